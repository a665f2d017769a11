namespace Microbattery.Firmware.Ports
{
    /// <summary>Numbered slots of bytes that survive a power cut. A cut during a write may spoil the slot being written, and no
    /// other.</summary>
    public interface IRecordStore
    {
        /// <summary>Number of slots, 2 or more.</summary>
        int SlotCount { get; }

        /// <summary>Reads a slot.</summary>
        /// <param name="slot">0 to <see cref="SlotCount"/> - 1.</param>
        /// <param name="buffer">Filled from its start.</param>
        /// <returns>False when there is nothing to read, or not enough to fill the buffer.</returns>
        bool TryRead(int slot, byte[] buffer);

        /// <summary>Overwrites a slot.</summary>
        /// <param name="slot">0 to <see cref="SlotCount"/> - 1.</param>
        /// <param name="buffer">The bytes to store.</param>
        /// <returns>False when the storage did not accept them.</returns>
        bool TryWrite(int slot, byte[] buffer);
    }
}
