using System.Linq;
using System.Threading;
using Microbattery.Boards;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    [TestClass]
    public class SimulatedDayTests
    {
        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        public void Three_days_of_sun_and_load_keep_the_uncertainty_honest_and_the_voltage_within_its_limit(int seed)
        {
            SimulationRun run = Run("enfilm-efl700a39", seed, new Ambient(25, 5), 3);

            Assert.IsLessThan(0.03, run.Errors.RootMeanSquare);
            Assert.IsGreaterThan(0.95, run.Errors.Inside);
            Assert.IsLessThanOrEqualTo(4.25, run.Board.World.HighestChargingVolts);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow("too cold to charge", -30.0, 0.0, 0.0)]
        [DataRow("probes of a source too strong for a cold cell", -10.0, 4.26, 1.0)]
        [DataRow("cold", 0.0, 4.25, 0.0)]
        [DataRow("warm", 45.0, 4.25, 0.0)]
        [DataRow("too hot to charge at noon", 60.0, 4.25, 0.0)]
        public void In_cold_and_heat_the_uncertainty_is_honest_and_the_voltage_within_its_limit(
            string name, double celsius, double highestVolts, double mostSecondsAbove)
        {
            SimulationRun run = Run("enfilm-efl700a39", 1, new Ambient(celsius, 5), 2, isEarlier: true);

            // In the cold this source is too strong for the cell. Only a try of 50 ms shows that, at most one in a quarter of an hour.
            Assert.IsGreaterThan(0.95, run.Errors.Inside, name);
            Assert.IsLessThanOrEqualTo(highestVolts, run.Board.World.HighestChargingVolts, name);
            Assert.IsLessThanOrEqualTo(mostSecondsAbove, run.Board.World.SecondsAboveLimit, name);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow("lfp-lipon-si", "orgpal-palthree", 2)]
        [DataRow("lfp-lipon-si", "raspberry-pi-pico", 1)]
        [DataRow("nis-sulfide-li", "orgpal-palthree", 1)]
        [DataRow("nis-sulfide-li", "orgpal-palthree", 3)]
        [DataRow("nis-sulfide-li", "orgpal-palthree", 7)]
        public void The_uncertainty_stays_honest_on_flat_cells_whose_curve_ends_steeply_below_charge_voltage(
            string cell, string board, int seed)
        {
            // Held at charge voltage, these cells are fuller than the profile's full. An update that trusts voltage and count there
            // estimates a wrong sensor offset, or a capacity that is a tenth off, and is overconfident in the nights after.
            BoardModel model = BoardCatalogue.Find(board);
            BoardDescription description = model.Create();
            Scenario scenario = Boards.Earlier(ProfileCatalogue.Find(cell), seed, new Ambient(25, 5));
            FrontEndErrors errors = FrontEndErrors.Draw(description.Accuracy, model.NoiseSteps, seed, 1);
            SimulationRun run = new(new BoardSetup
            {
                Model = model,
                Description = description,
                Scenario = scenario,
                Supply = Boards.EarlierSupply(scenario.Profile, description, errors),
                Errors = errors,
                Seed = seed,
                Settings = new SupervisorSettings { CellIsFormed = true },
            });
            run.Run(5 * 86400, 86400, null, CancellationToken.None);

            Assert.IsGreaterThan(0.95, run.Errors.Inside);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void Every_cell_of_the_catalogue_lives_through_a_day()
        {
            foreach (string name in ProfileCatalogue.Names)
            {
                // Families: a quarter of a day; some resist so much that this source is too strong for them, and is then only tried.
                CellDocument document = ProfileCatalogue.Document(name);
                SimulationRun run = Run(name, 2, new Ambient(25, 5), document.Sheet.IsFamily ? 0.25 : 1);
                Assert.IsGreaterThan(0.95, run.Errors.Inside, name);
                Assert.IsLessThan(document.Sheet.IsFamily ? 24 * 0.06 : 1e-9, run.Board.World.SecondsAboveLimit, name);
            }
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void A_source_too_strong_for_a_cold_cell_is_only_tried_and_charging_resumes_when_it_is_warm()
        {
            UsbSource strong = new(0.35 * Scenario.OneC(Boards.Cell), 0, 24);
            VirtualBoard board = Boards.PowerUp(
                Boards.Disco,
                SensorBoard.Solar(Boards.Cell, 1, new Ambient(5, 15)) with { Source = strong, InitialStateOfCharge = 0.5 },
                FrontEndErrors.None,
                1);
            Boards.Run(board, 2.75 * 86400);

            Assert.IsGreaterThan(0.9, board.World.Cell.StateOfCharge, "three warm afternoons are enough to fill it");
            Assert.IsLessThan(3 * 96 * 0.06, board.World.SecondsAboveLimit);
        }

        [TestMethod]
        public void A_source_beyond_the_converters_range_is_an_over_current()
        {
            UsbSource strong = new(20e-3, 0, 24);
            VirtualBoard board = Boards.PowerUp(
                Boards.Disco,
                SensorBoard.Solar(Boards.Cell, 1, new Ambient(50, 0)) with { Source = strong, InitialStateOfCharge = 0.3 },
                FrontEndErrors.None,
                1);
            bool seen = false;
            double charging = 0;
            while (board.World.Seconds < 3600)
            {
                double before = board.World.Seconds;
                board.Tick();
                seen |= (board.Supervisor.Telemetry.Faults & Faults.ChargeOverCurrent) != 0;
                charging += board.World.ChargeClosed ? board.World.Seconds - before : 0;
            }

            Assert.IsTrue(seen);
            Assert.IsLessThan(60 * 0.06, charging, "tried once a minute for 50 ms, and no more");
        }

        [TestMethod]
        public void Below_the_charge_window_the_charge_switch_never_closes()
        {
            SimulationRun run = Run("enfilm-efl700a39", 1, new Ambient(-30, 5), 1);
            Assert.IsFalse(run.Rows.Any(row => row.ChargeClosed));
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void Equal_seeds_give_equal_runs()
        {
            var one = Run("enfilm-efl700a39", 7, new Ambient(25, 5), 0.5).Rows;
            var other = Run("enfilm-efl700a39", 7, new Ambient(25, 5), 0.5).Rows;
            CollectionAssert.AreEqual(one.ToArray(), other.ToArray());
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void A_cell_that_is_full_is_called_full_and_an_empty_one_loses_its_load()
        {
            SimulationRun run = Run("enfilm-efl700a39", 1, new Ambient(25, 5), 3);

            Assert.IsGreaterThan(0.985, run.Rows.Where(row => row.TrueStateOfCharge > 0.995).Min(row => row.StateOfCharge));
            Assert.IsFalse(run.Rows.Where(row => row.TrueStateOfCharge < 0).Any(row => row.LoadClosed));
        }

        private static SimulationRun Run(string cell, int seed, Ambient ambient, double days, bool isEarlier = false)
        {
            CellProfile profile = ProfileCatalogue.Find(cell);
            FrontEndErrors errors = FrontEndErrors.Draw(Boards.Disco.Accuracy, 1.2, seed, 1);
            SimulationRun run = new(new BoardSetup
            {
                Model = BoardCatalogue.Find(Boards.Disco.Name),
                Description = Boards.Disco,
                Scenario = isEarlier ? Boards.Earlier(profile, seed, ambient) : SensorBoard.Solar(profile, seed, ambient),
                Supply = isEarlier ? Boards.EarlierSupply(profile, Boards.Disco, errors) : null,
                Errors = errors,
                Seed = seed,
                Settings = new SupervisorSettings { CellIsFormed = true },
            });
            run.Run(days * 86400, 60, null, CancellationToken.None);
            return run;
        }
    }
}
