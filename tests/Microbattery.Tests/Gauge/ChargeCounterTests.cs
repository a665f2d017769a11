using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    [TestClass]
    public class ChargeCounterTests
    {
        [TestMethod]
        public void Begins_half_full_give_or_take_everything()
        {
            ChargeCounter counter = new ChargeCounter(TestProfile.CapacityNanoampSeconds);
            Assert.AreEqual(500000, counter.StateOfChargePpm);
            Assert.AreEqual(1000000, counter.ErrorPpm);
        }

        [TestMethod]
        public void An_error_is_never_0()
        {
            Assert.AreEqual(1, CreateAt(500000, 0).ErrorPpm);
        }

        [TestMethod]
        [DataRow(1, 3600000)]
        [DataRow(3600, 1000)]
        public void The_nominal_current_for_an_hour_is_the_whole_cell(int steps, int milliseconds)
        {
            ChargeCounter counter = CreateAt(0, 0);
            for (int i = 0; i < steps; i++)
            {
                counter.AddMeasured(milliseconds, 700000, 700000, 0);
            }

            Assert.AreEqual(1000000, counter.StateOfChargePpm);
            Assert.AreEqual(TestProfile.CapacityNanoampSeconds * 1000, counter.ChargeNanoampMilliseconds);
            Assert.AreEqual(1, counter.ErrorPpm);
            for (int i = 0; i < steps; i++)
            {
                counter.AddMeasured(milliseconds, -350000, -350000, 0);
            }

            Assert.AreEqual(500000, counter.StateOfChargePpm);
        }

        [TestMethod]
        public void Not_a_nanoampere_millisecond_is_lost_over_many_small_steps()
        {
            ChargeCounter counter = CreateAt(500000, 0);
            long start = counter.ChargeNanoampMilliseconds;
            for (int i = 0; i < 1000; i++)
            {
                counter.AddMeasured(1, 3, 3, 0);
            }

            Assert.AreEqual(3000L, counter.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        [DataRow(0, 2000, 10000000L)]
        [DataRow(2000, 0, 10000000L)]
        [DataRow(-1000, 1000, 0L)]
        [DataRow(-3000, -1000, -20000000L)]
        public void A_changing_current_counts_with_its_mean(int fromNanoamps, int toNanoamps, long expected)
        {
            ChargeCounter counter = CreateAt(500000, 0);
            long start = counter.ChargeNanoampMilliseconds;
            counter.AddMeasured(10000, fromNanoamps, toNanoamps, 0);
            Assert.AreEqual(expected, counter.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        public void What_is_off_the_same_way_adds_up_as_it_is()
        {
            // 1 % of 700 µA for an hour.
            ChargeCounter counter = CreateAt(500000, 0);
            for (int i = 1; i <= 5; i++)
            {
                counter.AddMeasured(3600000, 0, 0, 7000);
                Assert.AreEqual(i * 10000, counter.ErrorPpm);
                Assert.AreEqual(i * 10000, counter.SystematicErrorPpm);
            }
        }

        [TestMethod]
        public void What_is_off_at_random_adds_up_in_squares()
        {
            // Half of 14 µA for an hour: 1 % of the cell, evenly: 1 % / sqrt(3); four of them twice that.
            ChargeCounter counter = CreateAt(500000, 0);
            counter.AddMeasured(3600000, -7000, 7000, 0);
            Assert.AreEqual(5773, counter.ErrorPpm);
            counter.AddMeasured(3600000, 7000, -7000, 0);
            counter.AddMeasured(3600000, -7000, 7000, 0);
            counter.AddMeasured(3600000, 7000, -7000, 0);
            Assert.AreEqual(11547, counter.ErrorPpm);
            Assert.AreEqual(0, counter.SystematicErrorPpm);
        }

        [TestMethod]
        public void A_gap_counts_the_assumed_current_and_its_error()
        {
            // Ten days at 1 µA and 0.2 µA.
            ChargeCounter counter = CreateAt(500000, 0);
            counter.AddGap(864000000, -1000, 200);
            Assert.AreEqual(157142, counter.StateOfChargePpm);
            Assert.AreEqual(68571, counter.ErrorPpm);
        }

        [TestMethod]
        public void Self_discharge_below_one_nanoampere_millisecond_a_step_is_not_lost()
        {
            ChargeCounter counter = CreateAt(500000, 0);
            long start = counter.ChargeNanoampMilliseconds;
            for (int i = 0; i < 10000; i++)
            {
                counter.AddSelfDischarge(1, 301, 0);
            }

            Assert.AreEqual(-3010L, counter.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        public void Half_of_self_discharge_counts_as_error_and_its_own_error_too()
        {
            // 10 nA for 10 days: 8.64e6 of 2.52e9 nA·s.
            ChargeCounter counter = CreateAt(500000, 0);
            counter.AddSelfDischarge(864000000, 10000, 0);
            Assert.AreEqual(496571, counter.StateOfChargePpm);
            Assert.AreEqual(1714, counter.ErrorPpm);
            counter.AddSelfDischarge(864000000, 0, 5000);
            Assert.AreEqual(3428, counter.ErrorPpm);
            Assert.AreEqual(496571, counter.StateOfChargePpm);
        }

        [TestMethod]
        public void Holds_between_empty_and_full()
        {
            ChargeCounter counter = CreateAt(999999, 0);
            counter.AddMeasured(3600000, 7000000, 7000000, 0);
            Assert.AreEqual(1000000, counter.StateOfChargePpm);
            counter.AddMeasured(3600000, -7000000, -7000000, 0);
            Assert.AreEqual(0, counter.StateOfChargePpm);
            counter.AddSelfDischarge(86400000, 1000000, 0);
            Assert.AreEqual(0L, counter.ChargeNanoampMilliseconds);
        }

        [TestMethod]
        [DataRow(-1L, 0)]
        [DataRow(-9223372036854775808L, 0)]
        [DataRow(2520000000001L, 1000000)]
        [DataRow(9223372036854775807L, 1000000)]
        [DataRow(1260000000000L, 500000)]
        public void A_saved_count_comes_back_within_the_cell(long nanoampMilliseconds, int expected)
        {
            ChargeCounter counter = CreateAt(250000, 10);
            counter.Restore(nanoampMilliseconds, 1234);
            Assert.AreEqual(expected, counter.StateOfChargePpm);
            Assert.AreEqual(1234, counter.ErrorPpm);
        }

        [TestMethod]
        public void Doubt_adds_up_to_everything_and_no_further()
        {
            ChargeCounter counter = CreateAt(500000, 10000);
            counter.Widen(20000);
            Assert.AreEqual(30000, counter.ErrorPpm);
            counter.Widen(1000000);
            counter.Widen(1000000);
            Assert.AreEqual(1000000, counter.ErrorPpm);
        }

        private static ChargeCounter CreateAt(int stateOfChargePpm, int errorPpm)
        {
            ChargeCounter counter = new ChargeCounter(TestProfile.CapacityNanoampSeconds);
            counter.Set(stateOfChargePpm, errorPpm);
            return counter;
        }
    }
}
