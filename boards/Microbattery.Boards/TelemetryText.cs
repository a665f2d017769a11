using Microbattery.Firmware.Telemetry;

namespace Microbattery.Boards
{
    /// <summary>A telemetry frame as one line of comma separated integers, for a serial port. The columns are those of the telemetry table.
    /// Allocates: call it when somebody reads, not every tick.</summary>
    public static class TelemetryText
    {
        /// <summary>The columns of <see cref="Line"/>.</summary>
        /// <returns>One line, without its end.</returns>
        public static string Header() => Join(new TelemetryFrame(), true);

        /// <summary>A frame.</summary>
        /// <param name="frame">The frame.</param>
        /// <returns>One line, without its end.</returns>
        public static string Line(TelemetryFrame frame) => Join(frame, false);

        private static string Join(TelemetryFrame frame, bool isHeader)
        {
            string[] parts = new string[(2 * TelemetryTable.Count) - 1];
            for (int i = 0; i < TelemetryTable.Count; i++)
            {
                TelemetryColumn column = TelemetryTable.Column(i, frame);
                parts[2 * i] = isHeader ? column.Name : column.Value.ToString();
                if (i > 0)
                {
                    parts[(2 * i) - 1] = ",";
                }
            }

            return string.Concat(parts);
        }
    }
}
