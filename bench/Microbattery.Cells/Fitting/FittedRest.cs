namespace Microbattery.Cells.Fitting
{
    /// <summary>A rest long enough to say what the cell relaxes to.</summary>
    /// <param name="Before">Step before it.</param>
    /// <param name="Step">The rest.</param>
    /// <param name="Relaxation">How the cell relaxes in it.</param>
    internal sealed record FittedRest(TraceStep Before, TraceStep Step, RestRelaxation Relaxation);
}
