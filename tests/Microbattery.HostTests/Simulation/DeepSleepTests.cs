using System;
using System.Threading;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Telemetry;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Scores;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>Boards that sleep so that they start again. What a board takes in its sleep is what its figures say.</summary>
    [TestClass]
    public class DeepSleepTests
    {
        private const double Hour = 3600;

        [TestMethod]
        [DataRow("esp32-devkit")]
        [DataRow("esp32-c6-devkit")]
        [DataRow("stm32f769i-disco")]
        public void In_the_dark_with_nothing_to_do_it_sleeps_and_wakes_every_ten_minutes(string name)
        {
            VirtualBoard board = Create(name, new UsbSource(0, 0, 0), 1);
            board.LoadWanted = false;
            Supervisor first = board.Supervisor;
            Run(board, 6 * Hour, () => { });
            Assert.IsInRange(34, 36, board.DeepSleeps);
            Assert.AreNotSame(first, board.Supervisor);
            Run(board, 60, () => { });
            Assert.IsTrue(board.Supervisor.Telemetry.TickCount < 5, "another firmware after each sleep");
            board.Tick();
            Assert.IsFalse(board.Supervisor.LoadRequested, "what the application wants is asked for anew");
        }

        [TestMethod]
        [DataRow("esp32-devkit")]
        [DataRow("esp32-c6-devkit")]
        [DataRow("stm32f769i-disco")]
        public void All_switches_are_open_in_its_sleep(string name)
        {
            // A full cell beside a strong source: with a switch closed the charge would rise, or fall faster.
            Scenario scenario = Quiet(new UsbSource(5e-3, 6, 24)) with { InitialStateOfCharge = 0.9 };
            VirtualBoard board = Boards.PowerUp(BoardCatalogue.Find(name).Create(), scenario, FrontEndErrors.None, 1, loadWanted: false);
            int sleeps = 0;
            while (board.World.Seconds < 3 * Hour)
            {
                double charge = board.World.Cell.ChargeCoulombs;
                double start = board.World.Seconds;
                board.Tick();
                Assert.IsFalse(board.World.LoadClosed);
                if (board.DeepSleeps > sleeps)
                {
                    sleeps = board.DeepSleeps;
                    double lost = (charge - board.World.Cell.ChargeCoulombs) / (board.World.Seconds - start);
                    Assert.AreEqual(
                        BoardCatalogue.Find(name).Create().Accuracy.SleepCurrentNanoamps / 1e9, lost, 20e-9, "self-discharge is 4 nA");
                    Assert.IsFalse(board.World.ChargeClosed);
                    Assert.IsFalse(board.Hardware.Pins.IsHigh(BoardCatalogue.Find(name).Create().DividerEnablePin));
                }
            }

            Assert.IsGreaterThan(10, sleeps);
        }

        [TestMethod]
        [DataRow(10e-9)]
        [DataRow(-10e-9)]
        public void A_board_fed_apart_from_its_cell_sleeps_whatever_its_sensor_reads_at_zero(double offsetAmps)
        {
            Scenario dark = Quiet(new UsbSource(0, 0, 0));
            FrontEndErrors errors = new() { CurrentOffsetAmps = offsetAmps };
            VirtualBoard board = Boards.PowerUp(
                BoardCatalogue.Find("esp32-c6-devkit").Create(), dark, errors, 1, loadWanted: false, supply: SupplyDesign.None);
            Run(board, 12 * Hour, () => { });
            Assert.IsInRange(70, 72, board.DeepSleeps);
        }

        [TestMethod]
        public void A_source_that_comes_ends_the_sleep_of_a_board_with_a_wake_pin()
        {
            Scenario scenario = Quiet(new UsbSource(2e-4, 2, 3)) with { InitialStateOfCharge = 0.3 };
            BoardDescription description = BoardCatalogue.Find("esp32-c6-devkit").Create();
            VirtualBoard board = Boards.PowerUp(description, scenario, FrontEndErrors.None, 1, loadWanted: false);
            double charged = double.NaN;
            board.Hardware.Pins.OutputChanged += (_, _) =>
                charged = board.World.SourceAmps > 0 && double.IsNaN(charged) ? board.World.Seconds : charged;
            Run(board, 4 * Hour, () => { });
            Assert.AreEqual(1, board.PinWakes);
            Assert.IsInRange(2 * Hour, (2 * Hour) + 3, charged, "not ten minutes later");
        }

        [TestMethod]
        public void A_source_beside_a_full_cell_does_not_wake_a_board_again_and_again()
        {
            Scenario scenario = Quiet(new UsbSource(2e-4, 0, 24)) with { InitialStateOfCharge = 0.97 };
            BoardDescription description = BoardCatalogue.Find("esp32-c6-devkit").Create();
            SupplyDesign supply = new() { FrontEndAmps = 12e-6, Asleep = Rail.Cell, AsleepAmps = 12e-6 };
            VirtualBoard board = Boards.PowerUp(description, scenario, FrontEndErrors.None, 1, loadWanted: false, supply: supply);
            while (board.Telemetry.ChargePhase != ChargePhase.Full)
            {
                board.Tick();
                Assert.IsLessThan(12 * Hour, board.World.Seconds);
            }

            int before = board.DeepSleeps;
            Run(board, 6 * Hour, () => { });
            Assert.IsInRange(30, 36, board.DeepSleeps - before, "every ten minutes, but while it recharges");
            Assert.AreEqual(0, board.PinWakes);
        }

        [TestMethod]
        [DataRow("esp32-c6-devkit", 1)]
        [DataRow("stm32f769i-disco", 2)]
        public void What_a_cell_that_feeds_the_start_gives_for_it_is_counted(string name, int seed)
        {
            BoardModel model = BoardCatalogue.Find(name);
            BoardDescription description = model.Create();
            description.Accuracy = description.Accuracy.With(Setting.StartNanoampSeconds, 5000000);
            description.Accuracy = description.Accuracy.With(Setting.StartErrorNanoampSeconds, 1000000);
            Scenario dark = Quiet(new UsbSource(0, 0, 0));
            FrontEndErrors errors = FrontEndErrors.Draw(description.Accuracy, model.NoiseSteps, seed, 1);
            VirtualBoard board = Boards.PowerUp(description, dark, errors, seed, loadWanted: false);
            ErrorSums statistics = Run(board, 24 * Hour, () => { });
            double starts = board.DeepSleeps * 5e-3 / board.World.Cell.CapacityCoulombs;
            Assert.IsGreaterThan(0.25, starts, "share of the cell");
            Assert.AreEqual(1.0, statistics.Inside);
            Assert.IsLessThan(starts / 3, statistics.Worst);
        }

        [TestMethod]
        public void Errors_of_a_run_are_weighed_by_time_through_its_sleeps()
        {
            BoardModel model = BoardCatalogue.Find("esp32-c6-devkit");
            SimulationRun run = new(new BoardSetup
            {
                Model = model,
                Description = model.Create(),
                Scenario = Quiet(new UsbSource(0, 0, 0)),
                WorkSeconds = 10,
            });
            run.Run(6 * Hour, Hour, null, CancellationToken.None);
            Assert.IsLessThan(0.2 * run.Board.World.Seconds, run.Ticks);
            Assert.AreEqual(run.Board.World.Seconds, run.Errors.Seconds, 60);
        }

        [TestMethod]
        public void The_load_is_fed_at_each_start_for_as_long_as_it_is_wanted()
        {
            Scenario dark = Quiet(new UsbSource(0, 0, 0));
            VirtualBoard board = Boards.PowerUp(
                BoardCatalogue.Find("esp32-c6-devkit").Create(), dark, FrontEndErrors.None, 1, workSeconds: 10);
            double fed = 0;
            double last = 0;
            int starts = 1;
            while (board.World.Seconds < 6 * Hour)
            {
                board.Tick();
                fed += board.World.LoadClosed ? board.World.Seconds - last : 0;
                last = board.World.Seconds;
                starts = board.DeepSleeps + 1;
            }

            Assert.IsInRange(33, 37, starts);
            Assert.AreEqual(10.0, fed / starts, 1.5);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow("esp32-devkit", 1)]
        [DataRow("esp32-c6-devkit", 1)]
        [DataRow("stm32f769i-disco", 1)]
        [DataRow("stm32f769i-disco", 2)]
        public void Three_days_of_sun_and_a_load_for_ten_seconds_in_ten_minutes_are_counted_as_well_as_awake(string name, int seed)
        {
            ErrorSums asleep = Live(name, seed, true);
            ErrorSums awake = Live(name, seed, false);
            Assert.AreEqual(1.0, asleep.Inside);
            Assert.IsLessThan((2 * awake.RootMeanSquare) + 0.005, asleep.RootMeanSquare);
        }

        [TestMethod]
        [DataRow("esp32-c6-devkit")]
        [DataRow("stm32f769i-disco")]
        public void A_full_cell_stays_full_over_every_start_until_it_is_used(string name)
        {
            Scenario scenario = Quiet(new UsbSource(2e-4, 0, 24)) with { InitialStateOfCharge = 0.97 };
            VirtualBoard board = Boards.PowerUp(BoardCatalogue.Find(name).Create(), scenario, FrontEndErrors.None, 1);
            while (board.Supervisor.Telemetry.ChargePhase != ChargePhase.Full)
            {
                board.Tick();
                Assert.IsLessThan(12 * Hour, board.World.Seconds);
            }

            board.LoadWanted = false;
            board.Hardware.Pins.OutputChanged += (pin, isHigh) =>
                Assert.IsFalse(isHigh && pin == BoardCatalogue.Find(name).Create().ChargeSwitchPin, "charged again");
            double end = board.World.Seconds + Hour;
            while (board.World.Seconds < end)
            {
                int sleeps = board.DeepSleeps;
                board.Tick();
                Assert.IsTrue(board.DeepSleeps > sleeps || board.Supervisor.Telemetry.ChargePhase == ChargePhase.Full);
            }

            Assert.IsGreaterThan(3, board.DeepSleeps);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_journal_that_cannot_be_written_before_sleep_costs_certainty_and_nothing_else(bool throws)
        {
            FaultyRecordStore store = new(2);
            BoardModel model = BoardCatalogue.Find("stm32f769i-disco");
            Scenario dark = Quiet(new UsbSource(0, 0, 0));
            VirtualBoard board = Boards.PowerUp(model.Create(), dark, FrontEndErrors.None, 1, store, loadWanted: false);
            board.Tick();
            store.RefusesWrites = !throws;
            store.ThrowsOnWrite = throws;
            ErrorSums errors = Run(board, 12 * Hour, () => { });
            Assert.IsInRange(70, 72, board.DeepSleeps);
            Assert.AreEqual(1.0, errors.Inside);
            Assert.IsLessThan(0.05, errors.Worst, "from the one record there is, and the board's clock");
        }

        [TestMethod]
        [DataRow("raspberry-pi-pico")]
        [DataRow("orgpal-palthree")]
        public void A_board_without_deep_sleep_stays_awake_and_never_starts_again(string name)
        {
            VirtualBoard board = Create(name, new UsbSource(0, 0, 0), 1);
            board.LoadWanted = false;
            Supervisor first = board.Supervisor;
            Run(board, Hour, () => { });
            Assert.AreEqual(0, board.DeepSleeps);
            Assert.AreSame(first, board.Supervisor);
            Assert.IsGreaterThan(3000, board.Supervisor.Telemetry.TickCount);
            Assert.IsGreaterThan(0, board.Supervisor.DeepSleepMilliseconds, "it might");
        }

        private static ErrorSums Live(string name, int seed, bool sleeps)
        {
            VirtualBoard board = Create(name, null, seed, sleeps ? 2 : int.MaxValue);
            ErrorSums errors = Run(board, 72 * Hour, () => board.LoadWanted = board.World.Seconds % 600 < 10);
            Assert.IsTrue(sleeps ? board.DeepSleeps > 200 : board.DeepSleeps == 0, board.DeepSleeps.ToString());
            return errors;
        }

        private static ErrorSums Run(VirtualBoard board, double seconds, Action before)
        {
            ErrorSums errors = default;
            double end = board.World.Seconds + seconds;
            while (board.World.Seconds < end)
            {
                before();
                double truth = board.World.Cell.StateOfCharge;
                double now = board.World.Seconds;
                TelemetryFrame frame = board.Supervisor.Telemetry;
                board.Tick();
                if (frame.GaugeStarted)
                {
                    double error = Math.Abs((frame.StateOfChargePpm / 1e6) - Math.Clamp(truth, 0, 1));
                    errors = errors.With(board.World.Seconds - now, error, frame.UncertaintyPpm / 1e6);
                }
            }

            return errors;
        }

        private static VirtualBoard Create(string name, IPowerSource? source, int seed, int idleSamples = 2)
        {
            BoardModel model = BoardCatalogue.Find(name);
            BoardDescription description = model.Create();
            SupervisorSettings settings = new SupervisorSettings().With(Setting.IdleSamplesToSleep, idleSamples);
            Scenario scenario = SensorBoard.Solar(HostTests.Boards.Cell, seed, HostTests.Boards.Room);
            scenario = source is null ? scenario : scenario with { Source = source };
            FrontEndErrors errors = FrontEndErrors.Draw(description.Accuracy, model.NoiseSteps, seed, 1);
            return Boards.PowerUp(description, scenario, errors, seed, null, settings);
        }

        private static Scenario Quiet(IPowerSource source) => HostTests.Boards.Quiet(0.6) with
        {
            Source = source,
        };
    }
}
