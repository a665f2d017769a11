using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Matrices;
using Microbattery.Firmware.Cells;
using Microbattery.Simulation.Boards;

namespace Microbattery.Experiments.Safety
{
    /// <summary>
    /// The wide safety matrix: boards, faults, states, cells, temperatures, sources and seeds of what is drawn, and a fault that came first
    /// and stayed.
    /// </summary>
    public static class WideSafety
    {
        /// <summary>What a table calls the lack of a latent fault.</summary>
        public const string NoLatent = "none";

        /// <summary>Note of a run whose state cannot be reached.</summary>
        public const string NotReached = "state not reached";

        private const int Seeds = 20;
        private static readonly double[] s_celsius = [-10, 0, 10, 25, 45];

        // Two faults at a time: the first is one that may stay unseen. One value of the factor is none.
        private static readonly InjectedFault[] s_latent =
            [.. FaultCatalogue.All.Where(fault => fault.Unseen is not null && !fault.IsEvent && fault.Beyond is null)];

        /// <summary>The factors, in the order of <see cref="CaseOf"/>.</summary>
        public static IReadOnlyList<Factor> Factors { get; } =
        [
            new("board", [.. BoardCatalogue.Names]),
            new("fault", [.. FaultCatalogue.All.Select(fault => fault.Name)]),
            new("state", [.. MachineStates.All.Select(state => state.Name)]),
            new("cell", [.. ProfileCatalogue.Names]),
            new("temperature", [.. s_celsius.Select(celsius => celsius.ToString(CultureInfo.InvariantCulture))]),
            new("source", [.. SafetySource.All.Select(source => source.Name)]),
            new("seed", [.. Enumerable.Range(1, Seeds).Select(seed => seed.ToString(CultureInfo.InvariantCulture))]),
            new("latent", [.. Enumerable.Repeat(NoLatent, 1), .. s_latent.Select(fault => fault.Name)]),
        ];

        /// <summary>A matrix, to be run.</summary>
        /// <param name="pairs">Whether a second fault may be latent; else every run has one fault.</param>
        /// <returns>The matrix, with its defaults.</returns>
        public static WideMatrix Create(bool pairs)
        {
            IReadOnlyList<Factor> factors = pairs ? Factors : [.. Factors.Take(Factors.Count - 1), new Factor("latent", [NoLatent])];
            return new WideMatrix { Factors = factors, IsPossible = IsPossible, Run = row => Run(CaseOf(row)) };
        }

        /// <summary>The case of a row of values.</summary>
        /// <param name="row">An index for each of <see cref="Factors"/>.</param>
        /// <returns>The case.</returns>
        public static SafetyCase CaseOf(IReadOnlyList<int> row)
        {
            ArgumentNullException.ThrowIfNull(row);
            return new SafetyCase(BoardCatalogue.Names[row[0]], FaultCatalogue.All[row[1]], MachineStates.All[row[2]])
            {
                Setting = new SafetySetting
                {
                    Cell = ProfileCatalogue.Names[row[3]],
                    Celsius = s_celsius[row[4]],
                    Source = SafetySource.All[row[5]],
                    Seed = row[6] + 1,
                    IsDrawn = true,
                    Latent = row[7] == 0 ? null : s_latent[row[7] - 1],
                },
            };
        }

        /// <summary>The command that shows one run.</summary>
        /// <param name="which">The run.</param>
        /// <returns>Verb and options.</returns>
        public static string CommandOf(SafetyCase which)
        {
            ArgumentNullException.ThrowIfNull(which);
            SafetySetting setting = which.Setting;
            string latent = setting.Latent is null ? string.Empty : $" --latent \"{setting.Latent.Name}\"";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"safety --board {which.Board} --fault \"{which.Fault.Name}\" --state \"{which.State.Name}\" --cell {setting.Cell}"
                + $" --temperature {setting.Celsius} --source \"{setting.Source.Name}\" --seed {setting.Seed}{latent}");
        }

        /// <summary>Runs a case.</summary>
        /// <param name="which">The case.</param>
        /// <returns>Figures: volts above the limit of the cell itself, seconds until seen (NaN for never), seconds to release.</returns>
        public static WideResult Run(SafetyCase which)
        {
            ArgumentNullException.ThrowIfNull(which);
            if (FaultRun.Run(which) is not SafetyRow row)
            {
                return new WideResult([double.NaN, double.NaN, double.NaN], string.Empty, NotReached);
            }

            CellProfile profile = which.State.ProfileIn(which.Setting);
            double over = row.HighestElectrodeVolts - ((profile.ChargeVoltageMicrovolts + profile.ChargeVoltageToleranceMicrovolts) / 1e6);
            bool isBeyond = which.Setting.Latent?.Beyond is not null && row.Harm.Count > 0;
            string note = row.IsSaturated || isBeyond ? "beyond firmware: " + string.Join("; ", row.Harm) : string.Empty;
            return new WideResult([over, row.SeenSeconds ?? double.NaN, row.ReleaseSeconds], string.Join("; ", row.Violations), note);
        }

        private static bool IsPossible(int[] row)
        {
            SafetyCase which = CaseOf(row);
            BoardModel model = BoardCatalogue.Find(which.Board);
            CellProfile profile = which.State.ProfileIn(which.Setting);
            InjectedFault? latent = which.Setting.Latent;
            return which.Fault.AppliesTo(s_designs[row[0]])
                && (latent is null || (latent.AppliesTo(s_designs[row[0]]) && latent.Name != which.Fault.Name))
                && (!which.State.Sleeps || model.SleepsDeeply)
                && which.State.Fits(profile);
        }

        private static readonly ImmutableArray<Hal.FrontEnds.FrontEndDesign> s_designs =
            [.. BoardCatalogue.Names.Select(name => BoardCatalogue.Find(name).Create().Design)];
    }
}
