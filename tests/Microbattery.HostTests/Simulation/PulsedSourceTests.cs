using System.Collections.Generic;
using System.Linq;
using Microbattery.Experiments.Safety;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>Sources that come and go by themselves.</summary>
    [TestClass]
    public class PulsedSourceTests
    {
        public static IEnumerable<object[]> Sources =>
            from board in SafetyMatrix.DefaultBoards
            from source in new[] { "polling reader", "passed readers", "harvester" }
            from stateOfCharge in new[] { 0.3, 0.9, 0.99 }
            select new object[] { board, source, stateOfCharge };

        [TestMethod]
        public void A_polling_reader_is_there_for_20_ms_in_each_200_ms()
        {
            PulsedSource source = PulsedSource.PollingReader(1e-3);
            int there = Enumerable.Range(0, 10000).Count(i => source.CurrentAmps((i + 0.5) / 1000, 4, 100) > 0);
            Assert.AreEqual(1000, there);
            Assert.AreEqual(0.02, source.NextChangeSeconds(0.005), 1e-9);
            Assert.AreEqual(0.2, source.NextChangeSeconds(0.05), 1e-9);
        }

        [TestMethod]
        public void Readers_somebody_passes_come_at_random_and_equal_seeds_give_equal_walks()
        {
            double[] one = Walk(1);
            CollectionAssert.AreEqual(one, Walk(1));
            CollectionAssert.AreNotEqual(one, Walk(2));
            Assert.AreEqual(0.3, one.Average() / 1e-3, 0.03);
        }

        [TestMethod]
        public void The_charge_of_a_pulsed_source_arrives_whatever_the_time_between_ticks()
        {
            SimulatedWorld world =
                new(HostTests.Boards.Quiet(0.5) with { Source = PulsedSource.PollingReader(5e-3) }) { ChargeClosed = true };
            double before = world.Cell.ChargeCoulombs;
            world.AdvanceTo(1000);
            Assert.AreEqual(0.5, world.Cell.ChargeCoulombs - before, 0.005);
        }

        [TestMethod]
        [DynamicData(nameof(Sources))]
        public void Charging_from_a_source_that_comes_and_goes_keeps_the_cell_within_its_voltage(
            string boardName, string name, double stateOfCharge)
        {
            IPowerSource source = name switch
            {
                "polling reader" => PulsedSource.PollingReader(3e-3),
                "passed readers" => PulsedSource.PassedReaders(3e-3, 5),
                _ => PulsedSource.Harvester(20e-6, 5),
            };
            MachineState state = new("comes and goes", string.Empty, null) { InitialStateOfCharge = stateOfCharge, LoadRate = 0.01 };
            VirtualBoard board = state.PowerUp(boardName, new SafetySetting(), source, new DutyCycledLoad(2e-6, 1e-3, 2.3, 120.7));
            SafetyWatch watch = new(board.World, state.Profile);
            HostTests.Boards.Run(board, 2 * 3600);
            Assert.IsEmpty(watch.Broken, string.Join("; ", watch.Broken) + $", highest {watch.HighestVolts:0.000} V");
            Assert.IsGreaterThan(0, watch.ChargingSeconds);
        }

        private static double[] Walk(int seed)
        {
            PulsedSource source = PulsedSource.PassedReaders(1e-3, seed);
            return [.. Enumerable.Range(0, 5000).Select(i => source.CurrentAmps((i * 0.37) + 0.01, 4, 100))];
        }
    }
}
