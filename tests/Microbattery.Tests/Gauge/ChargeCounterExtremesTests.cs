using Microbattery.Firmware.Gauge;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The smallest and the largest cell, with every current, step and error at its extremes.</summary>
    [TestClass]
    public class ChargeCounterExtremesTests
    {
        private static readonly int[] s_currents = { int.MaxValue, int.MinValue, 0, 1, -1, 1000000, int.MaxValue };
        private static readonly long[] s_steps = { 0, 1, 999, 60000, 86400000, 400L * 86400000, long.MaxValue, -1, long.MinValue };
        private static readonly long[] s_errors = { 0, 1, 100000, int.MaxValue, long.MaxValue };

        [TestMethod]
        [DataRow(3600000L)]
        [DataRow(2520000000L)]
        [DataRow(36000000000000L)]
        public void Counting_never_leaves_the_cell_and_never_grows_certain(long capacityNanoampSeconds)
        {
            ChargeCounter counter = new ChargeCounter(capacityNanoampSeconds);
            for (int step = 0; step < s_steps.Length; step++)
            {
                for (int error = 0; error < s_errors.Length; error++)
                {
                    counter.Set(step * 100000, 100);
                    CountAll(counter, capacityNanoampSeconds, s_steps[step], s_errors[error]);
                }
            }
        }

        [TestMethod]
        [DataRow(3600000L, 0)]
        [DataRow(3600000L, 2147483647)]
        [DataRow(36000000000000L, 2147483647)]
        public void Self_discharge_never_leaves_the_cell_and_never_charges_it(long capacityNanoampSeconds, int picoamps)
        {
            ChargeCounter counter = new ChargeCounter(capacityNanoampSeconds);
            for (int step = 0; step < s_steps.Length; step++)
            {
                counter.Set(900000, 100);
                for (int i = 0; i < 5; i++)
                {
                    long charge = counter.ChargeNanoampMilliseconds;
                    int before = counter.ErrorPpm;
                    counter.AddSelfDischarge(s_steps[step], picoamps, picoamps);
                    Assert.IsTrue(counter.ChargeNanoampMilliseconds <= charge);
                    IsSound(counter, capacityNanoampSeconds, before);
                }
            }
        }

        [TestMethod]
        [DataRow(3600000L)]
        [DataRow(36000000000000L)]
        public void A_day_of_the_largest_current_fills_or_empties_and_costs_its_error(long capacityNanoampSeconds)
        {
            // 2.1 A for a day: more than either cell holds.
            ChargeCounter counter = new ChargeCounter(capacityNanoampSeconds);
            counter.Set(0, 0);
            counter.AddMeasured(86400000, int.MaxValue, int.MaxValue, 0);
            Assert.AreEqual(1000000, counter.StateOfChargePpm);
            counter.AddGap(86400000, int.MinValue, 0);
            Assert.AreEqual(0, counter.StateOfChargePpm);
            Assert.AreEqual(1, counter.ErrorPpm);
            counter.AddMeasured(86400000, 0, 0, int.MaxValue);
            Assert.AreEqual(1000000, counter.ErrorPpm);
        }

        [TestMethod]
        [DataRow(3600000L)]
        [DataRow(36000000000000L)]
        public void Small_steps_are_counted_exactly_in_either_cell(long capacityNanoampSeconds)
        {
            // 1000 s of 1e-5 of the capacity a second are 1 %.
            ChargeCounter counter = new ChargeCounter(capacityNanoampSeconds);
            counter.Set(500000, 0);
            long nanoamps = capacityNanoampSeconds / 100000;
            for (int i = 0; i < 1000; i++)
            {
                counter.AddMeasured(1000, (int)nanoamps, (int)nanoamps, 0);
            }

            Assert.AreEqual(510000, counter.StateOfChargePpm);
        }

        private static void CountAll(ChargeCounter counter, long capacityNanoampSeconds, long step, long error)
        {
            for (int i = 1; i < s_currents.Length; i++)
            {
                int before = counter.ErrorPpm;
                counter.AddMeasured(step, s_currents[i - 1], s_currents[i], error);
                IsSound(counter, capacityNanoampSeconds, before);
                before = counter.ErrorPpm;
                long charge = counter.ChargeNanoampMilliseconds;
                counter.AddGap(step, s_currents[i], error);
                IsSound(counter, capacityNanoampSeconds, before);
                Assert.IsTrue(s_currents[i] >= 0 || counter.ChargeNanoampMilliseconds <= charge, "a discharge charged");
                Assert.IsTrue(s_currents[i] <= 0 || counter.ChargeNanoampMilliseconds >= charge, "a charge discharged");
            }
        }

        private static void IsSound(ChargeCounter counter, long capacityNanoampSeconds, int errorBefore)
        {
            Assert.IsTrue(counter.StateOfChargePpm >= 0 && counter.StateOfChargePpm <= 1000000, "state of charge");
            Assert.IsTrue(
                counter.ChargeNanoampMilliseconds >= 0 && counter.ChargeNanoampMilliseconds <= capacityNanoampSeconds * 1000, "charge");
            Assert.IsTrue(counter.ErrorPpm >= errorBefore && counter.ErrorPpm <= 1000000, "error");
            Assert.IsTrue(counter.SystematicErrorPpm >= 0 && counter.SystematicErrorPpm <= 1000000, "systematic error");
        }
    }
}
