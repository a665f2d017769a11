using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Two measurements of the cell voltage that agree or not.</summary>
    [TestClass]
    public class SecondVoltageDetectorTests
    {
        private const int NeverRead = 0;

        [TestMethod]
        [DataRow("equal", 3900000, 3900000, 0)]
        [DataRow("second higher", 3900000, 3950001, 50001)]
        [DataRow("second lower", 3900000, 3850000, 50000)]
        [DataRow("as far apart as numbers go", int.MinValue, int.MaxValue, int.MaxValue)]
        [DataRow("a board without a second measurement", 3900000, NeverRead, 0)]
        public void The_difference_has_no_sign_and_saturates(string name, int firstMicrovolts, int secondMicrovolts, int expectedMicrovolts)
        {
            SecondVoltageDetector detector = new SecondVoltageDetector();
            detector.Update(At(firstMicrovolts), At(secondMicrovolts), true);
            Assert.AreEqual(expectedMicrovolts, detector.DisagreementMicrovolts, name);
        }

        [TestMethod]
        public void A_second_measurement_that_fails_is_the_largest_difference()
        {
            SecondVoltageDetector detector = new SecondVoltageDetector();
            Reading second = At(3900000);
            second.SetFailed(ReadingFault.NoAnswer);
            detector.Update(At(3900000), second, true);
            Assert.AreEqual(int.MaxValue, detector.DisagreementMicrovolts);
            detector.Update(At(3900000), second, false);
            Assert.AreEqual(0, detector.DisagreementMicrovolts, "without voltage and current there is no verdict");
        }

        [TestMethod]
        [DataRow("voltage lost", (int)ReadingFault.NoAnswer, (int)ReadingFault.None)]
        [DataRow("current lost", (int)ReadingFault.None, (int)ReadingFault.NoAnswer)]
        public void Two_voltages_are_not_compared_in_a_sample_that_is_not_whole(string name, int voltageFault, int currentFault)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.VoltageFault = (ReadingFault)voltageFault;
            rig.Sensor.CurrentFault = (ReadingFault)currentFault;
            rig.Sensor.SecondVoltageMicrovolts = 4100000;
            rig.Sample(20);
            Assert.IsFalse(rig.Has(Faults.VoltagesDisagree), name);
        }

        [TestMethod]
        public void It_cannot_see_a_drift_that_both_share()
        {
            SecondVoltageDetector detector = new SecondVoltageDetector();
            for (int drift = 0; drift <= 500000; drift += 1000)
            {
                detector.Update(At(3900000 + drift), At(3900000 + drift), true);
                Assert.AreEqual(0, detector.DisagreementMicrovolts);
            }
        }

        [TestMethod]
        public void Two_voltages_that_do_not_agree_block_charging_and_the_lower_counts_for_the_load()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sensor.SecondVoltageMicrovolts = 3950000;
            rig.Sample(100);
            Assert.AreEqual(0, (int)rig.Protection.Active);
            rig.Sensor.SecondVoltageMicrovolts = 3950001;
            rig.Sample(4);
            Assert.IsFalse(rig.Has(Faults.VoltagesDisagree));
            rig.Sample(1);
            Assert.IsTrue(rig.Has(Faults.VoltagesDisagree));
            rig.Sensor.SecondVoltageMicrovolts = 4250001;
            rig.Sample(1);
            Assert.AreEqual((int)Faults.VoltagesDisagree, (int)rig.Protection.Active);
            Assert.IsTrue(!rig.MayCharge && rig.MayLoad);
            rig.Sensor.SecondVoltageMicrovolts = 2899999;
            rig.Sample(1);
            Assert.IsTrue(rig.Has(Faults.UnderVoltage));
            Assert.AreEqual(2899999, rig.Protection.LowestVoltageMicrovolts);
            rig.Sensor.SecondVoltageMicrovolts = 3900000;
            rig.Sample(10);
            Assert.IsTrue(rig.MayCharge && rig.MayLoad);
        }

        [TestMethod]
        public void A_second_voltage_that_fails_blocks_charging_and_a_board_without_one_charges()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(100);
            Assert.IsTrue(rig.MayCharge);
            rig.CellSample.SecondVoltageMicrovolts.SetFailed(ReadingFault.SensorOpen);
            rig.Sample(4);
            Assert.IsTrue(rig.MayCharge);
            rig.Sample(1);
            Assert.AreEqual((int)Faults.VoltagesDisagree, (int)rig.Protection.Active);
        }

        private static Reading At(int microvolts)
        {
            Reading reading = new Reading();
            if (microvolts != NeverRead)
            {
                reading.SetValid(microvolts, 0);
            }

            return reading;
        }
    }
}
