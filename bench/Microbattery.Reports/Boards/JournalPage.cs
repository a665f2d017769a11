using System;
using System.Linq;
using System.Text;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Sleep;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Chips;

namespace Microbattery.Reports.Boards
{
    /// <summary>What is kept over a power cut, what a cut costs, and how long the storage lives.</summary>
    public static class JournalPage
    {
        private const int DaysPerYear = 365;
        private const double DayMilliseconds = 86400000;

        // What boards write to besides their own figures: name, cycles, wear of the unit that wears most by one record, source.
        private static readonly Storage s_esp32 = new("littlefs, 256 KB of the MCU's flash", 1e5, 0.0103, "100 000 erasures: Espressif's FAQ on NVS");
        private static readonly Storage s_pico = new("littlefs, 32 KB of W25Q16JV", 1e5, 0.0623, "100 000 erasures: W25Q16JV data sheet, features");
        private static readonly Storage s_palThree = new("littlefs, serial flash, 256 KB of it", 1e5, 0.0118, "100 000 erasures, as such parts state");
        private static readonly Storage s_registers = new("backup registers, one slot", double.PositiveInfinity, 1, "no wear; alive as long as VBAT");

        private static readonly Storage[] s_others =
        [
            new("AT24C256C (EEPROM), 2 slots", 1e6, 1.0 / 2, "1 000 000 writes of a page: data sheet DS20006042A"),
            new("AT24C256C, 16 slots", 1e6, 1.0 / 16, "the same"),
            new("MB85RC256V (FRAM), 2 slots", 1e12, 1.0 / 2, "10^12 a byte, reads count: data sheet DS501-00017"),
            Flash("`FlashRecordStore`, 2 pages of 4 KB", 2, 4096, 1, 1e5, "serial NOR or RP2040 flash, 100 000 erasures"),
            Flash("`FlashRecordStore`, 8 pages of 4 KB", 8, 4096, 1, 1e5, "the same"),
            Flash("`FlashRecordStore`, 2 pages of 2 KB, units of 8", 2, 2048, 8, 1e4, "STM32 flash, 10 000 erasures by its data sheets"),
            Flash("`FlashRecordStore`, 8 pages of 2 KB, units of 8", 8, 2048, 8, 1e4, "the same"),
        ];

        /// <summary>The page.</summary>
        /// <returns>Markdown.</returns>
        public static string Write()
        {
            JournalSettings settings = new();
            StringBuilder text = new();
            text.Append("# What survives a power cut\n\n");
            text.Append("Printed by `dotnet run --project bench/Microbattery.Cli -- boards journal --out docs/journal.md` from the firmware's own settings.\n\n");
            AppendKept(text, settings);
            AppendCuts(text, settings);
            AppendWear(text, settings);
            AppendOwn(text);
            return text.ToString();
        }

