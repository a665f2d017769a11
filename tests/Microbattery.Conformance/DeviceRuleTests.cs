using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance
{
    /// <summary>What the device assemblies of this repository keep.</summary>
    [TestClass]
    public class DeviceRuleTests
    {
        public static IEnumerable<object[]> RuleNames => RuleBook.All.Select(rule => new object[] { rule.Name });

        [TestMethod]
        [DynamicData(nameof(RuleNames))]
        public void Every_device_assembly_keeps_the_rule(string rule)
        {
            Finding[] findings = [.. DeviceCode.Findings.Where(finding => finding.Rule == rule)];

            Assert.IsEmpty(findings, string.Join<Finding>(Environment.NewLine, findings));
        }

        [TestMethod]
        public void What_is_checked_is_not_nothing()
        {
            string[] names = [.. DeviceCode.Assemblies.Select(assembly => assembly.Name)];

            Assert.Contains("Microbattery.Firmware", names);
            Assert.Contains("Microbattery.Hal", names);
            Assert.Contains("Microbattery.Boards", names);
            Assert.Contains("NFUnitTest", names);
        }
    }
}
