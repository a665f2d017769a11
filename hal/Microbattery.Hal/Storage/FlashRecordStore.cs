using System;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;

namespace Microbattery.Hal.Storage
{
    /// <summary>
    /// Slots in raw flash, kept as a log: each record is appended, page after page in a ring, so that all pages wear alike. A power cut at
    /// any instant costs the record being written and no other.
    /// </summary>
    /// <remarks>
    /// <para>A page has a header and frames. A frame is a slot number, a record and its CRC-16 (0 where that would be 0xFFFF). A slot
    /// holds its last undamaged frame, in the order of the ring.</para>
    /// <para>While the newest page is filled, the page after it holds nothing that is in use. When the newest page is full, the one after
    /// it is erased, gets copies of what is in use in the page after that, and last its header, which makes it the newest. A page without
    /// a header is not in use.</para>
    /// <para>All pages are read once at the start, so this is for pages of some KB. A page that can no longer be erased ends the
    /// writing.</para>
    /// </remarks>
    public sealed class FlashRecordStore : IRecordStore
    {
        private const int HeaderLength = 10;
        private const int MarkAt = 0;
        private const int FrameLengthAt = 2;
        private const int NumberAt = 4;
        private const int HeaderChecksumAt = HeaderLength - 2;
        private const int HeaderMark = 0x4D46; // "FM": a page of this store
        private const int ChecksumLength = 2;
        private const int MostSlots = 255; // the slot number is a byte, and 255 is what erased flash holds
        private const int SpareFrames = 2; // one for the record being written, one for a write that does not read back right
        private const int None = -1;
        private const int Erased = 0xFFFF;

        private readonly IFlashPages _pages;
        private readonly int _recordLength;
        private readonly byte[] _header;
        private readonly byte[] _frame;
        private readonly byte[] _check;
        private readonly int[] _pageOfSlot;
        private readonly int[] _frameOfSlot;
        private bool _isMounted;
        private int _newestPage;
        private int _newestNumber;
        private int _nextFrame;

        /// <summary>Creates slots in all pages of a flash.</summary>
        /// <param name="pages">The flash. A page must hold two records more than there are slots, or nothing is read and written.</param>
        /// <param name="slotCount">Number of slots, 1 to 255.</param>
        /// <param name="recordLength">Bytes of the longest record, 1 or more.</param>
        /// <exception cref="ArgumentNullException">The flash is missing.</exception>
        /// <exception cref="ArgumentOutOfRangeException">Number or length is outside its range.</exception>
        public FlashRecordStore(IFlashPages pages, int slotCount, int recordLength)
        {
            ArgumentNullException.ThrowIfNull(pages, nameof(pages));
            StoreArguments.CheckCount(recordLength, nameof(recordLength));
            if (slotCount < 1 || slotCount > MostSlots)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(slotCount), "slotCount is " + slotCount.ToString() + "; it must be 1 to " + MostSlots.ToString());
            }

