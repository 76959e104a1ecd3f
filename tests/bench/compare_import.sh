#!/bin/sh
# Measures `import` beside pandas, Polars and DuckDB doing the same job (import_peers.py), one after the other in rounds.
#   tests/bench/compare_import.sh CLI EVENTS.csv PYTHON [ROUNDS]
# CLI: a release build's planwright-cli; EVENTS.csv: of `planwright-cli demo --out EVENTS.csv --events 10000000
# --categories 40`; PYTHON: one that has pandas, polars, duckdb and pyarrow. Prints wall and processor seconds and peak
# memory of every run, and the medians as ratios. What is not there is skipped with a line that says so.
set -eu
[ $# -ge 3 ] || { sed -n '2,6p' "$0" | cut -c3-; exit 2; }
cli=$1 events=$2 python=$3 rounds=${4:-3}
here=$(dirname "$(readlink -f "$0")")
[ -x /usr/bin/time ] || { echo "skipped: /usr/bin/time is not installed"; exit 0; }
[ -x "$cli" ] && [ -e "$events" ] || { echo "skipped: there is no $cli or no $events"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat "$events" >/dev/null # all find the file in the page cache
measure() { # name, command...
    name=$1
    shift
    if /usr/bin/time -f "$name %e %U %S %M" -o "$work/time" "$@" >"$work/out" 2>&1; then
        tail -n 1 "$work/time" | tee -a "$work/all"
    else
        echo "$name failed: $(tail -n 1 "$work/out")"
    fi
}
round=1
while [ "$round" -le "$rounds" ]; do
    rm -rf "$work/w.planwright"
    measure planwright "$cli" import "$events" --workspace "$work/w.planwright" --threads 2
    for peer in duckdb polars pandas; do
        "$python" -c "import $peer" 2>/dev/null || { echo "skipped: $python has no $peer"; continue; }
        measure "$peer" "$python" "$here/import_peers.py" "$peer" "$events" "$work/out.parquet"
        rm -rf "$work/out.parquet" "$work/out.parquet.spill"
    done
    round=$((round + 1))
done

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
column() { awk -v n="$1" -v c="$2" '$1 == n { print c == 2 ? $2 : c == 3 ? $3 + $4 : $5 / 1024 }' "$work/all" | median; }
wall=$(column planwright 2) cpu=$(column planwright 3)
echo "medians of $rounds rounds     wall, s   processor, s   peak, MiB   wall / Planwright's"
for name in planwright duckdb polars pandas; do
    grep -q "^$name " "$work/all" || continue
    echo "$name $(column "$name" 2) $(column "$name" 3) $(column "$name" 4) $wall" |
        awk '{ printf "%-22s %10.1f %14.1f %11.0f %12.2f\n", $1, $2, $3, $4, $2 / $5 }'
done
