# shellcheck shell=bash
# For ./run and ./test, which source it with $root set: building a preset, quietly. Steps go to standard error, one line
# each; what the tools say goes to build/logs, and its end is shown where a step fails.
logs="$root/build/logs"
mkdir -p "$logs"

say() { printf '%s\n' "$*" >&2; }

give_up() { # step, log
    say "$1: failed. The end of $2:"
    tail -n 25 "$2" >&2
    return 1
}

# Ninja configures again by itself when a CMakeLists.txt changed; a fresh start is needed for a preset that changed and for
# a tree that was copied or moved here with its build folder.
configure_preset() {
    local preset=$1 folder="$root/build/$1" fresh=()
    if [[ -f $folder/CMakeCache.txt ]]; then
        grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt" || fresh=(--fresh)
        [[ $root/CMakePresets.json -nt $folder/build.ninja ]] && fresh=(--fresh)
        [[ -f $folder/build.ninja && ${#fresh[@]} == 0 ]] && return 0
    fi
    say "Configuring ($preset)"
    (cd "$root" && cmake "${fresh[@]}" --preset "$preset") >"$logs/configure-$preset.log" 2>&1 ||
        give_up "Configuring ($preset)" "$logs/configure-$preset.log"
}

# Reads what Ninja says: a line when compiling begins, and on a terminal its counter as one line that moves.
show_compiling() { # preset
    local line begun="" started=$SECONDS
    while IFS= read -r line; do
        [[ $line == *"Building CXX"* && -z $begun ]] && begun=yes && say "Compiling ($1)"
        [[ -t 2 && -n $begun && $line =~ ^\[[0-9]+/[0-9]+\] ]] && printf '\r  %s ' "${BASH_REMATCH[0]}" >&2
    done
    [[ -t 2 && -n $begun ]] && printf '\r' >&2
    [[ -z $begun ]] || say "  took $((SECONDS - started)) s      "
}

build_preset() { # preset, targets
    local preset=$1 log="$logs/build-$1.log"
    shift
    configure_preset "$preset" || return 1
    ninja -C "$root/build/$preset" "$@" 2>&1 | tee "$log" | show_compiling "$preset"
    ((PIPESTATUS[0] == 0)) || give_up "Compiling ($preset)" "$log"
}
