using System;
using Microbattery.Firmware;
using Microbattery.Firmware.Protection;
using Microbattery.Hal;
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
                clock, new FakeSensor(), switches, new ThrowingStore(), TestProfile.Create(), TestAccuracy.Create(), new SupervisorSettings());
            for (int i = 0; i < 20; i++)
            {
                supervisor.Tick();
                clock.Now += 1000;
            }

            Assert.IsTrue(supervisor.Telemetry.GaugeStarted);
            Assert.AreEqual((int)Faults.JournalFailed, (int)supervisor.Telemetry.Faults);
            Assert.IsTrue(switches.ChargeClosed && switches.LoadClosed);
        }

        private sealed class ThrowingStore : IRecordStore
        {
            public int SlotCount => 2;

            public bool TryRead(int slot, byte[] buffer) => throw new InvalidOperationException();

            public bool TryWrite(int slot, byte[] buffer) => throw new InvalidOperationException();
        }
    }
}
