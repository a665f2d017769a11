using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>What no analyser of the build holds: length of lines and files, and public fields that anybody may write.</summary>
    [TestClass]
    public partial class SourceStyleTests
    {
        private const int LongestLine = 140;
        private const int LongestFile = 350;
        private const int MostMutableFields = 20;

        /// <summary>Folders whose lines are held.</summary>
        private static readonly string[] s_held =
        [
            "firmware", "hal", "boards", "device", "bench", "tests/Microbattery.Tests", "tests/Microbattery.Conformance",
            "tests/Microbattery.HostTests",
        ];

        [TestMethod]
        public void No_line_is_longer_than_140_characters()
        {
            string[] longer =
            [
                .. s_held.SelectMany(Sources).Where(file => Path.GetFileName(file) != "RecordedTicks.cs")
                    .SelectMany(file => File.ReadLines(file).Select((line, i) => (Line: line, Where: $"{file}({i + 1})")))
                    .Where(one => one.Line.Length > LongestLine)
                    .Select(one => one.Where),
            ];
            Assert.IsEmpty(longer, string.Join('\n', longer));
        }

        [TestMethod]
        public void No_file_of_the_firmware_is_longer_than_350_lines()
        {
            string[] longer = [.. Sources("firmware").Where(file => File.ReadLines(file).Count() > LongestFile)];
            Assert.IsEmpty(longer, string.Join('\n', longer));
        }

        [TestMethod]
        public void The_firmware_has_at_most_20_public_mutable_fields()
        {
            string[] fields =
            [
                .. Sources("firmware").SelectMany(file => File.ReadLines(file).Where(line => MutableField().IsMatch(line))
                    .Select(line => Path.GetFileName(file) + ": " + line.Trim())),
            ];
            Assert.IsGreaterThan(0, fields.Length, "the pattern finds the fields of Reading");
            Assert.IsLessThanOrEqualTo(MostMutableFields, fields.Length, string.Join('\n', fields));
        }

        private static IEnumerable<string> Sources(string folder) =>
            Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

        [GeneratedRegex(
            @"^\s*public (?!readonly |const |static |class |enum |interface |abstract |sealed |override |event )[\w\[\].]+ \w+( = [^;]+)?"
            + ";")]
        private static partial Regex MutableField();
    }
}
