namespace Microbattery.Cells.Fitting
{
    /// <summary>A resistance seen once.</summary>
    /// <param name="StateOfCharge">Where.</param>
    /// <param name="Celsius">How warm.</param>
    /// <param name="Ohms">ohm.</param>
    /// <param name="DropVolts">Change of voltage it was read from, V.</param>
    public sealed record ResistancePoint(double StateOfCharge, double Celsius, double Ohms, double DropVolts);
}
