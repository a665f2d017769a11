using Microbattery.Firmware.Ports;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Ring of slots written in turn, so that a power cut spoils the slot being written and no other. The newest whole record of one kind
    /// and one profile counts, of this version or of the one before it.
    /// </summary>
    /// <remarks>
    /// A record of a newer version stays: firmware was replaced by an older one, and may be replaced again. Its slot is left out of the
    /// turn, and where it is the only slot nothing is written. <see cref="HasNewerVersion"/> is the reason.
    /// </remarks>
    internal sealed class RecordRing
    {
        private const int None = -1;
        private const int KindMask = 0xFF00;
        private const int LongestRecord = 1024; // a choice: a length beyond it is no record's, and would take the heap of a small board

        private readonly IRecordStore _store;
        private readonly int _version;
        private readonly int _lengthBefore;
        private readonly int _fingerprint;
        private readonly byte[] _head = new byte[RecordFrame.ContentAt];
        private readonly byte[] _buffer;
        private bool _isPlaced;
        private bool _hasNewerVersion;
        private int _newerSlot = None;
        private int _nextSlot;
        private int _nextSequence;

        /// <summary>A ring in all slots of a store.</summary>
        /// <param name="store">Where records are kept.</param>
        /// <param name="version">Kind and version of the records that are written: kind in the upper byte.</param>
        /// <param name="length">Their length, bytes.</param>
        /// <param name="lengthBefore">Length of the records of the version before, which have no length in them, bytes.</param>
        /// <param name="fingerprint">Of the profile.</param>
        internal RecordRing(IRecordStore store, int version, int length, int lengthBefore, int fingerprint)
        {
            _store = store;
            _version = version;
            _lengthBefore = lengthBefore;
            _fingerprint = fingerprint;
            _buffer = new byte[length];
        }

        /// <summary>Whether a record of a newer version was found, which is neither read nor overwritten.</summary>
        internal bool HasNewerVersion => _hasNewerVersion;

        /// <summary>Reads the newest record.</summary>
        /// <returns>It, or null when there is none. The array belongs to the ring: the next call may fill it anew.</returns>
        internal byte[] ReadNewest()
        {
            int newestSlot = None;
            int newest = 0;
            int newer = 0;
            _newerSlot = None;
            for (int slot = 0; slot < _store.SlotCount; slot++)
            {
                byte[] record = ReadSlot(slot);
                if (record == null)
                {
                    continue;
                }

                // By difference, so that a sequence that wrapped is still in order.
                int sequence = RecordFrame.Sequence(record);
                if (RecordFrame.Version(record) > _version)
                {
                    bool isNewest = _newerSlot == None || sequence - newer > 0;
                    _newerSlot = isNewest ? slot : _newerSlot;
                    newer = isNewest ? sequence : newer;
                }
                else if (newestSlot == None || sequence - newest > 0)
                {
                    newestSlot = slot;
                    newest = sequence;
                }
            }

            _hasNewerVersion = _newerSlot != None;
            if (newestSlot == None)
            {
                _nextSlot = After(_hasNewerVersion ? _newerSlot : _store.SlotCount - 1);
                _nextSequence = _hasNewerVersion ? newer + 1 : 0;
                _isPlaced = _hasNewerVersion;
                return null;
            }

            _nextSlot = After(newestSlot);
            _nextSequence = _hasNewerVersion && newer - newest > 0 ? newer + 1 : newest + 1;
            _isPlaced = true;
            return ReadSlot(newestSlot);
        }

        /// <summary>Puts the frame around a record and writes it into the next slot.</summary>
        /// <param name="record">The record, its content filled in.</param>
        /// <returns>False when the storage refused: the next one goes to the same slot.</returns>
        internal bool TryWrite(byte[] record)
        {
            if (!_isPlaced)
            {
                // Storage in which nothing was found at the start may not have answered: what it holds must not be newer than this record.
                ReadNewest();
            }

            if (_nextSlot == _newerSlot)
            {
                return false;
            }

            RecordFrame.Seal(record, _version, _nextSequence, _fingerprint);
            if (!_store.TryWrite(_nextSlot, record))
            {
                return false;
            }

            _nextSlot = After(_nextSlot);
            _nextSequence++;
            _isPlaced = true;
            return true;
        }

        /// <summary>The slot in turn after another.</summary>
        private int After(int slot)
        {
            int next = (slot + 1) % _store.SlotCount;
            return next == _newerSlot ? (next + 1) % _store.SlotCount : next;
        }

        /// <summary>Reads a whole record of this kind and profile, of any version that is known or newer; null for none.</summary>
        private byte[] ReadSlot(int slot)
        {
            if (!_store.TryRead(slot, _head))
            {
                return null;
            }

            int version = RecordFrame.Version(_head);
            bool isBefore = version == _version - 1;
            if ((version & KindMask) != (_version & KindMask) || (version < _version && !isBefore))
            {
                return null;
            }

            int length = isBefore ? _lengthBefore : RecordFrame.Length(_head);
            if (length < RecordFrame.Overhead || length > LongestRecord)
            {
                return null;
            }

            // Of another length only after a change of firmware.
            byte[] record = length == _buffer.Length ? _buffer : new byte[length];
            bool isOurs = _store.TryRead(slot, record) && RecordFrame.IsWhole(record) && RecordFrame.Fingerprint(record) == _fingerprint;
            return isOurs ? record : null;
        }
    }
}
