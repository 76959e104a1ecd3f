#!/bin/sh
# Measures the whole job of planwright-cli beside another program that does the same, in alternating runs.
#   tests/bench/compare_pipeline.sh CLI EVENTS.csv PYTHON SCRIPT CATEGORY_MAP.csv [ROUNDS]
# CLI: a release build's planwright-cli. PYTHON SCRIPT EVENTS.csv CATEGORY_MAP.csv OUT_DIR: the other program, e.g.
# ../shared/peers/scripts/speed_pipeline.py with the interpreter that has its packages. Prints wall seconds and peak
# memory of every run, the medians and their ratio. What is not there is skipped with a line that says so.
set -eu
[ $# -ge 5 ] || { sed -n '2,6p' "$0" | cut -c3-; exit 2; }
cli=$1 events=$2 python=$3 script=$4 map=$5 rounds=${6:-3}
command -v hyperfine >/dev/null || { echo "skipped: hyperfine is not installed"; exit 0; }
[ -x /usr/bin/time ] || { echo "skipped: /usr/bin/time is not installed"; exit 0; }
for file in "$cli" "$events" "$script" "$map"; do
    [ -e "$file" ] || { echo "skipped: there is no $file"; exit 0; }
done
command -v "$python" >/dev/null || { echo "skipped: there is no $python"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ours="rm -rf $work/w.planwright; /usr/bin/time -f '%M' -a -o $work/ours.kb $cli run $events --workspace $work/w.planwright --threads 2"
theirs="/usr/bin/time -f '%M' -a -o $work/theirs.kb $python $script $events $map $work/theirs"
cat "$events" >/dev/null # both find the file in the page cache

# One run of each a round, so that a busy minute of the machine hits both alike.
round=1
while [ "$round" -le "$rounds" ]; do
    hyperfine --style none --runs 1 --export-csv "$work/$round.csv" \
        --command-name ours "$ours" --command-name theirs "$theirs" >/dev/null
    awk -F, -v n="$round" 'NR > 1 { s[NR] = $2 } END { printf "round %d: planwright %.2f s, the other %.2f s\n", n, s[2], s[3] }' "$work/$round.csv"
    round=$((round + 1))
done

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ours_s=$(awk -F, '$1 == "ours" { print $2 }' "$work"/[0-9]*.csv | median)
theirs_s=$(awk -F, '$1 == "theirs" { print $2 }' "$work"/[0-9]*.csv | median)
ours_kb=$(median <"$work/ours.kb")
theirs_kb=$(median <"$work/theirs.kb")
awk -v a="$ours_s" -v b="$theirs_s" -v ka="$ours_kb" -v kb="$theirs_kb" -v n="$rounds" 'BEGIN {
    printf "median of %d alternating runs   planwright   other   ratio\n", n
    printf "wall, s                      %10.2f %8.2f  1 : %.1f\n", a, b, b / a
    printf "peak of one process, MiB     %10.0f %8.0f  1 : %.1f\n", ka / 1024, kb / 1024, kb / ka
}'
