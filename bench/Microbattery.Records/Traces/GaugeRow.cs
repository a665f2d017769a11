using System;
using Microbattery.Firmware.Telemetry;

namespace Microbattery.Records.Traces
{
    /// <summary>One row of gauge output, with what is known of the truth beside it.</summary>
    /// <param name="TimeSeconds">Time, s.</param>
    /// <param name="StateOfCharge">State of charge, 0 to 1.</param>
    /// <param name="StateOfChargeError">Its uncertainty, one sigma, 0 to 1.</param>
    /// <param name="StateOfHealth">Capacity over the profile's, as learned.</param>
    /// <param name="CapacityAmpHours">Capacity the gauge counts with, A·h.</param>
    /// <param name="VoltageVolts">Measured cell voltage, V.</param>
    /// <param name="CurrentAmps">Measured cell current, A, positive charges.</param>
    /// <param name="TemperatureCelsius">Measured cell temperature, °C.</param>
    /// <param name="ChargeClosed">Whether the charge switch is closed.</param>
    /// <param name="LoadClosed">Whether the load switch is closed.</param>
    /// <param name="Faults">Fault flags.</param>
    /// <param name="TrueStateOfCharge">True state of charge, 0 to 1; NaN when nobody knows.</param>
    public readonly record struct GaugeRow(
        double TimeSeconds,
        double StateOfCharge,
        double StateOfChargeError,
        double StateOfHealth,
        double CapacityAmpHours,
        double VoltageVolts,
        double CurrentAmps,
        double TemperatureCelsius,
        bool ChargeClosed,
        bool LoadClosed,
        int Faults,
        double TrueStateOfCharge)
    {
        /// <summary>Voltage since the row before, V.</summary>
        public Span VoltageSpan { get; init; } = Span.Of(VoltageVolts);

        /// <summary>Current since the row before, A.</summary>
        public Span CurrentSpan { get; init; } = Span.Of(CurrentAmps);

        /// <summary>A row from the firmware's telemetry.</summary>
        /// <param name="frame">The telemetry.</param>
        /// <param name="capacityNanoampSeconds">The profile's capacity, nA·s.</param>
        /// <param name="trueStateOfCharge">True state of charge, 0 to 1, or NaN.</param>
        /// <returns>The row.</returns>
        public static GaugeRow From(TelemetryFrame frame, long capacityNanoampSeconds, double trueStateOfCharge)
        {
            ArgumentNullException.ThrowIfNull(frame);
            return new GaugeRow(
                frame.DateMilliseconds / 1e3,
                frame.StateOfChargePpm / 1e6,
                frame.UncertaintyPpm / 1e6,
                frame.CapacityPpm / 1e6,
                capacityNanoampSeconds / 3600e9 * frame.CapacityPpm / 1e6,
                frame.VoltageMicrovolts / 1e6,
                frame.CurrentNanoamps / 1e9,
                frame.TemperatureMillicelsius / 1e3,
                frame.ChargeClosed,
                frame.LoadClosed,
                (int)frame.Faults,
                trueStateOfCharge);
        }
    }
}
