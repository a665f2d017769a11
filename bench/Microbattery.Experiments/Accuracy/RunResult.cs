using System.Collections.Generic;
using Microbattery.Cells.Models;
using Microbattery.Simulation.Scores;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>What came of one run.</summary>
    /// <param name="Names">Names of the estimators, the firmware first.</param>
    /// <param name="Scores">A score for each.</param>
    /// <param name="KnownDrop">The score of a look-up that is told how far the cell's voltage is from its open-circuit voltage.</param>
    /// <param name="BestConceivable">One sigma of the <see cref="InformationLimit"/>, as if it were an error.</param>
    /// <param name="LimitAtGoal">The same after the time in which an estimate should have converged, 0 to 1.</param>
    /// <param name="Samples">Their errors over time.</param>
    /// <param name="Truth">How the cell differed from the nominal one.</param>
    /// <param name="Fulls">How often the charge gate found the cell full.</param>
    /// <param name="Ticks">How often the firmware looked.</param>
    /// <param name="HighestChargingVolts">Highest true cell voltage with the charge switch closed, V.</param>
    /// <param name="LowestVolts">Lowest true cell voltage, V.</param>
    public sealed record RunResult(
        IReadOnlyList<string> Names,
        IReadOnlyList<ErrorScore> Scores,
        ErrorScore KnownDrop,
        ErrorScore BestConceivable,
        double LimitAtGoal,
        IReadOnlyList<ErrorSample> Samples,
        TrueCell Truth,
        int Fulls,
        long Ticks,
        double HighestChargingVolts,
        double LowestVolts);

    /// <summary>Errors at one time.</summary>
    /// <param name="Seconds">When, s since the start.</param>
    /// <param name="Truth">True state of charge, 0 to 1.</param>
    /// <param name="Bound">The firmware's own bound, 0 to 1.</param>
    /// <param name="Errors">What each estimator says too much, 0 to 1.</param>
    public readonly record struct ErrorSample(double Seconds, double Truth, double Bound, double[] Errors);
}
