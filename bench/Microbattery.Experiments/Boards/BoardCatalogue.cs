using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microbattery.Boards.Esp32C6Devkit;
using Microbattery.Boards.Esp32Devkit;
using Microbattery.Boards.OrgpalPalThree;
using Microbattery.Boards.RaspberryPiPico;
using Microbattery.Boards.Stm32F769iDisco;
using Microbattery.Records;
using Microbattery.Simulation.Boards;

namespace Microbattery.Experiments.Boards
{
    /// <summary>The boards of boards/, by name.</summary>
    public static class BoardCatalogue
    {
        /// <summary>The board that pages take where they need one for an example.</summary>
        public const string Example = "esp32-c6-devkit";

        // Noise: the STM32's data sheet effective bits; the ESP32 as users measure it; the chips' noise-free bits at the times the drivers
        // set.
        private static readonly SortedDictionary<string, BoardModel> s_models = new(StringComparer.Ordinal)
        {
            ["esp32-c6-devkit"] = new()
            {
                Folder = "Esp32C6Devkit",
                Sheet = Read("Esp32C6Devkit"),
                Create = Esp32C6DevkitBoard.Create,
                NoiseSteps = 4,
                SleepsDeeply = true,
                DateRunsThroughReset = true,
                OpenSensor = (board, hardware, pins, clock) => Esp32C6DevkitBoard.OpenSensor(
                    board,
                    VirtualHardware.OpenI2c(Esp32C6DevkitBoard.MonitorBus, Esp32C6DevkitBoard.MonitorAddress, hardware.Ina228),
                    pins,
                    clock),
            },
            ["esp32-devkit"] = new()
            {
                Folder = "Esp32Devkit",
                Sheet = Read("Esp32Devkit"),
                Create = Esp32DevkitBoard.Create,
                NoiseSteps = 6,
                SleepsDeeply = true,
                DateRunsThroughReset = true,
                OpenSensor = (board, hardware, pins, clock) => Esp32DevkitBoard.OpenSensor(board, hardware.OpenConverter(), pins, clock),
            },
            ["orgpal-palthree"] = new()
            {
                Folder = "OrgpalPalThree",
                Sheet = Read("OrgpalPalThree"),
                Create = OrgpalPalThreeBoard.Create,
                NoiseSteps = 0.7,
                SleepsDeeply = false,
                DateRunsThroughReset = true,
                OpenSensor = (board, hardware, pins, clock) => OrgpalPalThreeBoard.OpenSensor(
                    board,
                    VirtualHardware.OpenI2c(OrgpalPalThreeBoard.ConverterBus, OrgpalPalThreeBoard.ConverterAddress, hardware.Ads1115),
                    pins,
                    clock),
            },
            ["raspberry-pi-pico"] = new()
            {
                Folder = "RaspberryPiPico",
                Sheet = Read("RaspberryPiPico"),
                Create = RaspberryPiPicoBoard.Create,
                NoiseSteps = 0.5,
                SleepsDeeply = false,
                DateRunsThroughReset = false,
                OpenSensor = (board, hardware, pins, clock) => RaspberryPiPicoBoard.OpenSensor(
                    board,
                    VirtualHardware.OpenI2c(RaspberryPiPicoBoard.MonitorBus, RaspberryPiPicoBoard.MonitorAddress, hardware.Ina226),
                    hardware.OpenConverter(),
                    pins,
                    clock),
            },
            ["stm32f769i-disco"] = new()
            {
                Folder = "Stm32F769iDisco",
                Sheet = Read("Stm32F769iDisco"),
                Create = Stm32F769iDiscoBoard.Create,
                NoiseSteps = 1.2,
                SleepsDeeply = true,
                DateRunsThroughReset = true,
                OpenSensor = (board, hardware, pins, clock) => Stm32F769iDiscoBoard.OpenSensor(
                    board, hardware.OpenConverter(), pins, clock),
            },
        };

        /// <summary>Their names, in order.</summary>
        public static IReadOnlyList<string> Names => s_models.Keys.ToArray();

        /// <summary>A board.</summary>
        /// <param name="name">One of <see cref="Names"/>.</param>
        /// <returns>The board.</returns>
        /// <exception cref="InputException">There is none of that name.</exception>
        public static BoardModel Find(string name) => s_models.TryGetValue(name, out BoardModel? model)
            ? model
            : throw new InputException("--board", null, $"'{name}' is none of {string.Join(", ", s_models.Keys)}");

        private static BoardSheet Read(string folder)
        {
            string name = folder + "/board.json";
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
                ?? throw new InputException(name, null, "no such sheet");
            return BoardSheetReader.Parse(name, stream);
        }
    }
}
