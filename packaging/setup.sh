#!/usr/bin/env bash
# Installs exactly what Planwright needs on Debian 12: packages, and the data engine (DuckDB 1.4.4) into build/deps.
#
#   packaging/setup.sh            what building and running the programs needs
#   packaging/setup.sh --tests    that, and what ./test needs
#
# Works as root or with sudo, changes nothing where nothing is missing, and says each step on standard error.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
log="$root/build/logs/setup.log"

build_packages=(ca-certificates cmake fonts-dejavu-core g++ libboost1.81-dev libcli11-dev libcurl4-openssl-dev libeigen3-dev libexpat1-dev libfmt-dev libhowardhinnant-date-dev
    libnlopt-dev libqt6opengl6-dev libspdlog-dev libsqlite3-dev libssl-dev libxgboost-dev libzip-dev libzstd-dev ninja-build nlohmann-json3-dev qt6-base-dev
    qt6-charts-dev qt6-svg-dev tzdata zlib1g-dev)
test_packages=(ccache clang-14 clang-format-14 clang-tidy-14 git hyperfine libbenchmark-dev libclang-rt-14-dev
    libfuzzer-14-dev librapidcheck-dev locales
    python3 python3-venv time)

# The engine: Debian has no package of it. Both archives carry the MIT licence's text.
engine="$root/build/deps/duckdb-1.4.4"
cache="${XDG_CACHE_HOME:-${HOME:-$root/build}/.cache}/planwright/duckdb-1.4.4"
library_package='@duckdb/node-bindings-linux-x64@1.4.4-r.1'
library_package_sha256=8ac460b152cd05a95065a414879bb09e40534b1fb7a80a7afe6969b6ce039029
header_package='duckdb@1.4.4'
header_package_sha256=5bb967dcbcd517670ba5f169f238fb9d6787e53752c60ebe24386169d76941ed
# file below build/deps/duckdb-1.4.4, its SHA-256, its place in an archive
engine_files=(
    "lib/libduckdb.so 1ef33048e12235115ac0d277a0aaccbb560e33248144f488b5ac005cd9ba81b5 library package/libduckdb.so"
    "include/duckdb.h cbe6a827284375c5a646b8f27dbd3a00808ce8738b5bbb49c190cb1e08540281 header package/src/duckdb/src/include/duckdb.h"
    "LICENSE 7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb header package/LICENSE"
)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "setup: $*"
    exit 1
}

# Runs a command with its output in the log; where it fails, up to three attempts, then the end of the log.
quietly() {
    local attempt
    for attempt in 1 2 3; do
        "$@" >>"$log" 2>&1 && return 0
        [[ $attempt == 3 ]] || sleep $((attempt * 5))
    done
    tail -n 15 "$log" >&2
    return 1
}

has_sha256() { [[ -f $1 ]] && [[ $(sha256sum <"$1") == "$2  -" ]]; }

# Copies by way of a name of its own, so that nobody ever sees half a file.
place() {
    mkdir -p "$(dirname "$2")"
    cp "$1" "$2.$$.part" && mv -f "$2.$$.part" "$2"
}

missing_packages() {
    local name
    for name in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || printf '%s ' "$name"
    done
}

