using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cli.Input;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Cli
{
    /// <summary>Ctrl-C: every command that works for long hears it, ends with status 130 and says in one line what it kept.</summary>
    [TestClass]
    [DoNotParallelize]
    public class InterruptTests : TemporaryFolder
    {
        // A second is the aim. A computer that is busy with other things gets more, and still less than the commands take.
        private static readonly TimeSpan s_most = TimeSpan.FromSeconds(8);

        [TestMethod]
        [DataRow("cells fits")]
        [DataRow("cells characterize enfilm-efl700a39 --out FOLDER/trace.csv")]
        [DataRow("accuracy --seeds 50 --jobs 1")]
        [DataRow("safety --jobs 1")]
        [DataRow("boards zero --seeds 200")]
        [DataRow("boards journal")]
        [DataRow("boards budget")]
        [DataRow("boards resolution")]
        [DataRow("cells table")]
        public async Task A_long_command_ends_with_130_and_keeps_nothing(string arguments)
        {
            using CancellationTokenSource interrupt = new();
            SignalAfter(TimeSpan.FromMilliseconds(300), interrupt);
            Stopwatch watch = Stopwatch.StartNew();
            (int exit, string _, string error) = await CommandLine.Interrupt(interrupt.Token, Words(arguments));
            if (exit == 0)
            {
                Assert.IsLessThan(s_most, watch.Elapsed); // done before it was interrupted
                return;
            }

            AssertInterrupted(exit, error, watch.Elapsed);
            Assert.EndsWith("microbattery: interrupted: nothing was kept", error.TrimEnd());
            Assert.IsEmpty(Directory.GetFileSystemEntries(Folder));
        }

        [TestMethod]
        [DataRow("run --out FOLDER")]
        [DataRow("fit --trace FOLDER/trace.csv --name x --out FOLDER/x.cell.json")]
        [DataRow("replay --cell enfilm-efl700a39 --trace FOLDER/trace.csv --out FOLDER/x.csv")]
        public async Task A_command_that_is_interrupted_at_once_keeps_nothing(string arguments)
        {
            const string Trace = "time_s,voltage_v,current_a,temperature_c\n0,3.9,0,25\n60,3.9,0,25\n";
            await File.WriteAllTextAsync(Path.Combine(Folder, "trace.csv"), Trace);
            using CancellationTokenSource interrupt = new();
            await interrupt.CancelAsync();
            (int exit, string _, string error) = await CommandLine.Interrupt(interrupt.Token, Words(arguments));

            AssertInterrupted(exit, error, TimeSpan.Zero);
            Assert.AreEqual("microbattery: interrupted: nothing was kept", error.TrimEnd());
            Assert.HasCount(1, Directory.GetFileSystemEntries(Folder));
        }

        [TestMethod]
        public async Task A_fit_that_is_interrupted_keeps_nothing()
        {
            string trace = Path.Combine(Folder, "trace.csv");
            await CommandLine.Call("cells", "characterize", "cymbet-cbc050", "--out", trace);
            using CancellationTokenSource interrupt = new(TimeSpan.FromMilliseconds(500));
            Stopwatch watch = Stopwatch.StartNew();
            (int exit, string _, string error) = await CommandLine.Interrupt(
                interrupt.Token, "fit", "--trace", trace, "--name", "x", "--out", Path.Combine(Folder, "x.cell.json"));

            AssertInterrupted(exit, error, watch.Elapsed);
            Assert.HasCount(1, Directory.GetFileSystemEntries(Folder));
        }

        [TestMethod]
        public async Task A_run_that_is_interrupted_keeps_what_it_has_simulated()
        {
            using CancellationTokenSource interrupt = new(TimeSpan.FromSeconds(1));
            Stopwatch watch = Stopwatch.StartNew();
            string[] words = Words("run --days 3000 --every 100000 --out FOLDER");
            (int exit, string output, string error) = await CommandLine.Interrupt(interrupt.Token, words);

            AssertInterrupted(exit, error, watch.Elapsed);
            Assert.Contains("inside twice its uncertainty", output);
            foreach (string name in new[] { "run.csv", "run.png", "run.svg" })
            {
                Assert.Contains(Path.Combine(Folder, name), error);
                Assert.IsTrue(File.Exists(Path.Combine(Folder, name)), name);
            }
        }

        private static void AssertInterrupted(int exit, string error, TimeSpan took)
        {
            Assert.AreEqual(ExitStatus.Interrupted, exit, error);
            Assert.Contains("microbattery: interrupted: ", error);
            Assert.IsLessThan(s_most, took);
        }

        private string[] Words(string arguments) => arguments.Replace("FOLDER", Folder, StringComparison.Ordinal).Split(' ');

        /// <summary>As a signal does: from a thread of its own, for a timer waits for the pool that the work fills.</summary>
        private static void SignalAfter(TimeSpan time, CancellationTokenSource interrupt)
        {
            Thread thread = new(() =>
            {
                Thread.Sleep(time);
                try
                {
                    interrupt.Cancel();
                }
                catch (ObjectDisposedException)
                {
                    // The command was done before.
                }
            });
            thread.Start();
        }
    }
}
