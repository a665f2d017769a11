using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using Microbattery.Records;
using Microbattery.Records.Loads;
using Microbattery.Simulation.Loads;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Loads
{
    /// <summary>A load as current loggers export it.</summary>
    [TestClass]
    public class LoadRecordTests
    {
        [TestMethod]
        [DataRow("Timestamp(ms),Current(uA)\n0,1000\n500,2000\n1000,1000\n", "PPK2")]
        [DataRow("Timestamp (s),Main current - Arc (mA),D0\n10,1,0\n10.5,2,0\n11,1,1\n", "Otii, which does not begin at 0")]
        [DataRow("time_s,voltage_v,current_a\n0,3,1e-3\n0.5,3,2e-3\n1,3,1e-3\n", "own names")]
        [DataRow("time;current\n0;1e-3\n0.5;2e-3\n1;1e-3\n", "no units")]
        [DataRow("time [min],current [nA]\n0,1e6\n0.00833333333333,2e6\n0.01666666666667,1e6\n", "minutes")]
        public void Columns_are_found_by_name_and_their_units_by_what_stands_behind(string text, string name)
        {
            LoadRecord record = Read(text);
            Assert.HasCount(3, record.Seconds, name);
            Assert.AreEqual(0, record.Seconds[0]);
            Assert.AreEqual(0.5, record.Seconds[1], 1e-9);
            Assert.AreEqual(2e-3, record.Amps[1], 1e-12);
            Assert.AreEqual(1.5, record.PeriodSeconds, 1e-9);
            Assert.AreEqual(4e-3 / 3, record.MeanAmps, 1e-9);
        }

        [TestMethod]
        [DataRow("", "empty")]
        [DataRow("a,b\n1,2\n", "no column named like 'time'")]
        [DataRow("time,volts\n1,2\n", "no column named like 'current'")]
        [DataRow("time (fortnights),current\n1,2\n", "has the unit 'fortnights'")]
        [DataRow("time,current\n0,1\n0,2\n", ":3: time does not rise")]
        [DataRow("time,current\n0,1\n1,x\n", ":3: current is 'x'")]
        [DataRow("time,current\n0,1\n1,50\n", "expected at most 10 A")]
        [DataRow("time,current\n0,-1e-3\n1,-2e-3\n", "a load's current is positive")]
        [DataRow("time,current\n0,1\n", "has 1 rows, expected two or more")]
        public void What_is_no_record_is_refused_with_its_place(string text, string expected) =>
            Assert.Contains(expected, Assert.ThrowsExactly<InputException>(() => Read(text)).Message);

        [TestMethod]
        public void A_zero_that_wanders_below_zero_is_a_loggers_noise() =>
            Assert.AreEqual(0, Read("time,current\n0,1e-3\n1,-1e-6\n").Amps[1]);

        [TestMethod]
        public void A_compressed_record_is_read_and_a_missing_one_named()
        {
            string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv.gz");
            using (GZipStream packed = new(File.Create(path), CompressionLevel.Fastest))
            {
                packed.Write(Encoding.UTF8.GetBytes("time,current\n0,1e-3\n1,2e-3\n"));
            }

            Assert.HasCount(2, LoadRecordReader.ReadFile(path).Amps);
            File.Delete(path);
            Assert.Contains("no such file", Assert.ThrowsExactly<InputException>(() => LoadRecordReader.ReadFile(path)).Message);
        }

        [TestMethod]
        public void A_recorded_load_repeats_and_has_the_mean_of_its_record()
        {
            LoadRecord record = Read("time,current\n0,1e-3\n0.5,5e-3\n0.7,0\n2,1e-3\n");
            RecordedLoad load = new(record);
            double coulombs = 0;
            double at = 0;
            double end = 100 * record.PeriodSeconds;
            while (at < end)
            {
                double next = Math.Min(load.NextChangeSeconds(at), end);
                Assert.IsGreaterThan(at, next);
                coulombs += load.CurrentAmps(at) * (next - at);
                at = next;
            }

            Assert.AreEqual(record.MeanAmps, coulombs / end, 1e-6);
            Assert.AreEqual(5e-3, load.CurrentAmps(record.PeriodSeconds + 0.6));
            Assert.AreEqual(1e-3, load.CurrentAmps(0.1), "backwards too");
            Assert.AreEqual(5e-3, load.CurrentAmps(0.5), "a row holds from its own time on");
        }

        private static LoadRecord Read(string text) => LoadRecordReader.Read("load.csv", new StringReader(text));
    }
}
