using Microbattery.Firmware.Ports;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Slots written in turn, so that a cut spoils the slot being written and no other; the newest whole record of one kind and one profile is
    /// what counts.
    /// </summary>
    internal sealed class RecordRing
    {
        /// <summary>The record that was read, or is to be written.</summary>
        internal readonly byte[] Buffer;

        private readonly IRecordStore _store;
        private readonly int _version;
        private readonly int _fingerprint;
        private bool _isPlaced;
        private int _nextSlot;
        private int _nextSequence;

        /// <summary>A ring in all slots of a store.</summary>
        /// <param name="store">Where records are kept.</param>
        /// <param name="version">Of their kind.</param>
        /// <param name="length">Of each, bytes.</param>
        /// <param name="fingerprint">Of the profile.</param>
        internal RecordRing(IRecordStore store, int version, int length, int fingerprint)
        {
            _store = store;
            _version = version;
            _fingerprint = fingerprint;
            Buffer = new byte[length];
        }

        /// <summary>Reads the newest record into <see cref="Buffer"/>.</summary>
        /// <returns>False when there is none.</returns>
        internal bool TryReadNewest()
        {
            int newestSlot = -1;
            int newest = 0;
            for (int slot = 0; slot < _store.SlotCount; slot++)
            {
                if (!TryReadSlot(slot))
                {
                    continue;
                }

                // By difference, so that a sequence that wrapped is still in order.
                int sequence = RecordFrame.Sequence(Buffer);
                if (newestSlot < 0 || sequence - newest > 0)
                {
                    newestSlot = slot;
                    newest = sequence;
                }
            }

            if (newestSlot < 0)
            {
                return false;
            }

            _nextSlot = (newestSlot + 1) % _store.SlotCount;
            _nextSequence = newest + 1;
            _isPlaced = true;
            return TryReadSlot(newestSlot);
        }

        /// <summary>Before <see cref="Buffer"/> is filled for a write. Storage in which nothing was found at the start is asked again: what
        /// did not answer then must not turn out to be newer than what is written now.</summary>
        internal void Place()
        {
            if (!_isPlaced)
            {
                TryReadNewest();
            }
        }

        /// <summary>Puts its frame around what <see cref="Buffer"/> holds and writes it.</summary>
        /// <returns>False when the storage refused: the next one goes to the same slot.</returns>
        internal bool TryWrite()
        {
            RecordFrame.Seal(Buffer, _version, _nextSequence, _fingerprint);
            if (!_store.TryWrite(_nextSlot, Buffer))
            {
                return false;
            }

            _nextSlot = (_nextSlot + 1) % _store.SlotCount;
            _nextSequence++;
            _isPlaced = true;
            return true;
        }

        private bool TryReadSlot(int slot) =>
            _store.TryRead(slot, Buffer) && RecordFrame.IsWhole(Buffer, _version) && RecordFrame.Fingerprint(Buffer) == _fingerprint;
    }
}