        private static void AppendKept(StringBuilder text, JournalSettings settings)
        {
            string change = $"{settings.ChangePpm / 1e4:0.#} %";
            int longestHours = settings.LongestMilliseconds / 3600000;
            int pauseHours = settings.FaultPauseMilliseconds / 3600000;
            string flags = "whether charging was done, whether a lithium-free cell was formed, latched faults";
            text.Append("| kept by | what | when it is written | bytes |\n|---|---|---|---|\n");
            text.Append($"| `GaugeJournal` | the gauge's state block; {flags} ");
            text.Append($"| {change} after the last, {longestHours} h after it, before deep sleep and after it; ");
            text.Append($"at once when charging is done, a cell was formed or a fault is latched or cleared | {RecordCodec.Length} |\n");
            text.Append($"| `FaultHistory` | the last {FaultHistory.Capacity} trips: faults, date, voltage, current, temperature, ");
            text.Append("for a failed tick kind and place of the exception ");
            text.Append($"| at once, but after {settings.FaultBurst} of them one in {pauseHours} h; a reset earns none ");
            text.Append($"| {FaultHistory.RecordLength} |\n\n");
            text.Append(
                $$"""
                Each has two slots or more of a record store, written in turn. The newest whole record of its kind and of this very cell profile counts.
                `RecordStoreSection` gives each its part of one store:

                ```csharp
                IRecordStore store = new FileRecordStore("I:\\gauge", 6);
                IRecordStore gauge = new RecordStoreSection(store, 0, 2);
                IRecordStore faults = new RecordStoreSection(store, 2, 2);
                ```

                While the gauge has not started its state is not written. Formation and latched faults are then written beside the gauge's state as it was
                restored, or alone. A write allocates nothing.

                ## Records and firmware versions

                Every record has a frame that all versions share: version (1 byte), kind (1), sequence (4), fingerprint of the profile (4), length (2), content,
                CRC-16 (2). [Formats](formats.md#records) has the fields.

                - **A field more** is appended, and the version stays. A reader ignores fields behind those it knows, and takes defaults for fields that a shorter
                  record does not have.
                - **Any other change** is a new version. Firmware reads the version before its own too, and writes its own: an updated board keeps its state of
                  charge, what it learned, latched faults, formation and fault history. The first record goes into the slot after the newest one, so a power cut
                  during it leaves the old record.
                - **A record of a newer version**, after firmware was replaced by an older one, is refused and kept. The gauge starts from the voltage, a formed
                  cell counts as unformed and latched faults as cleared. The slot of the newest such record is left out of the turn: with two slots one is left,
                  so a cut during a write leaves no record of the older firmware; with a single slot nothing is written, and the journal reports a failed write
                  (`JournalFailed`). `HasNewerVersion` of journal and fault history is the reason. The way out is to flash the newer firmware, which goes on with
                  whatever record has the highest sequence, or to erase the storage.
                - **Firmware older than records with a length** (journal version 5, fault history version 1) refuses the present ones, as it refuses any other
                  version, and overwrites them.

                A store whose slots hold {{RecordCodec.Length}} bytes holds every record, as it did before records had a length. Keep that length through updates: a flash log whose
                frames have another length is begun anew, and on a chip longer slots begin elsewhere.


                """.ReplaceLineEndings("\n"));
        }

        private static void AppendCuts(StringBuilder text, JournalSettings settings) => text.Append(
            $$"""
            ## What a cut costs

            The record being written, never the one before: at most {{settings.ChangePpm / 1e4:0.#}} % of charge and what one tick moves. The gauge that restores it inflates its
            uncertainty by that. Of the fault history a trip less than a tick old, or held back by the rule above. `JournalPowerCutTests` and
            `JournalMigrationStoreTests` cut at every byte of every write, restart and compare:

            | storage | what the cut leaves, as tested |
            |---|---|
            | file | the old file, none, an empty or shorter one, new bytes before old ones, before zeros, before garbage |
            | EEPROM | the page as far as it was sent; anything at all in that page. A slot has pages of its own |
            | FRAM | the slot as far as it was sent |
            | backup registers | so many registers new, the rest old |
            | raw flash | so many bytes programmed, some bits of the next; a page erased in part, with anything between old and erased in the rest |
            | working memory | nothing at all: it serves restarts of the program |

            Where it is weaker:

            - **One slot** (STM32F769I-DISCO: 128 bytes of registers, a record takes 124): a cut in the microseconds of a write leaves no record. The gauge then
              starts from the voltage and says so, a formed cell counts as unformed, and latched faults are forgotten. There is no room for a fault history: it
              lives in working memory. The same happens when the backup supply goes. Put a FRAM on the bus where that matters.
            - **CRC-16**: every change of up to three bits, of an odd number of bits, or within 16 bits in a row is refused; of all others one in 65 536 is not
              (`RecordProperties` counts them). A record cut in the middle is such a change, where the bytes before it were not a record themselves.
            - **Weak bits**: flash or EEPROM cells that a cut left half charged may read one way at the start and another way later. A record that decays so is
              refused, and the one before it counts, if its page is not erased by then.
            - **A profile that was changed** is another cell: nothing of the old one is restored.


            """.ReplaceLineEndings("\n"));

