namespace Microbattery.Cells.Fitting
{
    /// <summary>A way from a full cell to its cut-off.</summary>
    /// <param name="FullRow">Last row of the charge that filled it.</param>
    /// <param name="EmptyRow">Row at which it reached the cut-off.</param>
    /// <param name="AmpHours">Charge taken between the two, A·h.</param>
    /// <param name="Amps">Its current, A as a magnitude: the mean over charge, so that rests do not count.</param>
    /// <param name="Celsius">Mean temperature, °C.</param>
    /// <param name="IsOneStep">Whether one steady current took nearly all of it: a discharge, not a series of pulses.</param>
    /// <param name="FirstRow">First row of that current.</param>
    public sealed record Descent(int FullRow, int EmptyRow, double AmpHours, double Amps, double Celsius, bool IsOneStep, int FirstRow);
}
