using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Storage
{
    /// <summary>Some slots of another store, in a row, so that several kinds of records share it. Slots outside are neither read nor written.</summary>
    public sealed class RecordStoreSection : IRecordStore
    {
        private readonly IRecordStore _store;
        private readonly int _firstSlot;

        /// <summary>Slots of a store.</summary>
        /// <param name="store">The store; its slots are as long as the longest record of any section.</param>
        /// <param name="firstSlot">Slot of the store that is slot 0 here, 0 or more.</param>
        /// <param name="slotCount">How many; those beyond the end of the store are refused.</param>
        public RecordStoreSection(IRecordStore store, int firstSlot, int slotCount)
        {
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
