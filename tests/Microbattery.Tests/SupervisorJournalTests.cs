using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;
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
    }
}
