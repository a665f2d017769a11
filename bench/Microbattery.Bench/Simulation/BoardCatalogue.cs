using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Boards.Esp32C6Devkit;
using Microbattery.Boards.Esp32Devkit;
using Microbattery.Boards.OrgpalPalThree;
using Microbattery.Boards.RaspberryPiPico;
using Microbattery.Boards.Stm32F769iDisco;

namespace Microbattery.Bench.Simulation
{
    /// <summary>The boards of boards/, by name.</summary>
    public static class BoardCatalogue
    {
        // Noise: the STM32's data sheet effective bits; the ESP32 as users measure it; the chips' noise-free bits at the times the drivers set.
        private static readonly SortedDictionary<string, BoardModel> s_models = new(StringComparer.Ordinal)
        {
            ["esp32-c6-devkit"] = new(
                "Esp32C6Devkit",
                Esp32C6DevkitBoard.Create,
                4,
                true,
                true,
                (board, hardware, pins, clock) => Esp32C6DevkitBoard.OpenSensor(
                    board,
                    VirtualHardware.OpenI2c(Esp32C6DevkitBoard.MonitorBus, Esp32C6DevkitBoard.MonitorAddress, hardware.Ina228),
                    pins,
                    clock)),
            ["esp32-devkit"] = new(
                "Esp32Devkit",
                Esp32DevkitBoard.Create,
                6,
                true,
                true,
                (board, hardware, pins, clock) => Esp32DevkitBoard.OpenSensor(board, hardware.OpenConverter(), pins, clock)),
            ["orgpal-palthree"] = new(
                "OrgpalPalThree",
                OrgpalPalThreeBoard.Create,
                0.7,
                false,
                true,
                (board, hardware, pins, clock) => OrgpalPalThreeBoard.OpenSensor(
                    board,
                    VirtualHardware.OpenI2c(OrgpalPalThreeBoard.ConverterBus, OrgpalPalThreeBoard.ConverterAddress, hardware.Ads1115),
                    pins,
                    clock)),
            ["raspberry-pi-pico"] = new(
                "RaspberryPiPico",
                RaspberryPiPicoBoard.Create,
                0.5,
                false,
                false,
                (board, hardware, pins, clock) => RaspberryPiPicoBoard.OpenSensor(
                    board,
                    VirtualHardware.OpenI2c(RaspberryPiPicoBoard.MonitorBus, RaspberryPiPicoBoard.MonitorAddress, hardware.Ina226),
                    hardware.OpenConverter(),
                    pins,
                    clock)),
            ["stm32f769i-disco"] = new(
                "Stm32F769iDisco",
                Stm32F769iDiscoBoard.Create,
                1.2,
                true,
                true,
                (board, hardware, pins, clock) => Stm32F769iDiscoBoard.OpenSensor(board, hardware.OpenConverter(), pins, clock)),
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
    }
}
