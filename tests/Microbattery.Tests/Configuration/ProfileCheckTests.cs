using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Configuration
{
    /// <summary>Profiles that are refused: by the row of a figure, or by figures whose range depends on others. The test profile has 4.2 V
    /// +- 50 mV, cut-off 3.0 V, 7 mA charge and 10 mA discharge.</summary>
    [TestClass]
    public class ProfileCheckTests
    {
        [TestMethod]
        public void A_good_profile_is_accepted()
        {
            Accepted(TestProfile.Create());
            Accepted(TestProfile.WithDiffusion());
        }

        [TestMethod]
        public void An_empty_profile_is_refused_for_its_first_figure()
        {
            Refused(new CellProfile(), Setting.ChargeVoltageMicrovolts, Refusal.NoEntry, 0, 500000, 6000000);
        }

        [TestMethod]
        public void Every_figure_outside_its_row_is_refused_by_name_value_and_range()
        {
            CellProfile profile = TestProfile.Create();
            for (Setting setting = profile.First; setting < profile.First + profile.Count; setting++)
            {
                SettingRow row = SettingTable.Row(setting);
                Refused(profile.With(setting, row.Least - 1), setting, Refusal.NoEntry, row.Least - 1, row.Least, row.Most);
                if (row.Most < int.MaxValue)
                {
                    Refused(profile.With(setting, row.Most + 1), setting, Refusal.NoEntry, row.Most + 1, row.Least, row.Most);
                }
            }
        }

        [TestMethod]
        public void Every_table_of_too_few_or_too_many_entries_is_refused()
        {
            CellProfile profile = TestProfile.Create();
            for (Setting setting = CellProfile.FirstTable; setting <= CellProfile.LastTable; setting++)
            {
                SettingRow row = SettingTable.Row(setting);
                CellProfile few = profile.With(setting, Table(setting, row.LeastEntries - 1, (int)row.Least));
                Refused(few, setting, Refusal.NoEntry, row.LeastEntries - 1, row.LeastEntries, row.MostEntries);
                CellProfile many = profile.With(setting, Table(setting, row.MostEntries + 1, (int)row.Least));
                Refused(many, setting, Refusal.NoEntry, row.MostEntries + 1, row.LeastEntries, row.MostEntries);
                if (!row.IsOptional)
                {
                    Refused(profile.With(setting, null), setting, Refusal.NoEntry, 0, row.LeastEntries, row.MostEntries);
                }
            }
        }

        [TestMethod]
        public void Every_table_with_an_entry_out_of_its_row_is_refused_by_the_number_of_that_entry()
        {
            CellProfile profile = TestProfile.WithDiffusion();
            for (Setting setting = CellProfile.FirstTable; setting <= CellProfile.LastTable; setting++)
            {
                SettingRow row = SettingTable.Row(setting);
                long most = setting == Setting.ChargeVoltageDropMicrovolts ? 1199999 : row.Most;
                int last = row.LeastEntries - 1;
                IntegerTable low = Table(setting, row.LeastEntries, (int)row.Least - 1);
                Refused(profile.With(setting, low), setting, 0, row.Least - 1, row.Least, most);
                if (most < int.MaxValue)
                {
                    IntegerTable table = Table(setting, row.LeastEntries, (int)row.Least, (int)most + 1);
                    Refused(profile.With(setting, table), setting, last, most + 1, row.Least, most);
                }
            }
        }

        [TestMethod]
        [DataRow("tolerance at a tenth of the charge voltage", (int)Setting.ChargeVoltageToleranceMicrovolts, 420000, true)]
        [DataRow("tolerance beyond it", (int)Setting.ChargeVoltageToleranceMicrovolts, 420001, false)]
        [DataRow("cut-off below the charge voltage", (int)Setting.CutoffVoltageMicrovolts, 4199999, true)]
        [DataRow("cut-off at the charge voltage", (int)Setting.CutoffVoltageMicrovolts, 4200000, false)]
        [DataRow("taper at the charge current", (int)Setting.TaperCurrentNanoamps, 7000000, true)]
        [DataRow("taper beyond it", (int)Setting.TaperCurrentNanoamps, 7000001, false)]
        [DataRow("pulse at the discharge current", (int)Setting.DischargePulseNanoamps, 10000000, true)]
        [DataRow("pulse below it", (int)Setting.DischargePulseNanoamps, 9999999, false)]
        [DataRow("formation at the charge current", (int)Setting.FormationNanoamps, 7000000, true)]
        [DataRow("formation beyond it", (int)Setting.FormationNanoamps, 7000001, false)]
        public void A_limit_that_contradicts_another_is_refused(string name, int setting, int value, bool isGood)
        {
            // The curve ends above any cut-off here.
            CellProfile profile = TestProfile.Create()
                .With(Setting.OpenCircuitMicrovolts, new ChargeTable(new int[] { 1, 4250000 }))
                .With((Setting)setting, value);
            Refusal refusal = ConfigurationCheck.Check(profile);
            Assert.AreEqual(isGood ? 0 : setting, refusal == null ? 0 : (int)refusal.Setting, name);
        }

        [TestMethod]
        [DataRow("no width", 20000, 20000, false)]
        [DataRow("upside down", 20001, 20000, false)]
        [DataRow("the least width", 19999, 20000, true)]
        [DataRow("the largest width", -60000, 200000, true)]
        public void A_temperature_window_must_have_room(string name, int minimumMillicelsius, int maximumMillicelsius, bool isGood)
        {
            CellProfile charge = TestProfile.Create()
                .With(Setting.ChargeMinimumMillicelsius, minimumMillicelsius)
                .With(Setting.ChargeMaximumMillicelsius, maximumMillicelsius);
            AreSame(isGood ? Setting.None : Setting.ChargeMaximumMillicelsius, ConfigurationCheck.Check(charge), name);
            CellProfile discharge = TestProfile.Create()
                .With(Setting.DischargeMinimumMillicelsius, minimumMillicelsius)
                .With(Setting.DischargeMaximumMillicelsius, maximumMillicelsius);
            AreSame(isGood ? Setting.None : Setting.DischargeMaximumMillicelsius, ConfigurationCheck.Check(discharge), name);
        }

        [TestMethod]
        [DataRow("no pre-charge", 0, 0, 0, (int)Setting.None)]
        [DataRow("never charged without pre-charge", 0, 0, 1, (int)Setting.ChargeNotBelowMicrovolts)]
        [DataRow("pre-charge up to cut-off", 3000000, 1, 0, (int)Setting.None)]
        [DataRow("never charged below pre-charge", 3000000, 1, 3000000, (int)Setting.None)]
        [DataRow("never charged above pre-charge", 3000000, 1, 3000001, (int)Setting.ChargeNotBelowMicrovolts)]
        [DataRow("pre-charge above cut-off", 3000001, 1, 0, (int)Setting.PrechargeBelowMicrovolts)]
        [DataRow("pre-charge without a current", 1, 0, 0, (int)Setting.PrechargeNanoamps)]
        [DataRow("pre-charge at the charge limit", 1, 7000000, 0, (int)Setting.None)]
        [DataRow("pre-charge above the charge limit", 1, 7000001, 0, (int)Setting.PrechargeNanoamps)]
        public void Precharge_lies_between_what_is_never_charged_and_cut_off_and_has_a_charge_current(
            string name, int belowMicrovolts, int nanoamps, int neverMicrovolts, int refusedSetting)
        {
            CellProfile profile = TestProfile.Create()
                .With(Setting.PrechargeBelowMicrovolts, belowMicrovolts)
                .With(Setting.PrechargeNanoamps, nanoamps)
                .With(Setting.ChargeNotBelowMicrovolts, neverMicrovolts);
            AreSame((Setting)refusedSetting, ConfigurationCheck.Check(profile), name);
        }

        [TestMethod]
        [DataRow("first entry as the second", 0, 3600000)]
        [DataRow("flat in the middle", 5, 3880000)]
        [DataRow("falling in the middle", 5, 3870000)]
        [DataRow("last entry as the one before", 10, 4070000)]
        public void An_open_circuit_table_that_does_not_rise_is_refused_where_it_falls(string name, int entry, int microvolts)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.OpenCircuitMicrovolts, new ChargeTable(profile.OpenCircuitMicrovolts.With(entry, microvolts)));
            Refusal refusal = ConfigurationCheck.Check(profile);
            AreSame(Setting.OpenCircuitMicrovolts, refusal, name);
            Assert.IsTrue(refusal.Entry == entry || refusal.Entry == entry + 1, refusal.Text());
            Assert.IsTrue(refusal.Value < refusal.Least, refusal.Text());
        }

        [TestMethod]
        [DataRow("at charge voltage and tolerance", 4250000, true)]
        [DataRow("just above them", 4250001, false)]
        [DataRow("just above cut-off", 3000001, true)]
        [DataRow("at cut-off", 3000000, false)]
        public void A_full_cell_lies_above_cut_off_and_not_above_charge_voltage_and_tolerance(string name, int fullMicrovolts, bool isGood)
        {
            CellProfile profile = TestProfile.Create()
                .With(Setting.OpenCircuitMicrovolts, new ChargeTable(new int[] { 0, fullMicrovolts }));
            AreSame(isGood ? Setting.None : Setting.OpenCircuitMicrovolts, ConfigurationCheck.Check(profile), name);
            if (isGood)
            {
                Accepted(profile);
            }
            else
            {
                Refused(profile, Setting.OpenCircuitMicrovolts, 1, fullMicrovolts, 3000001, 4250000);
            }
        }

        [TestMethod]
        public void Each_polarisation_has_a_time_constant_and_all_slow_states_have_room_in_a_record()
        {
            CellProfile profile = TestProfile.Create();
            Accepted(WithPolarisations(profile, 4, 4));
            Refused(WithPolarisations(profile, 4, 3), Setting.RelaxationMilliseconds, Refusal.NoEntry, 3, 4, 4);
            Refused(WithPolarisations(profile, 3, 4), Setting.RelaxationMilliseconds, Refusal.NoEntry, 4, 3, 3);
            CellProfile film = TestProfile.WithDiffusion();
            Accepted(WithPolarisations(film, 2, 2));
            Refused(WithPolarisations(film, 3, 3), Setting.RelaxationPpm, Refusal.NoEntry, 3, 1, 2);
            CellProfile withoutTemperature = film.With(Setting.DiffusionTemperatureThousandths, null);
            Refused(withoutTemperature, Setting.DiffusionTemperatureThousandths, Refusal.NoEntry, 0, 25, 25);
            CellProfile withoutTimes = film.With(Setting.DiffusionMilliseconds, null);
            Refused(withoutTimes, Setting.DiffusionTemperatureThousandths, Refusal.NoEntry, 25, 0, 0);
        }

        [TestMethod]
        public void A_capacity_that_rises_with_current_is_refused()
        {
            CellProfile profile = TestProfile.Create()
                .With(Setting.RateCapacityPpm, new IntegerTable(new int[] { 900000, 900000, 900001 }));
            Refused(profile, Setting.RateCapacityPpm, 2, 900001, 1, 900000);
        }

        [TestMethod]
        public void A_refusal_states_name_value_unit_range_and_reason()
        {
            string text = ConfigurationCheck.Check(TestProfile.Create().With(Setting.CutoffVoltageMicrovolts, 4200000)).Text();
            Assert.AreEqual(
                "Profile.CutoffVoltageMicrovolts is 4200000 µV, not within 1 to 4199999: "
                    + "Below the charge voltage; 0 V is a short circuit, no empty cell.",
                text);
            text = ConfigurationCheck.Check(TestProfile.Create().With(Setting.SelfDischargePicoamps, null)).Text();
            Assert.AreEqual("Profile.SelfDischargePicoamps is 0 entries, not within 25 to 25: 0 or more.", text);
            text = ConfigurationCheck.Check(
                TestProfile.Create().With(Setting.RateCapacityPpm, new IntegerTable(new int[] { 900000, 0 }))).Text();
            Assert.IsTrue(text.StartsWith("Profile.RateCapacityPpm[1] is 0 ppm"), text);
        }

        private static CellProfile WithPolarisations(CellProfile profile, int shares, int times) => profile
            .With(Setting.RelaxationPpm, new IntegerTable(TestProfile.Even(shares, 1)))
            .With(Setting.RelaxationMilliseconds, new IntegerTable(TestProfile.Even(times, 1)));

        private static IntegerTable Table(Setting setting, int entries, int value) => Table(setting, entries, value, value);

        private static IntegerTable Table(Setting setting, int entries, int value, int lastValue)
        {
            int[] values = TestProfile.Even(entries, value);
            if (entries > 0)
            {
                values[entries - 1] = lastValue;
            }

            switch (setting)
            {
                case Setting.RelaxationPpm:
                case Setting.RelaxationMilliseconds:
                case Setting.RateCapacityPpm:
                    return new IntegerTable(values);
                case Setting.OpenCircuitMicrovolts:
                case Setting.OpenCircuitErrorShapePpm:
                case Setting.ResistanceMilliohms:
                case Setting.DiffusionMilliseconds:
                    return new ChargeTable(values);
                default:
                    return new TemperatureTable(values);
            }
        }

        private static void Accepted(CellProfile profile)
        {
            Refusal refusal = ConfigurationCheck.Check(profile);
            Assert.IsTrue(refusal == null, refusal == null ? string.Empty : refusal.Text());
        }

        private static void AreSame(Setting expected, Refusal refusal, string name) =>
            Assert.AreEqual((int)expected, refusal == null ? 0 : (int)refusal.Setting, name);

        private static void Refused(CellProfile profile, Setting setting, int entry, long value, long least, long most)
        {
            Refusal refusal = ConfigurationCheck.Check(profile);
            AreSame(setting, refusal, ((int)setting).ToString());
            Assert.AreEqual(entry, refusal.Entry, refusal.Text());
            Assert.AreEqual(value, refusal.Value, refusal.Text());
            Assert.AreEqual(least, refusal.Least, refusal.Text());
            Assert.AreEqual(most, refusal.Most, refusal.Text());
        }
    }
}
