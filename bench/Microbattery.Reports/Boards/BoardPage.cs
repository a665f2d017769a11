using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Sleep;
using Microbattery.Hal.FrontEnds;
using Microbattery.Reports.Reference;
using Microbattery.Simulation.Boards;

namespace Microbattery.Reports.Boards
{
    /// <summary>The printed blocks of a board's README, from its description and its sheet.</summary>
    public static class BoardPage
    {
        private static readonly string[] s_cells = ["enfilm-efl700a39", "cymbet-cbc050"];

        /// <summary>Names of the blocks.</summary>
        public static IReadOnlyList<string> Names { get; } =
            ["board", "wiring", "pins", "readings", "sleep", "commands", "journal", "notes"];

        /// <summary>The blocks, in the order of the page.</summary>
        /// <param name="model">The board.</param>
        /// <returns>Names and texts in Markdown.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks(BoardModel model)
        {
            ArgumentNullException.ThrowIfNull(model);
            BoardDescription board = model.Create();
            BoardSheet sheet = model.Sheet;
            return
            [
                ("board", $"{sheet.Summary}\n\nMCU: {sheet.Mcu}. Firmware target: {sheet.Targets}. In the simulator: `{board.Name}`.\n"),
                ("wiring", Code(Wiring(board, sheet))),
                ("pins", Pins(model.Folder, board, sheet)),
                ("readings", Readings(board)),
                ("sleep", Sleep(sheet)),
                ("commands", Code([sheet.Flash, sheet.Deploy])),
                ("journal", $"{sheet.Journal.Where}\n"),
                ("notes", string.Concat(sheet.Notes.Select(note => $"- {note}\n"))),
            ];
        }

        private static string Code(IEnumerable<string> lines) => $"```\n{string.Concat(lines.Select(line => line + "\n"))}```\n";

        private static string Pins(string folder, BoardDescription board, BoardSheet sheet)
        {
            MarkdownTable table = new("signal", "where", "number");
            HashSet<int> used = [];
            void Pin(string signal, int pin)
            {
                used.Add(pin);
                table.Row(signal, FrontEndSchematic.Pin(sheet, pin), $"pin {pin}");
            }

            void Channel(string signal, int channel) => table.Row(signal, FrontEndSchematic.Channel(sheet, channel), $"channel {channel}");

            Pin("charge switch, closed when high", board.ChargeSwitchPin);
            Pin("load switch, closed when high", board.LoadSwitchPin);
            Pin("voltage switch, on when high", board.DividerEnablePin);
            if (board.WatchdogPin != BoardDescription.NoPin)
            {
                Pin("watchdog, a pulse each tick", board.WatchdogPin);
            }

            int[] pins = [.. sheet.Pins.Keys.Select(key => int.Parse(key, CultureInfo.InvariantCulture))];
            foreach (int pin in pins.Where(pin => !used.Contains(pin)))
            {
                Pin("wakes the board", pin);
            }

            if (board.Design is AmplifierDesign design)
            {
                Channel("cell voltage", design.VoltageChannel);
                Channel("current, fine", design.FineCurrentChannel);
                Channel("current, coarse", design.CoarseCurrentChannel);
            }

            if (board.Design is MonitorDesign { SecondVoltageChannel: >= 0 } monitor)
            {
                Channel("cell voltage, second way", monitor.SecondVoltageChannel);
            }

            if (board.Design is not MonitorDesign { TemperatureMicrocelsiusPerStep: > 0 })
            {
                Channel("thermistor", board.Design.TemperatureChannel);
            }

            if (sheet.Bus is BusSheet bus)
            {
                table.Row($"{bus.Chip} at {bus.Address}, data", bus.Data, $"bus {bus.Number}");
                table.Row($"{bus.Chip} at {bus.Address}, clock", bus.Clock, $"bus {bus.Number}");
            }

            string pulledUp = sheet.PulledUpAtReset.Count > 0 ? string.Join(", ", sheet.PulledUpAtReset) : "none";
            return table.Below($"Source: `{folder}Board.cs` and `board.json`; numbers are those of the target's firmware.")
                + $"\nPulled up or driven by the MCU from reset, so no switch is there: {pulledUp} ({sheet.ResetSource}).\n";
        }

        private static string Readings(BoardDescription board)
        {
            Resolution step = Resolution.Of(board);
            BoardFigures accuracy = board.Accuracy;
            MarkdownTable table = new("quantity", "step", "range", "error left, one sigma");
            table.Row(
                "cell voltage",
                $"{step.VoltageMicrovolts / 1e3:0.###} mV",
                string.Empty,
                $"{accuracy.VoltageErrorMicrovolts / 1e3:0.###} mV");
            table.Row(
                "current",
                $"{step.CurrentNanoamps:0.##} nA",
                $"±{step.RangeNanoamps / 1e6:0.##} mA",
                $"{accuracy.CurrentOffsetErrorNanoamps} nA and {accuracy.CurrentGainErrorPpm / 1e4:0.##} %");
            if (step.LargestNanoamps > step.RangeNanoamps)
            {
                double coarse = step.CurrentNanoamps * step.LargestNanoamps / step.RangeNanoamps;
                table.Row("current, coarse", $"{coarse:0.#} nA", $"±{step.LargestNanoamps / 1e6:0.##} mA", "as above");
            }

            double peak = Math.Min(accuracy.PeakLoadNanoamps, step.LargestNanoamps);
            return table.Below(
                "Conditions: one step of the converter; errors after calibration, by the data sheets of the parts, not measured.\n"
                + $"At {peak / 1e6:0.#} mA the shunt takes {peak * board.Design.ShuntMilliohms / 1e9:0} mV.");
        }

