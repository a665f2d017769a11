using System;
using Microbattery.Firmware.Telemetry;

namespace Microbattery.Boards
{
    /// <summary>Converts a telemetry frame to one line of comma separated integers, for a serial port.</summary>
    /// <remarks>The columns are those of the telemetry table. It allocates, so it is not for every tick.</remarks>
    public static class TelemetryText
    {
        /// <summary>Names of the columns of <see cref="Line"/>.</summary>
        /// <returns>One line, without its end.</returns>
        public static string Header() => Join(new TelemetryFrame(), true);

        /// <summary>Converts a frame.</summary>
        /// <param name="frame">The frame.</param>
        /// <returns>One line, without its end.</returns>
        /// <exception cref="ArgumentNullException">The frame is missing.</exception>
        public static string Line(TelemetryFrame frame)
        {
            ArgumentNullException.ThrowIfNull(frame, nameof(frame));
            return Join(frame, false);
        }

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
