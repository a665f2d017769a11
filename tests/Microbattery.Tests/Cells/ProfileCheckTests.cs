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

        private static void Refused(ProfileFault expected, CellProfile profile) =>
            Assert.AreEqual((int)expected, (int)ProfileCheck.Check(profile));
    }
}
