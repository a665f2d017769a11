namespace Microbattery.Records.Traces
{
    /// <summary>One row of a trace.</summary>
    /// <param name="TimeSeconds">Time, s.</param>
    /// <param name="VoltageVolts">Cell voltage, V.</param>
    /// <param name="CurrentAmps">Cell current, A, positive charges.</param>
    /// <param name="TemperatureCelsius">Cell temperature, °C.</param>
    /// <param name="ChargeAmpHours">Tester's counter of charge, A·h; NaN when the trace has none.</param>
    /// <param name="DischargeAmpHours">Tester's counter of discharge, A·h; NaN when the trace has none.</param>
    public readonly record struct TraceSample(
        double TimeSeconds,
        double VoltageVolts,
        double CurrentAmps,
        double TemperatureCelsius,
        double ChargeAmpHours,
        double DischargeAmpHours);
}
