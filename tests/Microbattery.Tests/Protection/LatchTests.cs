using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Latched faults: each clears a quarter of an hour after its cause has gone, or when it is acknowledged.</summary>
    [TestClass]
    public class LatchTests
    {
        private const int ShortNanoamps = -20000001;
        private const int LatchSeconds = 900;
        private const int ReleaseSeconds = 60;

        [TestMethod]
        public void A_second_trip_of_the_same_fault_starts_the_wait_anew()
        {
            ProtectionRig rig = Shorted();
            rig.SampleCurrent(0, LatchSeconds - 100);
            Short(rig);
            rig.SampleCurrent(0, LatchSeconds - 1);
            Assert.IsTrue(rig.Has(Faults.ShortCircuit), "the wait of the first trip is not the second's");
            rig.Sample(ReleaseSeconds + 2);
            Assert.AreEqual(0, (int)rig.Protection.Active);
        }

        [TestMethod]
        public void A_second_fault_that_latches_starts_the_wait_of_the_first_anew()
        {
            ProtectionRig rig = Shorted();
            rig.SampleCurrent(0, LatchSeconds - 100);
            rig.SampleVoltage(4300001, 2);
            Assert.IsTrue(rig.Has(Faults.CellOvercharged));
            rig.SampleVoltage(3900000, LatchSeconds - 1);
            Assert.IsTrue(rig.Has(Faults.ShortCircuit) && rig.Has(Faults.CellOvercharged));
            rig.Sample(ReleaseSeconds + 2);
            Assert.AreEqual(0, (int)(rig.Protection.Active & rig.Protection.Latched));
        }

        [TestMethod]
        public void One_sample_of_a_short_circuit_and_a_current_that_is_lost_then_is_none()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.CurrentNanoamps = ShortNanoamps;
            rig.SampleAfter(20000);
            rig.Sensor.CurrentFault = ReadingFault.NoAnswer;
            rig.Sample(100);
            Assert.IsFalse(rig.Has(Faults.ShortCircuit), "an aged current is no measured one");
        }

        [TestMethod]
        public void A_standstill_that_is_acknowledged_is_over_though_the_voltage_has_not_moved()
        {
            ProtectionRig rig = new ProtectionRig(TestProfile.Create(), TestFigures.Create().With(Setting.LongestSameVoltageSamples, 20));
            rig.Sample(30);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            for (int i = 0; i < 2 * LatchSeconds; i++)
            {
                Jitter(rig, i);
            }

            Assert.IsTrue(rig.Has(Faults.ReadingsContradict), "less than a move is no move");
            rig.Protection.Acknowledge();
            for (int i = 0; i < ReleaseSeconds; i++)
            {
                Jitter(rig, i);
            }

            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void What_is_acknowledged_clears_at_its_samples_without_the_wait()
        {
            ProtectionRig rig = Shorted();
            rig.SampleCurrent(0, ReleaseSeconds - 1);
            rig.Protection.Acknowledge();
            Assert.IsTrue(rig.Has(Faults.ShortCircuit));
            rig.Sample(1);
            Assert.IsFalse(rig.Has(Faults.ShortCircuit));
        }

        [TestMethod]
        public void An_acknowledgement_is_for_one_trip()
        {
            // No other fault trips with this one.
            ProtectionRig rig = new ProtectionRig { ChargeClosed = false };
            rig.SampleCurrent(50000, 10);
            rig.SampleCurrent(0, 1);
            rig.Protection.Acknowledge();
            rig.Sample(ReleaseSeconds);
            Assert.IsFalse(rig.Has(Faults.ChargeSwitchStuck));
            rig.SampleCurrent(50000, 10);
            rig.SampleCurrent(0, 2 * ReleaseSeconds);
            Assert.IsTrue(rig.Has(Faults.ChargeSwitchStuck), "the second trip waits its time");
        }

        [TestMethod]
        public void A_fault_that_is_restored_twice_is_there()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Protection.Restore(Faults.ShortCircuit);
            rig.Protection.Restore(Faults.ShortCircuit);
            rig.Sample(1);
            Assert.IsTrue(rig.Has(Faults.ShortCircuit));
        }

        [TestMethod]
        public void A_latched_fault_whose_cause_is_present_is_not_cleared_by_an_acknowledgement()
        {
            ProtectionRig rig = new ProtectionRig { ChargeClosed = false };
            rig.SampleCurrent(50000, 10);
            Assert.IsTrue(rig.Has(Faults.ChargeSwitchStuck));
            rig.Protection.Acknowledge();
            rig.Sample(2000);
            Assert.IsTrue(rig.Has(Faults.ChargeSwitchStuck));
        }

        [TestMethod]
        public void Latched_faults_are_restored_from_a_journal_and_others_are_not()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Protection.Restore(Faults.ShortCircuit | Faults.OverVoltage);
            rig.Sample(1);
            Assert.AreEqual((int)Faults.ShortCircuit, (int)rig.Protection.Active);
            Assert.IsTrue(rig.MayCharge && !rig.MayLoad);
            rig.Sample(970);
            Assert.AreEqual(0, (int)rig.Protection.Active);
        }

        private static ProtectionRig Shorted()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            Short(rig);
            Assert.IsTrue(rig.Has(Faults.ShortCircuit));
            return rig;
        }

        /// <summary>Two samples of a short circuit, which pulls the voltage down; it is back with the next.</summary>
        private static void Short(ProtectionRig rig)
        {
            rig.Sensor.VoltageMicrovolts = 2950000;
            rig.SampleCurrent(ShortNanoamps, 2);
            rig.Sensor.VoltageMicrovolts = 3900000;
        }

        private static void Jitter(ProtectionRig rig, int second)
        {
            rig.Sensor.VoltageMicrovolts = 3900000 + (second % 2 * 100);
            rig.Sample(1);
        }
    }
}
