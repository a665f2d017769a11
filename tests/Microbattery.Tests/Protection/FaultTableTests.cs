using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    [TestClass]
    public class FaultTableTests
    {
        [TestMethod]
        public void Every_bit_has_one_row_that_says_what_it_is_and_where_its_limits_come_from()
        {
            FaultTable table = Create(TestProfile.Create());
            int all = 0;
            for (int i = 0; i < FaultTable.Count; i++)
            {
                FaultRow row = table.Row(i);
                Assert.AreEqual(1 << i, (int)row.Fault);
                Assert.IsTrue(row.Summary.Length > 20 && row.Source.Length > 10, i.ToString());
                Assert.IsTrue(row.TripSamples >= 1 && row.ReleaseSamples >= 1, i.ToString());
                Assert.IsTrue(row.Warn <= row.Trip || row.Warn == FaultRow.Never, i.ToString());
                Assert.IsTrue(row.Release <= row.Trip, i.ToString());
                bool isLatched = (row.Traits & FaultTraits.Latched) != FaultTraits.None;
                Assert.IsTrue(!isLatched || (row.Traits & FaultTraits.Recorded) != FaultTraits.None, "what latches is recorded");
                all |= (int)row.Fault;
            }

            Assert.AreEqual((1 << FaultTable.Count) - 1, all);
            Assert.ThrowsException(typeof(System.ArgumentOutOfRangeException), () => table.Row(FaultTable.Count));
        }

        [TestMethod]
        public void What_blocks_latches_and_is_recorded_is_as_the_safety_page_says()
        {
            const Faults Unknown = Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown;
            const Faults Latched = Faults.ShortCircuit | Faults.ReadingsContradict | Faults.ChargeSwitchStuck | Faults.LoadSwitchStuck
                | Faults.CellOvercharged;
            const Faults Charge = Faults.OverVoltage | Faults.ChargeOverCurrent | Faults.TooColdToCharge | Faults.TooHotToCharge
                | Faults.TickFailed | Faults.ReadingsContradict | Faults.VoltagesDisagree | Faults.ChargeSwitchStuck | Faults.ClockStopped
                | Faults.CellOvercharged | Faults.TooLowToCharge;
            const Faults Load = Faults.UnderVoltage | Faults.DischargeOverCurrent | Faults.TooColdToDischarge | Faults.TooHotToDischarge
                | Faults.TickFailed | Faults.ShortCircuit | Faults.ReadingsContradict | Faults.LoadSwitchStuck;
            FaultTable table = Create(TestProfile.Create());
            Assert.AreEqual((int)(Charge | Unknown | Faults.ConfigurationRefused), (int)table.With(FaultTraits.BlocksCharge));
            Assert.AreEqual((int)(Load | Faults.ConfigurationRefused), (int)table.With(FaultTraits.BlocksLoad));
            Assert.AreEqual((int)Latched, (int)table.With(FaultTraits.Latched));
            Assert.AreEqual((int)(Charge | Load), (int)table.With(FaultTraits.Recorded));
            Assert.AreEqual(
                (int)(Latched | Unknown | Faults.ConfigurationRefused | Faults.TickFailed), (int)table.With(FaultTraits.Blinding));
            Assert.AreEqual((int)(Faults.TooColdToCharge | Faults.TooHotToCharge), (int)table.With(FaultTraits.LimitsCharge));
            Assert.AreEqual(
                (int)(Faults.UnderVoltage | Faults.DischargeOverCurrent | Faults.TooColdToDischarge | Faults.TooHotToDischarge),
                (int)table.With(FaultTraits.LimitsLoad));
        }

        [TestMethod]
        [DataRow((int)Faults.VoltageUnknown, 1, 1, 0)]
        [DataRow((int)Faults.CurrentUnknown, 1, 1, 0)]
        [DataRow((int)Faults.TemperatureUnknown, 1, 1, 0)]
        [DataRow((int)Faults.OverVoltage, 1, 10, 0)]
        [DataRow((int)Faults.UnderVoltage, 1, 10, 0)]
        [DataRow((int)Faults.ChargeOverCurrent, 2, 60, 0)]
        [DataRow((int)Faults.DischargeOverCurrent, 2, 60, 1000)]
        [DataRow((int)Faults.TooColdToCharge, 1, 10, 0)]
        [DataRow((int)Faults.TooHotToCharge, 1, 10, 0)]
        [DataRow((int)Faults.TooColdToDischarge, 1, 10, 0)]
        [DataRow((int)Faults.TooHotToDischarge, 1, 10, 0)]
        [DataRow((int)Faults.ShortCircuit, 2, 60, 0)]
        [DataRow((int)Faults.ReadingsContradict, 1, 60, 0)]
        [DataRow((int)Faults.VoltagesDisagree, 5, 10, 0)]
        [DataRow((int)Faults.ChargeSwitchStuck, 5, 60, 0)]
        [DataRow((int)Faults.LoadSwitchStuck, 5, 60, 0)]
        [DataRow((int)Faults.ClockStopped, 1, 10, 0)]
        [DataRow((int)Faults.CellOvercharged, 2, 10, 0)]
        [DataRow((int)Faults.TooLowToCharge, 5, 10, 0)]
        public void How_many_samples_trip_and_clear_is_as_the_safety_page_says(
            int fault, int tripSamples, int releaseSamples, int tripMilliseconds)
        {
            FaultRow row = Row(TestProfile.Create(), (Faults)fault);
            Assert.AreEqual(tripSamples, row.TripSamples, "to trip");
            Assert.AreEqual(releaseSamples, row.ReleaseSamples, "to clear");
            Assert.AreEqual(tripMilliseconds, row.TripMilliseconds, "pulse");
        }

        [TestMethod]
        public void A_row_is_warned_of_at_its_warning_point_trips_at_its_trip_point_and_clears_at_its_release_point()
        {
            // Each judged row by itself, whatever its quantity: the judge is driven with the row's own points.
            FaultTable table = Create(TestProfile.Create().With(Setting.ChargeNotBelowMicrovolts, 1500000));
            for (int i = 0; i < FaultTable.Count; i++)
            {
                FaultRow row = table.Row(i);
                if (row.Quantity != FaultQuantity.Supervisor)
                {
                    Walk(table, row);
                }
            }
        }

        [TestMethod]
        [DataRow("3 V less the margin", 3000000, -2900000L)]
        [DataRow("a cell of 0.2 V less a quarter of it", 200000, -150000L)]
        public void Under_voltage_is_a_margin_below_cut_off_or_a_quarter_of_it(string name, int cutoffMicrovolts, long trip)
        {
            CellProfile profile = TestProfile.Create().With(Setting.CutoffVoltageMicrovolts, cutoffMicrovolts);
            Assert.AreEqual(trip, Row(profile, Faults.UnderVoltage).Trip, name);
        }

        [TestMethod]
        public void An_overcharged_cell_is_released_at_its_charge_voltage()
        {
            // 4.2 V and 50 mV: it trips above 4.3 V.
            FaultRow row = Row(TestProfile.Create(), Faults.CellOvercharged);
            Assert.AreEqual(4300000L, row.Trip);
            Assert.AreEqual(4200000L, row.Release);
        }

        [TestMethod]
        public void A_cell_without_a_least_voltage_is_never_too_low_to_charge() =>
            Assert.AreEqual(FaultRow.Never, Row(TestProfile.Create(), Faults.TooLowToCharge).Trip);

        private static void Walk(FaultTable table, FaultRow row)
        {
            string name = row.Summary;
            FaultJudge judge = new FaultJudge(table, 0);
            long[] values = new long[(int)FaultQuantity.Supervisor];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = FaultJudge.NotMeasured;
            }

            values[(int)row.Quantity] = row.Trip;
            judge.Judge(values, 1000);
            Assert.IsTrue((judge.Active & row.Fault) == Faults.None, "at the trip point: " + name);
            bool hasWarning = row.Warn < row.Trip;
            Assert.IsTrue(hasWarning == ((judge.Warnings & row.Fault) != Faults.None), "warning: " + name);
            values[(int)row.Quantity] = row.Trip + 1;
            int pulse = row.TripMilliseconds / 1000;
            int samples = row.TripSamples > pulse ? row.TripSamples : pulse + 1;
            for (int i = 1; i < samples; i++)
            {
                Assert.AreEqual(0, (int)(judge.Judge(values, 1000) & row.Fault), "too early: " + name);
                Assert.IsTrue(judge.IsSuspicious, name);
            }

            Assert.AreEqual((int)row.Fault, (int)(judge.Judge(values, 1000) & row.Fault), "tripped: " + name);
            Assert.AreEqual(0, (int)(judge.Judge(values, 1000) & row.Fault), "once: " + name);
            Assert.AreEqual(0, (int)(judge.Warnings & row.Fault), name);
            values[(int)row.Quantity] = row.Release + 1;
            for (int i = 0; i < 700; i++)
            {
                judge.Judge(values, 1000);
            }

            Assert.IsTrue((judge.Active & row.Fault) != Faults.None, "above the release point: " + name);
            values[(int)row.Quantity] = row.Release;
            for (int i = 1; i < row.ReleaseSamples; i++)
            {
                judge.Judge(values, 1000);
                Assert.IsTrue((judge.Active & row.Fault) != Faults.None, "too early: " + name);
                Assert.IsTrue(judge.IsReleasing, name);
            }

            judge.Judge(values, 1000);
            Assert.IsTrue((judge.Active & row.Fault) == Faults.None, "clear: " + name);
        }

        private static FaultRow Row(CellProfile profile, Faults fault)
        {
            int index = 0;
            while (1 << index != (int)fault)
            {
                index++;
            }

            return Create(profile).Row(index);
        }

        private static FaultTable Create(CellProfile profile) => new FaultTable(profile, TestFigures.Create(), new ProtectionSettings());
    }
}