        private static string Sleep(BoardSheet sheet)
        {
            SleepSheet sleep = sheet.Sleep;
            bool sleeps = sleep.AsleepMicroamps > 0;
            MarkdownTable table = new("what", "figure", "from");
            if (sleeps)
            {
                table.Row("asleep", $"{sleep.AsleepMicroamps:0.##} µA", sleep.AsleepSource);
                table.Row("from waking to the first sample", $"{sleep.StartSeconds:0.##} s", sleep.StartSource);
            }

            table.Row("awake", $"{sleep.AwakeMilliamps:0.##} mA", sleep.AwakeSource);
            if (sleeps)
            {
                table.Row(
                    "one wake, until it sleeps again",
                    $"{SleepCost.WakeMicroampHours(sheet):0.#} µA·h",
                    "the two above, and 1.05 s of samples");
                table.Row(
                    "of that before the first sample",
                    $"{sleep.AwakeMilliamps * 1e6 * sleep.StartSeconds:0} nA·s",
                    "computed; `StartNanoampSeconds` where the cell feeds the start");
            }

            table.Row("mean", Microamps(SleepCost.IdleMicroamps(sheet)), "computed");
            foreach (string cell in s_cells)
            {
                double capacity = BudgetPage.Capacity(cell);
                table.Row($"a full {cell} ({capacity:0} µA·h) lasts at that", Duration(SleepCost.Days(sheet, capacity)), "computed");
            }

            string minutes = Number(new WakePlan().DeepSleepMilliseconds / 60000.0);
            string state = sleeps ? $"no source, no load, a sample every {minutes} min" : "no source, no load";
            return $"{sleep.How}\n\n{table.Below($"Conditions: {state}.")}\n{sleep.BoardNote}\n";
        }

        private static IEnumerable<string> Wiring(BoardDescription board, BoardSheet sheet)
        {
            string charge = FrontEndSchematic.Pin(sheet, board.ChargeSwitchPin);
            string load = FrontEndSchematic.Pin(sheet, board.LoadSwitchPin);
            string voltage = FrontEndSchematic.Pin(sheet, board.DividerEnablePin);
            string shunt = FrontEndSchematic.Ohms(board.Design.ShuntMilliohms);
            int width = Math.Max(charge.Length, load.Length);
            yield return $"source --[charge switch: {charge.PadRight(width)}]--+";
            yield return $"load ----[load switch:   {load.PadRight(width)}]--+--[ shunt {shunt} ]-- cell +,  cell - -- ground";
            yield return $"         each control has {sheet.PullDown} to ground";
            IEnumerable<string> converter = board.Design is AmplifierDesign design
                ? Amplifiers(design, sheet, voltage)
                : Monitor(board, sheet, voltage);
            foreach (string line in converter)
            {
                yield return line;
            }

            yield return board.Design is MonitorDesign { TemperatureMicrocelsiusPerStep: > 0 }
                ? $"temperature: {sheet.Bus?.Chip} itself, beside the cell"
                : "bias -- 10 kΩ --+-- NTC 10 kΩ, B 3435 K -- ground;  + -> "
                    + FrontEndSchematic.Channel(sheet, board.Design.TemperatureChannel);
            if (sheet.Bus is BusSheet bus)
            {
                yield return $"{bus.Chip} SDA -- {bus.Data}, SCL -- {bus.Clock}";
            }

            if (board.WatchdogPin != BoardDescription.NoPin)
            {
                yield return $"TPL5010 DONE <- {FrontEndSchematic.Pin(sheet, board.WatchdogPin)}, RSTn -> reset of the MCU";
            }
        }

        private static IEnumerable<string> Amplifiers(AmplifierDesign design, BoardSheet sheet, string voltage)
        {
            (string upper, string lower) = FrontEndSchematic.Divider(design.DividerPpm);
            string fine = FrontEndSchematic.Channel(sheet, design.FineCurrentChannel);
            string coarse = FrontEndSchematic.Channel(sheet, design.CoarseCurrentChannel);
            string cell = FrontEndSchematic.Channel(sheet, design.VoltageChannel);
            yield return $"across the shunt: amplifier x{design.FineGain} -> {fine}, amplifier x{design.CoarseGain} -> {coarse}, "
                + "both at half the bias without current";
            yield return $"cell + --[voltage switch: {voltage}]-- {upper} --+-- {lower} -- ground;  + -- buffer -> {cell}";
        }

        private static IEnumerable<string> Monitor(BoardDescription board, BoardSheet sheet, string voltage)
        {
            if (sheet.Bus is not BusSheet bus)
            {
                yield break;
            }

            yield return $"across the shunt: {bus.Chip} IN+ (source side), IN- (cell side)";
            yield return $"cell + --[voltage switch: {voltage}]-- {bus.Chip} VBUS";
            if (board.Design is MonitorDesign { SecondVoltageChannel: >= 0 } monitor)
            {
                (string upper, string lower) = FrontEndSchematic.Divider(monitor.SecondDividerPpm);
                string second = FrontEndSchematic.Channel(sheet, monitor.SecondVoltageChannel);
                yield return $"the same switch -- {upper} --+-- {lower} -- ground;  + -- buffer -> {second}";
            }
        }

        private static string Duration(double days) => days switch
        {
            < 1.0 / 1440 => Number(days * 86400) + " s",
            < 1.0 / 24 => Number(days * 1440) + " min",
            < 2 => Number(days * 24) + " h",
            _ => Number(days) + " days",
        };

        private static string Microamps(double value) => value >= 1000 ? Number(value / 1000) + " mA" : Number(value) + " µA";

        private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
    }
}
