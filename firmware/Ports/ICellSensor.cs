using Microbattery.Firmware.Measurement;

namespace Microbattery.Firmware.Ports
{
    /// <summary>Samples the cell: a converter on a board, a trace in a replay.</summary>
    public interface ICellSensor
    {
        /// <summary>Takes one sample. A quantity that cannot be measured is marked as failed in its reading, never thrown.</summary>
        /// <param name="sample">Receives the readings.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        void Read(CellSample sample, long nowMilliseconds);
    }
}
