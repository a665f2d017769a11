using System;
using System.IO;
using System.Linq;
using System.Text;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Profiles
{
    [TestClass]
    public class ProfileReaderTests
    {
        private static readonly string s_good = Encoding.UTF8.GetString(ProfileCatalogue.Json("enfilm-efl700a39")).ReplaceLineEndings("\n");

        [TestMethod]
        public void Every_profile_of_the_catalogue_is_consistent_and_says_where_each_figure_is_from()
        {
            Assert.IsGreaterThanOrEqualTo(5, ProfileCatalogue.Names.Count);
            foreach (string name in ProfileCatalogue.Names)
            {
                CellProfile profile = ProfileCatalogue.Find(name);
                Assert.AreEqual(name, profile.Name);
                Assert.IsNull(ConfigurationCheck.Check(profile));
            }
        }

        [TestMethod]
        public void Figures_become_integers_of_the_firmwares_units()
        {
            CellProfile profile = ProfileCatalogue.Find("enfilm-efl700a39");
            Assert.AreEqual(4200000, profile.ChargeVoltageMicrovolts);
            Assert.AreEqual(2520000000L, profile.CapacityNanoampSeconds);
            Assert.AreEqual(35000, profile.TaperCurrentNanoamps);
            Assert.AreEqual(100000, profile.ResistanceMilliohms[5]);
            Assert.AreEqual(3992, profile.SelfDischargePicoamps[13]);
            Assert.AreEqual(-20000, profile.ChargeMinimumMillicelsius);
        }

        [TestMethod]
        [DataRow(
            "\"value\": 3, \"source\": \"datasheet\", \"note\": \"3.0 V",
            "\"value\": 4.3, \"source\": \"datasheet\", \"note\": \"3.0 V",
            "limits.cutoff_voltage_v: 4.3 V is not within 0.000001 to 4.199999 V")]
        [DataRow("3.6603, 3.7173", "3.7173, 3.6603", "open_circuit_voltage_v: entry")]
        [DataRow("\"taper_current_a\"", "\"taper\"", "limits.taper: unknown, expected one of charge_voltage_v,")]
        [DataRow("\"value\": 0.0007", "\"value\": 1e400", "capacity_ah: found 1e400, expected a finite number")]
        [DataRow("\"value\": 0.0007", "\"value\": \"a lot\"", "capacity_ah: found \"a lot\", expected a finite number")]
        [DataRow("\"value\": 0.0007", "\"value\": 70", "capacity_ah: 70 A·h is not within 0.000001 to 10 A·h")]
        [DataRow("\"value\": 0.0007", "\"value\": 1e30", "capacity_ah: out of range")]
        [DataRow(
            "\"value\": 4.2, \"source\": \"datasheet\"",
            "\"value\": 4.2, \"source\": \"hearsay\"",
            "limits.charge_voltage_v.source: found 'hearsay', expected one of datasheet,")]
        [DataRow("\"value\": 4.2,", "\"value\": 1e9,", "limits.charge_voltage_v: 1000000000 is out of range")]
        [DataRow("[-20, 60]", "[60, -20]", "limits.charge_temperature_c: maximum -20 °C is not within 60.001 to 200 °C")]
        [DataRow("[-20, 60]", "[-20]", "limits.charge_temperature_c: expected [minimum, maximum]")]
        [DataRow("\"error_ratio\": 0.02", "\"error_ratio\": 2", "capacity_ah.error_ratio: 2 is not within 0 to 1")]
        [DataRow("\"error_ratio\": 0.3", "\"error_ratio\": -1", "resistance_ohm.error_ratio: -1 is not within 0 to 1")]
        [DataRow("\"name\": \"enfilm-efl700a39\"", "\"name\": \"a b\"", "name: only letters")]
        [DataRow("\"kind\": \"product\"", "\"kind\": \"toy\"", "kind: found 'toy', expected one of product, family, measured")]
        [DataRow("[25.7, 25.7, 0.22]", "[25.7, 25.7]", "form_factor.size_mm: expected [length, width, height]")]
        [DataRow("\"value\": 0.014", "\"value\": 0.001", "limits.pulse_current_a: 0.001 A is below the continuous 0.01 A")]
        [DataRow("\"duration_s\": 1,", "", "limits.pulse_current_a.duration_s: missing")]
        [DataRow("1, 1, 1, 1, 1, 1, 1\n", "1, 1, 1, 1, 1, 1, 2\n", "current_temperature: entry 25: 2 is not within 0 to 1")]
        [DataRow("0.302, 0.457, 0.68, 1, 1", "0.302, 0.457, 0.68, 0.9, 1", "current_temperature: 0.9 at 25 °C, expected 1")]
        [DataRow("[30, 300, 3000]", "[30, 3000, 300]", "relaxation.time_constant_s: expected 1 to 4 times, s, above 0 and rising")]
        [DataRow("[0.07, 0.11, 0.07]", "[0.07, 0.11]", "relaxation.share: 2 shares, expected one of 0 or more for each of the 3")]
        [DataRow("[0.07, 0.11, 0.07]", "[7, 11, 7]", "relaxation.share: entry 2: 11 is not within 0 to 10")]
        [DataRow("\"value\": 1.1,", "\"value\": 1.001,", "rate_capacity.high_exponent: below the low exponent")]
        [DataRow("\"value\": 0.0035,", "\"value\": 0.00001,", "rate_capacity.knee_current_a: below the reference current")]
        [DataRow("\"value\": 5e-05, \"depth", "\"value\": -1, \"depth", "fade.per_cycle_ratio: -1 is not within 0 to 1")]
        [DataRow("\"negative\": \"Li\"", "\"negative\": \"Li-free on Cu\"", "formation.charge_current_a.source: missing")]
        [DataRow("cell profile 2", "cell profile 9", "format: found 'microbattery cell profile 9', this version knows")]
        [DataRow(
            "\"precharge_below_v\": { \"value\": 2.5", "\"precharge_below_v\": { \"value\": 3.01",
            "charging.precharge_below_v: 3.01 V is above cut-off, 3 V")]
        [DataRow(
            "\"precharge_below_v\": { \"value\": 2.5", "\"precharge_below_v\": { \"value\": -1",
            "charging.precharge_below_v: -1 V is below 0")]
        [DataRow(
            "\"precharge_below_v\": { \"value\": 2.5", "\"precharge_below_v\": { \"value\": 0",
            "charging.precharge_current_a: the cell is never pre-charged")]
        [DataRow(
            "\"precharge_below_v\": { \"value\": 2.5", "\"precharge_below_v\": { \"value\": 0.9",
            "charging.not_below_v: 1 V is above precharge_below_v, 0.9 V")]
        [DataRow(
            "\"precharge_below_v\": {",
            "\"precharge_under_v\": {",
            "charging.precharge_under_v: unknown, expected one of precharge_below_v,")]
        [DataRow(
            "\"precharge_current_a\": { \"value\": 3.5E-05", "\"precharge_current_a\": { \"value\": 0",
            "charging.precharge_current_a: 0 A is not above 0")]
        [DataRow(
            "\"precharge_current_a\": { \"value\": 3.5E-05", "\"precharge_current_a\": { \"value\": 0.0071",
            "charging.precharge_current_a: 0.0071 A is not above 0 and at most the charge current, 0.007 A")]
        [DataRow("\"not_below_v\": { \"value\": 1", "\"not_below_v\": { \"value\": -1", "charging.not_below_v: -1 V is below 0")]
        [DataRow(
            "\"constant_voltage_s\": { \"value\": 0", "\"constant_voltage_s\": { \"value\": -1",
            "charging.constant_voltage_s: -1 s is below 0")]
        [DataRow(
            "\"constant_voltage_s\": { \"value\": 0", "\"constant_voltage_s\": { \"value\": 3e6",
            "charging.constant_voltage_s: 3000000 is out of range")]
        [DataRow("\"top_off_s\": { \"value\": 0", "\"top_off_s\": { \"value\": -0.1", "charging.top_off_s: -0.1 s is below 0")]
        [DataRow("\"float\": { \"value\": false", "\"float\": { \"value\": 0", "charging.float: found 0, expected true or false")]
        [DataRow(
            "\"float\": { \"value\": false, \"source\": \"estimated\"", "\"float\": { \"value\": false", "charging.float.source: missing")]
        [DataRow("\"charging\": {", "\"charged\": {", "charged: unknown, expected one of $schema, format,")]
        [DataRow("\"kind\": \"product\"", "\"kind\": \"product\", \"kind\": \"family\"", "kind: stands twice, expected once")]
        [DataRow("\"relaxation\": {", "\"diffusion\": {}, \"relaxation\": {", "diffusion.time_s.source: missing")]
        [DataRow(
            "\"relaxation\": {", "\"diffusion\": { \"time_s\": { \"value\": [9, 3], \"source\": \"paper\" } }, \"relaxation\": {",
            "diffusion.temperature.source: missing")]
        [DataRow(
            "\"relaxation\": {",
            "\"diffusion\": { \"time_s\": { \"value\": [9, 3], \"source\": \"paper\" }, "
                + "\"temperature\": { \"value\": [1, 1], \"source\": \"paper\" } }, \"relaxation\": {",
            "diffusion.temperature: 2 entries, expected 25")]
        [DataRow(
            "\"relaxation\": {", "\"open_circuit_error_shape\": { \"value\": [0, 2.1], \"source\": \"paper\" }, \"relaxation\": {",
            "open_circuit_error_shape: entry 2: 2.1 is not within -2 to 2")]
        [DataRow("\"relaxation\": {", "\"open_circuit_error_shape\": [0, 1], \"relaxation\": {", "open_circuit_error_shape")]
        [DataRow(
            "\"error_ratio\": 0.3", "\"error_ratio\": 0.3, \"face_ratio\": 1.5", "resistance_ohm.face_ratio: 1.5 is not within 0 to 1")]
        public void A_profile_that_is_incomplete_or_contradicts_itself_is_refused_naming_file_line_and_field(
            string good, string bad, string expected)
        {
            Assert.Contains(good, s_good);
            int at = s_good.IndexOf(good, StringComparison.Ordinal);
            string text = string.Concat(s_good.AsSpan(0, at), bad, s_good.AsSpan(at + good.Length));
            InputException exception =
                Assert.ThrowsExactly<InputException>(() => ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(text)));

            string[] parts = exception.Message.Split(':', 3);
            Assert.AreEqual("x.cell.json", parts[0]);
            Assert.StartsWith(expected, parts[2].TrimStart());

            // The line named is that of the field, or of the object it is missing from.
            string[] path = parts[2].Trim().Split(':')[0].Split('.');
            string line = text.Split('\n')[int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) - 1];
            bool isWhollyMissing = !text.Contains($"\"{path[0]}\"", StringComparison.Ordinal);
            Assert.IsTrue(isWhollyMissing ? line == "{" : path.Any(name => line.Contains(name, StringComparison.Ordinal)), line);
        }

        [TestMethod]
        [DataRow("0", 25, "entry 25: 1.2 V is not within 0 to 1.199999 V.")]
        [DataRow("0.1", 25, "0.1 V at 25 °C, expected 0: the charge voltage is given for 25 °C")]
        [DataRow("0", 24, "24 entries, expected 25")]
        public void A_charge_voltage_against_temperature_that_contradicts_the_limits_is_refused_on_its_line(
            string entry, int count, string expected)
        {
            string[] drops = [.. Enumerable.Repeat(entry, count - 1), "1.2"]; // down to cut-off in the last
            const string Beside = "    \"constant_voltage_s\"";
            string text = s_good.Replace(
                Beside,
                $"    \"charge_voltage_drop_v\": {{ \"value\": [{string.Join(", ", drops)}], \"source\": \"estimated\" }},\n{Beside}",
                StringComparison.Ordinal);
            InputException exception =
                Assert.ThrowsExactly<InputException>(() => ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(text)));
            int line = 1
                + Array.FindIndex(text.Split('\n'), candidate => candidate.Contains("charge_voltage_drop_v", StringComparison.Ordinal));
            Assert.StartsWith($"x.cell.json:{line}: charging.charge_voltage_drop_v: {expected}", exception.Message);
        }

        [TestMethod]
        public void How_a_cell_is_charged_becomes_integers()
        {
            CellProfile profile = ProfileCatalogue.Find("nca-sulfide-li");
            Assert.AreEqual(2500000, profile.PrechargeBelowMicrovolts);
            Assert.AreEqual(1500000, profile.ChargeNotBelowMicrovolts);
            Assert.AreEqual(profile.CapacityNanoampSeconds / 3600 / 20, profile.PrechargeNanoamps, 1);
            Assert.AreEqual(0, profile.ChargeVoltageDropMicrovolts![13]);
            Assert.AreEqual(100000, profile.ChargeVoltageDropMicrovolts[17]);
            Assert.AreEqual(43200000, profile.ConstantVoltageMilliseconds);
            Assert.AreEqual(0, profile.TopOffMilliseconds);
            Assert.IsFalse(profile.MayFloat);
            Assert.IsTrue(ProfileCatalogue.Find("cymbet-cbc005").MayFloat);
        }

        [TestMethod]
        public void A_profile_that_does_not_say_how_it_is_charged_is_charged_as_ever()
        {
            int from = s_good.IndexOf("  \"charging\"", StringComparison.Ordinal);
            string text = string.Concat(
                s_good.AsSpan(0, from), s_good.AsSpan(s_good.IndexOf("  \"capacity_ah\"", StringComparison.Ordinal)));
            CellProfile profile = ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(text)).Profile;
            Assert.AreEqual(0, profile.PrechargeBelowMicrovolts);
            Assert.AreEqual(0, profile.ChargeNotBelowMicrovolts);
            Assert.IsNull(profile.ChargeVoltageDropMicrovolts);
            Assert.AreEqual(0, profile.ConstantVoltageMilliseconds);
            Assert.AreEqual(0, profile.TopOffMilliseconds);
            Assert.IsFalse(profile.MayFloat);
        }

        [TestMethod]
        public void A_byte_order_mark_is_no_fault()
        {
            byte[] marked = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(s_good)];
            Assert.AreEqual("enfilm-efl700a39", ProfileReader.Read("x.cell.json", marked).Profile.Name);
        }

        [TestMethod]
        public void Half_a_character_pair_is_refused_in_one_line()
        {
            byte[] bad = Encoding.UTF8.GetBytes(s_good.Replace("enfilm-efl700a39", "\\ud800", StringComparison.Ordinal));
            Assert.AreEqual(
                "x.cell.json: not text: it holds half a character pair",
                Assert.ThrowsExactly<InputException>(() => ProfileReader.Read("x.cell.json", bad)).Message);
        }

        [TestMethod]
        public void A_truncated_file_is_refused_at_its_end()
        {
            string half = s_good[..(s_good.Length / 2)];
            InputException exception =
                Assert.ThrowsExactly<InputException>(() => ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(half)));
            int lines = half.Split('\n').Length;
            Assert.StartsWith($"x.cell.json:{lines}: not JSON", exception.Message);
        }

        [TestMethod]
        public void Anything_that_is_not_an_object_is_refused_in_one_line()
        {
            foreach (string text in new[] { string.Empty, "[]", "3", "null", "{}", "{\"format\": 3}", "\0" })
            {
                InputException exception =
                    Assert.ThrowsExactly<InputException>(() => ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(text)));
                Assert.DoesNotContain("\n", exception.Message);
            }
        }

        [TestMethod]
        public void An_unknown_cell_is_refused_with_the_known_names()
        {
            InputException exception = Assert.ThrowsExactly<InputException>(() => ProfileCatalogue.Find("lead-acid"));
            Assert.StartsWith("lead-acid: unknown cell; known are cymbet-cbc005", exception.Message);
            Assert.AreEqual(
                "gone.cell.json: no such file",
                Assert.ThrowsExactly<InputException>(() => ProfileCatalogue.Find("gone.cell.json")).Message);
        }

        [TestMethod]
        public void The_profile_in_the_boards_is_the_one_of_the_catalogue()
        {
            string committed = File.ReadAllText(
                Path.Combine(RepositoryFiles.Root, "boards", "Microbattery.Boards", "Cells", "EnfilmEfl700a39.cs"));
            string emitted = ProfileEmitter.Emit(ProfileCatalogue.Document("enfilm-efl700a39"), "Microbattery.Boards.Cells");
            Assert.AreEqual(emitted, committed.ReplaceLineEndings("\n"));
        }

        [TestMethod]
        [DataRow("enfilm-efl700a39", "EnfilmEfl700a39")]
        [DataRow("my cell.v2", "MyCellV2")]
        [DataRow("2032", "Cell2032")]
        public void A_profile_name_becomes_a_class_name(string name, string expected) =>
            Assert.AreEqual(expected, ProfileEmitter.ClassName(name));
    }
}
