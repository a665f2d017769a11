using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Tiers of protection: warning, derating and trip; pulses; faults that latch.</summary>
    [TestClass]
    public class ProtectionTierTests
    {
        [TestMethod]
        [DataRow("half the tolerance", (int)SampledQuantity.Voltage, 4225000, (int)Faults.None)]
        [DataRow("more than half the tolerance", (int)SampledQuantity.Voltage, 4225001, (int)Faults.OverVoltage)]
        [DataRow("below cut-off", (int)SampledQuantity.Voltage, 2999999, (int)Faults.UnderVoltage)]
        [DataRow("nine tenths of the charge limit", (int)SampledQuantity.Current, 6300000, (int)Faults.None)]
        [DataRow("more than nine tenths of it", (int)SampledQuantity.Current, 6300001, (int)Faults.ChargeOverCurrent)]
        [DataRow("more than nine tenths of the discharge limit", (int)SampledQuantity.Current, -9000001, (int)Faults.DischargeOverCurrent)]
        [DataRow("5 °C below the hot limit", (int)SampledQuantity.Temperature, 40001, (int)Faults.TooHotToCharge)]
        [DataRow("5 °C above the cold limit", (int)SampledQuantity.Temperature, -5001, (int)Faults.TooColdToCharge)]
        public void A_quantity_near_its_limit_is_a_warning_and_opens_no_switch(string name, int quantity, int value, int warning)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.SampleAt((SampledQuantity)quantity, value, 3);
            Assert.AreEqual(warning, (int)rig.Protection.Warnings, name);
            Assert.AreEqual(0, (int)rig.Protection.Active, name);
        }

        [TestMethod]
        public void A_fault_is_no_warning_and_both_go()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.SampleTemperature(45001, 1);
            Assert.AreEqual((int)Faults.TooHotToCharge, (int)rig.Protection.Active);
            Assert.AreEqual(0, (int)rig.Protection.Warnings);
            rig.SampleTemperature(25000, 20);
            Assert.AreEqual(0, (int)(rig.Protection.Active | rig.Protection.Warnings));
        }

        [TestMethod]
        [DataRow("at the hot warning", 40000, 1000000)]
        [DataRow("halfway to the hot limit", 42500, 625000)]
        [DataRow("at the hot limit", 45000, 250000)]
        [DataRow("halfway to the cold limit", -7500, 625000)]
        public void The_allowed_charge_current_falls_from_the_warning_to_the_limit(string name, int millicelsius, int allowedPpm)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.SampleTemperature(millicelsius, 3);
            Assert.AreEqual(allowedPpm, rig.Protection.AllowedChargePpm, name);
            rig.SampleTemperature(25000, 2);
            Assert.AreEqual(1000000, rig.Protection.AllowedChargePpm, name);
        }

        [TestMethod]
        [DataRow("at cut-off", (int)SampledQuantity.Voltage, 3000000, 1000000)]
        [DataRow("halfway to under-voltage", (int)SampledQuantity.Voltage, 2950000, 625000)]
        [DataRow("halfway to over-current", (int)SampledQuantity.Current, -9500000, 625000)]
        [DataRow("halfway to too hot", (int)SampledQuantity.Temperature, 57500, 625000)]
        public void The_allowed_load_current_falls_from_the_warning_to_the_limit(string name, int quantity, int value, int allowedPpm)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.SampleAt((SampledQuantity)quantity, value, 1);
            Assert.AreEqual(allowedPpm, rig.Protection.AllowedLoadPpm, name);
        }

        [TestMethod]
        [DataRow("too little voltage for the load", (int)SampledQuantity.Voltage, 2950000, 1000000, 625000)]
        [DataRow("too much current of the load", (int)SampledQuantity.Current, -9500000, 1000000, 625000)]
        [DataRow("too warm to charge", (int)SampledQuantity.Temperature, 42500, 625000, 1000000)]
        public void A_limit_of_one_switch_lowers_no_current_of_the_other(
            string name, int quantity, int value, int allowedChargePpm, int allowedLoadPpm)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.SampleAt((SampledQuantity)quantity, value, 1);
            Assert.AreEqual(allowedChargePpm, rig.Protection.AllowedChargePpm, name);
            Assert.AreEqual(allowedLoadPpm, rig.Protection.AllowedLoadPpm, name);
        }

        [TestMethod]
        public void A_voltage_that_is_lost_is_not_too_low_to_charge()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.PrechargeBelowMicrovolts, 2500000);
            profile = profile.With(Setting.PrechargeNanoamps, 35000);
            profile = profile.With(Setting.ChargeNotBelowMicrovolts, 1500000);
            ProtectionRig rig = new ProtectionRig(profile);
            rig.Sample(2);
            rig.Sensor.VoltageFault = ReadingFault.NoAnswer;
            rig.Sample(3000);
            Assert.IsTrue(rig.Has(Faults.UnderVoltage), "for the load what it may be counts");
            Assert.IsFalse(rig.Has(Faults.TooLowToCharge));
        }

        [TestMethod]
        public void A_discharge_pulse_may_last_its_time()
        {
            // 20 mA for a second, 10 mA for ever.
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.CurrentNanoamps = -20000000;
            rig.SampleAfter(20000);
            for (int i = 0; i < 9; i++)
            {
                rig.SampleAfter(100);
                Assert.IsTrue(rig.MayLoad);
                Assert.IsTrue(rig.Protection.IsSuspicious);
            }

            rig.SampleAfter(100);
            Assert.IsTrue(rig.Has(Faults.DischargeOverCurrent));
            Assert.IsFalse(rig.Has(Faults.ShortCircuit));
        }

        [TestMethod]
        public void More_than_a_pulse_is_a_short_circuit_at_the_second_sample_and_stays_one()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.CurrentNanoamps = -20000001;
            rig.SampleAfter(20000);
            Assert.IsTrue(rig.MayLoad);
            rig.SampleAfter(50);
            Assert.IsTrue(rig.Has(Faults.ShortCircuit));
            Assert.IsTrue(rig.MayCharge);
            rig.SampleCurrent(0, 900);
            Assert.IsTrue(rig.Has(Faults.ShortCircuit), "a minute of ticks and a quarter of an hour");
            rig.Sample(70);
            Assert.IsTrue(rig.MayLoad);
        }

        [TestMethod]
        public void A_cell_beyond_twice_its_tolerance_is_left_alone_though_the_voltage_came_down()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.CurrentNanoamps = 4000000;
            rig.SampleVoltage(4300001, 2);
            Assert.IsTrue(rig.Has(Faults.CellOvercharged));
            rig.Sensor.CurrentNanoamps = 0;
            rig.SampleVoltage(3900000, 60);
            Assert.IsFalse(rig.Has(Faults.OverVoltage));
            Assert.IsTrue(rig.Has(Faults.CellOvercharged) && !rig.MayCharge && rig.MayLoad);
            rig.Sample(900);
            Assert.IsTrue(rig.MayCharge);
        }

        [TestMethod]
        public void Readings_that_are_lost_are_no_overcharge_and_no_short_circuit()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.VoltageFault = ReadingFault.NoAnswer;
            rig.Sensor.CurrentFault = ReadingFault.NoAnswer;
            rig.Sample(3000);
            Assert.AreEqual(0, (int)(rig.Protection.Active & rig.Protection.Latched));
            rig.Sensor.VoltageFault = ReadingFault.None;
            rig.Sensor.CurrentFault = ReadingFault.None;
            rig.Sample(70);
            Assert.AreEqual(0, (int)rig.Protection.Active);
        }

        [TestMethod]
        [DataRow("at the least voltage", 1500000, false)]
        [DataRow("just below it", 1499999, true)]
        public void A_cell_below_its_least_voltage_is_not_charged(string name, int microvolts, bool expected)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.PrechargeBelowMicrovolts, 2500000);
            profile = profile.With(Setting.PrechargeNanoamps, 35000);
            profile = profile.With(Setting.ChargeNotBelowMicrovolts, 1500000);
            ProtectionRig rig = new ProtectionRig(profile);
            rig.SampleVoltage(microvolts, 10);
            Assert.IsTrue(expected == rig.Has(Faults.TooLowToCharge), name);
            Assert.IsTrue(expected != rig.MayCharge, name);
            rig.SampleVoltage(1520001, 10);
            Assert.IsTrue(rig.MayCharge, name);
        }

        [TestMethod]
        public void Nothing_wraps_at_the_extremes_of_every_reading()
        {
            int[] extremes = { int.MinValue, int.MinValue + 1, -1, 0, 1, int.MaxValue - 1, int.MaxValue };
            ProtectionRig rig = new ProtectionRig();
            for (int v = 0; v < extremes.Length; v++)
            {
                for (int i = 0; i < extremes.Length; i++)
                {
                    for (int t = 0; t < extremes.Length; t++)
                    {
                        rig.Sensor.VoltageMicrovolts = extremes[v];
                        rig.Sensor.CurrentNanoamps = extremes[i];
                        rig.Sensor.TemperatureMillicelsius = extremes[t];
                        rig.SampleAfter(1000);
                        rig.SampleAfter(1000);
                        Assert.IsFalse(rig.MayCharge && (v > 4 || i > 4 || t > 4 || t < 2), v.ToString() + i.ToString() + t.ToString());
                        Assert.IsFalse(rig.MayLoad && (v < 5 || i < 2 || t > 4 || t < 2));
                        Assert.IsTrue(rig.Protection.AllowedChargePpm >= 250000 && rig.Protection.AllowedChargePpm <= 1000000);
                        Assert.IsTrue(rig.Protection.AllowedLoadPpm >= 250000 && rig.Protection.AllowedLoadPpm <= 1000000);
                    }
                }
            }
        }
    }
}