as_root() {
    if [[ $EUID == 0 ]]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# A foreign package source that does not answer must not stop us: whether the packages can be had decides. An installation
# that was interrupted, ours or another, is finished first: apt refuses to work before that.
apt_install() {
    local apt=(apt-get -q -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 --no-install-recommends)
    as_root dpkg --configure -a || true
    as_root "${apt[@]}" update || true
    as_root "${apt[@]}" --no-remove --fix-broken install || true
    as_root "${apt[@]}" install "$@"
}

install_packages() {
    local missing
    command -v dpkg-query >/dev/null ||
        fail "this script knows Debian's packages only. Install by hand what these provide: $*"
    read -ra missing <<<"$(missing_packages "$@")"
    ((${#missing[@]})) || return 0
    # shellcheck disable=SC1091
    local system
    system=$(. /etc/os-release && printf '%s' "${ID:-} ${VERSION_ID:-}")
    [[ $system == "debian 12" ]] || say "setup: made for Debian 12, this is $system: trying."
    [[ $EUID == 0 ]] || command -v sudo >/dev/null ||
        fail "needs root for: apt-get install ${missing[*]} (there is no sudo; run packaging/setup.sh as root once)."
    say "setup: installing ${missing[*]}"
    quietly apt_install "${missing[@]}" || fail "the packages could not be installed. All of the output: $log"
}

fetch_package() { # name, SHA-256, folder for the archive
    rm -rf "$3" && mkdir -p "$3"
    (cd "$3" && npm pack --silent --ignore-scripts "$1") && has_sha256 "$(echo "$3"/*.tgz)" "$2"
}

download_engine() { # folder for the archives
    command -v npm >/dev/null || install_packages npm
    say "setup: downloading the data engine DuckDB 1.4.4 (33 MB)"
    quietly fetch_package "$library_package" "$library_package_sha256" "$1/library" ||
        fail "could not get $library_package with npm, or its SHA-256 is not the expected one. See $log"
    quietly fetch_package "$header_package" "$header_package_sha256" "$1/header" ||
        fail "could not get $header_package with npm, or its SHA-256 is not the expected one. See $log"
}

# From build/deps, else from the user's cache, else by download; a file with another hash is never used.
install_engine() {
    local entry file sha256 archive member downloads=""
    [[ $(uname -s) == Linux && $(uname -m) == x86_64 ]] ||
        fail "the data engine is pinned for Linux on x86-64 only; this is $(uname -s) on $(uname -m)."
    for entry in "${engine_files[@]}"; do
        read -r file sha256 archive member <<<"$entry"
        has_sha256 "$engine/$file" "$sha256" && continue
        if ! has_sha256 "$cache/$file" "$sha256"; then
            if [[ -z $downloads ]]; then
                downloads=$(mktemp -d "$root/build/deps/download.XXXXXX")
                # shellcheck disable=SC2064
                trap "rm -rf '$downloads'" EXIT
                download_engine "$downloads"
            fi
            tar -xzf "$downloads/$archive"/*.tgz -C "$downloads" "$member"
            has_sha256 "$downloads/$member" "$sha256" || fail "$member of $archive has not the expected SHA-256."
            place "$downloads/$member" "$engine/$file"
            place "$downloads/$member" "$cache/$file" 2>>"$log" || say "setup: $cache cannot be written: not cached."
            continue
        fi
        place "$cache/$file" "$engine/$file"
    done
}

# DVC and the stand-in for S3 that tests run against, in an environment of their own. Nothing of the product needs them:
# where they cannot be had, the tests that do are skipped and say so.
install_python_tools() {
    local list="$root/packaging/python-test-requirements.txt" tools="$root/build/deps/python"
    cmp -s "$list" "$tools/installed.txt" && return 0
    say "setup: installing DVC and moto for the tests (about 60 MB)"
    rm -rf "$tools"
    if python3 -m venv "$tools" >>"$log" 2>&1 &&
        quietly "$tools/bin/python" -m pip install --disable-pip-version-check --quiet --no-deps -r "$list"; then
        cp "$list" "$tools/installed.txt"
        return 0
    fi
    rm -rf "$tools"
    say "setup: DVC and moto could not be installed, see $log: the tests that need them will be skipped."
}

case "${1-}" in
"") packages=("${build_packages[@]}") ;;
--tests) packages=("${build_packages[@]}" "${test_packages[@]}") ;;
*) fail "unknown argument '$1'. Usage: packaging/setup.sh [--tests]" ;;
esac
mkdir -p "$root/build/logs" "$root/build/deps"
: >"$log"
# Two set-ups at once take turns.
exec 9>"$root/build/deps/.lock"
flock 9
install_packages "${packages[@]}"
install_engine
[[ ${1-} != --tests ]] || install_python_tools
