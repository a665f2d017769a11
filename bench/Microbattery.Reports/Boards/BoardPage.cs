using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Boards;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Sleep;
using Microbattery.Hal.FrontEnds;
using Microbattery.Simulation.Boards;

namespace Microbattery.Reports.Boards
{
    /// <summary>The README of a board, from its description and its sheet.</summary>
    public static class BoardPage
    {
        private const double MicroampHoursPerNanoampSecond = 1 / 3.6e6;

        /// <summary>The page.</summary>
        /// <param name="folder">Folder of the board.</param>
        /// <param name="board">The board.</param>
        /// <param name="sheet">Its sheet.</param>
        /// <returns>Markdown.</returns>
        public static string Write(string folder, BoardDescription board, BoardSheet sheet)
        {
            ArgumentNullException.ThrowIfNull(board);
            ArgumentNullException.ThrowIfNull(sheet);
            StringBuilder text = new();
            Line(text, $"# {sheet.Title}");
            Line(text, string.Empty);
            Line(text, $"<!-- Generated from {Path(folder, board)} and board.json by: boards write. -->");
            Line(text, string.Empty);
            Line(text, sheet.Summary);
            Line(text, string.Empty);
            Line(text, $"MCU {sheet.Mcu}. Firmware target {sheet.Targets}. Simulated, and compiled for the device; not yet wired up: the accuracy figures are what the parts should give.");
            Line(text, string.Empty);
            Line(text, $"![Front end of {sheet.Title}](front-end.svg)");
            Line(text, string.Empty);
            Line(text, "```");
            text.Append(TextSchematic(board, sheet));
            Line(text, "```");
            Line(text, string.Empty);
            WritePins(text, board, sheet);
            WriteParts(text, board);
            WriteSleep(text, sheet);
            Line(text, "## On the board");
            Line(text, string.Empty);
            Line(text, "```");
            Line(text, sheet.Flash);
            Line(text, sheet.Deploy);
            Line(text, "```");
            Line(text, string.Empty);
            Line(text, sheet.Journal);
            Line(text, string.Empty);
            foreach (string note in sheet.Notes)
            {
                Line(text, "- " + note);
            }

            return text.ToString();
        }

        private static string Path(string folder, BoardDescription board) => $"{folder}Board.cs ({board.Name})";

        private static void WritePins(StringBuilder text, BoardDescription board, BoardSheet sheet)
        {
            Line(text, "## Pins");
            Line(text, string.Empty);
            Line(text, "| signal | where | number |");
            Line(text, "|---|---|---|");
            HashSet<int> used = [];
            void Pin(string signal, int pin)
            {
                used.Add(pin);
                Line(text, $"| {signal} | {FrontEndSchematic.Pin(sheet, pin)} | pin {pin} |");
            }

            Pin("charge switch, closed when high", board.ChargeSwitchPin);
            Pin("load switch, closed when high", board.LoadSwitchPin);
            Pin("voltage switch, on when high", board.DividerEnablePin);
            if (board.WatchdogPin != BoardDescription.NoPin)
            {
                Pin("watchdog, a pulse each tick", board.WatchdogPin);
            }

            foreach (int pin in sheet.Pins.Keys.Select(key => int.Parse(key, CultureInfo.InvariantCulture)).Where(pin => !used.Contains(pin)))
            {
                Pin("wakes the board", pin);
            }

            if (board.Design is AmplifierDesign design)
            {
                Channel(text, sheet, "cell voltage", design.VoltageChannel);
                Channel(text, sheet, "current, fine", design.FineCurrentChannel);
                Channel(text, sheet, "current, coarse", design.CoarseCurrentChannel);
            }

            if (board.Design is MonitorDesign { SecondVoltageChannel: >= 0 } monitor)
            {
                Channel(text, sheet, "cell voltage, second way", monitor.SecondVoltageChannel);
            }

            if (board.Design is not MonitorDesign { TemperatureMicrocelsiusPerStep: > 0 })
            {
                Channel(text, sheet, "thermistor", board.Design.TemperatureChannel);
            }

            if (sheet.Bus is not null)
            {
                Line(text, $"| {sheet.Bus.Chip} at {sheet.Bus.Address}, data | {sheet.Bus.Data} | bus {sheet.Bus.Number} |");
                Line(text, $"| {sheet.Bus.Chip} at {sheet.Bus.Address}, clock | {sheet.Bus.Clock} | bus {sheet.Bus.Number} |");
            }

            Line(text, string.Empty);
            string pulledUp = sheet.PulledUpAtReset.Count > 0 ? string.Join(", ", sheet.PulledUpAtReset) : "none";
            Line(text, $"Pulled up or driven by the MCU from reset until a program says otherwise, so none of them controls a switch: {pulledUp} ({sheet.ResetSource}).");
            Line(text, string.Empty);
        }

