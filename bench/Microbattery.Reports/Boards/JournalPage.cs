using System.Collections.Generic;
using System.Linq;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Sleep;
using Microbattery.Hal.Storage;
using Microbattery.Reports.Reference;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Chips;

namespace Microbattery.Reports.Boards
{
    /// <summary>The printed blocks of docs/journal.md: what is kept over a power cut, and how long the storage lives.</summary>
    public static class JournalPage
    {
        private const int DaysPerYear = 365;
        private const double DayMilliseconds = 86400000;
        private const int CountedRecords = 20000;

        // Parts that a board of your own may have: cycles that the maker states, wear of the unit that wears most by one record.
        private static readonly Storage[] s_parts =
        [
            new("AT24C256C (EEPROM), 2 slots", 1e6, 1.0 / 2, "1 000 000 writes of a page: data sheet DS20006042A"),
            new("AT24C256C, 16 slots", 1e6, 1.0 / 16, "1 000 000 writes of a page: data sheet DS20006042A"),
            new("MB85RC256V (FRAM), 2 slots", 1e12, 1.0 / 2, "10^12 a byte, reads count: data sheet DS501-00017"),
            Flash("`FlashRecordStore`, 2 pages of 4 KB", 2, 4096, 1, 1e5, "serial NOR or RP2040 flash, 100 000 erasures"),
            Flash("`FlashRecordStore`, 8 pages of 4 KB", 8, 4096, 1, 1e5, "serial NOR or RP2040 flash, 100 000 erasures"),
            Flash("`FlashRecordStore`, 2 pages of 2 KB, units of 8", 2, 2048, 8, 1e4, "STM32 flash, 10 000 erasures by its data sheets"),
            Flash("`FlashRecordStore`, 8 pages of 2 KB, units of 8", 8, 2048, 8, 1e4, "STM32 flash, 10 000 erasures by its data sheets"),
        ];

        /// <summary>Names of the blocks.</summary>
        public static IReadOnlyList<string> Names { get; } = ["kept", "wear of boards", "wear of parts"];

        // Records a day: awake, asleep, and what a full cycle of the cell adds.
        private static double Hourly => DayMilliseconds / new JournalSettings().LongestMilliseconds;

        private static double Asleep => 2 * DayMilliseconds / new WakePlan().DeepSleepMilliseconds;

        private static double Cycle => 2e6 / new JournalSettings().ChangePpm;

        /// <summary>The blocks, in the order of the page.</summary>
        /// <returns>Names and tables in Markdown.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks() =>
            [("kept", Kept()), ("wear of boards", WearOfBoards()), ("wear of parts", WearOfParts())];

        private static string Kept()
        {
            JournalSettings settings = new();
            MarkdownTable table = new("kept by", "what", "when it is written", "bytes");
            table.Row(
                "`GaugeJournal`",
                "the gauge's state block; whether charging was done, whether a lithium-free cell was formed, latched faults",
                $"{settings.ChangePpm / 1e4:0.#} % after the last, {settings.LongestMilliseconds / 3600000} h after it, before deep sleep "
                + "and after it; at once when charging is done, a cell was formed or a fault is latched or cleared",
                $"{RecordCodec.Length}");
            table.Row(
                "`FaultHistory`",
                $"the last {FaultHistory.Capacity} trips: faults, date, voltage, current, temperature, for a failed tick kind and place of "
                + "the exception",
                $"at once, but after {settings.FaultBurst} of them one in {settings.FaultPauseMilliseconds / 3600000} h; "
                + "a reset earns none",
                $"{FaultHistory.RecordLength}");
            return table.Below("Conditions: default settings of the firmware (`JournalSettings`). Bytes are those of one record.");
        }

        private static string WearOfBoards()
        {
            MarkdownTable table = new(
                "board", "storage", "records a day, and with a full cycle", "wear a record", "years", "years with a full cycle a day",
                "from");
            foreach ((BoardModel model, Storage storage, double idle) in BoardCatalogue.Names
                .Select(BoardCatalogue.Find)
                .Select(model => (Model: model, Storage: StorageOf(model.Sheet), Idle: model.SleepsDeeply ? Asleep : Hourly))
                .OrderBy(one => Years(one.Storage, one.Idle + Cycle)))
            {
                table.Row(
                    model.Create().Name, storage.Name, $"{idle:0}, {idle + Cycle:0}", Wear(storage), Text(Years(storage, idle)),
                    Text(Years(storage, idle + Cycle)), storage.Source);
            }

            double minutes = new WakePlan().DeepSleepMilliseconds / 60000.0;
            return table.Below(
                $"Conditions: default settings: {Hourly:0} records a day of a board that stays awake, {Asleep:0} of one that sleeps deeply "
                + $"(one before each\nsleep and one after it, {minutes:0.#} min apart), {Cycle:0} more with a full cycle of the cell a "
                + "day. Storage, its cycles and its wear are those\nof the board's `board.json`. Shortest life first.");
        }

        private static string WearOfParts()
        {
            MarkdownTable table = new(
                "storage", "wear a record", $"years, awake ({Hourly + Cycle:0} a day)", $"years, sleeping ({Asleep + Cycle:0} a day)",
                "from");
            foreach (Storage storage in s_parts.OrderBy(storage => Years(storage, Asleep + Cycle)))
            {
                table.Row(
                    storage.Name, Wear(storage), Text(Years(storage, Hourly + Cycle)), Text(Years(storage, Asleep + Cycle)),
                    storage.Source);
            }

            return table.Below(
                "Conditions: the same settings, with a full cycle of the cell a day. Wear of `FlashRecordStore` is counted on simulated "
                + $"flash: {MarkdownTable.Number(CountedRecords)}\nrecords into two of its six slots. Shortest life first.");
        }

        private static Storage StorageOf(BoardSheet sheet) =>
            new(sheet.Journal.Storage, sheet.Journal.Cycles ?? double.PositiveInfinity, sheet.Journal.WearOfRecord, sheet.Journal.Source);

        private static Storage Flash(string name, int pageCount, int pageLength, int programLength, double cycles, string source)
        {
            SimulatedFlash flash = new(pageCount, pageLength, programLength, 1);
            FlashRecordStore store = new(flash, 6, RecordCodec.Length);
            byte[] record = new byte[RecordCodec.Length];
            for (int i = 0; i < CountedRecords + 4; i++)
            {
                // Four slots are written once and carried along, two in turn.
                store.TryWrite(i < 4 ? 2 + i : i % 2, record);
            }

            return new Storage(name, cycles, (double)flash.EraseCounts.Max() / CountedRecords, source);
        }

        private static string Wear(Storage storage) => double.IsInfinity(storage.Cycles) ? "none" : $"{storage.WearOfRecord:0.####}";

        private static double Years(Storage storage, double recordsPerDay) =>
            storage.Cycles / (recordsPerDay * storage.WearOfRecord) / DaysPerYear;

        private static string Text(double years) => years switch
        {
            double.PositiveInfinity => "no limit",
            > 1e6 => "millions",
            > 1000 => "thousands",
            > 20 => $"{years:0}",
            _ => $"{years:0.#}",
        };

        private sealed record Storage(string Name, double Cycles, double WearOfRecord, string Source);
    }
}
