using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Microbattery.Conformance.Report
{
    /// <summary>No board is full, and docs/device.md says how full each is.</summary>
    [TestClass]
    public sealed class BoardReportTests
    {
        private const double FullestShare = 0.75;
        private const double PageTolerance = 0.1;

        public static IEnumerable<object[]> Boards => BoardTarget.All.Select(target => new object[] { target.Folder });

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DynamicData(nameof(Boards))]
        public void A_board_has_a_quarter_of_its_deployment_area_and_of_its_heap_left(string folder)
        {
            BoardReport report = new(BoardTarget.All.Single(target => target.Folder == folder));

            Assert.IsGreaterThan(0.01, report.AreaShare, "what was counted is not nothing");
            Assert.IsLessThan(FullestShare, report.AreaShare);
            Assert.IsLessThan(FullestShare, report.HeapShare);
        }

        [TestMethod]
        public void Every_board_is_reported()
        {
            IEnumerable<DeviceProject> programs = DeviceProject.FindAll().Where(project => project.IsProgram && !project.IsTests);

            CollectionAssert.AreEquivalent(
                programs.Select(project => project.Name).ToArray(), BoardTarget.All.Select(target => target.Project).ToArray());
        }

        [TestMethod]
        public void The_page_has_the_table_of_boards() => Hold("boards", BoardReport.Boards());

        [TestMethod]
        public void The_page_has_the_table_of_images() => Hold("images", BoardReport.Images());

        [TestMethod]
        public void An_image_is_estimated_within_a_twentieth_of_what_the_metadata_processor_makes_of_it()
        {
            // The clean sample, as nanoFramework's metadata processor (4541b46) converted it.
            const int Converted = 2224;
            string folder = Directory.CreateTempSubdirectory().FullName;
            string path = Path.Combine(folder, "Clean.dll");
            string[] errors = DeviceCompiler.Compile(path, "9.0", Path.Combine(RepositoryFiles.ProjectFolder, "Samples", "Clean.cs"));
            Assert.IsEmpty(errors);
            using (ModuleDefinition module = ModuleDefinition.ReadModule(path))
            {
                Assert.AreEqual(Converted, ImageSize.Bytes(module), Converted / 20.0);
            }

            Directory.Delete(folder, true);
        }

        private void Hold(string name, string printed)
        {
            TestContext.WriteLine(printed);
            MeasuredBlock block = MeasuredBlock.Find(name, printed);
            Assert.IsTrue(block.HasSameWords, $"docs/device.md, block '{name}': run the tests with UPDATE_DOCS=1. Printed now:\n{printed}");
            Assert.IsEmpty(block.Apart(PageTolerance), $"docs/device.md, block '{name}': run the tests with UPDATE_DOCS=1");
        }
    }
}
