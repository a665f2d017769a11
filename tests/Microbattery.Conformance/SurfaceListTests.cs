using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance
{
    /// <summary>platform-surface.txt has only what exists and is used. That all that is used is on it, the rule Surface sees to.</summary>
    [TestClass]
    public class SurfaceListTests
    {
        [TestMethod]
        public void Every_line_of_the_list_is_in_the_platforms_own_lists_under_the_same_assembly()
        {
            PlatformSurface platform = PlatformLists.Load();

            AssertNone(DeviceCode.List.Lines
                .Where(line => !platform.Has(line) || platform.SectionOf(line) != DeviceCode.List.SectionOf(line)));
        }

        [TestMethod]
        public void Every_line_of_the_list_is_used() => AssertNone(DeviceCode.List.Lines.Except(DeviceCode.Used));

        private static void AssertNone(IEnumerable<string> lines) =>
            Assert.AreEqual(string.Empty, string.Join(Environment.NewLine, lines));
    }
}