        private static void AppendWear(StringBuilder text, JournalSettings settings)
        {
            double cycle = 2e6 / settings.ChangePpm;
            double hourly = DayMilliseconds / settings.LongestMilliseconds;
            double asleep = 2 * DayMilliseconds / new WakePlan().DeepSleepMilliseconds;
            text.Append("## Wear\n\n");
            text.Append($"Records a day: {hourly:0} of a board that stays awake and {asleep:0} of one that sleeps deeply (one before each sleep and one after it, 10 min apart);\n");
            text.Append($"a full cycle of the cell adds {cycle:0}. Years until the storage has had the cycles its maker states, on the boards as their programs are:\n\n");
            text.Append("| board | storage | records a day, and with a full cycle | wear a record | years | years with a full cycle a day | from |\n|---|---|---|---|---|---|---|\n");
            foreach (string name in BoardCatalogue.Names)
            {
                double idle = BoardCatalogue.Find(name).SleepsDeeply ? asleep : hourly;
                Storage storage = StorageOf(name);
                text.Append($"| {name} | {storage.Name} | {idle:0}, {idle + cycle:0} | {Wear(storage)} | {Years(storage, idle)} | {Years(storage, idle + cycle)} | {storage.Source} |\n");
            }

            text.Append("\nThe same for what a board of your own may have, at the larger rates:\n\n");
            text.Append($"| storage | wear a record | years, awake ({hourly + cycle:0} a day) | years, sleeping ({asleep + cycle:0} a day) | from |\n|---|---|---|---|---|\n");
            foreach (Storage storage in s_others)
            {
                text.Append($"| {storage.Name} | {Wear(storage)} | {Years(storage, hourly + cycle)} | {Years(storage, asleep + cycle)} | {storage.Source} |\n");
            }

            text.Append("\n*Wear a record* is how many of its cycles the part that wears most spends on one record: of an EEPROM a page, one in as many as there are slots; of flash\n");
            text.Append("erasures of the page with the most. For `FlashRecordStore` it is counted here, by writing 20 000 records into two of its six slots. For littlefs it\n");
            text.Append("was counted with littlefs 2.11 itself on a memory that counts ([littlefs-wear.c](littlefs-wear.c)), mounted anew every two records, with four commits a\n");
            text.Append("record: opening, content, and a time stamp each; what a target's firmware really does is between one and four, so the years are the least. Its settings\n");
            text.Append("are those of esp_littlefs (program 128, cache 512, 512 cycles a block); of RP2040 and PalThree (program 256, cache 256, 100 cycles) assumed.\n");
            text.Append("A fault that comes and goes for ever adds 24 records a day. Beyond some 20 years (flash) to 100 (EEPROM) it is not wear that ends it but retention.\n\n");
        }

        private static void AppendOwn(StringBuilder text) => text.Append(
            """
            ## Storage of your own

            Take a FRAM if you can choose (`I2cMemoryRecordStore`, pages of 128, no wait): no wear, no wait, no page. An EEPROM wears less the more slots the
            journal has. A file system needs nothing but a path; a slot is overwritten in place, which littlefs turns into old or new.

            Raw flash: nanoFramework has no managed interface to the MCU's own flash, and its SPI library is not among those this firmware uses, so neither is
            provided. With either (an interop assembly in the firmware, or `System.Device.Spi` and a serial NOR) implement `IFlashPages`: erase a page, program
            units in their order, read, and refuse (false) what the controller refuses, an ECC error among it. `FlashRecordStore` then needs two pages or more
            that the linker and the deployment leave alone, each with room for two records more than it has slots.

            """.ReplaceLineEndings("\n"));

        private static Storage StorageOf(string board) => board switch
        {
            "esp32-devkit" or "esp32-c6-devkit" => s_esp32,
            "raspberry-pi-pico" => s_pico,
            "orgpal-palthree" => s_palThree,
            "stm32f769i-disco" => s_registers,
            _ => throw new InvalidOperationException($"{board}: say in JournalPage where its journal lives"),
        };

        private static Storage Flash(string name, int pageCount, int pageLength, int programLength, double cycles, string source)
        {
            const int Records = 20000;
            SimulatedFlash flash = new(pageCount, pageLength, programLength, 1);
            FlashRecordStore store = new(flash, 6, RecordCodec.Length);
            byte[] record = new byte[RecordCodec.Length];
            for (int i = 0; i < Records + 4; i++)
            {
                // Four slots are written once and carried along, two in turn.
                store.TryWrite(i < 4 ? 2 + i : i % 2, record);
            }

            return new Storage(name, cycles, (double)flash.EraseCounts.Max() / Records, source);
        }

        private static string Wear(Storage storage) => double.IsInfinity(storage.Cycles) ? "none" : $"{storage.WearOfRecord:0.####}";

        private static string Years(Storage storage, double recordsPerDay)
        {
            double years = storage.Cycles / (recordsPerDay * storage.WearOfRecord) / DaysPerYear;
            return years switch
            {
                double.PositiveInfinity => "no limit",
                > 1e6 => "millions",
                > 1000 => "thousands",
                > 20 => $"{years:0}",
                _ => $"{years:0.#}",
            };
        }

        private sealed record Storage(string Name, double Cycles, double WearOfRecord, string Source);
    }
}
