using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Slots of which a test can refuse a write, or cut it short as a power cut does.</summary>
    public sealed class FaultyRecordStore : IRecordStore
    {
        private readonly byte[][] _slots;

        public FaultyRecordStore(int slotCount)
        {
            _slots = new byte[slotCount][];
        }

        /// <summary>Refuses writes.</summary>
        public bool RefusesWrites;

        /// <summary>Throws instead of writing.</summary>
        public bool ThrowsOnWrite;

        /// <summary>Gives nothing.</summary>
        public bool RefusesReads;

        /// <summary>Throws instead of reading.</summary>
        public bool ThrowsOnRead;

        /// <summary>Bytes after which a write is cut; below 0: never.</summary>
        public int CutAfterBytes = -1;

        /// <summary>After a cut the rest of the slot holds what it held before; else the slot ends there.</summary>
        public bool KeepsOldRest;

        /// <summary>Writes asked for.</summary>
        public int WriteCount;

        /// <summary>Slot of the last write asked for.</summary>
        public int LastSlot = -1;

        /// <inheritdoc/>
        public int SlotCount => _slots.Length;

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            if (ThrowsOnRead)
            {
                throw new InvalidOperationException();
            }

            byte[] kept = RefusesReads ? null : _slots[slot];
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
            WriteCount++;
            LastSlot = slot;
            if (ThrowsOnWrite)
            {
                throw new InvalidOperationException();
            }

            if (RefusesWrites)
            {
                return false;
            }

            bool isCut = CutAfterBytes >= 0;
            int count = isCut ? CutAfterBytes : buffer.Length;
            byte[] old = _slots[slot];
            bool keepsRest = isCut && KeepsOldRest && old != null;
            byte[] kept = new byte[keepsRest ? old.Length : count];
            if (keepsRest)
            {
                Array.Copy(old, kept, old.Length);
            }

            Array.Copy(buffer, kept, count);
            _slots[slot] = kept;
            return !isCut;
        }
    }
}
