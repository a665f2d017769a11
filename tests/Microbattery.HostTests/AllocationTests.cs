using System;
using Microbattery.Bench.Replay;
using Microbattery.Bench.Simulation;
using Microbattery.Bench.Traces;
using Microbattery.Firmware;
using Microbattery.Hal;
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
                clock, sensor, new CommandedSwitches(), new MemoryRecordStore(2), Boards.Cell, Boards.Disco.Accuracy, new SupervisorSettings());
            SimulatedCell cell = new(Boards.Cell, CellTruth.Nominal, 0.5);

            // Up to full and down to empty, twice, with a lost sensor now and then; the first round is the warming up.
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
            }

            Assert.AreEqual(0, allocated);
            Assert.IsGreaterThan(20, supervisor.Events.Count, "the ticks were not all the same");
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
