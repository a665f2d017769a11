using System.Collections.Generic;
using System.Device.Gpio;
using System.Linq;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Clocks;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>What holds for each board of the catalogue.</summary>
    [TestClass]
    public class EveryBoardTests
    {
        public static IEnumerable<object[]> Names => BoardCatalogue.Names.Select(name => new object[] { name });

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void Reads_voltage_current_and_temperature_within_its_own_figures(string name)
        {
            foreach (double amps in new[] { 3e-6, 3e-4, 1.2e-3 })
            {
                ReadsWithinItsFigures(name, amps, 25);
            }

            foreach (double celsius in new[] { -18.0, 0, 58 })
            {
                ReadsWithinItsFigures(name, 3e-6, celsius);
            }
        }

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void Reads_a_charging_current_as_well(string name)
        {
            VirtualBoard board = Create(name, 5e-6, 25, new UsbSource(4e-4, 0, 24));
            HostTests.Boards.Run(board, 10);
            Assert.IsTrue(board.World.ChargeClosed);
            BoardFigures accuracy = BoardCatalogue.Find(name).Create().Accuracy;
            double allowed = 2 * ((accuracy.CurrentOffsetErrorNanoamps / 1e9) + (4e-4 * accuracy.CurrentGainErrorPpm / 1e6));
            Assert.AreEqual(3.95e-4, board.Supervisor.Telemetry.CurrentNanoamps / 1e9, allowed);
        }

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void No_pin_is_high_while_the_board_starts(string name)
        {
            BoardModel model = BoardCatalogue.Find(name);
            BoardDescription board = model.Create();
            VirtualClock clock = new();
            VirtualHardware hardware = new(board, new SimulatedWorld(HostTests.Boards.Quiet(0.6)), FrontEndErrors.None, 1, clock);
            HashSet<int> written = [];
            hardware.Pins.OutputChanged += (pin, isHigh) =>
            {
                written.Add(pin);
                Assert.IsFalse(isHigh);
            };
            GpioController pins = hardware.OpenPins();
            IPowerSwitches switches = BoardAssembly.OpenSwitches(board, pins);
            model.OpenSensor(board, hardware, pins, clock);
            BoardAssembly.OpenWatchdog(board, pins);

            int[] expected = [board.ChargeSwitchPin, board.LoadSwitchPin, board.DividerEnablePin, board.WatchdogPin];
            CollectionAssert.AreEquivalent(expected, written.ToArray());
            Assert.ThrowsExactly<AssertFailedException>(() => switches.Drive(true, false), "the watch above would have seen a high level");
        }

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void The_voltage_input_is_connected_once_a_sample_and_never_between(string name)
        {
            VirtualBoard board = Create(name, 5e-6, 25, new UsbSource(0, 0, 0));
            HostTests.Boards.Run(board, 30);
            List<bool> levels = Watch(board, board.Description.DividerEnablePin);
            board.Tick();
            CollectionAssert.AreEqual((bool[])[true, false], levels);
        }

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void The_watchdog_gets_one_pulse_a_tick(string name)
        {
            VirtualBoard board = Create(name, 5e-6, 25, new UsbSource(0, 0, 0));
            List<bool> levels = Watch(board, board.Description.WatchdogPin);
            for (int i = 0; i < 5; i++)
            {
                board.Tick();
            }

            CollectionAssert.AreEqual(Enumerable.Range(0, 10).Select(i => i % 2 == 0).ToArray(), levels);
        }

        private static void ReadsWithinItsFigures(string name, double amps, double celsius)
        {
            VirtualBoard board = Create(name, amps, celsius, new UsbSource(0, 0, 0));
            const int Samples = 20;
            double volts = 0;
            double current = 0;
            double temperature = 0;
            double trueVolts = 0;
            for (int i = 0; i < Samples; i++)
            {
                trueVolts += board.World.Cell.Voltage / Samples;
                board.Tick();
                TelemetryFrame frame = board.Supervisor.Telemetry;
                volts += frame.VoltageMicrovolts / 1e6 / Samples;
                current += frame.CurrentNanoamps / 1e9 / Samples;
                temperature += frame.TemperatureMillicelsius / 1e3 / Samples;
            }

            BoardFigures accuracy = BoardCatalogue.Find(name).Create().Accuracy;
            Assert.AreEqual(trueVolts, volts, accuracy.VoltageErrorMicrovolts / 1e6, $"{name} {amps} {celsius}");
            double allowed = (accuracy.CurrentOffsetErrorNanoamps / 1e9) + (amps * accuracy.CurrentGainErrorPpm / 1e6);
            Assert.AreEqual(-amps, current, allowed, $"{name} {amps} {celsius}");
            Assert.AreEqual(celsius, temperature, 0.3, $"{name} {amps} {celsius}");
        }

        /// <summary>What a pin is driven to from now on.</summary>
        private static List<bool> Watch(VirtualBoard board, int pin)
        {
            List<bool> levels = [];
            board.Hardware.Pins.OutputChanged += (changed, isHigh) =>
            {
                if (changed == pin)
                {
                    levels.Add(isHigh);
                }
            };
            return levels;
        }

        /// <summary>A board that is ideal but for the noise of its converter, which is what oversampling reads between steps by.</summary>
        private static VirtualBoard Create(string name, double boardAmps, double celsius, IPowerSource source)
        {
            BoardModel model = BoardCatalogue.Find(name);
            Scenario scenario = HostTests.Boards.Quiet(0.6) with { Ambient = new Ambient(celsius, 0), Source = source };
            SupplyDesign supply = new() { FrontEndAmps = boardAmps };
            return Boards.PowerUp(model.Create(), scenario, new FrontEndErrors { NoiseSteps = model.NoiseSteps }, 1, supply: supply);
        }
    }
}
