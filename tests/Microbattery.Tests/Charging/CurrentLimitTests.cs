using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    /// <summary>The mean charge current, by temperature and by what protection allows.</summary>
    [TestClass]
    public class CurrentLimitTests
    {
        private const int LimitNanoamps = 7000000;
        private const int HalfPpm = 500000;
        private const int BulkMicrovolts = 3900000;
        private const int AllowanceSeconds = 10; // the most that is saved up, in seconds of the limit

        [TestMethod]
        public void The_full_limit_is_protections_to_enforce()
        {
            GateRig rig = new GateRig();
            for (int i = 0; i < 100; i++)
            {
                rig.Sample(BulkMicrovolts, 2 * LimitNanoamps, 0, 1000, true);
                Assert.IsTrue(rig.Gate.WantsClosed);
            }
        }

        [TestMethod]
        [DataRow("less than is allowed", 3400000, true)]
        [DataRow("more than is allowed", 3600000, false)]
        public void Of_half_the_current_no_more_is_taken(string name, int currentNanoamps, bool staysClosed)
        {
            GateRig rig = new GateRig();
            Limited(rig, 0, 0, false);
            bool isClosed = true;
            for (int i = 0; i < 1000; i++)
            {
                Limited(rig, currentNanoamps, 1000, true);
                isClosed &= rig.Gate.WantsClosed;
            }

            Assert.IsTrue(staysClosed == isClosed, name);
        }

        [TestMethod]
        public void It_opens_when_the_allowance_is_used_up_and_closes_at_half_of_it()
        {
            GateRig rig = new GateRig();
            Limited(rig, 0, 0, false);
            for (int i = 0; i < AllowanceSeconds; i++)
            {
                // Twice the limit: the allowance falls by one second of the limit.
                Limited(rig, LimitNanoamps, 1000, true);
                Assert.IsTrue(rig.Gate.WantsClosed, "what is saved up is used first, to the last of it");
            }

            Limited(rig, LimitNanoamps, 1000, true);
            Assert.IsFalse(rig.Gate.WantsClosed);
            for (int i = 0; i < (AllowanceSeconds / 2); i++)
            {
                Limited(rig, 0, 1000, false);
                Assert.IsFalse(rig.Gate.WantsClosed, "one second was owed: half is saved up after six");
                Assert.IsTrue(rig.Gate.IsWaiting);
            }

            Limited(rig, 0, 1000, false);
            Assert.IsTrue(rig.Gate.WantsClosed);
            Assert.IsFalse(rig.Gate.IsWaiting);
        }

        [TestMethod]
        public void A_current_read_through_an_open_switch_is_not_counted()
        {
            GateRig rig = new GateRig();
            Limited(rig, 0, 0, false);
            for (int i = 0; i < 100; i++)
            {
                Limited(rig, LimitNanoamps, 1000, false);
                Assert.IsTrue(rig.Gate.WantsClosed);
            }
        }

        [TestMethod]
        public void A_load_beside_the_source_earns_no_allowance()
        {
            GateRig rig = new GateRig();
            Limited(rig, 0, 0, false);
            Exhaust(rig);
            Limited(rig, -10 * LimitNanoamps, 1000, true);
            Assert.IsFalse(rig.Gate.WantsClosed, "a second of no charge current, whatever the load took");
        }

        [TestMethod]
        public void The_end_of_the_limit_closes_the_switch_at_once()
        {
            GateRig rig = new GateRig();
            Limited(rig, 0, 0, false);
            Exhaust(rig);
            rig.Sample(BulkMicrovolts, 0, 0, 1000, false);
            Assert.IsTrue(rig.Gate.WantsClosed);
            Assert.IsFalse(rig.Gate.IsWaiting);
        }

        [TestMethod]
        public void After_the_limit_the_cell_can_become_full()
        {
            GateRig rig = new GateRig();
            Limited(rig, 0, 0, false);
            Exhaust(rig);
            Limited(rig, 0, AllowanceSeconds * 1000, false);
            Assert.IsTrue(rig.Gate.WantsClosed);
            rig.MakeFull();
            rig.IsIn(ChargePhase.Full);
        }

        [TestMethod]
        public void A_full_cell_waits_for_no_allowance()
        {
            CellProfile profile = TestProfile.Create()
                .With(Setting.PrechargeBelowMicrovolts, 2500000)
                .With(Setting.PrechargeNanoamps, 35000);
            GateRig rig = new GateRig(profile);
            rig.Sample(2400000, 0, 0, 0, false);
            rig.Sample(2400000, LimitNanoamps, 0, 1000, true);
            rig.Sample(2400000, LimitNanoamps, 0, 1000, true);
            rig.IsIn(ChargePhase.Precharge);
            Assert.IsTrue(rig.Gate.IsWaiting);

            GateRig full = new GateRig();
            full.Gate.Resume(true, false);
            Limited(full, 0, 0, false);
            Exhaust(full);
            full.IsIn(ChargePhase.Full);
            Assert.IsFalse(full.Gate.IsWaiting);
        }

        [TestMethod]
        [DataRow("99 m°C warmer", 99, 0)]
        [DataRow("99 m°C colder", -99, 0)]
        [DataRow("100 m°C warmer", 100, -2000)]
        [DataRow("100 m°C colder", -100, 2000)]
        [DataRow("far colder than it was", -50000, 100000)]
        public void Limits_follow_the_temperature_in_steps_of_a_tenth_of_a_degree(string name, int warmerMillicelsius, int risenMicrovolts)
        {
            // Charge voltage falls by 20 µV with each m°C from 20 to 30 °C.
            const int EntryAt25 = 13;
            int[] drops = TestProfile.Even(TemperatureTable.Count, 0);
            for (int i = EntryAt25; i < drops.Length; i++)
            {
                drops[i] = i == EntryAt25 ? 100000 : 200000;
            }

            GateRig rig = new GateRig(TestProfile.Create().With(Setting.ChargeVoltageDropMicrovolts, new TemperatureTable(drops)));
            rig.Sample(BulkMicrovolts, 0, 0, 0, false);
            Assert.AreEqual(4100000, rig.Gate.TargetMicrovolts);
            rig.TemperatureMillicelsius += warmerMillicelsius;
            rig.Sample(BulkMicrovolts, 0, 0, 1000, false);
            Assert.AreEqual(4100000 + risenMicrovolts, rig.Gate.TargetMicrovolts, name);
        }

        [TestMethod]
        public void Without_a_temperature_nothing_is_looked_up()
        {
            int[] drops = TestProfile.Even(TemperatureTable.Count, 100000);
            GateRig rig = new GateRig(TestProfile.Create().With(Setting.ChargeVoltageDropMicrovolts, new TemperatureTable(drops)));
            rig.Voltage.SetValid(BulkMicrovolts, 0);
            rig.Current.SetValid(0, 0);
            rig.Model.Advance(0, 0, rig.StateOfChargePpm, 25000);
            rig.Update(0, false);
            Assert.AreEqual(4200000, rig.Gate.TargetMicrovolts);
            Assert.IsFalse(rig.Gate.WantsClosed, "no current is allowed yet");
        }

        /// <summary>A sample while protection allows half of the current.</summary>
        private static void Limited(GateRig rig, int currentNanoamps, long elapsedMilliseconds, bool isClosed)
        {
            rig.Model.Advance(0, 0, rig.StateOfChargePpm, rig.TemperatureMillicelsius);
            rig.Voltage.SetValid(BulkMicrovolts, 0);
            rig.Current.SetValid(currentNanoamps, 0);
            rig.CellSample.TemperatureMillicelsius.SetValid(rig.TemperatureMillicelsius, 0);
            rig.Gate.Update(rig.CellSample, rig.Model, rig.StateOfChargePpm, HalfPpm, elapsedMilliseconds, isClosed, false);
        }

        /// <summary>Takes the allowance below nothing.</summary>
        private static void Exhaust(GateRig rig)
        {
            for (int i = 0; i < AllowanceSeconds + 1; i++)
            {
                Limited(rig, LimitNanoamps, 1000, true);
            }

            Assert.IsFalse(rig.Gate.WantsClosed);
        }
    }
}
