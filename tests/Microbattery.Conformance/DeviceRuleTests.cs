using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Conformance.Rules;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance
{
    /// <summary>What the device assemblies of this repository keep.</summary>
    [TestClass]
    public class DeviceRuleTests
    {
        public static IEnumerable<object[]> RuleNames =>
            RuleBook.All(new Surface(new PlatformSurface(), [])).Select(rule => new object[] { rule.Name });

        [TestMethod]
        [DynamicData(nameof(RuleNames))]
        public void Every_device_assembly_keeps_the_rule(string rule)
        {
            Finding[] findings = [.. DeviceCode.Findings.Where(finding => finding.Rule == rule)];

            Assert.IsEmpty(findings, string.Join<Finding>(Environment.NewLine, findings));
        }

        [TestMethod]
        public void Projects_of_firmware_hal_and_boards_are_device_source_but_for_host_doubles()
        {
            IEnumerable<string> overlooked = DeviceProject.ProductFolders
                .SelectMany(folder => RepositoryFiles.Find(System.IO.Path.Combine(RepositoryFiles.Root, folder), "*.csproj"))
                .Where(project => !DeviceProject.IsDeviceSource(project))
                .Select(RepositoryFiles.Relative)
                .Where(project => !project.StartsWith("hal/host/", StringComparison.Ordinal));

            Assert.AreEqual(string.Empty, string.Join(' ', overlooked));
        }

        [TestMethod]
        public void What_is_checked_is_not_nothing()
        {
            string[] names = [.. DeviceCode.Assemblies.Select(assembly => assembly.Name)];

            Assert.Contains("Microbattery.Firmware", names);
            Assert.Contains("Microbattery.Hal", names);
            Assert.Contains("Microbattery.Boards", names);
            Assert.Contains("Microbattery.Tests", names);
            Assert.IsGreaterThan(50, DeviceCode.Used.Length);
        }
    }
}