            _pages = pages;
            _recordLength = recordLength;
            SlotCount = slotCount;
            _header = new byte[WholeUnits(HeaderLength)];
            _frame = new byte[WholeUnits(1 + recordLength + ChecksumLength)];
            _check = new byte[_frame.Length];
            _pageOfSlot = new int[slotCount];
            _frameOfSlot = new int[slotCount];
            FramesPerPage = (pages.PageLength - _header.Length) / _frame.Length;
        }

        /// <inheritdoc/>
        public int SlotCount { get; }

        /// <summary>Records that a page holds.</summary>
        public int FramesPerPage { get; }

        /// <summary>The kind of the last exception that the flash threw; <see cref="FailureKind.None"/> without one.</summary>
        public FailureKind LastFailure { get; private set; }

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            try
            {
                if (!Fits(slot, buffer)
                    || !TryMount()
                    || _pageOfSlot[slot] == None
                    || !TryReadFrame(_pageOfSlot[slot], _frameOfSlot[slot], _frame))
                {
                    return false;
                }

                Array.Copy(_frame, 1, buffer, 0, buffer.Length);
                return IsUndamaged();
            }
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                return false;
            }
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            try
            {
                if (!Fits(slot, buffer) || !TryMount())
                {
                    return false;
                }

                Fill(slot, buffer);
                if (_newestPage != None && TryAppend(_newestPage, slot))
                {
                    return true;
                }

                if (!TryOpen(After(_newestPage)))
                {
                    _isMounted = false;
                    return false;
                }

                Fill(slot, buffer);
                return TryAppend(_newestPage, slot);
            }
            catch (Exception exception)
            {
                // How far it went is not known: the next call reads the pages again.
                LastFailure = FailureKinds.Of(exception);
                _isMounted = false;
                return false;
            }
        }

        /// <summary>Erases the page after the newest, copies to it what is in use in the page after it, and makes it the newest.</summary>
        private bool TryOpen(int page)
        {
            if (!_pages.TryErase(page))
            {
                return false;
            }

            _nextFrame = 0;
            int old = After(page);
            for (int slot = 0; slot < SlotCount; slot++)
            {
                if (_pageOfSlot[slot] != old)
                {
                    continue;
                }

                if (!TryReadFrame(old, _frameOfSlot[slot], _frame))
                {
                    return false;
                }

                // A record that was damaged since the start is lost, whether it is copied or not.
                _pageOfSlot[slot] = None;
                if (IsUndamaged() && !TryAppend(page, slot))
                {
                    return false;
                }
            }

            Clear(_header);
            LittleEndian.Put(_header, MarkAt, 2, HeaderMark);
            LittleEndian.Put(_header, FrameLengthAt, 2, _frame.Length);
            LittleEndian.Put(_header, NumberAt, 4, _newestNumber + 1);
            LittleEndian.Put(_header, HeaderChecksumAt, ChecksumLength, Crc16.Of(_header, HeaderChecksumAt));
            if (!_pages.TryProgram(page, 0, _header))
            {
                return false;
            }

            _newestPage = page;
            _newestNumber++;
            return true;
        }

        /// <summary>Programs the frame in the buffer, and again further on when it does not read back the same.</summary>
        private bool TryAppend(int page, int slot)
        {
            while (_nextFrame < FramesPerPage)
            {
                int frame = _nextFrame++;
                if (_pages.TryProgram(page, FrameAt(frame), _frame)
                    && TryReadFrame(page, frame, _check)
                    && IsSame(_frame, _check))
                {
                    _pageOfSlot[slot] = page;
                    _frameOfSlot[slot] = frame;
                    return true;
                }
            }

            return false;
        }

        /// <summary>Finds the newest page, the newest frame of every slot, and the place of the next frame.</summary>
        private bool TryMount()
        {
            if (_isMounted)
            {
                return true;
            }

            if (FramesPerPage < SlotCount + SpareFrames || !TryFindNewest())
            {
                return false;
            }

            for (int slot = 0; slot < SlotCount; slot++)
            {
                _pageOfSlot[slot] = None;
            }

            // Around the ring, from the oldest page to the newest.
            int page = _newestPage;
            for (int i = 0; i < _pages.PageCount && _newestPage != None; i++)
            {
                page = After(page);
                if (TryReadNumber(page, out bool isInUse) && isInUse)
                {
                    MountFrames(page);
                }
            }

            _isMounted = true;
            return true;
        }

        private bool TryFindNewest()
        {
            bool answers = false;
            _newestPage = None;
            _newestNumber = 0;
            for (int page = 0; page < _pages.PageCount; page++)
            {
                answers |= TryReadNumber(page, out bool isInUse);
                int number = (int)LittleEndian.Get(_header, NumberAt, 4);
                if (isInUse && (_newestPage == None || number - _newestNumber > 0))
                {
                    _newestPage = page;
                    _newestNumber = number;
                }
            }

            // A flash of which no page can be read may still hold records: it is not erased.
            return answers;
        }

        private void MountFrames(int page)
        {
            _nextFrame = 0;
            for (int frame = 0; frame < FramesPerPage; frame++)
            {
                bool canRead = TryReadFrame(page, frame, _frame);
                if (canRead && IsBlank(_frame))
                {
                    continue;
                }

                // The next frame goes behind the last one that is not blank: a damaged record stays between the others.
                _nextFrame = frame + 1;
                if (canRead && IsUndamaged() && _frame[0] < SlotCount)
                {
                    _pageOfSlot[_frame[0]] = page;
                    _frameOfSlot[_frame[0]] = frame;
                }
            }
        }

        private bool TryReadNumber(int page, out bool isInUse)
        {
            bool canRead = _pages.TryRead(page, 0, _header);
            isInUse = canRead
                && LittleEndian.Get(_header, MarkAt, 2) == HeaderMark
                && LittleEndian.Get(_header, FrameLengthAt, 2) == _frame.Length
                && LittleEndian.Get(_header, HeaderChecksumAt, ChecksumLength) == Crc16.Of(_header, HeaderChecksumAt);
            return canRead;
        }

        private bool TryReadFrame(int page, int frame, byte[] buffer) => _pages.TryRead(page, FrameAt(frame), buffer);

        private void Fill(int slot, byte[] buffer)
        {
            Clear(_frame);
            _frame[0] = (byte)slot;
            Array.Copy(buffer, 0, _frame, 1, buffer.Length);
            LittleEndian.Put(_frame, 1 + _recordLength, ChecksumLength, FrameChecksum());
        }

        private bool IsUndamaged() => LittleEndian.Get(_frame, 1 + _recordLength, ChecksumLength) == FrameChecksum();

        /// <summary>CRC-16 of the frame, but never what erased flash holds: a frame cut before its checksum would otherwise be valid by
        /// chance.</summary>
        private int FrameChecksum()
        {
            int check = Crc16.Of(_frame, 1 + _recordLength);
            return check == Erased ? 0 : check;
        }

        private bool Fits(int slot, byte[] buffer) => slot >= 0 && slot < SlotCount && buffer.Length <= _recordLength;

        private int FrameAt(int frame) => _header.Length + (frame * _frame.Length);

        private int After(int page) => page + 1 < _pages.PageCount ? page + 1 : 0;

        private int WholeUnits(int length) => (length + _pages.ProgramLength - 1) / _pages.ProgramLength * _pages.ProgramLength;

        private static void Clear(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = 0xFF;
            }
        }

        private static bool IsBlank(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                if (buffer[i] != 0xFF)
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsSame(byte[] one, byte[] other)
        {
            for (int i = 0; i < one.Length; i++)
            {
                if (one[i] != other[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
