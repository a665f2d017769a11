using System;
using System.Linq;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Accuracy
{
    [TestClass]
    public class MonitorSensorTests
    {
        private const int Samples = 4000;

        [TestMethod]
        public void Draws_have_the_spread_they_are_said_to()
        {
            GaussianNoise noise = new(11);
            MonitorErrors[] drawn = Enumerable.Range(0, 4000).Select(_ => MonitorErrors.Draw(noise)).ToArray();
            MonitorErrors sigma = MonitorErrors.Sigma;
            Spread(sigma.VoltageOffsetVolts, one => one.VoltageOffsetVolts);
            Spread(sigma.VoltageGain, one => one.VoltageGain);
            Spread(sigma.ShuntOffsetVolts, one => one.ShuntOffsetVolts);
            Spread(sigma.ShuntDriftVoltsPerCelsius, one => one.ShuntDriftVoltsPerCelsius);
            Spread(sigma.CurrentGain, one => one.CurrentGain);
            Spread(sigma.TemperatureOffsetCelsius, one => one.TemperatureOffsetCelsius);

            void Spread(double expected, Func<MonitorErrors, double> of)
            {
                Assert.AreEqual(expected, Deviation(drawn.Select(of).ToArray()), 0.05 * expected);
                Assert.AreEqual(0, drawn.Average(of), 0.06 * expected);
            }
        }

        [TestMethod]
        public void Readings_are_off_by_offset_gain_and_drift_and_scatter_by_the_noise()
        {
            SimulatedWorld world = Cells.World(load: new PulsePattern(1, 0, 0, 1, 2, 60), celsius: 45);
            world.Drive(false, true);
            world.AdvanceTo(30);
            MonitorErrors errors =
                MonitorErrors.Sigma with { VoltageGain = 200e-6, ShuntDriftVoltsPerCelsius = -30e-9, CurrentGain = 0.002 };
            (double[] volts, double[] amps, double[] celsius) = Read(world, errors);

            double ampsPerVolt = FullRange(world) / MonitorErrors.FullShuntVolts;
            double expectedAmps = (world.Cell.Current * 1.002) + ((1e-6 - (20 * 30e-9)) * ampsPerVolt);
            Assert.AreEqual((world.Cell.Voltage * 1.0002) + 0.5e-3, volts.Average(), 10e-6);
            Assert.AreEqual(expectedAmps, amps.Average(), 0.05e-6 * ampsPerVolt);
            Assert.AreEqual(45.5, celsius.Average(), 0.01);

            // A step adds a twelfth of its square.
            Assert.AreEqual(
                Math.Sqrt((0.1e-3 * 0.1e-3) + (MonitorErrors.VoltageStepVolts * MonitorErrors.VoltageStepVolts / 12)), Deviation(volts),
                8e-6);
            Assert.AreEqual(1e-6 * ampsPerVolt, Deviation(amps), 0.05e-6 * ampsPerVolt);
            Assert.AreEqual(0.1, Deviation(celsius), 0.01);
        }

        [TestMethod]
        public void A_perfect_monitor_is_off_by_half_a_step_at_most()
        {
            SimulatedWorld world = Cells.World();
            (double[] volts, double[] amps, _) = Read(world, new MonitorErrors());
            Assert.AreEqual(world.Cell.Voltage, volts[0], (MonitorErrors.VoltageStepVolts / 2) + 1e-6);
            double step = MonitorErrors.ShuntStepVolts * FullRange(world) / MonitorErrors.FullShuntVolts;
            Assert.AreEqual(world.Cell.Current, amps[0], (step / 2) + 0.51e-9);
        }

        [TestMethod]
        [DataRow(-11.0, ReadingFault.SaturatedLow)]
        [DataRow(11.0, ReadingFault.SaturatedHigh)]
        public void A_current_beyond_the_range_fails_and_is_not_cut_off(double rate, ReadingFault fault)
        {
            SimulatedWorld world = Cells.World();
            world.Cell.Step(0.001, rate * FullRange(world) / MonitorSensor.FullRangeRate);
            CellSample measurement = new();
            new MonitorSensor(world, new MonitorErrors(), FullRange(world), 1).Read(measurement, 5);
            Assert.AreEqual(ReadingState.Failed, measurement.CurrentNanoamps.State);
            Assert.AreEqual(fault, measurement.CurrentNanoamps.Fault);
            Assert.AreEqual(ReadingState.Valid, measurement.VoltageMicrovolts.State);
        }

        [TestMethod]
        public void The_firmware_is_told_the_same_sigmas()
        {
            BoardFigures accuracy = MonitorErrors.Accuracy(4.2, 1e-3, 5e-9, 0.2, 1e-4);
            Assert.AreEqual(24, accuracy.CurrentOffsetErrorNanoamps); // 1 µV of 40.96 mV of 1 mA
            Assert.AreEqual(1000, accuracy.CurrentGainErrorPpm);
            Assert.AreEqual(663, accuracy.VoltageErrorMicrovolts, 1); // 0.5, 0.42, 0.1 mV and a step
            Assert.AreEqual(5, accuracy.SleepCurrentNanoamps);
            Assert.AreEqual(1, accuracy.SleepCurrentErrorNanoamps);
            Assert.AreEqual(100000, accuracy.PeakLoadNanoamps);
        }

        private static double FullRange(SimulatedWorld world) => MonitorSensor.FullRangeRate * world.Cell.CapacityCoulombs / 3600;

        private static (double[] Volts, double[] Amps, double[] Celsius) Read(SimulatedWorld world, MonitorErrors errors)
        {
            MonitorSensor sensor = new(world, errors, FullRange(world), 7);
            CellSample measurement = new();
            double[] volts = new double[Samples];
            double[] amps = new double[Samples];
            double[] celsius = new double[Samples];
            for (int i = 0; i < Samples; i++)
            {
                sensor.Read(measurement, i);
                volts[i] = measurement.VoltageMicrovolts.Value / 1e6;
                amps[i] = measurement.CurrentNanoamps.Value / 1e9;
                celsius[i] = measurement.TemperatureMillicelsius.Value / 1e3;
            }

            return (volts, amps, celsius);
        }

        private static double Deviation(double[] values)
        {
            double mean = values.Average();
            return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        }
    }
}
