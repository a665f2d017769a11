using System.IO;
using Microbattery.Hal.Files;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class FileRecordStoreTests : TemporaryFolder
    {
        [TestMethod]
        public void What_was_written_is_read_by_the_next_store_on_the_same_files()
        {
            FileRecordStore store = new(Path.Combine(Folder, "gauge"), 2);
            byte[] read = new byte[3];
            Assert.IsFalse(store.TryRead(1, read));
            Assert.IsTrue(store.TryWrite(1, [1, 2, 3]));

            Assert.IsTrue(new FileRecordStore(Path.Combine(Folder, "gauge"), 2).TryRead(1, read));
            CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, read);
        }

        [TestMethod]
        public void A_short_file_and_a_missing_drive_are_refused_without_an_exception()
        {
            FileRecordStore store = new(Path.Combine(Folder, "gauge"), 2);
            store.TryWrite(0, [1, 2]);
            Assert.IsFalse(store.TryRead(0, new byte[3]));

            FileRecordStore lost = new(Path.Combine(Folder, "gone", "gauge"), 2);
            Assert.IsFalse(lost.TryWrite(0, [1]));
            Assert.IsFalse(lost.TryRead(0, new byte[1]));
        }
    }
}