        private static void Channel(StringBuilder text, BoardSheet sheet, string signal, int channel) =>
            Line(text, $"| {signal} | {FrontEndSchematic.Channel(sheet, channel)} | channel {channel} |");

        private static void WriteParts(StringBuilder text, BoardDescription board)
        {
            Resolution step = Resolution.Of(board);
            BoardFigures accuracy = board.Accuracy;
            Line(text, "## What it reads");
            Line(text, string.Empty);
            Line(text, "| | step | range | error left, one sigma |");
            Line(text, "|---|---|---|---|");
            Line(text, $"| cell voltage | {step.VoltageMicrovolts / 1e3:0.###} mV | | {accuracy.VoltageErrorMicrovolts / 1e3:0.###} mV |");
            Line(text, $"| current | {step.CurrentNanoamps:0.##} nA | ±{step.RangeNanoamps / 1e6:0.##} mA | {accuracy.CurrentOffsetErrorNanoamps} nA and {accuracy.CurrentGainErrorPpm / 1e4:0.##} % |");
            if (step.LargestNanoamps > step.RangeNanoamps)
            {
                Line(text, $"| current, coarse | {step.CurrentNanoamps * step.LargestNanoamps / step.RangeNanoamps:0.#} nA | ±{step.LargestNanoamps / 1e6:0.##} mA | as above |");
            }

            Line(text, string.Empty);
            double peak = Math.Min(accuracy.PeakLoadNanoamps, step.LargestNanoamps);
            Line(text, $"At {peak / 1e6:0.#} mA the shunt takes {peak * board.Design.ShuntMilliohms / 1e9:0} mV. What that offset costs which cell: [docs/resolution.md](../../docs/resolution.md).");
            Line(text, string.Empty);
        }

        private static void WriteSleep(StringBuilder text, BoardSheet sheet)
        {
            SleepSheet sleep = sheet.Sleep;
            Line(text, "## Sleep and what it costs");
            Line(text, string.Empty);
            Line(text, sleep.How);
            Line(text, string.Empty);
            Line(text, "| | | from |");
            Line(text, "|---|---|---|");
            if (sleep.AsleepMicroamps > 0)
            {
                Line(text, $"| asleep | {sleep.AsleepMicroamps:0.##} µA | {sleep.AsleepSource} |");
                Line(text, $"| from waking to the first look | {sleep.StartSeconds:0.##} s | {sleep.StartSource} |");
            }

            Line(text, $"| awake | {sleep.AwakeMilliamps:0.##} mA | {sleep.AwakeSource} |");
            if (sleep.AsleepMicroamps > 0)
            {
                Line(text, $"| one wake, until it sleeps again | {SleepCost.WakeMicroampHours(sheet):0.#} µA·h | the two above, and 1.05 s of looks |");
                Line(text, $"| of that before the first look | {sleep.AwakeMilliamps * 1e6 * sleep.StartSeconds:0} nA·s | computed; `StartNanoampSeconds` where the cell feeds the start |");
            }

            string minutes = Number(new WakePlan().DeepSleepMilliseconds / 60000.0);
            string state = sleep.AsleepMicroamps > 0 ? $"without source and load, a look every {minutes} min" : "without source and load";
            Line(text, $"| mean {state} | {Microamps(SleepCost.IdleMicroamps(sheet))} | computed |");
            foreach (string cell in new[] { "enfilm-efl700a39", "cymbet-cbc050" })
            {
                double capacity = ProfileCatalogue.Find(cell).CapacityNanoampSeconds * MicroampHoursPerNanoampSecond;
                Line(text, $"| a full {cell} ({capacity:0} µA·h) lasts at that | {Duration(SleepCost.Days(sheet, capacity))} | computed |");
            }

            Line(text, string.Empty);
            Line(text, sleep.BoardNote);
            Line(text, string.Empty);
        }

