using System.Linq;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Simulation.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    [TestClass]
    public class EventWatchTests
    {
        private readonly EventWatch _watch = new();
        private readonly TelemetryFrame _frame = new() { VoltageMicrovolts = 3900000, StateOfChargePpm = 550000, DateMilliseconds = 77 };

        [TestMethod]
        public void A_frame_in_which_nothing_changed_is_no_event()
        {
            _watch.Update(_frame);
            _frame.VoltageMicrovolts++;
            _frame.DateMilliseconds++;
            _frame.StateOfChargePpm++;
            _watch.Update(_frame);
            Assert.IsEmpty(_watch.Events);
        }

        [TestMethod]
        [DataRow(false, BoardEventKind.GaugeStarted)]
        [DataRow(true, BoardEventKind.GaugeResumed)]
        public void The_start_of_the_gauge_says_once_where_its_state_came_from(bool isResumed, BoardEventKind kind)
        {
            _frame.GaugeStarted = true;
            _frame.GaugeResumed = isResumed;
            _watch.Update(_frame);
            _watch.Update(_frame);
            Assert.AreEqual(new BoardEvent(kind, 77, 550000), _watch.Events.Single());
        }

        [TestMethod]
        public void Switches_come_with_the_voltage()
        {
            _frame.ChargeClosed = true;
            _watch.Update(_frame);
            _frame.LoadClosed = true;
            _watch.Update(_frame);
            _frame.ChargeClosed = false;
            _watch.Update(_frame);
            _frame.LoadClosed = false;
            _watch.Update(_frame);
            CollectionAssert.AreEqual(
                new[] { BoardEventKind.ChargeClosed, BoardEventKind.LoadClosed, BoardEventKind.ChargeOpened, BoardEventKind.LoadOpened },
                _watch.Events.Select(happened => happened.Kind).ToArray());
            Assert.IsTrue(_watch.Events.All(happened => happened.Value == 3900000));
        }

        [TestMethod]
        public void Gating_does_not_drown_the_others_and_its_end_is_one_event()
        {
            _frame.ChargeClosed = true;
            _watch.Update(_frame);
            _frame.ChargeGating = true;
            for (int i = 0; i < 9; i++)
            {
                _frame.ChargeClosed = !_frame.ChargeClosed;
                _watch.Update(_frame);
            }

            Assert.HasCount(1, _watch.Events);
            _frame.ChargeGating = false;
            _watch.Update(_frame);
            Assert.AreEqual(BoardEventKind.ChargeOpened, _watch.Events[1].Kind);
        }

        [TestMethod]
        [DataRow(ChargePhase.ConstantVoltage, BoardEventKind.ConstantVoltage, 4200000)]
        [DataRow(ChargePhase.Full, BoardEventKind.Full, 4200000)]
        [DataRow(ChargePhase.Bulk, BoardEventKind.Recharge, 940000)]
        [DataRow(ChargePhase.TopOff, BoardEventKind.PhaseEntered, (int)ChargePhase.TopOff)]
        public void A_phase_comes_with_the_number_that_explains_it(ChargePhase phase, BoardEventKind kind, int value)
        {
            _frame.ChargePhase = ChargePhase.AwaitsFormation;
            _watch.Update(_frame);
            _frame.VoltageMicrovolts = 4200000;
            _frame.StateOfChargePpm = 940000;
            _frame.ChargePhase = phase;
            _watch.Update(_frame);
            Assert.AreEqual(new BoardEvent(kind, 77, value), _watch.Events.Single());
        }

        [TestMethod]
        [DataRow(ChargePhase.Full, ChargePhase.Floating, 0)]
        [DataRow(ChargePhase.ConstantVoltage, ChargePhase.Bulk, 0)]
        [DataRow(ChargePhase.Full, ChargePhase.Bulk, 1)]
        [DataRow(ChargePhase.Bulk, ChargePhase.Precharge, 1)]
        public void The_phase_a_program_begins_in_is_an_event_when_the_cell_was_emptied_meanwhile(
            ChargePhase before, ChargePhase after, int events)
        {
            _frame.ChargePhase = before;
            _watch.Update(_frame);
            _watch.Restart();
            _frame.ChargePhase = after;
            _watch.Update(_frame);
            Assert.HasCount(events, _watch.Events);
        }

        [TestMethod]
        public void After_a_restart_what_was_there_is_told_again()
        {
            _frame.GaugeStarted = true;
            _frame.ChargeClosed = true;
            _frame.Faults = Faults.JournalFailed;
            _watch.Update(_frame);
            _watch.Restart();
            _watch.Update(_frame);
            Assert.HasCount(6, _watch.Events);
        }

        [TestMethod]
        public void Faults_that_came_and_faults_that_went_are_told_apart()
        {
            _frame.Faults = Faults.OverVoltage | Faults.UnderVoltage;
            _watch.Update(_frame);
            _frame.Faults = Faults.UnderVoltage | Faults.TickFailed;
            _watch.Update(_frame);
            CollectionAssert.AreEqual(
                new BoardEvent[]
                {
                    new(BoardEventKind.FaultsRaised, 77, (int)(Faults.OverVoltage | Faults.UnderVoltage)),
                    new(BoardEventKind.FaultsRaised, 77, (int)Faults.TickFailed),
                    new(BoardEventKind.FaultsCleared, 77, (int)Faults.OverVoltage),
                },
                _watch.Events.ToArray());
        }
    }
}
