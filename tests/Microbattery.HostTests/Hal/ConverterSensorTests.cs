using System;
using System.Collections.Generic;
using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Boards;
using Microbattery.Boards.Stm32F769iDisco;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Clocks;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class ConverterSensorTests
    {
        [TestMethod]
        public void Reads_voltage_current_and_temperature_of_an_ideal_board_within_a_converter_step()
        {
            SupplyDesign supply = new() { FrontEndAmps = 3.15e-6 };
            VirtualBoard board = Boards.PowerUp(Boards.Disco, Boards.Quiet(0.6), FrontEndErrors.None, 1, supply: supply);
            board.Tick();

            var frame = board.Supervisor.Telemetry;
            Assert.AreEqual(board.World.Cell.Voltage, frame.VoltageMicrovolts / 1e6, 0.0013);
            Assert.AreEqual(-3.15e-6, frame.CurrentNanoamps / 1e9, 0.9e-6);
            Assert.AreEqual(25.0, frame.TemperatureMillicelsius / 1e3, 0.1);
        }

        [TestMethod]
        public void Oversampling_with_noise_reads_finer_than_a_converter_step()
        {
            VirtualBoard board = Boards.PowerUp(
                Boards.Disco, Boards.Quiet(0.6), new FrontEndErrors { NoiseSteps = 1 }, 3);
            double sum = 0;
            for (int i = 0; i < 50; i++)
            {
                board.Tick();
                sum += (board.Supervisor.Telemetry.VoltageMicrovolts / 1e6) - board.World.Cell.Voltage;
            }

            Assert.AreEqual(0, sum / 50, 0.0002, "a step is 1.15 mV of cell voltage");
        }

        [TestMethod]
        public void Two_points_against_a_meter_correct_gain_and_offset_of_a_board()
        {
            FrontEndErrors wrong = new()
            {
                NoiseSteps = 1,
                VoltageOffsetVolts = 0.02,
                VoltageGain = -0.03,
                CurrentOffsetAmps = 8e-6,
                CurrentGain = 0.05,
            };
            (double Volts, int VoltageCode, double Amps, int CurrentCode) low = Point(wrong, 0.1, 1e-3);
            (double Volts, int VoltageCode, double Amps, int CurrentCode) high = Point(wrong, 0.95, 1e-6);
            BoardDescription calibrated = Stm32F769iDiscoBoard.Create();
            calibrated.Design.Calibration.Voltage = new TwoPointCalibration(
                low.VoltageCode, (int)(low.Volts * 1e6), high.VoltageCode, (int)(high.Volts * 1e6));
            calibrated.Design.Calibration.FineCurrent = new TwoPointCalibration(
                low.CurrentCode, (int)(low.Amps * 1e9), high.CurrentCode, (int)(high.Amps * 1e9));

            Assert.IsGreaterThan(0.05, Math.Abs(VoltageError(Boards.Disco, wrong)), "uncalibrated the board is far off");
            Assert.AreEqual(0, VoltageError(calibrated, wrong), 0.001);
            VirtualBoard board = Boards.PowerUp(calibrated, Boards.Quiet(0.6), wrong, 5);
            board.Tick();
            Assert.AreEqual(board.World.Cell.Current, board.Supervisor.Telemetry.CurrentNanoamps / 1e9, 0.5e-6);
        }

        [TestMethod]
        public void The_divider_is_connected_during_the_measurement_alone()
        {
            VirtualBoard board = Boards.Ideal(Boards.Quiet(0.6));
            List<bool> levels = [];
            board.Hardware.Pins.OutputChanged += (pin, isHigh) =>
            {
                if (pin == Boards.Disco.DividerEnablePin)
                {
                    levels.Add(isHigh);
                }
            };
            board.Tick();

            CollectionAssert.AreEqual(new[] { true, false }, levels);
            Assert.IsFalse(board.Hardware.Pins.IsHigh(Boards.Disco.DividerEnablePin));
        }

        [TestMethod]
        public void No_output_is_high_while_the_board_is_assembled()
        {
            SimulatedPins pins = new();
            HashSet<int> written = [];
            pins.OutputChanged += (pin, isHigh) =>
            {
                written.Add(pin);
                Assert.IsFalse(isHigh);
            };
            GpioController controller = new(pins);
            IPowerSwitches switches = BoardAssembly.OpenSwitches(Boards.Disco, controller);
            BoardAssembly.OpenWatchdog(Boards.Disco, controller);
            BoardAssembly.OpenConverterSensor(Boards.Disco, new AdcController(new ThrowingConverter()), controller, new VirtualClock());

            int[] expected =
            [
                Boards.Disco.ChargeSwitchPin, Boards.Disco.LoadSwitchPin, Boards.Disco.DividerEnablePin, Boards.Disco.WatchdogPin,
            ];
            CollectionAssert.AreEquivalent(expected, new List<int>(written));
            Assert.ThrowsExactly<AssertFailedException>(() => switches.Drive(true, false), "the check above detects a high level");
        }

        [TestMethod]
        public void A_converter_that_throws_fails_the_sample_and_leaves_the_divider_off()
        {
            ThrowingConverter converter = new();
            SimulatedPins pins = new();
            ICellSensor sensor = BoardAssembly.OpenConverterSensor(
                Boards.Disco, new AdcController(converter), new GpioController(pins), new VirtualClock());
            CellSample measurement = new();
            sensor.Read(measurement, 0);

            Assert.AreEqual(ReadingState.Failed, measurement.VoltageMicrovolts.State);
            Assert.AreEqual(ReadingState.Failed, measurement.CurrentNanoamps.State);
            Assert.AreEqual(ReadingState.Failed, measurement.TemperatureMillicelsius.State);
            Assert.AreEqual(ReadingFault.NoAnswer, measurement.VoltageMicrovolts.Fault);
            Assert.IsFalse(pins.IsHigh(Boards.Disco.DividerEnablePin));
        }

        [TestMethod]
        [DataRow(0, 0, nameof(ReadingFault.SensorOpen), DisplayName = "broken voltage wire")]
        [DataRow(0, 4095, nameof(ReadingFault.SaturatedHigh), DisplayName = "voltage input at the top")]
        [DataRow(3, 0, nameof(ReadingFault.SensorShorted), DisplayName = "shorted thermistor")]
        [DataRow(3, 4095, nameof(ReadingFault.SensorOpen), DisplayName = "broken thermistor")]
        public void A_stuck_input_is_named_and_opens_the_charge_switch(int channel, int code, string fault)
        {
            VirtualBoard board = Boards.Ideal(Boards.Quiet(0.6));
            Boards.Run(board, 30);
            Assert.IsTrue(board.World.ChargeClosed);

            board.Hardware.Converter.StuckCode[channel] = code;
            CellSample measurement = new();
            ICellSensor sensor = BoardAssembly.OpenConverterSensor(
                Boards.Disco, board.Hardware.OpenConverter(), board.Hardware.OpenPins(), new VirtualClock());
            sensor.Read(measurement, 0);
            Reading reading = channel == 0 ? measurement.VoltageMicrovolts : measurement.TemperatureMillicelsius;
            Assert.AreEqual(fault, reading.Fault.ToString());

            Boards.Run(board, 12);
            Assert.IsFalse(board.World.ChargeClosed);
        }

        [TestMethod]
        public void A_current_beyond_the_fine_range_is_read_by_the_coarse_one()
        {
            Scenario heavy = Boards.Quiet(0.6) with { Load = new DutyCycledLoad(3e-3, 3e-3, 1, 10) };
            VirtualBoard board = Boards.Ideal(heavy);
            Boards.Run(board, 5);

            Assert.IsTrue(board.World.LoadClosed);
            Assert.AreEqual(-3.003e-3, board.Supervisor.Telemetry.CurrentNanoamps / 1e9, 8e-6);
        }

        private static double VoltageError(BoardDescription description, FrontEndErrors errors)
        {
            VirtualBoard board = Boards.PowerUp(description, Boards.Quiet(0.6), errors, 5);
            double truth = board.World.Cell.Voltage;
            board.Tick();
            return (board.Supervisor.Telemetry.VoltageMicrovolts / 1e6) - truth;
        }

        /// <summary>One calibration point: true voltage and current, and the mean codes of a thousand conversions, 1/256
        /// steps.</summary>
        private static (double Volts, int VoltageCode, double Amps, int CurrentCode) Point(FrontEndErrors errors, double soc, double amps)
        {
            SimulatedWorld world = new(Boards.Quiet(soc) with { Supply = new SupplyDesign { FrontEndAmps = amps } });
            world.Settle();
            SimulatedConverter converter = new(
                Boards.Disco.Design, new SimulatedFrontEnd(Boards.Disco.Design, errors, world, () => true), errors.NoiseSteps, 9);
            AmplifierDesign design = (AmplifierDesign)Boards.Disco.Design;
            double volts = 0;
            double current = 0;
            for (int i = 0; i < 1000; i++)
            {
                volts += converter.Convert(design.VoltageChannel);
                current += converter.Convert(design.FineCurrentChannel);
            }

            return (world.Cell.Voltage, (int)(volts * 0.256), world.Cell.Current, (int)(current * 0.256));
        }

        private sealed class ThrowingConverter : ISimulatedConverter
        {
            public int ChannelCount => 8;

            public int ResolutionInBits => 12;

            public int Convert(int channelNumber) => throw new InvalidOperationException();
        }
    }
}
