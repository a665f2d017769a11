using System;
using Microbattery.Boards;
using Microbattery.Cells.Models;
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
        private const double DefaultCelsius = 25;
        private const double LimitShare = 0.85;
        private const double RangeShare = 0.9;

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

        /// <summary>Whether a lithium-free cell has not been charged yet.</summary>
        public bool IsUnformed { get; init; }

        /// <summary>Temperature, °C.</summary>
        public double Celsius { get; init; } = DefaultCelsius;

        /// <summary>Whether a board that can sleep deeply does.</summary>
        public bool Sleeps { get; init; }

        /// <summary>Which cells can be in it.</summary>
        public Func<CellProfile, bool> Fits { get; init; } = profile => true;

        /// <summary>How long a fault lasts in it, s: long enough to be seen, and for the cell to come to harm if it is not.</summary>
        public double FaultSeconds { get; init; } = 600;

        /// <summary>The state's own cell as the firmware knows it.</summary>
        public CellProfile Profile => ProfileCatalogue.Find(Cell);

        /// <summary>Whether the temperature is part of the state.</summary>
        public bool HasOwnTemperature => Celsius != DefaultCelsius;

        /// <summary>The cell as the firmware knows it.</summary>
        /// <param name="setting">In what world.</param>
        /// <returns>Its profile.</returns>
        public CellProfile ProfileIn(SafetySetting setting)
        {
            ArgumentNullException.ThrowIfNull(setting);
            return ProfileCatalogue.Find(setting.Cell ?? Cell);
        }

        /// <summary>A board in this state, just before time goes on.</summary>
        /// <param name="boardName">A name of <see cref="BoardCatalogue"/>.</param>
        /// <param name="setting">In what world.</param>
        /// <returns>The board; null when it does not get there.</returns>
        public VirtualBoard? Reach(string boardName, SafetySetting setting)
        {
            VirtualBoard board = PowerUp(boardName, setting);
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
                    return null;
                }
            }

            return board;
        }

        /// <summary>A board that was just powered, with this state's cell, source, load and temperature.</summary>
        /// <param name="boardName">A name of <see cref="BoardCatalogue"/>.</param>
        /// <param name="setting">In what world.</param>
        /// <param name="source">Another source; null for that of setting and state.</param>
        /// <param name="load">Another load; null for the state's.</param>
        /// <returns>The board.</returns>
        public VirtualBoard PowerUp(string boardName, SafetySetting setting, IPowerSource? source = null, ILoad? load = null)
        {
            ArgumentNullException.ThrowIfNull(setting);
            BoardModel model = BoardCatalogue.Find(boardName);
            BoardDescription description = model.Create();
            CellProfile profile = ProfileIn(setting);
            double oneC = Scenario.OneC(profile);
            double sourceAmps = SourceRate * oneC;
            double loadAmps = LoadRate * oneC;
            if (setting.IsDrawn)
            {
                // What a sound cell on a sound board is used with.
                double range = RangeShare * description.Accuracy.PeakLoadNanoamps / 1e9;
                sourceAmps = Math.Min(sourceAmps, Math.Min(LimitShare * profile.ChargeCurrentLimitNanoamps / 1e9, range));
                loadAmps = Math.Min(loadAmps, Math.Min(LimitShare * profile.DischargeCurrentLimitNanoamps / 1e9, range));
            }

            Scenario scenario = new()
            {
                Profile = profile,
                Spread = setting.IsDrawn ? CellSpread.Draw(new GaussianNoise(setting.Seed)) : CellSpread.Nominal,
                InitialStateOfCharge = InitialStateOfCharge,
                Source = source ?? (SourceRate > 0 ? setting.Source.Create(profile, sourceAmps) : CurrentSource.None),
                Load = load ?? new DutyCycledLoad(loadAmps, loadAmps, 1, 10),
                Ambient = new Ambient(HasOwnTemperature ? Celsius : setting.Celsius ?? Celsius, 0),
            };
            WakePlan wake = Sleeps ? new WakePlan() : new WakePlan { IdleSamplesToSleep = int.MaxValue };
            bool isFormed = profile.FormationNanoamps > 0 && !IsUnformed;
            return new VirtualBoard(new BoardSetup
            {
                Model = model,
                Description = description,
                Scenario = scenario,
                Errors = setting.IsDrawn
                    ? FrontEndErrors.Draw(description.Accuracy, model.NoiseSteps, setting.Seed, 1)
                    : new FrontEndErrors { NoiseSteps = model.NoiseSteps },
                Seed = setting.Seed,
                Settings = new SupervisorSettings { Wake = wake, CellIsFormed = isFormed },
            })
            {
                LoadWanted = LoadRate > 0,
                FormationAllowed = FormationAllowed,
                SleepTurnMilliseconds = 10000,
                WatchdogSeconds = SafetyLimits.WatchdogSeconds,
            };
        }
    }
}
