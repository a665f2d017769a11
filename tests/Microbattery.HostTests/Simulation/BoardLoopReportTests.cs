using System;
using System.IO;
using Microbattery.Boards;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>What the loop prints. Standard output is everybody's: not beside other tests.</summary>
    [TestClass]
    [DoNotParallelize]
    public class BoardLoopReportTests
    {
        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(1, 7)]
        [DataRow(2, 4)]
        [DataRow(3, 3)]
        [DataRow(60, 1)]
        public void A_line_is_printed_for_the_first_tick_and_every_so_many_after_it(int every, int lines)
        {
            SupervisorRig board = SupervisorRig.Create();
            BoardLoop loop = new(board.Supervisor, null, null, null, every);
            string text = Printed(() =>
            {
                for (int i = 0; i < 7; i++)
                {
                    loop.Step();
                    board.Clock.Now += 1000;
                }
            });
            Assert.HasCount(lines, text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        [TestMethod]
        public void A_loop_that_ends_by_an_exception_leaves_both_switches_open()
        {
            SupervisorRig board = SupervisorRig.Create();
            BoardLoop loop = new(board.Supervisor, null, null, null, 0);
            string text = Printed(() => Assert.ThrowsExactly<InvalidOperationException>(() => loop.Run(EndingClock(board.Switches))));
            string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.AreEqual(TelemetryText.Header(), lines[0]);
            Assert.AreEqual(
                "# warning: the profile allows more charge current than its voltage tolerance and resistance fit; at most 500000 nA fit: "
                    + "limit the source to that",
                lines[1]);
            Assert.HasCount(2, lines);
            Assert.IsFalse(board.Switches.ChargeClosed || board.Switches.LoadClosed);
        }

        private static string Printed(Action action)
        {
            TextWriter before = Console.Out;
            using StringWriter writer = new();
            Console.SetOut(writer);
            try
            {
                action();
            }
            finally
            {
                Console.SetOut(before);
            }

            return writer.ToString();
        }

        /// <summary>A clock whose third wait ends the program.</summary>
        private static FakeClock EndingClock(FakeSwitches switches)
        {
            int waits = 0;
            FakeClock clock = new();
            clock.OnNextWait = Count;
            return clock;

            void Count()
            {
                clock.OnNextWait = Count;
                Assert.IsTrue(switches.ChargeClosed);
                if (++waits == 3)
                {
                    throw new InvalidOperationException();
                }
            }
        }
    }
}
