using System.Collections.Generic;
using Microbattery.Cells.Models;
using Microbattery.Simulation.Scores;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>What came of one run.</summary>
    public sealed record RunResult
    {
        /// <summary>Names of the estimators, the firmware first.</summary>
        public required IReadOnlyList<string> Names { get; init; }

        /// <summary>A score for each.</summary>
        public required IReadOnlyList<ErrorScore> Scores { get; init; }

        /// <summary>The score of a look-up that is told how far the cell's voltage is from its open-circuit voltage.</summary>
        public required ErrorScore KnownDrop { get; init; }

        /// <summary>
        /// One sigma of the <see cref="InformationLimit"/>, as if it were an error; without any time where the limit is not known: for
        /// films at an ideal monitor alone.
        /// </summary>
        public required ErrorScore BestConceivable { get; init; }

        /// <summary>The same after the time in which an estimate should have converged, 0 to 1; NaN where it is not known.</summary>
        public double LimitAtGoal { get; init; } = double.NaN;

        /// <summary>Their errors over time.</summary>
        public IReadOnlyList<ErrorSample> Samples { get; init; } = [];

        /// <summary>How the cell differed from the nominal one.</summary>
        public CellSpread Spread { get; init; } = CellSpread.Nominal;

        /// <summary>How often the charge gate found the cell full.</summary>
        public int Fulls { get; init; }

        /// <summary>How often the firmware took a sample.</summary>
        public long Ticks { get; init; }

        /// <summary>Highest true cell voltage with the charge switch closed, V.</summary>
        public double HighestChargingVolts { get; init; }

        /// <summary>Lowest true cell voltage, V.</summary>
        public double LowestVolts { get; init; }
    }

    /// <summary>Errors at one time.</summary>
    /// <param name="Seconds">When, s since the start.</param>
    /// <param name="Truth">True state of charge, 0 to 1.</param>
    /// <param name="Uncertainty">The firmware's own uncertainty, one sigma, 0 to 1.</param>
    /// <param name="Errors">What each estimator says too much, 0 to 1.</param>
    public readonly record struct ErrorSample(double Seconds, double Truth, double Uncertainty, double[] Errors);
}
