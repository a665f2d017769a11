using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>Tests that write files: each has a folder of its own, which goes when it is over.</summary>
    public abstract class TemporaryFolder
    {
        /// <summary>Its path.</summary>
        protected string Folder { get; private set; } = string.Empty;

        [TestInitialize]
        public void MakeFolder() => Folder = Directory.CreateTempSubdirectory().FullName;

        [TestCleanup]
        public void RemoveFolder() => Directory.Delete(Folder, recursive: true);
    }
}
