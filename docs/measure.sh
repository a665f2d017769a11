#!/usr/bin/env bash
# Prints the tables of docs/measured.md into the page, each between its marks: docs/measure.sh (a minute; with --benchmarks also runs
# BenchmarkDotNet, four minutes). The text between the marks is written by hand.
set -euo pipefail
cd "$(dirname "$0")/.."
page=docs/measured.md
blocks="runs"
trace=../shared/data/lco_1100mah_cycling.csv
[ -f "$trace" ] && blocks="$blocks,trace"
[ "${1:-}" = "--benchmarks" ] && blocks="$blocks,tick,day"

# What the page lacks is found before the work.
for name in ${blocks//,/ }; do
    for mark in "<!-- $name -->" "<!-- end of $name -->"; do
        [ "$(grep -cxF -- "$mark" "$page")" = 1 ] || { echo "$page: expected one line $mark" >&2; exit 1; }
    done
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release bench/Microbattery.Cli > "$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
cli() { dotnet run -c Release --no-build --project bench/Microbattery.Cli -- "$@"; }

# Puts standard input between the marks of a block.
fill() {
    cat > "$work/block"
    awk -v name="$1" -v block="$work/block" '
        $0 == "<!-- end of " name " -->" { inside = 0 }
        !inside { print }
        $0 == "<!-- " name " -->" { inside = 1; while ((getline line < block) > 0) print line }' "$page" > "$work/page"
    cp "$work/page" "$page"
}

# One row: the words of "run" that differ from its defaults, and what its summary says.
row() {
    # A line that begins with two spaces goes on from the line before.
    cli run "$@" --out "$work/run" | sed -E ':a; N; $!ba; s/\n  +/ /g' > "$work/summary"
    sed -nE 's/^over the run the gauge was off by (.*) RMSE .* and (.*) at worst$/\1 | \2/p' "$work/summary" > "$work/off"
    sed -nE 's/^the truth was inside twice its uncertainty (.*) of the time;.*$/\1/p' "$work/summary" > "$work/inside"
    sed -nE 's/^while charging the true cell voltage rose to (.*); (.*) is allowed, and it was above that for (.*)$/\1 | \2 | \3/p' \
        "$work/summary" > "$work/volts"
    : > "$work/errors"
    [ -s "$work/off" ] && [ -s "$work/inside" ] && echo "$(cat "$work/off") | $(cat "$work/inside")" > "$work/errors"
    [ -s "$work/errors" ] || { echo "run $*: its summary states no error" >&2; exit 1; }
    [ -s "$work/volts" ] || echo "never closed | |" > "$work/volts"
    echo "| \`run $*\` | $(cat "$work/errors") | $(cat "$work/volts") |"
}

rows() {
    for seed in 1 2 3 4 5 6 7 8; do row --days 5 --seed $seed; done
    for temperature in -30 -15 -10 0 10 45 60; do row --temperature $temperature; done
    row --source usb
    row --source usb --temperature -15 --swing 2
    row --sensor-errors 0
    for board in esp32-c6-devkit esp32-devkit orgpal-palthree raspberry-pi-pico; do row --board $board; done
    for board in esp32-c6-devkit esp32-devkit stm32f769i-disco; do row --board $board --load-wanted 10; done
    row --board esp32-c6-devkit --load-wanted 10 --days 30
    for cell in cymbet-cbc005 cymbet-cbc050 front-edge-nanoenergy-100 front-edge-nanoenergy-1000; do row --cell $cell; done
    for cell in cymbet-cbc005 cymbet-cbc050; do row --board esp32-c6-devkit --cell $cell; done
    for cell in lfp-lipon-si nis-sulfide-li; do row --days 5 --board orgpal-palthree --cell $cell; done
}

rows > "$work/rows"
{
    echo "Conditions: the defaults of \`run\` but for the words of each row; cell, front end and weather drawn by seed; run on $(date -u +%Y-%m-%d)."
    echo "Largest RMSE first."
    echo
    echo "| command | RMSE | worst | inside twice its uncertainty | highest voltage while charging | allowed | above it for |"
    echo "|---|---|---|---|---|---|---|"
    LC_ALL=C sort -s -t '|' -k 3,3nr "$work/rows"
} | fill runs

if [[ $blocks == *trace* ]]; then
    {
        echo "Conditions: profile from the first cycle, scored from the second on; run on $(date -u +%Y-%m-%d)."
        echo
        echo '```'
        echo "replay --cell-from-cycles 1 --trace lco_1100mah_cycling.csv --out gauge.csv"
        cli replay --cell-from-cycles 1 --trace "$trace" --out "$work/gauge.csv"
        echo '```'
    } | fill trace
fi

if [[ $blocks == *tick* ]]; then
    filter=(--filter '*Tick*' '*SimulatedDay*' --inProcess)
    dotnet run -c Release --project bench/Microbattery.Benchmarks -- "${filter[@]}" --artifacts "$work/benchmarks" > "$work/benchmarks.log"
    {
        echo "Conditions: the tick without adapters; run on $(date -u +%Y-%m-%d)."
        echo
        sed -n '/^|/p' "$work"/benchmarks/results/*TickBenchmark-report-github.md
    } | fill tick
    {
        echo "Conditions: a day with all adapters; run on $(date -u +%Y-%m-%d)."
        echo
        sed -n '/^|/p' "$work"/benchmarks/results/*SimulatedDayBenchmark-report-github.md
    } | fill day
fi
