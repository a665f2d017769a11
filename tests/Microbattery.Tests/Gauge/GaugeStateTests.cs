using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The gauge's state block: what it holds, where, and what is refused.</summary>
    [TestClass]
    public class GaugeStateTests
    {
        private const int StatesAt = 22;
        private const int DeviationsAt = 38;
        private const int CorrelationsAt = 58;
        private const int SlowAt = 78;

        // The block that today's firmware makes of OldRecords.LastBeforeSleep: charge, throughput and displayed charge take fewer bytes,
        // the rest is the same.
        private const string Known =
            "015E6E23ED3EE70100B31601000000D0CE4E8BEE0100" + "00000000AC22100005957201789072FE464D620000640D009C7F2401B4D67300BE69BF00"
            + "F0FF7914FDF3E0C4000000000600FA08CFF88F04BD1F000069C101007089000000000000";

        [TestMethod]
        public void Bytes_stand_where_this_version_of_the_block_has_them()
        {
            FuelGauge gauge = Gauge();
            Assert.IsTrue(gauge.RestoreState(SealedRecord.FromHex(Known), 0, 0, true, 0));
            Assert.AreEqual(2092704801646L, gauge.Estimator.ChargeNanoampMilliseconds);
            Assert.AreEqual(995886, gauge.Estimator.CapacityPpm);
            Assert.AreEqual(1094869, gauge.Estimator.ResistancePpm);
            Assert.AreEqual(-101744, gauge.Estimator.BiasMicrovolts);
            Assert.AreEqual(25165, gauge.Estimator.DeviationPpm);
            Assert.AreEqual(-15136, EstimatorState.Correlation(gauge.Estimator, 0, 4));
            Assert.AreEqual(842877, gauge.Displayed.StateOfChargePpm);
            Assert.AreEqual(71347L, gauge.RunTime.ThroughputPpm);
            Assert.AreEqual(8125, gauge.Model.PolarizationMicrovolts);
            Assert.AreEqual(1094869, gauge.Model.ResistanceScalePpm);
        }

        [TestMethod]
        public void A_restored_block_is_saved_as_it_was()
        {
            byte[] known = SealedRecord.FromHex(Known);
            FuelGauge gauge = Gauge();
            gauge.RestoreState(known, 0, 0, true, 0);
            byte[] saved = new byte[FuelGauge.StateLength + 5];
            gauge.SaveState(saved, 3);
            for (int i = 0; i < known.Length; i++)
            {
                // Deviations are rounded twice: a 256th of their unit.
                int tolerance = i >= DeviationsAt && i < CorrelationsAt && (i - DeviationsAt) % 4 == 0 ? 1 : 0;
                EstimatorState.IsAbout(known[i], saved[i + 3], tolerance);
            }

            Assert.AreEqual(0, (int)saved[2]);
            Assert.AreEqual(0, (int)saved[saved.Length - 2]);
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(0, 2)]
        [DataRow(0, 255)]
        [DataRow(1, 93)]
        [DataRow(1, 0)]
        public void Another_version_or_a_shorter_block_is_refused_and_changes_nothing(int at, int value)
        {
            byte[] block = SealedRecord.FromHex(Known);
            block[at] = (byte)value;
            FuelGauge gauge = Gauge();
            Assert.IsFalse(gauge.RestoreState(block, 0, 0, true, 0));
            Assert.AreEqual(500000, gauge.StateOfChargePpm);
            Assert.AreEqual(1000000, gauge.ErrorPpm);
            Assert.AreEqual(1000000, gauge.Model.ResistanceScalePpm);
        }

        [TestMethod]
        public void A_block_that_reaches_beyond_its_buffer_is_refused()
        {
            Assert.IsFalse(Gauge().RestoreState(SealedRecord.FromHex(Known), 1, 0, true, 0));
        }

        [TestMethod]
        public void A_longer_block_is_read_without_the_fields_behind()
        {
            byte[] longer = SealedRecord.FromHex(Known + "A5A5A5");
            longer[1] += 3;
            FuelGauge gauge = Gauge();
            Assert.IsTrue(gauge.RestoreState(longer, 0, 0, true, 0));
            Assert.AreEqual(830438, gauge.StateOfChargePpm);
        }

        [TestMethod]
        public void An_undated_block_leaves_what_relaxes_in_the_cell()
        {
            FuelGauge gauge = Gauge();
            Assert.IsTrue(gauge.RestoreState(SealedRecord.FromHex(Known), 0, 0, false, 0));
            Assert.AreEqual(830438, gauge.StateOfChargePpm);
            Assert.AreEqual(0, gauge.Model.PolarizationMicrovolts);
            Assert.AreEqual(0, gauge.Model.SurfaceOffsetPpm);
        }

        [TestMethod]
        [DataRow(0x00)]
        [DataRow(0x7F)]
        [DataRow(0x80)]
        [DataRow(0xFF)]
        public void Whatever_stands_in_its_fields_the_gauge_stays_within_its_ranges(int fill)
        {
            byte[] block = SealedRecord.FromHex(Known);
            for (int i = 2; i < block.Length; i++)
            {
                block[i] = (byte)fill;
            }

            FuelGauge gauge = Gauge();
            Assert.IsTrue(gauge.RestoreState(block, 0, 0, true, 0));
            Assert.IsTrue(gauge.StateOfChargePpm >= 0 && gauge.StateOfChargePpm <= 1000000);
            Assert.IsTrue(gauge.ErrorPpm >= 5000 && gauge.ErrorPpm <= 1000000, gauge.ErrorPpm.ToString());
            Assert.IsTrue(gauge.Displayed.StateOfChargePpm >= 0 && gauge.Displayed.StateOfChargePpm <= 1000000);
            Assert.IsTrue(gauge.Estimator.CapacityPpm >= 400000 && gauge.Estimator.CapacityPpm <= 1670000);
            Assert.IsTrue(gauge.Estimator.ResistancePpm >= 300000 && gauge.Estimator.ResistancePpm <= 5000000);
            Assert.IsTrue(gauge.RunTime.ThroughputPpm >= 0);
        }

        [TestMethod]
        public void States_of_every_size_and_sign_come_back()
        {
            int[] values = { 0, -3000000 * 256, 1500000 * 256, -700000 * 256, 200000 * 256 };
            int[] covariances = EstimatorState.Covariances(1000000);
            covariances[6] = 3000000 * 256;
            covariances[7] = -32767;
            covariances[19] = 32767;
            FuelGauge gauge = Gauge();
            gauge.Estimator.Restore(long.MaxValue, values, covariances);
            byte[] block = new byte[FuelGauge.StateLength];
            gauge.SaveState(block, 0);
            Assert.AreEqual(values[1], Number(block, StatesAt));
            Assert.AreEqual(values[4], Number(block, StatesAt + 12));
            Assert.AreEqual(covariances[6], Number(block, DeviationsAt + 4));
            Assert.AreEqual(0, Number(block, SlowAt));
            FuelGauge after = Gauge();
            Assert.IsTrue(after.RestoreState(block, 0, 0, true, 0));
            Assert.AreEqual(1000000, after.StateOfChargePpm);
            for (int state = 1; state < 5; state++)
            {
                Assert.AreEqual(values[state], EstimatorState.Value(after.Estimator, state));
            }

            Assert.AreEqual(-32767, EstimatorState.Correlation(after.Estimator, 1, 2));
            Assert.AreEqual(32767, EstimatorState.Correlation(after.Estimator, 3, 4));
        }

        private static FuelGauge Gauge() => new GaugeRig(4010000, TestProfile.WithDiffusion()).Gauge;

        private static int Number(byte[] block, int at) => block[at] | (block[at + 1] << 8) | (block[at + 2] << 16) | (block[at + 3] << 24);
    }
}
