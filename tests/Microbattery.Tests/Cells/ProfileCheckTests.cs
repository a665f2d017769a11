using Microbattery.Firmware.Cells;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    [TestClass]
    public class ProfileCheckTests
    {
        [TestMethod]
        public void A_good_profile_is_not_refused()
        {
            Refused(ProfileFault.None, TestProfile.Create());
        }

        [TestMethod]
        public void An_empty_profile_is_refused()
        {
            Refused(ProfileFault.ChargeVoltage, new CellProfile());
        }

        [TestMethod]
        [DataRow(0, 1)]
        [DataRow(499999, 1)]
        [DataRow(6000001, 1)]
        [DataRow(-4200000, 1)]
        [DataRow(4199999, 0)]
        public void Charge_voltage(int microvolts, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.ChargeVoltageMicrovolts = microvolts;
            Refused((ProfileFault)expected, profile);
        }

        [TestMethod]
        [DataRow(-1, 2)]
        [DataRow(420001, 2)]
        [DataRow(420000, 0)]
        [DataRow(0, 0)]
        public void Charge_voltage_tolerance(int microvolts, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.ChargeVoltageToleranceMicrovolts = microvolts;
            Refused((ProfileFault)expected, profile);
        }

        [TestMethod]
        [DataRow(0, 3)]
        [DataRow(-1, 3)]
        [DataRow(4200000, 4)]
        [DataRow(2147483647, 4)]
        [DataRow(1, 0)]
        [DataRow(4199999, 0)]
        public void Cutoff(int microvolts, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.CutoffVoltageMicrovolts = microvolts;
            Refused((ProfileFault)expected, profile);
        }

        [TestMethod]
        [DataRow(0L, 5)]
        [DataRow(-1L, 5)]
        [DataRow(3599999L, 5)]
        [DataRow(36000000000001L, 5)]
        [DataRow(3600000L, 0)]
        [DataRow(36000000000000L, 0)]
        public void Capacity(long nanoampSeconds, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.CapacityNanoampSeconds = nanoampSeconds;
            Refused((ProfileFault)expected, profile);
        }

        [TestMethod]
        public void Current_limits()
        {
            CellProfile profile = TestProfile.Create();
            profile.ChargeCurrentLimitNanoamps = 0;
            Refused(ProfileFault.ChargeCurrentLimit, profile);
            profile = TestProfile.Create();
            profile.DischargeCurrentLimitNanoamps = 0;
            Refused(ProfileFault.DischargeCurrentLimit, profile);
        }

        [TestMethod]
        [DataRow(0, 8)]
        [DataRow(-1, 8)]
        [DataRow(7000001, 8)]
        [DataRow(7000000, 0)]
        public void Taper_current(int nanoamps, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.TaperCurrentNanoamps = nanoamps;
            Refused((ProfileFault)expected, profile);
        }

        [TestMethod]
        [DataRow(20000, 20000, false)]
        [DataRow(20001, 20000, false)]
        [DataRow(-60001, 20000, false)]
        [DataRow(0, 200001, false)]
        [DataRow(-60000, 200000, true)]
        public void Temperature_windows(int minimumMillicelsius, int maximumMillicelsius, bool isGood)
        {
            CellProfile charge = TestProfile.Create();
            charge.ChargeMinimumMillicelsius = minimumMillicelsius;
            charge.ChargeMaximumMillicelsius = maximumMillicelsius;
            Refused(isGood ? ProfileFault.None : ProfileFault.ChargeTemperature, charge);
            CellProfile discharge = TestProfile.Create();
            discharge.DischargeMinimumMillicelsius = minimumMillicelsius;
            discharge.DischargeMaximumMillicelsius = maximumMillicelsius;
            Refused(isGood ? ProfileFault.None : ProfileFault.DischargeTemperature, discharge);
        }

        [TestMethod]
        [DataRow(0, 11)]
        [DataRow(1, 11)]
        [DataRow(2, 0)]
        [DataRow(1001, 0)]
        [DataRow(1002, 11)]
        public void Length_of_the_open_circuit_table(int count, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.OpenCircuitMicrovolts = new int[count];
            for (int i = 0; i < count; i++)
            {
                profile.OpenCircuitMicrovolts[i] = 3000000 + (i * 100) + (i == count - 1 ? 1000000 : 0);
            }

            Refused((ProfileFault)expected, profile);
            profile.OpenCircuitMicrovolts = null;
            Refused(ProfileFault.OpenCircuitTable, profile);
        }

        [TestMethod]
        [DataRow(0, 3600000)]
        [DataRow(5, 3880000)]
        [DataRow(5, 3870000)]
        [DataRow(10, 4070000)]
        public void An_open_circuit_table_must_rise(int index, int microvolts)
        {
            CellProfile profile = TestProfile.Create();
            profile.OpenCircuitMicrovolts[index] = microvolts;
            Refused(ProfileFault.OpenCircuitNotMonotone, profile);
        }

        [TestMethod]
        public void An_open_circuit_table_must_lie_within_the_limits()
        {
            CellProfile profile = TestProfile.Create();
            profile.OpenCircuitMicrovolts[0] = -1;
            Refused(ProfileFault.OpenCircuitOutsideLimits, profile);
            profile.OpenCircuitMicrovolts[0] = 0;
            Refused(ProfileFault.None, profile);
            profile.OpenCircuitMicrovolts[10] = 4250000;
            Refused(ProfileFault.None, profile);
            profile.OpenCircuitMicrovolts[10] = 4250001;
            Refused(ProfileFault.OpenCircuitOutsideLimits, profile);
            profile.OpenCircuitMicrovolts = new int[] { 2000000, 3000000 };
            Refused(ProfileFault.OpenCircuitOutsideLimits, profile);
            profile.OpenCircuitMicrovolts[1] = 3000001;
            Refused(ProfileFault.None, profile);
        }

        [TestMethod]
        public void Resistance()
        {
            CellProfile profile = TestProfile.Create();
            profile.ResistanceMilliohms[2] = 0;
            Refused(ProfileFault.Resistance, profile);
            profile.ResistanceMilliohms = new int[] { 5 };
            Refused(ProfileFault.Resistance, profile);
            profile.ResistanceMilliohms = TestProfile.Even(1002, 5);
            Refused(ProfileFault.Resistance, profile);
            profile.ResistanceMilliohms = null;
            Refused(ProfileFault.Resistance, profile);
        }

        [TestMethod]
        public void Resistance_against_temperature()
        {
            CellProfile profile = TestProfile.Create();
            profile.ResistanceTemperatureThousandths[24] = 0;
            Refused(ProfileFault.ResistanceTemperature, profile);
            profile.ResistanceTemperatureThousandths = TestProfile.Even(24, 1000);
            Refused(ProfileFault.ResistanceTemperature, profile);
            profile.ResistanceTemperatureThousandths = TestProfile.Even(26, 1000);
            Refused(ProfileFault.ResistanceTemperature, profile);
            profile.ResistanceTemperatureThousandths = null;
            Refused(ProfileFault.ResistanceTemperature, profile);
        }

        [TestMethod]
        public void Self_discharge()
        {
            CellProfile profile = TestProfile.Create();
            profile.SelfDischargePicoamps[0] = 0;
            Refused(ProfileFault.None, profile);
            profile.SelfDischargePicoamps[0] = -1;
            Refused(ProfileFault.SelfDischarge, profile);
            profile.SelfDischargePicoamps = TestProfile.Even(24, 1);
            Refused(ProfileFault.SelfDischarge, profile);
            profile.SelfDischargePicoamps = null;
            Refused(ProfileFault.SelfDischarge, profile);
        }

        [TestMethod]
        public void Stated_errors()
        {
            CellProfile profile = TestProfile.Create();
            profile.OpenCircuitErrorMicrovolts = -1;
            Refused(ProfileFault.OpenCircuitError, profile);
            profile = TestProfile.Create();
            profile.OpenCircuitErrorSpanPpm = 999;
            Refused(ProfileFault.OpenCircuitError, profile);
            profile.OpenCircuitErrorSpanPpm = 20000001;
            Refused(ProfileFault.OpenCircuitError, profile);
            profile.OpenCircuitErrorSpanPpm = 20000000;
            Assert.AreEqual((int)ProfileFault.None, (int)ProfileCheck.Check(profile));
            profile.OpenCircuitErrorShapePpm = new int[] { -2000000, 2000000 };
            Assert.AreEqual((int)ProfileFault.None, (int)ProfileCheck.Check(profile));
            profile.OpenCircuitErrorShapePpm = new int[] { -2000001, 0 };
            Refused(ProfileFault.OpenCircuitError, profile);
            profile.OpenCircuitErrorShapePpm = new int[] { 0, 2000001 };
            Refused(ProfileFault.OpenCircuitError, profile);
            profile.OpenCircuitErrorShapePpm = new int[] { 0 };
            Refused(ProfileFault.OpenCircuitError, profile);
            profile = TestProfile.Create();
            profile.CapacityErrorPpm = -1;
            Refused(ProfileFault.CapacityError, profile);
            profile.CapacityErrorPpm = 1000001;
            Refused(ProfileFault.CapacityError, profile);
            profile = TestProfile.Create();
            profile.ResistanceErrorPpm = -1;
            Refused(ProfileFault.ResistanceError, profile);
            profile.ResistanceErrorPpm = 1000001;
            Refused(ProfileFault.ResistanceError, profile);
        }

        [TestMethod]
        public void Diffusion()
        {
            CellProfile profile = TestProfile.WithDiffusion();
            Refused(ProfileFault.None, profile);
            profile.DiffusionMilliseconds = new int[] { 1, 1000000000 };
            Refused(ProfileFault.None, profile);
            profile.DiffusionMilliseconds[0] = 0;
            Refused(ProfileFault.Diffusion, profile);
            profile.DiffusionMilliseconds = new int[] { 1, 1000000001 };
            Refused(ProfileFault.Diffusion, profile);
            profile.DiffusionMilliseconds = new int[] { 1 };
            Refused(ProfileFault.Diffusion, profile);
            profile.DiffusionMilliseconds = null;
            Refused(ProfileFault.Diffusion, profile);
            profile = TestProfile.WithDiffusion();
            profile.DiffusionTemperatureThousandths[24] = 0;
            Refused(ProfileFault.Diffusion, profile);
            profile.DiffusionTemperatureThousandths = TestProfile.Even(24, 1000);
            Refused(ProfileFault.Diffusion, profile);
            profile.DiffusionTemperatureThousandths = null;
            Refused(ProfileFault.Diffusion, profile);
            profile = TestProfile.WithDiffusion();
            profile.RelaxationPpm = TestProfile.Even(2, 1);
            profile.RelaxationMilliseconds = TestProfile.Even(2, 1);
            Refused(ProfileFault.None, profile);
            profile.RelaxationPpm = TestProfile.Even(3, 1);
            profile.RelaxationMilliseconds = TestProfile.Even(3, 1);
            Refused(ProfileFault.Diffusion, profile);
        }

        [TestMethod]
        [DataRow(0, true)]
        [DataRow(1000000, true)]
        [DataRow(-1, false)]
        [DataRow(1000001, false)]
        public void The_faces_share_of_the_resistance(int ppm, bool isGood)
        {
            CellProfile profile = TestProfile.Create();
            profile.ChargeTransferPpm = ppm;
            Refused(isGood ? ProfileFault.None : ProfileFault.Resistance, profile);
        }

        [TestMethod]
        public void Relaxations()
        {
            CellProfile profile = TestProfile.Create();
            profile.RelaxationPpm = new int[] { 0, 10000000, 1, 2 };
            profile.RelaxationMilliseconds = new int[] { 1, 2, 3, int.MaxValue };
            Refused(ProfileFault.None, profile);
            profile.RelaxationPpm[3] = -1;
            Refused(ProfileFault.Relaxation, profile);
            profile.RelaxationPpm[3] = 10000001;
            Refused(ProfileFault.Relaxation, profile);
            profile.RelaxationPpm[3] = 1;
            profile.RelaxationMilliseconds[3] = 0;
            Refused(ProfileFault.Relaxation, profile);
            profile.RelaxationMilliseconds = new int[] { 1, 2, 3 };
            Refused(ProfileFault.Relaxation, profile);
            profile.RelaxationMilliseconds = null;
            Refused(ProfileFault.Relaxation, profile);
            profile = TestProfile.Create();
            profile.RelaxationPpm = null;
            Refused(ProfileFault.Relaxation, profile);
            profile.RelaxationPpm = TestProfile.Even(0, 0);
            profile.RelaxationMilliseconds = TestProfile.Even(0, 0);
            Refused(ProfileFault.Relaxation, profile);
            profile.RelaxationPpm = TestProfile.Even(5, 1);
            profile.RelaxationMilliseconds = TestProfile.Even(5, 1);
            Refused(ProfileFault.Relaxation, profile);
        }

        [TestMethod]
        public void Rate_capacity()
        {
            CellProfile profile = TestProfile.Create();
            profile.RateCapacityPpm = TestProfile.Even(31, 1000000);
            Refused(ProfileFault.None, profile);
            profile.RateCapacityPpm = TestProfile.Even(32, 1000000);
            Refused(ProfileFault.RateCapacity, profile);
            profile.RateCapacityPpm = new int[] { 1000001 };
            Refused(ProfileFault.RateCapacity, profile);
            profile.RateCapacityPpm = new int[] { 900000, 900001 };
            Refused(ProfileFault.RateCapacity, profile);
            profile.RateCapacityPpm = new int[] { 900000, 0 };
            Refused(ProfileFault.RateCapacity, profile);
            profile.RateCapacityPpm = TestProfile.Even(0, 0);
            Refused(ProfileFault.RateCapacity, profile);
            profile.RateCapacityPpm = null;
            Refused(ProfileFault.RateCapacity, profile);
            profile = TestProfile.Create();
            profile.RateReferenceNanoamps = 0;
            Refused(ProfileFault.RateCapacity, profile);
        }

        [TestMethod]
        [DataRow(9999999, 0, 22)]
        [DataRow(0, 0, 22)]
        [DataRow(10000000, -1, 22)]
        [DataRow(10000000, 0, 0)]
        [DataRow(2147483647, 2147483647, 0)]
        public void A_pulse_is_at_least_the_discharge_current_and_lasts_no_negative_time(int nanoamps, int milliseconds, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.DischargePulseNanoamps = nanoamps;
            profile.DischargePulseMilliseconds = milliseconds;
            Refused((ProfileFault)expected, profile);
        }

        [TestMethod]
        public void Currents_against_temperature_are_shares_on_the_grid()
        {
            CellProfile profile = TestProfile.Create();
            profile.CurrentTemperaturePpm[0] = 0;
            Refused(ProfileFault.None, profile);
            profile.CurrentTemperaturePpm[0] = -1;
            Refused(ProfileFault.CurrentTemperature, profile);
            profile.CurrentTemperaturePpm[0] = 1000001;
            Refused(ProfileFault.CurrentTemperature, profile);
            profile.CurrentTemperaturePpm = TestProfile.Even(24, 1);
            Refused(ProfileFault.CurrentTemperature, profile);
            profile.CurrentTemperaturePpm = TestProfile.Even(26, 1);
            Refused(ProfileFault.CurrentTemperature, profile);
            profile.CurrentTemperaturePpm = null;
            Refused(ProfileFault.CurrentTemperature, profile);
        }

        [TestMethod]
        [DataRow(0, 0, 0, 0)]
        [DataRow(0, -1, 0, 0)]
        [DataRow(0, 0, 1, 24)]
        [DataRow(-1, 1, 0, 24)]
        [DataRow(3000000, 1, 0, 0)]
        [DataRow(3000000, 1, 3000000, 0)]
        [DataRow(3000000, 1, 3000001, 24)]
        [DataRow(3000000, 1, -1, 24)]
        [DataRow(3000001, 1, 0, 24)]
        [DataRow(1, 0, 0, 24)]
        [DataRow(1, 7000000, 0, 0)]
        [DataRow(1, 7000001, 0, 24)]
        public void Precharge_lies_between_what_is_never_charged_and_cut_off_and_has_a_charge_current(
            int belowMicrovolts, int nanoamps, int neverMicrovolts, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.PrechargeBelowMicrovolts = belowMicrovolts;
            profile.PrechargeNanoamps = nanoamps;
            profile.ChargeNotBelowMicrovolts = neverMicrovolts;
            Refused((ProfileFault)expected, profile);
        }

        [TestMethod]
        [DataRow(-1, 25)]
        [DataRow(0, 0)]
        [DataRow(1, 0)]
        [DataRow(7000000, 0)]
        [DataRow(7000001, 25)]
        public void Formation_current_is_a_charge_current_or_none(int nanoamps, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.FormationNanoamps = nanoamps;
            Refused((ProfileFault)expected, profile);
        }

        [TestMethod]
        public void Charge_voltage_falls_with_temperature_to_above_cut_off_at_most()
        {
            CellProfile profile = TestProfile.Create();
            profile.ChargeVoltageDropMicrovolts = TestProfile.Even(TemperatureGrid.Count, 0);
            Refused(ProfileFault.None, profile);
            profile.ChargeVoltageDropMicrovolts[24] = 1199999;
            Refused(ProfileFault.None, profile);
            profile.ChargeVoltageDropMicrovolts[24] = 1200000;
            Refused(ProfileFault.ChargeVoltageTemperature, profile);
            profile.ChargeVoltageDropMicrovolts[24] = -1;
            Refused(ProfileFault.ChargeVoltageTemperature, profile);
            profile.ChargeVoltageDropMicrovolts = TestProfile.Even(24, 0);
            Refused(ProfileFault.ChargeVoltageTemperature, profile);
            profile.ChargeVoltageDropMicrovolts = TestProfile.Even(26, 0);
            Refused(ProfileFault.ChargeVoltageTemperature, profile);
            profile.ChargeVoltageDropMicrovolts = null;
            Refused(ProfileFault.None, profile);
        }

        [TestMethod]
        [DataRow(0, 0, 0)]
        [DataRow(2147483647, 2147483647, 0)]
        [DataRow(-1, 0, 27)]
        [DataRow(0, -1, 27)]
        public void Times_at_charge_voltage(int constantVoltageMilliseconds, int topOffMilliseconds, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile.ConstantVoltageMilliseconds = constantVoltageMilliseconds;
            profile.TopOffMilliseconds = topOffMilliseconds;
            Refused((ProfileFault)expected, profile);
        }

        private static void Refused(ProfileFault expected, CellProfile profile) =>
            Assert.AreEqual((int)expected, (int)ProfileCheck.Check(profile));
    }
}
