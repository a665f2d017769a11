namespace Microbattery.Conformance.Report
{
    /// <summary>A board, and what the nanoFramework firmware of its target leaves to an application.</summary>
    /// <param name="Folder">Its folder in boards/.</param>
    /// <param name="Target">The firmware target.</param>
    /// <param name="AreaBytes">The area that an application is deployed to.</param>
    /// <param name="HeapBytes">The managed heap.</param>
    internal sealed record BoardTarget(string Folder, string Target, int AreaBytes, int HeapBytes)
    {
        // Paths and numbers of pull requests are those of github.com/nanoframework/nf-interpreter, at a3e8139.
        internal static BoardTarget[] All { get; } =
        [
            // Area: deploy in targets/ESP32/_IDF/esp32c6/partitions_nanoclr_4mb.csv. Heap: at start, pull request 3037.
            new("Esp32C6Devkit", "ESP32_C6_THREAD", 0x170000, 82488),

            // Area: deploy in targets/ESP32/_IDF/esp32/partitions_nanoclr_4mb.csv. Heap: the lesser of two that were published, 79K in pull
            // request 2168 and "about 111K" in 1597.
            new("Esp32Devkit", "ESP32_REV3", 0x1C0000, 79000),

            // Area and heap: deployment and ext_ram in targets/ChibiOS/ORGPAL_PALTHREE/nanoCLR/STM32F76xx_CLR.ld.
            new("OrgpalPalThree", "ORGPAL_PALTHREE", 1280 * 1024, 8 * 1024 * 1024),

            // Area: deployment in targets/ChibiOS/PICO_RP2040/nanoCLR/RP2040_CLR.ld. Heap: what the firmware leaves of ram0 there (256 KB).
            // No figure was published, so it is taken for the least of the other boards'.
            new("RaspberryPiPico", "PICO_RP2040", 1008 * 1024, 79000),

            // Area and heap: deployment and ext_ram in targets/ChibiOS/ST_STM32F769I_DISCOVERY/nanoCLR/STM32F76xx_CLR.ld.
            new("Stm32F769iDisco", "ST_STM32F769I_DISCOVERY", 1280 * 1024, 13631488),
        ];

        /// <summary>The name of its project and its program.</summary>
        internal string Project => $"Microbattery.Boards.{Folder}";
    }
}
