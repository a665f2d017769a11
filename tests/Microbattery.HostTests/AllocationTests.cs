using System;
using Microbattery.Cells.Models;
using Microbattery.Experiments.Replay;
using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.Storage;
using Microbattery.Records.Traces;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Chips;
using Microbattery.Simulation.Clocks;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    [TestClass]
    public class AllocationTests
    {
        [TestMethod]
        public void A_tick_allocates_nothing_through_faults_full_empty_and_journal()
        {
            VirtualClock clock = new();
            TraceSensor sensor = new();
            Supervisor supervisor = new(
                clock,
                sensor,
                new CommandedSwitches(),
                new MemoryRecordStore(2),
                Boards.Cell,
                Boards.Disco.Accuracy,
                new SupervisorSettings());
            ProfileCell cell = new(Boards.Cell, CellSpread.Nominal, 0.5);

            // Up to full and down to empty, twice, with a lost sensor now and then; the first round is the warming up.
            EventWatch watch = new();
            long allocated = 0;
            for (int tick = 0; tick < 60000; tick++)
            {
                cell.Step(1, tick % 30000 < 15000 ? 1.5e-4 : -1.8e-4);
                double volts = tick % 777 == 0 ? 1e9 : cell.Voltage;
                sensor.Sample = new TraceSample(tick, volts, cell.Current, 25, double.NaN, double.NaN);
                clock.NowMilliseconds += 1000;
                long before = GC.GetAllocatedBytesForCurrentThread();
                supervisor.Tick();
                allocated += tick < 30000 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
                watch.Update(supervisor.Telemetry);
            }

            Assert.AreEqual(0, allocated);
            Assert.IsGreaterThan(20, watch.Events.Count, "the ticks were not all the same");
        }

        [TestMethod]
        public void Journal_and_fault_history_in_one_flash_log_allocate_nothing_either()
        {
            FlashRecordStore store = new(new SimulatedFlash(2, 4096, 1, 1), 6, RecordCodec.Length);
            GaugeRig rig = new(3886000);
            GaugeJournal journal = new(new RecordStoreSection(store, 0, 2), TestProfile.Create(), new JournalSettings());
            FaultHistory history = new(
                new RecordStoreSection(store, 2, 2), TestProfile.Create(), new JournalSettings { FaultPauseMilliseconds = 1000 });
            rig.Restore(500000, 3000);
            long allocated = 0;
            for (int second = 0; second < 1000; second++)
            {
                rig.Sample(1000);
                long before = GC.GetAllocatedBytesForCurrentThread();
                journal.Update(rig.Gauge, false, false, second & 1, rig.Now);
                history.Add(Faults.OverVoltage, rig.Now, 1, 2, history.Count, 3, 4);
                history.Update(rig.Now);
                allocated += second < 200 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Assert.IsFalse(journal.WriteFailed || history.WriteFailed);
            Assert.AreEqual(0, allocated);
        }

        [TestMethod]
        public void With_the_adapters_of_the_MCU_a_tick_allocates_nothing_either()
        {
            VirtualBoard board = Boards.WithErrors(1);
            Boards.Run(board, 3600);
            long start = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10000; i++)
            {
                board.Tick();
            }

            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - start);
        }
    }
}
