using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    [TestClass]
    public class CellProtectionTests
    {
        [TestMethod]
        public void Before_the_first_sample_charging_is_blocked()
        {
            ProtectionRig rig = new ProtectionRig();
            Assert.IsFalse(rig.MayCharge);
            Assert.AreEqual(
                (int)(Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown), (int)rig.Protection.Active);
        }

        [TestMethod]
        public void A_first_good_sample_permits_both_at_once()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            Assert.AreEqual(0, (int)rig.Protection.Active);
        }

        [TestMethod]
        public void A_clipped_charge_current_trips_at_the_first_sample_and_waits_its_time()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Sensor.CurrentFault = ReadingFault.SaturatedHigh;
            rig.Sample(1);
            Assert.IsTrue(rig.Has(Faults.ChargeOverCurrent));
            rig.Sensor.CurrentFault = ReadingFault.None;
            rig.Sample(59);
            Assert.IsFalse(rig.MayCharge);
            rig.Sample(1);
            Assert.IsTrue(rig.MayCharge);
        }

        [TestMethod]
        public void A_clipped_discharge_current_opens_the_load_at_the_first_sample()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Sensor.CurrentFault = ReadingFault.SaturatedLow;
            rig.Sample(1);
            Assert.IsTrue(rig.Has(Faults.DischargeOverCurrent));
            Assert.IsFalse(rig.MayLoad);
        }

        [TestMethod]
        [DataRow("voltage", true, false, false)]
        [DataRow("temperature", false, false, true)]
        [DataRow("all three", true, true, true)]
        public void A_sensor_that_never_gave_a_value_permits_nothing(string name, bool voltage, bool current, bool temperature)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sensor.VoltageFault = voltage ? ReadingFault.NoAnswer : ReadingFault.None;
            rig.Sensor.CurrentFault = current ? ReadingFault.NoAnswer : ReadingFault.None;
            rig.Sensor.TemperatureFault = temperature ? ReadingFault.NoAnswer : ReadingFault.None;
            rig.Sample(1);
            Assert.IsFalse(rig.MayCharge, "charge: " + name);
            Assert.IsFalse(rig.MayLoad, "load: " + name);
        }

        [TestMethod]
        [DataRow("voltage", (int)Faults.VoltageUnknown)]
        [DataRow("current", (int)Faults.CurrentUnknown)]
        [DataRow("temperature", (int)Faults.TemperatureUnknown)]
        public void A_lost_reading_blocks_charging_at_once_and_not_yet_the_load(string name, int unknown)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(5);
            rig.Sensor.VoltageFault = unknown == (int)Faults.VoltageUnknown ? ReadingFault.TooNoisy : ReadingFault.None;
            rig.Sensor.CurrentFault = unknown == (int)Faults.CurrentUnknown ? ReadingFault.TooNoisy : ReadingFault.None;
            rig.Sensor.TemperatureFault = unknown == (int)Faults.TemperatureUnknown ? ReadingFault.TooNoisy : ReadingFault.None;
            rig.Sample(1);
            Assert.AreEqual(unknown, (int)rig.Protection.Active, name);
            Assert.IsFalse(rig.MayCharge, name);
            Assert.IsTrue(rig.MayLoad, name);
            rig.Sensor.VoltageFault = ReadingFault.None;
            rig.Sensor.CurrentFault = ReadingFault.None;
            rig.Sensor.TemperatureFault = ReadingFault.None;
            rig.Sample(1);
            Assert.AreEqual(0, (int)rig.Protection.Active);
        }

        [TestMethod]
        public void A_lost_voltage_opens_the_load_when_age_could_have_brought_it_there()
        {
            // From 3.9 to 2.9 V at 10 mV/s: 100 s.
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Sensor.VoltageFault = ReadingFault.NoAnswer;
            rig.SampleAfter(100000);
            Assert.IsTrue(rig.MayLoad);
            Assert.AreEqual(2900000, rig.Protection.LowestVoltageMicrovolts);
            Assert.IsTrue(rig.Has(Faults.OverVoltage));
            rig.SampleAfter(100);
            Assert.IsTrue(rig.Has(Faults.UnderVoltage));
            Assert.IsFalse(rig.MayLoad);
        }

        [TestMethod]
        [DataRow("broken wire", (int)ReadingFault.SensorOpen, false)]
        [DataRow("bottom of the range", (int)ReadingFault.SaturatedLow, false)]
        [DataRow("no answer", (int)ReadingFault.NoAnswer, true)]
        [DataRow("top of the range", (int)ReadingFault.SaturatedHigh, true)]
        [DataRow("short circuit of the sensor", (int)ReadingFault.SensorShorted, true)]
        [DataRow("too noisy", (int)ReadingFault.TooNoisy, true)]
        public void A_voltage_that_reads_like_0_counts_as_collapsed_for_the_load_at_once(string name, int fault, bool mayLoad)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Sensor.VoltageFault = (ReadingFault)fault;
            rig.Sample(1);
            Assert.IsTrue(mayLoad == rig.MayLoad, name);
        }

        [TestMethod]
        public void A_lost_temperature_opens_the_load_when_age_could_have_brought_it_there()
        {
            // From 25 to 60 °C at 0.1 °C/s: 350 s.
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Sensor.TemperatureFault = ReadingFault.SensorOpen;
            rig.SampleAfter(350000);
            Assert.IsTrue(rig.MayLoad);
            rig.SampleAfter(10);
            Assert.IsTrue(rig.Has(Faults.TooHotToDischarge));
            Assert.IsFalse(rig.MayLoad);
        }

        [TestMethod]
        public void A_temperature_reading_too_old_is_no_basis_for_charging()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Protection.Update(rig.CellSample, rig.Now + 30000, 30000, true, true);
            Assert.IsFalse(rig.Has(Faults.TemperatureUnknown));
            rig.Protection.Update(rig.CellSample, rig.Now + 30001, 1, true, true);
            Assert.IsTrue(rig.Has(Faults.TemperatureUnknown));
        }

        [TestMethod]
        public void A_lost_current_opens_the_load_when_age_could_have_brought_it_there()
        {
            // From nothing to 10 mA in 10 s, and two ticks.
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Sensor.CurrentFault = ReadingFault.NoAnswer;
            rig.Sample(9);
            Assert.IsTrue(rig.MayLoad);
            rig.Sample(3);
            Assert.IsTrue(rig.Has(Faults.DischargeOverCurrent));
            Assert.IsFalse(rig.MayLoad);
        }

        [TestMethod]
        [DataRow("discharge", (int)ReadingFault.SaturatedLow, (int)Faults.DischargeOverCurrent)]
        [DataRow("charge", (int)ReadingFault.SaturatedHigh, (int)Faults.ChargeOverCurrent)]
        public void A_current_beyond_the_range_of_the_input_is_an_over_current(string name, int fault, int expected)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Sensor.CurrentFault = (ReadingFault)fault;
            rig.Sample(2);
            Assert.AreEqual(expected | (int)Faults.CurrentUnknown, (int)rig.Protection.Active, name);
        }

        [TestMethod]
        public void A_voltage_beyond_the_range_of_the_input_is_over_voltage_at_once()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Sensor.VoltageFault = ReadingFault.SaturatedHigh;
            rig.Sample(1);
            Assert.AreEqual((int)(Faults.OverVoltage | Faults.VoltageUnknown), (int)rig.Protection.Active);
        }

        [TestMethod]
        public void Readings_from_the_future_permit_nothing()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(1);
            rig.Protection.Update(rig.CellSample, rig.Now - 1, 0, true, true);
            Assert.IsFalse(rig.MayCharge);
            Assert.IsFalse(rig.MayLoad);
        }

        [TestMethod]
        public void Several_faults_stand_side_by_side()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sensor.CurrentNanoamps = 7000001;
            rig.Sensor.TemperatureMillicelsius = 46000;
            rig.SampleVoltage(4300000, 2);
            Assert.AreEqual((int)(Faults.OverVoltage | Faults.ChargeOverCurrent | Faults.TooHotToCharge), (int)rig.Protection.Active);
        }
    }
}
