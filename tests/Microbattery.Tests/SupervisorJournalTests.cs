using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class SupervisorJournalTests
    {
        [TestMethod]
        public void A_store_that_throws_is_a_fault_of_the_journal_and_of_nothing_else()
        {
            FakeClock clock = new FakeClock();
            FakeSwitches switches = new FakeSwitches();
            Supervisor supervisor = new Supervisor(
                clock,
                new FakeSensor(),
                switches,
                new ThrowingStore(),
                TestProfile.Create(),
                TestFigures.Create(),
                new SupervisorSettings());
            for (int i = 0; i < 20; i++)
            {
                supervisor.Tick();
                clock.Now += 1000;
            }

            Assert.IsTrue(supervisor.Telemetry.GaugeStarted);
            Assert.AreEqual((int)Faults.JournalFailed, (int)supervisor.Telemetry.Faults);
            Assert.IsTrue(switches.ChargeClosed && switches.LoadClosed);
        }

        [TestMethod]
        public void A_latched_fault_is_one_trip_however_often_the_board_starts()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.CurrentNanoamps = -30000000;
            rig.TickAfter(20000);
            rig.TickAfter(50);
            Assert.IsTrue(rig.Has(Faults.ShortCircuit));
            Assert.AreEqual(1, rig.Supervisor.FaultHistory.Count);
            SupervisorRig next = rig.StartAgain(1000);
            next.Tick();
            Assert.IsTrue(next.Has(Faults.ShortCircuit));
            Assert.AreEqual(0, next.Supervisor.FaultHistory.Count);
        }

        [TestMethod]
        public void A_cell_formed_elsewhere_is_charged_also_when_the_storage_throws()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.FormationNanoamps, 70000);
            FakeClock clock = new FakeClock();
            FakeSwitches switches = new FakeSwitches();
            Supervisor supervisor = new Supervisor(
                clock,
                new FakeSensor(),
                switches,
                new FaultyRecordStore(2) { ThrowsOnRead = true },
                profile,
                TestFigures.Create(),
                new SupervisorSettings { CellIsFormed = true });
            clock.Now += 1000;
            supervisor.Tick();
            Assert.IsTrue(switches.ChargeClosed);
        }

        [TestMethod]
        [DataRow("discharged", -2000000)]
        [DataRow("charged", 2000000)]
        public void A_record_is_written_in_the_tick_in_which_the_charge_has_moved_far(string name, int currentNanoamps)
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            TickToOneAfterEighth(rig);
            rig.Sensor.VoltageFault = ReadingFault.TooNoisy;
            rig.Tick();
            int before = store.WriteCount;
            int charge = rig.Frame.StateOfChargePpm;

            // The mean of 1 mA for 20 s, of a cell of 2520 mA·s: 7900 ppm. A record is due at 5000.
            rig.Sensor.CurrentNanoamps = currentNanoamps;
            rig.TickAfter(20000);
            int moved = rig.Frame.StateOfChargePpm - charge;
            Assert.IsTrue(moved < -5000 || moved > 5000, name + ": " + moved.ToString());
            Assert.AreEqual(before + 1, store.WriteCount, name);
        }

        [TestMethod]
        public void A_latching_fault_is_written_in_the_tick_in_which_it_trips()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            TickToOneAfterEighth(rig);
            rig.Sensor.CurrentNanoamps = -30000000;
            rig.TickAfter(1);
            Assert.IsFalse(rig.Has(Faults.ShortCircuit));
            int before = store.WriteCount;
            int charge = rig.Frame.StateOfChargePpm;
            rig.TickAfter(1);
            Assert.IsTrue(rig.Has(Faults.ShortCircuit));
            Assert.IsTrue(charge - rig.Frame.StateOfChargePpm < 500, "by its charge alone nothing would be due");
            Assert.AreEqual(before + 1, store.WriteCount);
        }

        [TestMethod]
        public void That_charging_begins_again_is_written_in_the_same_tick()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.MakeFull();
            rig.Sensor.VoltageMicrovolts = 4000000;
            rig.Sensor.CurrentNanoamps = 0;
            int before = store.WriteCount;
            for (int i = 0; i < 1000 && rig.Frame.ChargePhase == ChargePhase.Full; i++)
            {
                before = store.WriteCount;
                rig.Tick();
            }

            Assert.AreEqual((int)ChargePhase.Bulk, (int)rig.Frame.ChargePhase);
            Assert.AreEqual(before + 1, store.WriteCount);
        }

        [TestMethod]
        public void A_resting_board_writes_a_record_an_hour()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.TickSeconds(100);
            int before = store.WriteCount;
            rig.TickSeconds(3 * 3600);
            Assert.AreEqual(before + 3, store.WriteCount);
        }

        [TestMethod]
        public void What_storage_throws_at_a_write_is_in_the_telemetry()
        {
            FaultyRecordStore store = new FaultyRecordStore(2) { ThrowsOnWrite = true };
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.TickSeconds(20);
            Assert.IsTrue(rig.Has(Faults.JournalFailed));
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)rig.Frame.StorageFailureKind);
        }

        /// <summary>Ticks until the tick before was one at which the journal is asked whatever has changed: every eighth.</summary>
        private static void TickToOneAfterEighth(SupervisorRig rig)
        {
            rig.TickSeconds(16);
            Assert.AreEqual(1, (rig.Frame.TickCount + 1) % 8);
        }
    }
}
