using System;
using Microbattery.Boards;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Sleep;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Safety
{
    /// <summary>A state of the machine as data: how the simulator gets there, and how one sees that it has.</summary>
    /// <param name="Name">Its name, unique.</param>
    /// <param name="Meaning">What it is, in one line.</param>
    /// <param name="IsReached">Whether a board is in it; null for one that has not ticked yet.</param>
    public sealed record MachineState(string Name, string Meaning, Func<VirtualBoard, bool>? IsReached)
    {
        private const double LongestWaySeconds = 6 * 3600;

        /// <summary>Name of the cell's profile.</summary>
        public string Cell { get; init; } = "enfilm-efl700a39";

        /// <summary>True state of charge at power-up, 0 to 1.</summary>
        public double InitialStateOfCharge { get; init; } = 0.6;

        /// <summary>Current of the source over the current that fills the cell in an hour; 0 for no source.</summary>
        public double SourceRate { get; init; }

        /// <summary>Current of the load over the current that empties the cell in an hour; 0 for a load nobody wants.</summary>
        public double LoadRate { get; init; }

        /// <summary>Whether a lithium-free cell may be charged for the first time.</summary>
        public bool FormationAllowed { get; init; }

        /// <summary>Temperature, °C.</summary>
        public double Celsius { get; init; } = 25;

        /// <summary>Whether a board that can sleep deeply does.</summary>
        public bool Sleeps { get; init; }

        /// <summary>How long a fault lasts in it, s: long enough to be seen, and for the cell to come to harm if it is not.</summary>
        public double FaultSeconds { get; init; } = 600;

        /// <summary>The cell as the firmware knows it.</summary>
        public CellProfile Profile => ProfileCatalogue.Find(Cell);

        /// <summary>A board in this state, just before time goes on.</summary>
        /// <param name="boardName">A name of <see cref="BoardCatalogue"/>.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        /// <returns>The board.</returns>
        /// <exception cref="InvalidOperationException">It does not get there.</exception>
        public VirtualBoard Reach(string boardName, int seed)
        {
            VirtualBoard board = PowerUp(boardName, seed, Source(), Load());
            if (IsReached is null)
            {
                return board;
            }

            board.Sample();
            while (!IsReached(board))
            {
                board.Pass();
                board.Sample();
                if (board.World.Seconds > LongestWaySeconds)
                {
                    throw new InvalidOperationException($"{boardName} does not reach '{Name}': {board.Telemetry.ChargePhase} {board.Telemetry.Faults} {board.World.Cell.Voltage:0.000} V {board.World.ChargeClosed}");
                }
            }

            return board;
        }

        /// <summary>A board that was just powered, with this state's cell and temperature.</summary>
        /// <param name="boardName">A name of <see cref="BoardCatalogue"/>.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        /// <param name="source">What feeds it.</param>
        /// <param name="load">What it feeds.</param>
        /// <returns>The board.</returns>
        public VirtualBoard PowerUp(string boardName, int seed, IPowerSource source, ILoad load)
        {
            BoardModel model = BoardCatalogue.Find(boardName);
            BoardDescription description = model.Create();
            Scenario scenario = new()
            {
                Profile = Profile,
                InitialStateOfCharge = InitialStateOfCharge,
                Source = source,
                Load = load,
                Ambient = new Ambient(Celsius, 0),
            };
            SupervisorSettings settings = Sleeps ? new() : new() { Wake = new WakePlan { IdleSamplesToSleep = int.MaxValue } };
            return new VirtualBoard(new BoardSetup
            {
                Model = model,
                Description = description,
                Scenario = scenario,
                Errors = new FrontEndErrors { NoiseSteps = model.NoiseSteps },
                Seed = seed,
                Settings = settings,
            })
            {
                LoadWanted = LoadRate > 0,
                FormationAllowed = FormationAllowed,
                SleepTurnMilliseconds = 10000,
                WatchdogSeconds = SafetyLimits.WatchdogSeconds,
            };
        }

        private IPowerSource Source() => new UsbSource(SourceRate * Scenario.OneC(Profile), 0, 24);

        private DutyCycledLoad Load()
        {
            double amps = LoadRate * Scenario.OneC(Profile);
            return new DutyCycledLoad(amps, amps, 1, 10);
        }
    }
}
