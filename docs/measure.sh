#!/usr/bin/env bash
# Prints docs/measured.md: docs/measure.sh > docs/measured.md (a minute; with --benchmarks also runs BenchmarkDotNet, four minutes).
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release bench/Microbattery.Cli > "$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
cli() { dotnet run -c Release --no-build --project bench/Microbattery.Cli -- "$@"; }

# One row: the words of "run" that differ from its defaults, and what its summary says.
row() {
    cli run "$@" --out "$work/run" > "$work/summary"
    sed -nE 's/^over all ticks: RMSE (.*), worst (.*), inside twice its bound (.*) of the time$/\1 | \2 | \3/p' "$work/summary" > "$work/errors"
    sed -nE 's/^highest true cell voltage while charging (.*), allowed (.*), above it for (.*)$/\1 | \2 | \3/p' "$work/summary" > "$work/volts"
    [ -s "$work/volts" ] || echo "never closed | |" > "$work/volts"
    echo "| \`run $*\` | $(cat "$work/errors") | $(cat "$work/volts") |"
}

echo "# Measured"
echo
echo "Printed by \`docs/measure.sh > docs/measured.md\` on $(date -u +%Y-%m-%d). Errors are of the state of charge against the simulated cell's, over all"
echo "ticks from the first; the simulated cell differs from its profile in capacity, resistance, open-circuit voltage and self-discharge, and the front"
echo "end has offset, gain and noise, all by seed. What each command does stands in \`run --help\`."
echo
echo "| command | RMSE | worst | inside twice its bound | highest voltage while charging | allowed | above it for |"
echo "|---|---|---|---|---|---|---|"
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
echo
echo "What stands out: the front ends on an MCU's own converter are made for cells of hundreds of µA·h. Their 0.2 µA of offset is 96 % of a CBC005 a day,"
echo "and the gauge says so; with the INA228 of the ESP32-C6 board it is 5 %. With \`--load-wanted 10\` the boards sleep deeply ten minutes at a time and"
echo "start again some hundred times; the gauge goes on from the journal each time. At -30 °C charging is outside the window. In the cold a source can be"
echo "too strong for the cell's resistance; it is then tried for 50 ms, ever more rarely, and in that time the terminals exceed their limit."

trace=../shared/data/lco_1100mah_cycling.csv
if [ -f "$trace" ]; then
    echo
    echo "## A measured trace"
    echo
    echo "Twelve cycles of a 1.1 A·h LiCoO2 cell (not in this repository), profile from the first, scored from the second on:"
    echo
    echo '```'
    echo "replay --cell-from-cycles 1 --trace lco_1100mah_cycling.csv --out gauge.csv"
    cli replay --cell-from-cycles 1 --trace "$trace" --out "$work/gauge.csv"
    echo '```'
fi

if [ "${1:-}" = "--benchmarks" ]; then
    dotnet run -c Release --project bench/Microbattery.Benchmarks -- --filter '*Tick*' '*SimulatedDay*' --inProcess --artifacts "$work/benchmarks" > "$work/benchmarks.log"
    echo
    echo "## Speed"
    echo
    echo "\`dotnet run -c Release --project bench/Microbattery.Benchmarks -- --filter '*Tick*' '*SimulatedDay*' --inProcess\`; the tick without adapters, the day with all:"
    echo
    sed -n '/^|/p' "$work"/benchmarks/results/*TickBenchmark-report-github.md
    echo
    sed -n '/^|/p' "$work"/benchmarks/results/*SimulatedDayBenchmark-report-github.md
fi
