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

# On a terminal, Ninja's counter as one line that moves.
show_counter() {
    local line
    if [[ -t 2 ]]; then
        while IFS= read -r line; do
            [[ $line =~ ^\[[0-9]+/[0-9]+\] ]] && printf '\r  %s ' "${BASH_REMATCH[0]}" >&2
        done
        printf '\r%20s\r' '' >&2
    else
        cat >/dev/null
    fi
}

build_preset() { # preset, targets
    local preset=$1 log="$logs/build-$1.log" started=$SECONDS
    shift
    configure_preset "$preset" || return 1
    [[ $(ninja -C "$root/build/$preset" -n "$@" 2>&1) == *"no work to do"* ]] && return 0
    say "Compiling ($preset)"
    ninja -C "$root/build/$preset" "$@" 2>&1 | tee "$log" | show_counter
    if [[ ${PIPESTATUS[0]} != 0 ]]; then
        give_up "Compiling ($preset)" "$log"
        return 1
    fi
    say "  done in $((SECONDS - started)) s"
}
