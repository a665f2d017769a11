using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microbattery.Conformance.Rules;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance
{
    /// <summary>
    /// Every rule can fail, on the right line and on no other. Samples/Offenders has a file for each, with a comment on every line
    /// the rule must find; these are compiled into this very assembly.
    /// </summary>
    [TestClass]
    public class SampleTests
    {
        private const string Marker = "// offence";
        private const string Samples = "Microbattery.Conformance.Samples";
        private const string Offenders = Samples + ".Offenders";

        private static readonly Lazy<CompiledAssembly> s_own = new(() => new CompiledAssembly(
            Path.Combine(RepositoryFiles.ProjectFolder, "Microbattery.Conformance.csproj"), typeof(SampleTests).Assembly.Location, false));

        public static IEnumerable<object[]> RulesAboutLines =>
            Rules().Where(rule => rule is not LanguageVersion).Select(rule => new object[] { rule.Name });

        [TestMethod]
        [DynamicData(nameof(RulesAboutLines))]
        public void A_rule_finds_what_offends_it_at_file_and_line_and_nothing_else(string rule)
        {
            string path = Path.Combine(RepositoryFiles.ProjectFolder, "Samples", "Offenders", rule + ".cs");
            string file = RepositoryFiles.Relative(path);
            string[] text = File.ReadAllLines(path);
            int[] expected = [.. Enumerable.Range(1, text.Length).Where(line => text[line - 1].Contains(Marker, StringComparison.Ordinal))];
            Rule checker = Rules().Single(each => each.Name == rule);
            Finding[] findings =
            [
                .. Walker.Check(s_own.Value, [checker], type => type.Namespace == Offenders).Where(finding => finding.Place.File == file),
            ];
            IEnumerable<int> lines = findings.Select(finding => finding.Place.Line).Distinct();

            Assert.IsNotEmpty(expected);
            Assert.AreEqual(string.Join(' ', expected), string.Join(' ', lines), string.Join<Finding>(Environment.NewLine, findings));
        }

        [TestMethod]
        public void No_rule_finds_anything_in_clean_code()
        {
            Rule[] rules = [.. Rules().Where(rule => rule is not LanguageVersion)];

            Finding[] findings = Walker.Check(s_own.Value, rules, type => type.Namespace == Samples);

            Assert.IsEmpty(findings, string.Join<Finding>(Environment.NewLine, findings));
        }

        [TestMethod]
        public void A_newer_language_version_is_found_at_its_project()
        {
            Finding finding = Walker.Check(s_own.Value, [new LanguageVersion()], _ => false).Single();

            Assert.AreEqual(nameof(LanguageVersion), finding.Rule);
            Assert.AreEqual("tests/Microbattery.Conformance/Microbattery.Conformance.csproj", finding.Place.File);
        }

        [TestMethod]
        public void Device_tests_may_compute_in_floating_point()
        {
            CompiledAssembly tests = new(s_own.Value.ProjectPath, typeof(SampleTests).Assembly.Location, true);

            Assert.IsEmpty(Walker.Check(tests, [new FloatingPoint()], type => type.Namespace == Offenders));
        }

        private static Rule[] Rules() => RuleBook.All(
            new Surface(PlatformSurface.Load(Path.Combine(RepositoryFiles.ProjectFolder, "Samples", "platform-surface.txt")), []));
    }
}
