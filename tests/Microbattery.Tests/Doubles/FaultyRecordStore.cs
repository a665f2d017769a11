using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Record store with injected faults: refused writes and reads, exceptions, and writes that a power cut ends.</summary>
    public sealed class FaultyRecordStore : IRecordStore
    {
        private readonly byte[][] _slots;

        public FaultyRecordStore(int slotCount)
        {
            _slots = new byte[slotCount][];
        }

        /// <summary>Whether writes are refused.</summary>
        public bool RefusesWrites;

        /// <summary>Whether a write throws.</summary>
        public bool ThrowsOnWrite;

        /// <summary>Whether reads are refused.</summary>
        public bool RefusesReads;

        /// <summary>Whether a read throws.</summary>
        public bool ThrowsOnRead;

        /// <summary>Bytes after which a write is cut; below 0: never.</summary>
        public int CutAfterBytes = -1;

        /// <summary>Whether after a cut the rest of the slot keeps its old bytes; else the slot ends there.</summary>
        public bool KeepsOldRest;

        /// <summary>Number of writes requested.</summary>
        public int WriteCount;

        /// <summary>Slot of the last write requested.</summary>
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
