using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Limits of the rows: the fault names the row; then its quantity, values at and beyond the limit, and samples.</summary>
    [TestClass]
    public class ProtectionRowTests
    {
        [TestMethod]
        [DataRow((int)Faults.OverVoltage, (int)SampledQuantity.Voltage, 4250000, 4250001, 1)]
        [DataRow((int)Faults.UnderVoltage, (int)SampledQuantity.Voltage, 2900000, 2899999, 1)]
        [DataRow((int)Faults.ChargeOverCurrent, (int)SampledQuantity.Current, 7000000, 7000001, 2)]
        [DataRow((int)Faults.DischargeOverCurrent, (int)SampledQuantity.Current, -10000000, -10000001, 2)]
        [DataRow((int)Faults.TooColdToCharge, (int)SampledQuantity.Temperature, -10000, -10001, 1)]
        [DataRow((int)Faults.TooHotToCharge, (int)SampledQuantity.Temperature, 45000, 45001, 1)]
        [DataRow((int)Faults.TooColdToDischarge, (int)SampledQuantity.Temperature, -20000, -20001, 1)]
        [DataRow((int)Faults.TooHotToDischarge, (int)SampledQuantity.Temperature, 60000, 60001, 1)]
        public void Trips_beyond_its_limit_for_its_number_of_samples_in_a_row(int fault, int quantity, int limit, int beyond, int samples)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.SampleAt((SampledQuantity)quantity, limit, 100);
            Assert.IsFalse(rig.Has((Faults)fault), "at the limit");
            for (int i = 0; i < 5; i++)
            {
                rig.SampleAt((SampledQuantity)quantity, beyond, samples - 1);
                rig.SampleAt((SampledQuantity)quantity, limit, 1);
            }

            rig.SampleAt((SampledQuantity)quantity, beyond, samples - 1);
            Assert.IsFalse(rig.Has((Faults)fault), "too early");
            rig.SampleAt((SampledQuantity)quantity, beyond, 1);
            Assert.IsTrue(rig.Has((Faults)fault), "not tripped");
        }

        [TestMethod]
        [DataRow((int)Faults.OverVoltage, (int)SampledQuantity.Voltage, 4250001, 4230001, 4230000, 10)]
        [DataRow((int)Faults.UnderVoltage, (int)SampledQuantity.Voltage, 2899999, 2919999, 2920000, 10)]
        [DataRow((int)Faults.ChargeOverCurrent, (int)SampledQuantity.Current, 7000001, 7000001, 7000000, 60)]
        [DataRow((int)Faults.DischargeOverCurrent, (int)SampledQuantity.Current, -10000001, -10000001, -10000000, 60)]
        [DataRow((int)Faults.TooColdToCharge, (int)SampledQuantity.Temperature, -10001, -8001, -8000, 10)]
        [DataRow((int)Faults.TooHotToCharge, (int)SampledQuantity.Temperature, 45001, 43001, 43000, 10)]
        [DataRow((int)Faults.TooColdToDischarge, (int)SampledQuantity.Temperature, -20001, -18001, -18000, 10)]
        [DataRow((int)Faults.TooHotToDischarge, (int)SampledQuantity.Temperature, 60001, 58001, 58000, 10)]
        public void Releases_inside_its_hysteresis_for_its_number_of_samples_in_a_row(
            int fault, int quantity, int beyond, int notInside, int inside, int samples)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.SampleAt((SampledQuantity)quantity, beyond, 2);
            rig.SampleAt((SampledQuantity)quantity, notInside, 100);
            Assert.IsTrue(rig.Has((Faults)fault), "within the hysteresis");
            rig.SampleAt((SampledQuantity)quantity, inside, samples - 1);
            rig.SampleAt((SampledQuantity)quantity, notInside, 1);
            rig.SampleAt((SampledQuantity)quantity, inside, samples - 1);
            Assert.IsTrue(rig.Has((Faults)fault), "too early");
            rig.SampleAt((SampledQuantity)quantity, inside, 1);
            Assert.IsFalse(rig.Has((Faults)fault), "not released");
        }

        [TestMethod]
        [DataRow("over-voltage", (int)SampledQuantity.Voltage, 4250001, false, true)]
        [DataRow("under-voltage", (int)SampledQuantity.Voltage, 2899999, true, false)]
        [DataRow("too much charge current", (int)SampledQuantity.Current, 7000001, false, true)]
        [DataRow("too much discharge current", (int)SampledQuantity.Current, -10000001, true, false)]
        [DataRow("too cold to charge", (int)SampledQuantity.Temperature, -10001, false, true)]
        [DataRow("too hot to charge", (int)SampledQuantity.Temperature, 45001, false, true)]
        [DataRow("too cold to discharge", (int)SampledQuantity.Temperature, -20001, false, false)]
        [DataRow("too hot to discharge", (int)SampledQuantity.Temperature, 60001, false, false)]
        [DataRow("the largest charge current", (int)SampledQuantity.Current, int.MaxValue, false, true)]
        [DataRow("the largest discharge current", (int)SampledQuantity.Current, int.MinValue, true, false)]
        [DataRow("the least voltage", (int)SampledQuantity.Voltage, int.MinValue, true, false)]
        [DataRow("the highest temperature", (int)SampledQuantity.Temperature, int.MaxValue, false, false)]
        [DataRow("the lowest temperature", (int)SampledQuantity.Temperature, int.MinValue, false, false)]
        public void Opens_the_right_switch_and_no_other(string name, int quantity, int value, bool mayCharge, bool mayLoad)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            Assert.IsTrue(rig.MayCharge && rig.MayLoad);
            rig.SampleAt((SampledQuantity)quantity, value, 2);
            Assert.IsTrue(mayCharge == rig.MayCharge, "charge: " + name);
            Assert.IsTrue(mayLoad == rig.MayLoad, "load: " + name);
        }
    }
}
