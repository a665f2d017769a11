using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    [TestClass]
    public class MoveTowardsTests
    {
        private static readonly int[] s_ppm = { 0, 1, 1999, 123456, 500000, 999999, 1000000 };
        private static readonly int[] s_shares = { 0, 1, 7692, 76923, 500000, 1000000 };

        [TestMethod]
        [DataRow(3600000L)]
        [DataRow(36000000000000L)]
        public void Never_passes_its_target_and_never_grows_doubt(long capacityNanoampSeconds)
        {
            ChargeCounter counter = new ChargeCounter(capacityNanoampSeconds);
            for (int from = 0; from < s_ppm.Length; from++)
            {
                for (int error = 1; error < s_ppm.Length; error++)
                {
                    for (int to = 0; to < s_ppm.Length; to++)
                    {
                        TryAll(counter, s_ppm[from], s_ppm[error], s_ppm[to]);
                    }
                }
            }
        }

        [TestMethod]
        [DataRow(10000)]
        [DataRow(10001)]
        [DataRow(1000000)]
        public void Does_nothing_when_the_other_knows_no_better(int otherErrorPpm)
        {
            ChargeCounter counter = CreateAt(500000, 10000);
            long charge = counter.ChargeNanoampMilliseconds;
            counter.MoveTowards(900000, otherErrorPpm, 1000000);
            Assert.AreEqual(charge, counter.ChargeNanoampMilliseconds);
            Assert.AreEqual(10000, counter.ErrorPpm);
        }

        [TestMethod]
        public void Goes_the_share_of_the_way_to_one_who_knows()
        {
            ChargeCounter counter = CreateAt(500000, 1000000);
            counter.MoveTowards(900000, 0, 250000);
            Assert.AreEqual(600000, counter.StateOfChargePpm);
            Assert.AreEqual(750000, counter.ErrorPpm);
        }

        [TestMethod]
        public void Goes_less_far_to_one_who_knows_little_more()
        {
            // Half the error is a quarter of the variance: three quarters of the way.
            ChargeCounter counter = CreateAt(500000, 200000);
            counter.MoveTowards(600000, 100000, 1000000);
            Assert.AreEqual(575000, counter.StateOfChargePpm);
            Assert.AreEqual(125000, counter.ErrorPpm);
        }

        [TestMethod]
        public void Asking_often_ends_at_the_other_estimate_and_its_error()
        {
            ChargeCounter counter = CreateAt(200000, 300000);
            for (int i = 0; i < 1000; i++)
            {
                counter.MoveTowards(800000, 20000, 76923);
                Assert.IsTrue(counter.StateOfChargePpm <= 800000);
                Assert.IsTrue(counter.ErrorPpm >= 20000);
            }

            Assert.IsTrue(counter.ErrorPpm < 21000);
            Assert.IsTrue(counter.StateOfChargePpm > 780000);
        }

        [TestMethod]
        public void What_came_at_random_shrinks_with_the_rest()
        {
            ChargeCounter counter = CreateAt(500000, 0);
            counter.AddMeasured(3600000, -700000, 700000, 0);
            Assert.AreEqual(577350, counter.ErrorPpm);
            counter.MoveTowards(500000, 0, 500000);
            Assert.IsTrue(counter.ErrorPpm >= 288670 && counter.ErrorPpm <= 288675);
        }

        private static void TryAll(ChargeCounter counter, int fromPpm, int errorPpm, int toPpm)
        {
            for (int i = 0; i < s_shares.Length; i++)
            {
                int otherErrorPpm = s_ppm[i + 1] / 2;
                counter.Set(fromPpm, errorPpm);
                counter.MoveTowards(toPpm, otherErrorPpm, s_shares[i]);
                int reached = counter.StateOfChargePpm;
                Assert.IsTrue(fromPpm <= toPpm ? reached >= fromPpm && reached <= toPpm : reached <= fromPpm && reached >= toPpm);
                Assert.IsTrue(counter.ErrorPpm <= errorPpm, "error grew");
                Assert.IsTrue(counter.ErrorPpm >= (errorPpm < otherErrorPpm ? errorPpm : otherErrorPpm), "error below both");
            }
        }

        private static ChargeCounter CreateAt(int stateOfChargePpm, int errorPpm)
        {
            ChargeCounter counter = new ChargeCounter(TestProfile.CapacityNanoampSeconds);
            counter.Set(stateOfChargePpm, errorPpm);
            return counter;
        }
    }
}
