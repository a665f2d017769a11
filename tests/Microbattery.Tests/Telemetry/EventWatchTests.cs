using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Telemetry
{
    [TestClass]
    public class EventWatchTests
    {
        [TestMethod]
        public void A_frame_in_which_nothing_changed_is_no_event()
        {
            EventLog log = new EventLog();
            EventWatch watch = new EventWatch(log);
            TelemetryFrame frame = new TelemetryFrame { VoltageMicrovolts = 3900000, StateOfChargePpm = 5 };
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            frame.VoltageMicrovolts++;
            frame.DateMilliseconds++;
            frame.StateOfChargePpm++;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 1);
            Assert.AreEqual(0, log.Count);
        }

        [TestMethod]
        [DataRow(false, 1)]
        [DataRow(true, 2)]
        public void The_start_of_the_gauge_says_where_its_state_came_from(bool isResumed, int code)
        {
            EventLog log = new EventLog();
            EventWatch watch = new EventWatch(log);
            TelemetryFrame frame = new TelemetryFrame { GaugeStarted = true, StateOfChargePpm = 550000, DateMilliseconds = 77 };
            watch.Update(frame, isResumed, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            watch.Update(frame, isResumed, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            IsOnly(log, code, 550000);
            Assert.AreEqual(77L, log.WhenMilliseconds(0));
        }

        [TestMethod]
        public void Switches_are_logged_with_the_voltage()
        {
            EventLog log = new EventLog();
            EventWatch watch = new EventWatch(log);
            TelemetryFrame frame = new TelemetryFrame { VoltageMicrovolts = 3900000, ChargeClosed = true };
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            IsLast(log, EventCode.ChargeClosed, 3900000);
            frame.LoadClosed = true;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            IsLast(log, EventCode.LoadClosed, 3900000);
            frame.ChargeClosed = false;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            IsLast(log, EventCode.ChargeOpened, 3900000);
            frame.LoadClosed = false;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            IsLast(log, EventCode.LoadOpened, 3900000);
            Assert.AreEqual(4, log.Count);
        }

        [TestMethod]
        public void The_gating_at_charge_voltage_does_not_drown_the_others()
        {
            EventLog log = new EventLog();
            EventWatch watch = new EventWatch(log);
            TelemetryFrame frame = new TelemetryFrame { ChargeClosed = true };
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            frame.ChargePhase = ChargePhase.ConstantVoltage;
            for (int i = 0; i < 10; i++)
            {
                frame.ChargeClosed = !frame.ChargeClosed;
                watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            }

            Assert.AreEqual(2, log.Count);
            frame.ChargeClosed = false;
            frame.ChargePhase = ChargePhase.Full;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            Assert.AreEqual(4, log.Count);
            IsLast(log, EventCode.ChargeOpened, 0);
        }

        [TestMethod]
        public void Phases_are_logged_with_the_number_that_explains_them()
        {
            EventLog log = new EventLog();
            EventWatch watch = new EventWatch(log);
            TelemetryFrame frame = new TelemetryFrame { VoltageMicrovolts = 4200000, StateOfChargePpm = 940000 };
            frame.ChargePhase = ChargePhase.ConstantVoltage;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 123);
            IsLast(log, EventCode.ConstantVoltage, 4200000);
            frame.ChargePhase = ChargePhase.Full;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 34000);
            IsLast(log, EventCode.Full, 34000);
            frame.ChargePhase = ChargePhase.Bulk;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            IsLast(log, EventCode.Recharge, 940000);
        }

        [TestMethod]
        public void Faults_that_came_and_faults_that_went_are_told_apart()
        {
            EventLog log = new EventLog();
            EventWatch watch = new EventWatch(log);
            TelemetryFrame frame = new TelemetryFrame { Faults = Faults.OverVoltage | Faults.UnderVoltage };
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            IsOnly(log, (int)EventCode.FaultsRaised, (int)(Faults.OverVoltage | Faults.UnderVoltage));
            frame.Faults = Faults.UnderVoltage | Faults.TickFailed;
            watch.Update(frame, false, frame.ChargePhase == ChargePhase.ConstantVoltage, 0);
            Assert.AreEqual(3, log.Count);
            Assert.AreEqual((int)EventCode.FaultsRaised, (int)log.Code(1));
            Assert.AreEqual((int)Faults.TickFailed, log.Value(1));
            IsLast(log, EventCode.FaultsCleared, (int)Faults.OverVoltage);
        }

        private static void IsOnly(EventLog log, int code, int value)
        {
            Assert.AreEqual(1, log.Count);
            IsLast(log, (EventCode)code, value);
        }

        private static void IsLast(EventLog log, EventCode code, int value)
        {
            Assert.AreEqual((int)code, (int)log.Code(log.Count - 1));
            Assert.AreEqual(value, log.Value(log.Count - 1));
        }
    }
}
