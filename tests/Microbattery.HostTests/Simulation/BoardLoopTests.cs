using System;
using System.Collections.Generic;
using System.Globalization;
using Microbattery.Boards;
using Microbattery.Hal.Lines;
using Microbattery.Hal.Sleep;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    [TestClass]
    public class BoardLoopTests
    {
        [TestMethod]
        public void The_watchdog_is_fed_once_for_each_tick_that_went_through()
        {
            Rig rig = new();
            Assert.AreEqual(50, rig.Step());
            Assert.AreEqual("fed", string.Join(' ', rig.Log));
            rig.Board.Sensor.Throws = true;
            Assert.AreEqual(10000, rig.Step());
            Assert.AreEqual("fed", string.Join(' ', rig.Log));
            rig.Board.Sensor.Throws = false;
            rig.Step();
            Assert.AreEqual("fed fed", string.Join(' ', rig.Log));
            rig.Board.Switches.Throws = true;
            rig.Step();
            Assert.AreEqual("fed fed", string.Join(' ', rig.Log));
        }

        [TestMethod]
        public void A_watchdog_that_throws_ends_nothing()
        {
            Rig rig = new() { FeedThrows = true };
            Assert.AreEqual(50, rig.Step());
            Assert.IsTrue(rig.Board.Switches.ChargeClosed);
        }

        [TestMethod]
        public void A_board_without_watchdog_and_without_deep_sleep_ticks_all_the_same()
        {
            SupervisorRig board = Idle();
            BoardLoop loop = new(board.Supervisor, null, null, null, 0);
            for (int i = 0; i < 5; i++)
            {
                board.Clock.Now += loop.Step();
            }

            Assert.AreEqual(5, board.Frame.TickCount);
            Assert.IsTrue(board.Switches.ChargeClosed, "it did not prepare for a sleep it has not");
            Assert.AreEqual(600000, board.Supervisor.DeepSleepMilliseconds);
        }

        [TestMethod]
        public void It_sleeps_when_the_supervisor_lets_it_with_open_switches_and_a_record_written()
        {
            FaultyRecordStore store = new(2);
            Rig rig = new(store);
            rig.OnSleep = () =>
            {
                Assert.IsFalse(rig.Board.Switches.ChargeClosed || rig.Board.Switches.LoadClosed);
                Assert.AreEqual(2, store.WriteCount);
            };
            rig.Step();
            rig.Step();
            CollectionAssert.AreEqual((string[])["fed", "fed"], rig.Log);
            Assert.IsTrue(rig.Board.Switches.ChargeClosed);
            rig.Step();
            CollectionAssert.AreEqual((string[])["fed", "fed", "fed", "sleep 600000"], rig.Log);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void An_MCU_that_will_not_sleep_stays_awake_and_closes_its_switches_at_the_next_tick(bool throws)
        {
            Rig rig = new();
            rig.OnSleep = () =>
            {
                if (throws)
                {
                    throw new NotSupportedException();
                }
            };
            rig.Step();
            rig.Step();
            Assert.AreEqual(10000, rig.Step(), "both are open");
            Assert.AreEqual("sleep 600000", rig.Log[^1]);
            Assert.AreEqual(50, rig.Step());
            Assert.IsTrue(rig.Board.Switches.ChargeClosed);
            long asked = rig.Board.Clock.Now;
            while (rig.Log[^1] == "fed")
            {
                rig.Step();
            }

            Assert.AreEqual("sleep 600000", rig.Log[^1], "and asks again, when it would have woken");
            Assert.IsInRange(asked + 580000, asked + 620000, rig.Board.Clock.Now);
        }

        [TestMethod]
        public void The_application_is_asked_before_each_tick_and_gets_nothing_when_it_cannot_say()
        {
            SupervisorRig board = new(new FaultyRecordStore(2), TestProfile.Create());
            FakeApplication application = new() { Wants = true };
            BoardLoop loop = new(board.Supervisor, application, null, null, 0);
            loop.Step();
            Assert.IsTrue(board.Switches.LoadClosed);
            application.Wants = false;
            loop.Step();
            Assert.IsFalse(board.Switches.LoadClosed);
            application.Wants = true;
            loop.Step();
            Assert.IsTrue(board.Switches.LoadClosed);
            application.Wants = null;
            loop.Step();
            Assert.IsFalse(board.Switches.LoadClosed);
            Assert.IsTrue(board.Supervisor.TickCompleted);
        }

        [TestMethod]
        [DataRow(0, 600, "0000000")]
        [DataRow(10, 600, "1100001")]
        [DataRow(600, 600, "1111111")]
        [DataRow(900, 600, "1111111")]
        public void Periodic_work_wants_its_load_from_the_start_on_and_every_period(int work, int period, string expected)
        {
            FakeClock clock = new() { Now = 12345 };
            PeriodicWork application = new(clock, work * 1000L, period * 1000L);
            string wanted = string.Empty;
            foreach (int second in (int[])[0, 9, 10, 300, 599, 599, 600])
            {
                clock.Now = 12345 + (second * 1000L);
                wanted += application.WantsLoad ? '1' : '0';
            }

            Assert.AreEqual(expected, wanted);
        }

        [TestMethod]
        public void A_board_that_must_stay_awake_is_not_put_to_sleep()
        {
            Rig rig = new();
            rig.Board.Supervisor.LoadRequested = true;
            for (int i = 0; i < 20; i++)
            {
                rig.Step();
            }

            Assert.DoesNotContain("sleep 600000", rig.Log);
        }

        private static SupervisorRig Idle(FaultyRecordStore? store = null)
        {
            SupervisorRig board = new(store ?? new FaultyRecordStore(2), TestProfile.Create());
            board.Sensor.CurrentNanoamps = -1000;
            board.Supervisor.LoadRequested = false;
            return board;
        }

        private sealed class FakeApplication : IApplication
        {
            public bool? Wants { get; set; }

            public bool WantsLoad => Wants!.Value;
        }

        private sealed class Rig : IWatchdog, IDeepSleep
        {
            private readonly BoardLoop _loop;

            public Rig(FaultyRecordStore? store = null)
            {
                Board = Idle(store);
                _loop = new BoardLoop(Board.Supervisor, null, this, this, 0);
            }

            public SupervisorRig Board { get; }

            public List<string> Log { get; } = [];

            public bool FeedThrows { get; init; }

            public Action? OnSleep { get; set; }

            public WakeCause Cause => WakeCause.Reset;

            public int Step()
            {
                int wait = _loop.Step();
                Board.Clock.Now += wait;
                return wait;
            }

            public void Feed()
            {
                if (FeedThrows)
                {
                    throw new InvalidOperationException();
                }

                Log.Add("fed");
            }

            public void Sleep(long milliseconds)
            {
                Log.Add("sleep " + milliseconds.ToString(CultureInfo.InvariantCulture));
                OnSleep?.Invoke();
            }
        }
    }
}
