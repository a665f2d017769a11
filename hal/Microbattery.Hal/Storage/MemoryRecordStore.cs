using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Storage
{
    /// <summary>Slots in working memory, for boards without storage and for tests. They survive a restart of the supervisor, not of the
    /// board.</summary>
    public sealed class MemoryRecordStore : IRecordStore
    {
        private readonly byte[][] _slots;

        /// <summary>Creates empty slots.</summary>
        /// <param name="slotCount">Number of slots, 1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
        public MemoryRecordStore(int slotCount)
        {
            StoreArguments.CheckCount(slotCount, nameof(slotCount));
            _slots = new byte[slotCount][];
        }

        /// <inheritdoc/>
        public int SlotCount => _slots.Length;

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            byte[] kept = _slots[slot];
            if (kept == null || kept.Length < buffer.Length)
            {
                return false;
            }

            Array.Copy(kept, buffer, buffer.Length);
            return true;
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (_slots[slot] == null || _slots[slot].Length != buffer.Length)
            {
                _slots[slot] = new byte[buffer.Length];
            }

            Array.Copy(buffer, _slots[slot], buffer.Length);
            return true;
        }
    }
}
