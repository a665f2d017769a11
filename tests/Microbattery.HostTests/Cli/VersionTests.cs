using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Cli
{
    /// <summary>One version for all assemblies: those of .NET, and those that are flashed.</summary>
    [TestClass]
    public class VersionTests
    {
        private static string Version =>
            XDocument.Load(Path.Combine(RepositoryFiles.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

        [TestMethod]
        public void The_device_assemblies_have_the_version_of_the_others()
        {
            string text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "device", "AssemblyInfo.cs"));
            Assert.AreEqual(Version + ".0", Regex.Match(text, "AssemblyVersion\\(\"(.*)\"\\)").Groups[1].Value);
        }

        [TestMethod]
        public void Every_assembly_of_the_project_has_that_version()
        {
            string[] files = Directory.GetFiles(AppContext.BaseDirectory, "?icrobattery*.dll");
            Assert.IsGreaterThan(10, files.Length);
            foreach (AssemblyName name in files.Select(AssemblyName.GetAssemblyName))
            {
                Assert.AreEqual(Version + ".0", $"{name.Version}", name.Name);
            }
        }

        [TestMethod]
        public void No_project_says_a_version_of_its_own()
        {
            string[] folders = ["bench", "boards", "firmware", "hal", "tests"];
            foreach (string project in folders.SelectMany(folder => Projects(Path.Combine(RepositoryFiles.Root, folder))))
            {
                XElement? own = XDocument.Load(project).Descendants().FirstOrDefault(
                    element => element.Name.LocalName is "Version" or "AssemblyVersion");
                Assert.IsNull(own, project);
            }
        }

        /// <summary>What comes next is above what was released, and the released ones fall.</summary>
        [TestMethod]
        public void The_change_log_begins_with_what_is_not_released_and_its_versions_fall()
        {
            string text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "CHANGELOG.md"));
            string[] headings = [.. Regex.Matches(text, @"^## \[(.*?)\]", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
            Assert.AreEqual("Unreleased", headings[0]);
            Version[] released = [.. headings.Skip(1).Select(System.Version.Parse)];
            Assert.IsGreaterThan(1, released.Length);
            CollectionAssert.AreEqual(released.OrderDescending().ToArray(), released);
            Assert.IsGreaterThanOrEqualTo(released[0], System.Version.Parse(Version));
        }

        private static string[] Projects(string folder) => Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories);
    }
}
