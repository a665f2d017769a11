namespace Microbattery.Firmware.Telemetry
{
    /// <summary>One column of the telemetry: name, unit, meaning, and value in one frame.</summary>
    public sealed class TelemetryColumn
    {
        /// <summary>A column.</summary>
        /// <param name="name">Name, with the unit.</param>
        /// <param name="unit">Unit; empty for a number without one.</param>
        /// <param name="value">Value in the frame.</param>
        /// <param name="summary">Its meaning.</param>
        internal TelemetryColumn(string name, string unit, long value, string summary)
        {
            Name = name;
            Unit = unit;
            Value = value;
            Summary = summary;
        }

        /// <summary>Name, with the unit: "voltage_uv".</summary>
        public string Name { get; }

        /// <summary>Unit; empty for a number without one.</summary>
        public string Unit { get; }

        /// <summary>Value in the frame.</summary>
        public long Value { get; }

        /// <summary>Its meaning.</summary>
        public string Summary { get; }
    }
}
