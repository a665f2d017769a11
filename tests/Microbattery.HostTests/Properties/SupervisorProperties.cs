using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Microbattery.Bench.Replay;
using Microbattery.Bench.Simulation;
using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Hal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Properties
{
    /// <summary>What holds after any sequence of looks, believable or absurd.</summary>
    [TestClass]
    public class SupervisorProperties
    {
        private static readonly Gen<Look> s_look = Gen.Select(
            Gen.OneOf(Gen.Int[3800000, 4260000], Gen.Int[0, 6000000], Gen.Int),
            Gen.OneOf(Gen.Int[-2000000, 2000000], Gen.Int[-100000000, 100000000], Gen.Int),
            Gen.OneOf(Gen.Int[15000, 35000], Gen.Int[-60000, 120000], Gen.Int),
            Gen.Int[0, 40],
            Gen.OneOf(Gen.Int[0, 2000].Select(ms => (long)ms), Gen.Long[-100000000000, 100000000000]),
            (volts, nanoamps, millicelsius, failed, elapsed) => new Look(volts, nanoamps, millicelsius, failed, elapsed));

        [TestMethod]
        public void The_charge_switch_is_closed_only_when_every_reading_proves_it_may_be() =>
            s_look.Array[1, 60].Sample(
                looks =>
                {
                    CellProfile cell = Boards.Cell;
                    foreach ((Look look, Supervisor supervisor, CommandedSwitches switches) in Play(looks))
                    {
                        Assert.AreEqual(supervisor.Telemetry.ChargeClosed, switches.ChargeClosed);
                        if (switches.ChargeClosed)
                        {
                            Assert.IsTrue(look.VoltageOk && look.CurrentOk && look.TemperatureOk);
                            Assert.IsLessThan(cell.ChargeVoltageMicrovolts, look.Microvolts);
                            Assert.IsLessThanOrEqualTo(cell.ChargeMaximumMillicelsius, look.Millicelsius);
                            Assert.IsGreaterThanOrEqualTo(cell.ChargeMinimumMillicelsius, look.Millicelsius);
                        }
                    }
                },
                iter: 3000);

        [TestMethod]
        public void The_load_switch_is_never_closed_on_a_voltage_well_below_cut_off() =>
            s_look.Array[1, 60].Sample(
                looks =>
                {
                    foreach ((Look look, Supervisor _, CommandedSwitches switches) in Play(looks))
                    {
                        Assert.IsFalse(switches.LoadClosed && look.VoltageOk && look.Microvolts < Boards.Cell.CutoffVoltageMicrovolts - 100000);
                    }
                },
                iter: 3000);

        [TestMethod]
        public void State_of_charge_and_bound_stay_within_their_ranges() =>
            s_look.Array[1, 60].Sample(
                looks =>
                {
                    foreach ((Look _, Supervisor supervisor, CommandedSwitches _) in Play(looks))
                    {
                        Assert.IsInRange(0, 1000000, supervisor.Telemetry.StateOfChargePpm);
                        Assert.IsInRange(1, 1000000, supervisor.Telemetry.ErrorPpm);
                        Assert.AreEqual(0, (int)supervisor.Telemetry.Faults & (int)Firmware.Protection.Faults.TickFailed);
                    }
                },
                iter: 3000);

        private static IEnumerable<(Look Look, Supervisor Supervisor, CommandedSwitches Switches)> Play(Look[] looks)
        {
            VirtualClock clock = new();
            LookSensor sensor = new();
            CommandedSwitches switches = new();
            SensorAccuracy accuracy = Boards.Disco.Accuracy;
            Supervisor supervisor = new(clock, sensor, switches, new MemoryRecordStore(2), Boards.Cell, accuracy, new SupervisorSettings());

            // From a board that works: eleven good looks, so that most sequences start with closed switches.
            Look good = new(3900000, -5000, 25000, 0, 1000);
            foreach (Look look in Enumerable.Repeat(good, 11).Concat(looks))
            {
                clock.NowMilliseconds += look.ElapsedMilliseconds;
                sensor.Look = look;
                supervisor.Tick();
                yield return (look, supervisor, switches);
            }
        }

        /// <summary>One look: values, which of them failed (bits 1, 2 and 4; 8 and above: none), and the time since the look before.</summary>
        private sealed record Look(int Microvolts, int Nanoamps, int Millicelsius, int Failed, long ElapsedMilliseconds)
        {
            public bool VoltageOk => Failed >= 8 || (Failed & 1) == 0;

            public bool CurrentOk => Failed >= 8 || (Failed & 2) == 0;

            public bool TemperatureOk => Failed >= 8 || (Failed & 4) == 0;
        }

        private sealed class LookSensor : ICellSensor
        {
            public Look? Look { get; set; }

            public void Read(Measurement measurement, long nowMilliseconds)
            {
                Set(measurement.VoltageMicrovolts, Look!.Microvolts, Look.VoltageOk, nowMilliseconds);
                Set(measurement.CurrentNanoamps, Look.Nanoamps, Look.CurrentOk, nowMilliseconds);
                Set(measurement.TemperatureMillicelsius, Look.Millicelsius, Look.TemperatureOk, nowMilliseconds);
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
