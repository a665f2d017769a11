using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Arguments: fault, quantity (0 voltage, 1 current, 2 temperature), limit, beyond it, ..., ticks.</summary>
    [TestClass]
    public class ProtectionRowTests
    {
        [TestMethod]
        [DataRow(8, 0, 4250000, 4250001, 1)]
        [DataRow(16, 0, 2900000, 2899999, 1)]
        [DataRow(32, 1, 7000000, 7000001, 2)]
        [DataRow(64, 1, -10000000, -10000001, 2)]
        [DataRow(128, 2, -10000, -10001, 1)]
        [DataRow(256, 2, 45000, 45001, 1)]
        [DataRow(512, 2, -20000, -20001, 1)]
        [DataRow(1024, 2, 60000, 60001, 1)]
        public void Trips_beyond_its_limit_for_so_many_ticks_in_a_row(int fault, int quantity, int limit, int beyond, int ticks)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.SampleAt(quantity, limit, 100);
            Assert.IsFalse(rig.Has((Faults)fault), "at the limit");
            for (int i = 0; i < 5; i++)
            {
                rig.SampleAt(quantity, beyond, ticks - 1);
                rig.SampleAt(quantity, limit, 1);
            }

            rig.SampleAt(quantity, beyond, ticks - 1);
            Assert.IsFalse(rig.Has((Faults)fault), "too early");
            rig.SampleAt(quantity, beyond, 1);
            Assert.IsTrue(rig.Has((Faults)fault), "not tripped");
        }

        [TestMethod]
        [DataRow(8, 0, 4250001, 4230001, 4230000, 10)]
        [DataRow(16, 0, 2899999, 2919999, 2920000, 10)]
        [DataRow(32, 1, 7000001, 7000001, 7000000, 60)]
        [DataRow(64, 1, -10000001, -10000001, -10000000, 60)]
        [DataRow(128, 2, -10001, -8001, -8000, 10)]
        [DataRow(256, 2, 45001, 43001, 43000, 10)]
        [DataRow(512, 2, -20001, -18001, -18000, 10)]
        [DataRow(1024, 2, 60001, 58001, 58000, 10)]
        public void Releases_inside_its_hysteresis_for_so_many_ticks_in_a_row(
            int fault, int quantity, int beyond, int notInside, int inside, int ticks)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.SampleAt(quantity, beyond, 2);
            rig.SampleAt(quantity, notInside, 100);
            Assert.IsTrue(rig.Has((Faults)fault), "within the hysteresis");
            rig.SampleAt(quantity, inside, ticks - 1);
            rig.SampleAt(quantity, notInside, 1);
            rig.SampleAt(quantity, inside, ticks - 1);
            Assert.IsTrue(rig.Has((Faults)fault), "too early");
            rig.SampleAt(quantity, inside, 1);
            Assert.IsFalse(rig.Has((Faults)fault), "not released");
        }

        [TestMethod]
        [DataRow(0, 4250001, false, true)]
        [DataRow(0, 2899999, true, false)]
        [DataRow(1, 7000001, false, true)]
        [DataRow(1, -10000001, true, false)]
        [DataRow(2, -10001, false, true)]
        [DataRow(2, 45001, false, true)]
        [DataRow(2, -20001, false, false)]
        [DataRow(2, 60001, false, false)]
        [DataRow(1, 2147483647, false, true)]
        [DataRow(1, -2147483648, true, false)]
        [DataRow(0, -2147483648, true, false)]
        [DataRow(2, 2147483647, false, false)]
        [DataRow(2, -2147483648, false, false)]
        public void Opens_the_right_switch_and_no_other(int quantity, int value, bool mayCharge, bool mayLoad)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            Assert.IsTrue(rig.MayCharge && rig.MayLoad);
            rig.SampleAt(quantity, value, 2);
            Assert.IsTrue(mayCharge == rig.MayCharge, "charge");
            Assert.IsTrue(mayLoad == rig.MayLoad, "load");
        }
    }
}