        private static string TextSchematic(BoardDescription board, BoardSheet sheet)
        {
            string charge = FrontEndSchematic.Pin(sheet, board.ChargeSwitchPin);
            string load = FrontEndSchematic.Pin(sheet, board.LoadSwitchPin);
            string voltage = FrontEndSchematic.Pin(sheet, board.DividerEnablePin);
            string shunt = FrontEndSchematic.Ohms(board.Design.ShuntMilliohms);
            StringBuilder text = new();
            int width = Math.Max(charge.Length, load.Length);
            Line(text, $"source --[charge switch: {charge.PadRight(width)}]--+");
            Line(text, $"load ----[load switch:   {load.PadRight(width)}]--+--[ shunt {shunt} ]-- cell +,  cell - -- ground");
            Line(text, $"         each control has {sheet.PullDown} to ground");
            if (board.Design is AmplifierDesign design)
            {
                (string upper, string lower) = FrontEndSchematic.Divider(design.DividerPpm);
                string fine = FrontEndSchematic.Channel(sheet, design.FineCurrentChannel);
                string coarse = FrontEndSchematic.Channel(sheet, design.CoarseCurrentChannel);
                Line(text, $"across the shunt: amplifier x{design.FineGain} -> {fine}, amplifier x{design.CoarseGain} -> {coarse}, both at half the bias without current");
                Line(text, $"cell + --[voltage switch: {voltage}]-- {upper} --+-- {lower} -- ground;  + -- buffer -> {FrontEndSchematic.Channel(sheet, design.VoltageChannel)}");
            }
            else if (sheet.Bus is not null)
            {
                Line(text, $"across the shunt: {sheet.Bus.Chip} IN+ (source side), IN- (cell side)");
                Line(text, $"cell + --[voltage switch: {voltage}]-- {sheet.Bus.Chip} VBUS");
                if (board.Design is MonitorDesign { SecondVoltageChannel: >= 0 } monitor)
                {
                    (string upper, string lower) = FrontEndSchematic.Divider(monitor.SecondDividerPpm);
                    Line(text, $"the same switch -- {upper} --+-- {lower} -- ground;  + -- buffer -> {FrontEndSchematic.Channel(sheet, monitor.SecondVoltageChannel)}");
                }
            }

            if (board.Design is MonitorDesign { TemperatureMicrocelsiusPerStep: > 0 })
            {
                Line(text, $"temperature: {sheet.Bus?.Chip} itself, beside the cell");
            }
            else
            {
                Line(text, $"bias -- 10 kΩ --+-- NTC 10 kΩ, B 3435 K -- ground;  + -> {FrontEndSchematic.Channel(sheet, board.Design.TemperatureChannel)}");
            }

            if (sheet.Bus is not null)
            {
                Line(text, $"{sheet.Bus.Chip} SDA -- {sheet.Bus.Data}, SCL -- {sheet.Bus.Clock}");
            }

            if (board.WatchdogPin != BoardDescription.NoPin)
            {
                Line(text, $"TPL5010 DONE <- {FrontEndSchematic.Pin(sheet, board.WatchdogPin)}, RSTn -> reset of the MCU");
            }

            return text.ToString();
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

        private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
    }
}
