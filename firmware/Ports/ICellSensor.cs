using Microbattery.Firmware.Measurement;

namespace Microbattery.Firmware.Ports
{
    /// <summary>Looks at the cell: a converter on a board, a trace in a replay.</summary>
    public interface ICellSensor
    {
        /// <summary>Takes one look. What cannot be read is recorded as failed in the readings, never thrown.</summary>
        /// <param name="measurement">Where the readings go.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        void Read(CellSample measurement, long nowMilliseconds);
    }
}
