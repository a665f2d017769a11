using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Storage
{
    /// <summary>Neighbouring slots of another store, so that several kinds of records share it. Slots outside are neither read nor
    /// written.</summary>
    public sealed class RecordStoreSection : IRecordStore
    {
        private readonly IRecordStore _store;
        private readonly int _firstSlot;

        /// <summary>Creates a section of a store.</summary>
        /// <param name="store">The store; its slots are as long as the longest record of any section.</param>
        /// <param name="firstSlot">Slot of the store that is slot 0 here, 0 or more.</param>
        /// <param name="slotCount">Number of slots, 1 or more; those beyond the end of the store are refused.</param>
        /// <exception cref="ArgumentNullException">The store is missing.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The first slot is below 0, or the number of slots below 1.</exception>
        public RecordStoreSection(IRecordStore store, int firstSlot, int slotCount)
        {
            ArgumentNullException.ThrowIfNull(store, nameof(store));
            StoreArguments.CheckCount(slotCount, nameof(slotCount));
            if (firstSlot < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(firstSlot), "firstSlot is " + firstSlot.ToString() + "; it must be 0 or more");
            }

            _store = store;
            _firstSlot = firstSlot;
            SlotCount = slotCount;
        }

        /// <inheritdoc/>
        public int SlotCount { get; }

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer) => Holds(slot) && _store.TryRead(_firstSlot + slot, buffer);

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer) => Holds(slot) && _store.TryWrite(_firstSlot + slot, buffer);

        private bool Holds(int slot) => slot >= 0 && slot < SlotCount && _firstSlot + slot < _store.SlotCount;
    }
}
