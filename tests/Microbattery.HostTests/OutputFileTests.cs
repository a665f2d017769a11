using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microbattery.Records;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>Files are written whole or not at all, by any number of writers at a time.</summary>
    [TestClass]
    public class OutputFileTests
    {
        private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        [TestCleanup]
        public void Delete() => Directory.Delete(_folder, true);

        [TestMethod]
        public void Writers_at_the_same_time_leave_whole_files_alone()
        {
            Parallel.For(
                0, 50, i => OutputFile.WriteLines(Path.Combine(_folder, $"{i}.csv"), Enumerable.Repeat(new string('x', 100), 200)));
            Assert.HasCount(50, Directory.GetFiles(_folder, "*", new EnumerationOptions { AttributesToSkip = 0 }));
        }

        [TestMethod]
        public void What_several_writers_have_half_written_is_deleted_together()
        {
            OutputFile.Write(Path.Combine(_folder, "outer.csv"), outer =>
            {
                File.WriteAllText(outer, "half");
                Assert.ThrowsExactly<FileNotFoundException>(() => OutputFile.Write(Path.Combine(_folder, "inner.csv"), inner =>
                {
                    File.WriteAllText(inner, "half");
                    OutputFile.DeletePartial();
                    Assert.IsFalse(File.Exists(outer) || File.Exists(inner));
                }));
                File.WriteAllText(outer, "whole");
            });
            Assert.AreEqual(
                "outer.csv", Directory.GetFiles(_folder, "*", new EnumerationOptions { AttributesToSkip = 0 })
                    .Select(Path.GetFileName).Single());
        }

        [TestMethod]
        public void A_file_that_cannot_be_written_is_named_before_the_work()
        {
            string path = Path.Combine(_folder, "file.csv");
            OutputFile.RequireWritable(path);
            OutputFile.RequireWritable(null);
            Assert.IsEmpty(Directory.GetFiles(_folder), "nothing is left of the trial");
            File.WriteAllText(path, "a file");
            InputException below = Assert.ThrowsExactly<InputException>(() => OutputFile.RequireWritable(Path.Combine(path, "x.csv")));
            Assert.Contains("cannot be written", below.Message);
            Assert.Contains("is a folder", Assert.ThrowsExactly<InputException>(() => OutputFile.RequireWritable(_folder)).Message);
        }
    }
}
