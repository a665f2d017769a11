using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Injection;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>What feeds the MCU, and what happens when it no longer does.</summary>
    [TestClass]
    public class SupplyTests
    {
        private const string Name = "esp32-c6-devkit";

        [TestMethod]
        public void A_board_on_the_cells_rail_draws_what_its_sheet_says()
        {
            // 40 mA at 100 ohm would leave no volt: a strong cell shows the current.
            SupplyDesign supply = Sheet() with { Awake = Rail.Cell, AwakeAmps = 1e-3 };
            VirtualBoard board = Power(supply, 0.9, loadWanted: true);
            board.World.Injected.ChargeSwitch = SwitchFault.NeverCloses;
            double before = board.World.NetCoulombs;
            Boards.Run(board, 600);
            Assert.AreEqual(-(1e-3 + 0.4e-6) * 600, board.World.NetCoulombs - before, 0.01 * 0.6);
        }

        [TestMethod]
        public void A_cell_that_cannot_feed_the_MCU_browns_it_out_again_and_again()
        {
            SupplyDesign supply = Sheet().AllFromCell();
            Assert.AreEqual(40e-3, supply.AwakeAmps, "as board.json says");
            VirtualBoard board = Power(supply, 0.9);
            Boards.Run(board, 60);
            Assert.IsGreaterThan(10, board.World.Supply.Failures);
            Assert.IsFalse(board.World.LoadClosed, "without supply its pins are released");
            Assert.IsFalse(board.World.ChargeClosed);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void No_load_and_no_MCU_takes_a_cell_below_zero_volts(bool chargeClosed)
        {
            SimulatedWorld world = new(Boards.Quiet(0.3) with
            {
                Source = new CurrentSource(10e-6),
                Load = new DutyCycledLoad(80e-3, 80e-3, 1, 10),
                Supply = Sheet().AllFromCell(),
            });
            world.Drive(chargeClosed, true);
            world.AdvanceTo(3600);
            // What relaxes within a step of a second is beyond the straight line that the node goes by.
            Assert.IsGreaterThanOrEqualTo(-0.5, world.LowestVolts);
            Assert.IsGreaterThan(0, world.Supply.Failures);
        }

        [TestMethod]
        public void A_dead_cell_runs_no_MCU_that_hangs_on_it()
        {
            VirtualBoard board = Power(Sheet().AllFromCell() with { AwakeAmps = 1e-6, StartingAmps = 1e-6 }, -0.15);
            int ticks = 0;
            for (int i = 0; i < 100; i++)
            {
                board.Tick();
                ticks += board.IsRunning ? 1 : 0;
            }

            Assert.IsLessThanOrEqualTo(1, ticks);
            Assert.IsTrue(board.World.Supply.IsLow);
        }

        [TestMethod]
        public void An_MCU_starts_again_when_its_supply_is_back()
        {
            SupplyDesign supply = Sheet().AllFromCell() with { AwakeAmps = 0.1e-3, StartingAmps = 0.1e-3 };
            VirtualBoard board = Power(supply, 0.02);
            board.World.Injected.ChargeSwitch = SwitchFault.NeverCloses;
            while (board.IsRunning)
            {
                board.Tick();
                Assert.IsLessThan(86400, board.World.Seconds);
            }

            double lost = board.World.Cell.ChargeCoulombs;
            Boards.Run(board, 3600);
            Assert.AreEqual(lost, board.World.Cell.ChargeCoulombs, 1e-4, "an MCU without supply draws nothing");
            Assert.IsFalse(board.IsRunning);

            // Somebody charges the cell by hand.
            board.World.ChargeClosed = true;
            board.World.Injected.ChargeSwitch = SwitchFault.WeldedClosed;
            double until = board.World.Seconds + 7200;
            while (!board.IsRunning && board.World.Seconds < until)
            {
                board.Tick();
            }

            Assert.IsTrue(board.IsRunning);
            Assert.IsGreaterThan(0, board.Resets);
        }

        [TestMethod]
        public void A_capacitor_carries_the_MCU_through_what_the_cell_could_not_give()
        {
            SupplyDesign supply = Sheet().AllFromCell() with
            {
                AwakeAmps = 40e-3,
                AsleepAmps = 2e-6,
                CapacitorFarads = 0.14,
                FillOhms = 4200,
            };
            McuSupply rail = new(supply, 4);
            rail.Step(1, 4, 0);
            Assert.IsFalse(rail.IsLow);
            Assert.AreEqual(4 - (40e-3 / 0.14), rail.CapacitorVolts, 1e-9, "charge over capacitance");
            for (int i = 0; i < 3; i++)
            {
                rail.Step(1, 4, 0);
            }

            Assert.IsTrue(rail.IsLow, "four seconds of 40 mA are more than 0.14 F hold above 3 V");
            Assert.AreEqual(1, rail.Failures);
        }

        [TestMethod]
        public void An_MCU_that_stopped_starts_again_at_its_own_higher_voltage()
        {
            SupplyDesign supply = Sheet().AllFromCell();
            McuSupply rail = new(supply, 4);
            rail.Step(1, supply.MinimumVolts - 0.01, 0);
            Assert.IsTrue(rail.IsLow);
            rail.Step(1, (supply.MinimumVolts + supply.RestartVolts) / 2, 0);
            Assert.IsTrue(rail.IsLow, "between the two it stays off");
            rail.Step(1, supply.RestartVolts, 0);
            Assert.IsFalse(rail.IsLow);
        }

        [TestMethod]
        public void A_load_that_pulls_the_MCUs_rail_down_is_let_go_in_the_same_step()
        {
            VirtualBoard board = Boards.PowerUp(
                BoardCatalogue.Find(Name).Create(),
                Boards.Quiet(0.3) with { Load = new DutyCycledLoad(0, 15e-3, 2, 20) },
                FrontEndErrors.None,
                1,
                supply: Sheet() with { Awake = Rail.Cell, AwakeAmps = 1e-6 });
            int lows = 0;
            board.World.Stepped += _ =>
            {
                if (board.World.Supply.IsLow)
                {
                    lows++;
                    Assert.IsFalse(board.World.LoadClosed, "its pins are released when it stops, not when it would have sampled next");
                }
            };
            Boards.Run(board, 120);
            Assert.IsGreaterThan(0, lows);
        }

        [TestMethod]
        public void The_cell_fills_the_capacitor_within_its_resistors_current_and_gives_what_it_gains()
        {
            SupplyDesign supply = new() { CapacitorFarads = 0.01, FillOhms = 4200, Awake = Rail.Cell, AwakeAmps = 0 };
            SimulatedWorld world = new(Boards.Quiet(0.8) with { Supply = supply });
            world.Supply.Step(1000, 0, -0.01 * 2 / 1000);
            double start = world.Supply.CapacitorVolts;
            world.AdvanceTo(10 * 42);
            Assert.AreEqual(world.Cell.Voltage, world.Supply.CapacitorVolts, 0.01);
            Assert.AreEqual(-0.01 * (world.Supply.CapacitorVolts - start), world.NetCoulombs, 2e-4);
        }

        [TestMethod]
        public void The_boards_of_the_project_say_what_feeds_them()
        {
            foreach (string name in BoardCatalogue.Names)
            {
                BoardModel model = BoardCatalogue.Find(name);
                SupplySheet supply = model.Sheet.Supply;
                BoardDescription board = model.Create();
                Assert.IsGreaterThan(supply.MinimumVolts, supply.RestartVolts, name);
                Assert.IsNotEmpty(supply.Note, name);

                // Where the cell feeds the sleep, the firmware is told of it; docs/budget.md has the same figure.
                Assert.AreEqual(supply.Asleep == Rail.Cell, model.SleepsDeeply, name);
                Assert.IsTrue(supply.Asleep == Rail.Own || board.Accuracy.SleepCurrentNanoamps > 0, name);
            }
        }

        private static SupplyDesign Sheet()
        {
            BoardModel model = BoardCatalogue.Find(Name);
            return model.Sheet.Supply.Design(model.Sheet.Sleep, model.Create().Accuracy, FrontEndErrors.None);
        }

        private static VirtualBoard Power(SupplyDesign supply, double charge, bool loadWanted = false) => Boards.PowerUp(
            BoardCatalogue.Find(Name).Create(),
            Boards.Quiet(charge) with { Source = new CurrentSource(0.5e-3) },
            FrontEndErrors.None,
            1,
            supply: supply,
            loadWanted: loadWanted);
    }
}
