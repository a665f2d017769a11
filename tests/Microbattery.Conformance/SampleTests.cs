using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microbattery.Conformance.Rules;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance
{
    /// <summary>
    /// What the compiler refuses by itself, and that every rule can fail, on the right line and on no other. Samples/Offenders has a file
    /// for each rule, with a comment on every line the rule must find. The compiler lets them pass, or the rule would be needless.
    /// </summary>
    [TestClass]
    public sealed class SampleTests
    {
        private const string Marker = "// offence";
        private const string LanguageVersionOfDevice = "9.0";
        private const string Namespace = "Microbattery.Conformance.Samples";

        private static string s_folder = string.Empty;
        private static CompiledAssembly? s_samples;

        public static IEnumerable<object[]> RulesAboutLines =>
            RuleBook.All.Where(rule => rule is not LanguageVersion).Select(rule => new object[] { rule.Name });

        public static IEnumerable<object[]> Refused =>
            RepositoryFiles.Find(Folder("Refused"), "*.cs").Select(path => new object[] { Path.GetFileName(path) });

        [ClassInitialize]
        public static void Compile(TestContext context)
        {
            s_folder = Directory.CreateTempSubdirectory().FullName;
            string clean = Path.Combine(Folder(string.Empty), "Clean.cs");
            s_samples = Compile(LanguageVersionOfDevice, [.. RepositoryFiles.Find(Folder("Offenders"), "*.cs"), clean]);
        }

        [ClassCleanup]
        public static void Clean() => Directory.Delete(s_folder, true);

        [TestMethod]
        [DynamicData(nameof(Refused))]
        public void The_compiler_refuses_what_the_class_library_has_not(string file)
        {
            string[] errors = DeviceCompiler.Compile(
                Path.Combine(s_folder, file + ".dll"), LanguageVersionOfDevice, Path.Combine(Folder("Refused"), file));

            Assert.IsNotEmpty(errors);
        }

        [TestMethod]
        [DynamicData(nameof(RulesAboutLines))]
        public void A_rule_finds_what_offends_it_at_file_and_line_and_nothing_else(string rule)
        {
            string path = Path.Combine(Folder("Offenders"), rule + ".cs");
            string file = RepositoryFiles.Relative(path);
            string[] text = File.ReadAllLines(path);
            int[] expected = [.. Enumerable.Range(1, text.Length).Where(line => text[line - 1].Contains(Marker, StringComparison.Ordinal))];
            Rule checker = RuleBook.All.Single(each => each.Name == rule);
            Finding[] all = Walker.Check(s_samples!, [checker], type => type.Namespace == Namespace + ".Offenders");
            Finding[] findings = [.. all.Where(finding => finding.Place.File == file)];
            IEnumerable<int> lines = findings.Select(finding => finding.Place.Line).Distinct();

            Assert.IsNotEmpty(expected);
            Assert.AreEqual(string.Join(' ', expected), string.Join(' ', lines), string.Join<Finding>(Environment.NewLine, findings));
        }

        [TestMethod]
        public void No_rule_finds_anything_in_clean_code()
        {
            Finding[] findings = Walker.Check(s_samples!, RuleBook.All, type => type.Namespace == Namespace);

            Assert.IsEmpty(findings, string.Join<Finding>(Environment.NewLine, findings));
        }

        [TestMethod]
        public void A_newer_language_version_is_found_at_its_project()
        {
            CompiledAssembly newer = Compile("10.0", Path.Combine(Folder("Offenders"), "CheckedArithmetic.cs"));

            Finding finding = Walker.Check(newer, [new LanguageVersion()], _ => false).Single();

            Assert.AreEqual("tests/Microbattery.Conformance/Microbattery.Conformance.csproj", finding.Place.File);
        }

        [TestMethod]
        public void Device_tests_may_compute_in_floating_point()
        {
            CompiledAssembly tests = new(s_samples!.ProjectPath, s_samples.AssemblyPath, true);

            Assert.IsEmpty(Walker.Check(tests, [new FloatingPoint()], type => type.Namespace == Namespace + ".Offenders"));
        }

        private static string Folder(string name) => Path.Combine(RepositoryFiles.ProjectFolder, "Samples", name);

        private static CompiledAssembly Compile(string languageVersion, params string[] files)
        {
            string path = Path.Combine(s_folder, $"Samples{languageVersion}.dll");
            string[] errors = DeviceCompiler.Compile(path, languageVersion, files);
            Assert.IsEmpty(errors, string.Join(Environment.NewLine, errors));
            return new CompiledAssembly(Path.Combine(RepositoryFiles.ProjectFolder, "Microbattery.Conformance.csproj"), path, false);
        }
    }
}
