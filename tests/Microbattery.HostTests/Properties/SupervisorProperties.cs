using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Microbattery.Experiments.Replay;
using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Clocks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Properties
{
    /// <summary>What holds after any sequence of samples, plausible or absurd.</summary>
    [TestClass]
    public class SupervisorProperties
    {
        private static readonly Gen<Sample> s_sample = Gen.Select(
            Gen.OneOf(Gen.Int[3800000, 4260000], Gen.Int[0, 6000000], Gen.Int),
            Gen.OneOf(Gen.Int[-2000000, 2000000], Gen.Int[-100000000, 100000000], Gen.Int),
            Gen.OneOf(Gen.Int[15000, 35000], Gen.Int[-60000, 120000], Gen.Int),
            Gen.Int[0, 40],
            Gen.OneOf(Gen.Int[0, 2000].Select(ms => (long)ms), Gen.Long[-100000000000, 100000000000]),
            (volts, nanoamps, millicelsius, failed, elapsed) => new Sample(volts, nanoamps, millicelsius, failed, elapsed));

        [TestMethod]
        public void The_charge_switch_is_closed_only_when_every_reading_proves_it_may_be() =>
            s_sample.Array[1, 60].Sample(
                samples =>
                {
                    CellProfile cell = Boards.Cell;
                    foreach ((Sample sample, Supervisor supervisor, CommandedSwitches switches) in Play(samples))
                    {
                        Assert.AreEqual(supervisor.Telemetry.ChargeClosed, switches.ChargeClosed);
                        if (switches.ChargeClosed)
                        {
                            Assert.IsTrue(sample.VoltageOk && sample.CurrentOk && sample.TemperatureOk);
                            Assert.IsLessThan(cell.ChargeVoltageMicrovolts, sample.Microvolts);
                            Assert.IsLessThanOrEqualTo(cell.ChargeMaximumMillicelsius, sample.Millicelsius);
                            Assert.IsGreaterThanOrEqualTo(cell.ChargeMinimumMillicelsius, sample.Millicelsius);
                        }
                    }
                },
                iter: 3000);

        [TestMethod]
        public void The_load_switch_is_never_closed_on_a_voltage_well_below_cut_off() =>
            s_sample.Array[1, 60].Sample(
                samples =>
                {
                    foreach ((Sample sample, Supervisor _, CommandedSwitches switches) in Play(samples))
                    {
                        Assert.IsFalse(
                            switches.LoadClosed && sample.VoltageOk && sample.Microvolts < Boards.Cell.CutoffVoltageMicrovolts - 100000);
                    }
                },
                iter: 3000);

        [TestMethod]
        public void State_of_charge_and_uncertainty_stay_within_their_ranges() =>
            s_sample.Array[1, 60].Sample(
                samples =>
                {
                    foreach ((Sample _, Supervisor supervisor, CommandedSwitches _) in Play(samples))
                    {
                        Assert.IsInRange(0, 1000000, supervisor.Telemetry.StateOfChargePpm);
                        Assert.IsInRange(1, 1000000, supervisor.Telemetry.UncertaintyPpm);
                        Assert.AreEqual(0, (int)supervisor.Telemetry.Faults & (int)Firmware.Protection.Faults.TickFailed);
                    }
                },
                iter: 3000);

        private static IEnumerable<(Sample Sample, Supervisor Supervisor, CommandedSwitches Switches)> Play(Sample[] samples)
        {
            VirtualClock clock = new();
            SampleSensor sensor = new();
            CommandedSwitches switches = new();
            BoardFigures accuracy = Boards.Disco.Accuracy;
            Supervisor supervisor = new(clock, sensor, switches, new MemoryRecordStore(2), Boards.Cell, accuracy, new SupervisorSettings());

            // From a board that works: eleven good samples, so that most sequences start with closed switches.
            Sample good = new(3900000, -5000, 25000, 0, 1000);
            foreach (Sample sample in Enumerable.Repeat(good, 11).Concat(samples))
            {
                clock.NowMilliseconds += sample.ElapsedMilliseconds;
                sensor.Sample = sample;
                supervisor.Tick();
                yield return (sample, supervisor, switches);
            }
        }

        /// <summary>One sample: values, which of them failed (bits 1, 2 and 4; 8 and above: none), and the time since the sample
        /// before.</summary>
        private sealed record Sample(int Microvolts, int Nanoamps, int Millicelsius, int Failed, long ElapsedMilliseconds)
        {
            public bool VoltageOk => Failed >= 8 || (Failed & 1) == 0;

            public bool CurrentOk => Failed >= 8 || (Failed & 2) == 0;

            public bool TemperatureOk => Failed >= 8 || (Failed & 4) == 0;
        }

        private sealed class SampleSensor : ICellSensor
        {
            public Sample? Sample { get; set; }

            public void Read(CellSample measurement, long nowMilliseconds)
            {
                Set(measurement.VoltageMicrovolts, Sample!.Microvolts, Sample.VoltageOk, nowMilliseconds);
                Set(measurement.CurrentNanoamps, Sample.Nanoamps, Sample.CurrentOk, nowMilliseconds);
                Set(measurement.TemperatureMillicelsius, Sample.Millicelsius, Sample.TemperatureOk, nowMilliseconds);
            }

            private static void Set(Reading reading, int value, bool isOk, long nowMilliseconds)
            {
                if (isOk)
                {
                    reading.SetValid(value, nowMilliseconds);
                }
                else
                {
                    reading.SetFailed(ReadingFault.NoAnswer);
                }
            }
        }
    }
}
