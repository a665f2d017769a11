using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.HostTests.Journal
{
    /// <summary>A store that remembers, outside the storage, what was written: what every write that returned left, and the one that was
    /// cut.</summary>
    internal sealed class WitnessedStore(IRecordStore store) : IRecordStore
    {
        public int SlotCount => store.SlotCount;

        /// <summary>What the last write to each slot that returned left there; null for none.</summary>
        public byte[]?[] Written { get; } = new byte[store.SlotCount][];

        /// <summary>What the write that did not return was to leave; null for none.</summary>
        public byte[]? Cut { get; private set; }

        /// <summary>Its slot.</summary>
        public int CutSlot { get; private set; } = -1;

        /// <summary>Writes that returned.</summary>
        public int WriteCount { get; private set; }

        public bool TryRead(int slot, byte[] buffer) => store.TryRead(slot, buffer);

        public bool TryWrite(int slot, byte[] buffer)
        {
            byte[] copy = (byte[])buffer.Clone();
            if (store.TryWrite(slot, buffer))
            {
                CollectionAssertSame(copy, buffer);
                Written[slot] = copy;
                WriteCount++;
                return true;
            }

            Cut ??= copy;
            CutSlot = CutSlot < 0 ? slot : CutSlot;
            return false;
        }

        private static void CollectionAssertSame(byte[] expected, byte[] actual)
        {
            if (!expected.AsSpan().SequenceEqual(actual))
            {
                throw new InvalidOperationException("the store changed what it was given");
            }
        }
    }
}
