using System;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    [TestClass]
    public class PowerCutTests
    {
        [TestMethod]
        public void After_a_power_cut_the_gauge_resumes_from_the_journal_better_than_the_voltage_could()
        {
            MemoryRecordStore store = new(2);
            Scenario scenario = SensorBoard.Solar(Boards.Cell, 1, Boards.Room);
            FrontEndErrors errors = FrontEndErrors.Draw(Boards.Disco.Accuracy, 1.2, 1, 1);
            VirtualBoard before = Boards.PowerUp(Boards.Disco, scenario, errors, 1, store);
            Boards.Run(before, 6 * 3600);
            double truth = before.World.Cell.StateOfCharge;

            // The flat part of the curve: a first sample of the voltage is worth little here.
            VirtualBoard after = Boards.PowerUp(Boards.Disco, scenario with { InitialStateOfCharge = truth }, errors, 2, store);
            after.Tick();

            var frame = after.Supervisor.Telemetry;
            Assert.AreEqual(BoardEventKind.GaugeResumed, after.Events[0].Kind);
            Assert.AreEqual(truth, frame.StateOfChargePpm / 1e6, 2 * frame.UncertaintyPpm / 1e6);
            Assert.IsLessThan(0.06, Math.Abs(truth - (frame.StateOfChargePpm / 1e6)));
        }

        [TestMethod]
        public void A_journal_that_the_voltage_contradicts_is_refused()
        {
            MemoryRecordStore store = new(2);
            Scenario scenario = SensorBoard.Solar(Boards.Cell, 1, Boards.Room);
            VirtualBoard before = Boards.PowerUp(Boards.Disco, scenario, FrontEndErrors.None, 1, store);
            Boards.Run(before, 3600);

            // The cell was swapped for a full one while the power was off.
            VirtualBoard after = Boards.PowerUp(Boards.Disco, scenario with { InitialStateOfCharge = 0.98 }, FrontEndErrors.None, 1, store);
            after.Tick();

            Assert.AreEqual(BoardEventKind.GaugeStarted, after.Events[0].Kind);
            Assert.AreEqual(0.98, after.Supervisor.Telemetry.StateOfChargePpm / 1e6, 0.03);
        }
    }
}
