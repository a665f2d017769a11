using System;
using System.Collections.Generic;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.FrontEnds;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Chips;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>Each board with a part that breaks while it charges.</summary>
    [TestClass]
    public class BrokenBoardTests
    {
        public static IEnumerable<object[]> Breakages
        {
            get
            {
                yield return ["esp32-c6-devkit", "deaf"];
                yield return ["esp32-c6-devkit", "stuck"];
                yield return ["raspberry-pi-pico", "deaf"];
                yield return ["raspberry-pi-pico", "stuck"];
                yield return ["raspberry-pi-pico", "thermistor off"];
                yield return ["raspberry-pi-pico", "thermistor shorted"];
                yield return ["orgpal-palthree", "deaf"];
                yield return ["orgpal-palthree", "stuck"];
                foreach (string name in new[] { "esp32-devkit", "stm32f769i-disco" })
                {
                    yield return [name, "voltage off"];
                    yield return [name, "currents at the top"];
                    yield return [name, "currents at the bottom"];
                    yield return [name, "thermistor off"];
                    yield return [name, "thermistor shorted"];
                }
            }
        }

        [TestMethod]
        [DynamicData(nameof(Breakages))]
        public void What_breaks_opens_the_charge_switch_within_12_seconds_and_it_stays_open(string name, string what)
        {
            VirtualBoard board = Create(name);
            HostTests.Boards.Run(board, 30);
            Assert.IsTrue(board.World.ChargeClosed);
            Break(board, BoardCatalogue.Find(name).Create().Design, what);
            HostTests.Boards.Run(board, 12);
            Assert.IsFalse(board.World.ChargeClosed);
            Assert.IsTrue(board.Supervisor.TickCompleted, "a broken part is no failed tick");
            Assert.AreEqual(0, (int)(board.Supervisor.Telemetry.Faults & Faults.TickFailed));
            board.Hardware.Pins.OutputChanged += (pin, isHigh) => Assert.IsFalse(
                isHigh && pin == BoardCatalogue.Find(name).Create().ChargeSwitchPin);
            HostTests.Boards.Run(board, 60);
        }

        [TestMethod]
        [DataRow("esp32-c6-devkit")]
        [DataRow("raspberry-pi-pico")]
        [DataRow("orgpal-palthree")]
        public void A_chip_that_answers_again_after_a_while_is_accepted_again(string name)
        {
            VirtualBoard board = Create(name);
            HostTests.Boards.Run(board, 30);
            SetChips(board, answers: false, stuck: false);
            HostTests.Boards.Run(board, 30);
            Assert.IsFalse(board.World.ChargeClosed);
            SetChips(board, answers: true, stuck: false);
            board.Hardware.Ina228.PowerUp();
            board.Hardware.Ina226.PowerUp();
            board.Hardware.Ads1115.PowerUp();

            // A current unknown for half a minute may have been any: 60 samples must show that it is not, 10 s apart with both switches
            // open.
            HostTests.Boards.Run(board, 660);
            Assert.IsTrue(board.World.ChargeClosed);
            TelemetryFrame frame = board.Supervisor.Telemetry;
            Assert.AreEqual(0, (int)frame.Faults);
            Assert.AreEqual(board.World.Cell.Current, frame.CurrentNanoamps / 1e9, 2e-6);
        }

        private static void Break(VirtualBoard board, FrontEndDesign design, string what)
        {
            int[] stuck = board.Hardware.Converter.StuckCode;
            AmplifierDesign? amplifiers = design as AmplifierDesign;
            switch (what)
            {
                case "deaf":
                    SetChips(board, answers: false, stuck: false);
                    break;
                case "stuck":
                    SetChips(board, answers: true, stuck: true);
                    break;
                case "voltage off":
                    stuck[amplifiers!.VoltageChannel] = 0;
                    break;
                case "currents at the top":
                    stuck[amplifiers!.FineCurrentChannel] = design.FullScaleCode;
                    stuck[amplifiers.CoarseCurrentChannel] = design.FullScaleCode;
                    break;
                case "currents at the bottom":
                    stuck[amplifiers!.FineCurrentChannel] = 0;
                    stuck[amplifiers.CoarseCurrentChannel] = 0;
                    break;
                case "thermistor off":
                    stuck[design.TemperatureChannel] = design.FullScaleCode;
                    break;
                case "thermistor shorted":
                    stuck[design.TemperatureChannel] = 0;
                    break;
                default:
                    throw new ArgumentException(null, nameof(what));
            }
        }

        private static void SetChips(VirtualBoard board, bool answers, bool stuck)
        {
            VirtualHardware hardware = board.Hardware;
            foreach (var chip in new RegisterChip[] { hardware.Ina228, hardware.Ina226, hardware.Ads1115 })
            {
                chip.Answers = answers;
                chip.IsStuck = stuck;
            }
        }

        private static VirtualBoard Create(string name)
        {
            BoardModel model = BoardCatalogue.Find(name);
            Scenario scenario = HostTests.Boards.Quiet(0.6) with { Source = new UsbSource(2e-4, 0, 24) };
            return Boards.PowerUp(model.Create(), scenario, new FrontEndErrors { NoiseSteps = model.NoiseSteps }, 1);
        }
    }
}
