using System;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Storage
{
    /// <summary>
    /// Slots kept as a log in raw flash: every record is appended, page after page in a ring, so that all pages wear alike. A page is erased
    /// only when the newest record of every slot lives elsewhere, so a cut at any instant costs no more than the record being written.
    /// </summary>
    /// <remarks>
    /// A page is filled with frames (slot, record, CRC-16 or 0 where that is 0xFFFF); the last whole frame of a slot, in the order of the ring, is what it holds. While
    /// the newest page is filled, the page after it holds nothing that counts. When the newest is full, that one is erased, takes over what
    /// counts in the page after it, and only then gets its header, which makes it the newest: without one a page counts for nothing.
    /// All pages are read once at the start, so this is for pages of some KB. A page that can no longer be erased ends the writing.
    /// </remarks>
    public sealed class FlashRecordStore : IRecordStore
    {
        private const int HeaderLength = 10;
        private const int HeaderMark = 0x4D46;
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

        /// <summary>Slots in all of some pages.</summary>
        /// <param name="pages">The flash. A page holds two records more than there are slots, or nothing is read and written.</param>
        /// <param name="slotCount">1 to 255.</param>
        /// <param name="recordLength">Bytes of the longest record.</param>
        public FlashRecordStore(IFlashPages pages, int slotCount, int recordLength)
        {
            _pages = pages;
            _recordLength = recordLength;
            SlotCount = slotCount;
            _header = new byte[WholeUnits(HeaderLength)];
            _frame = new byte[WholeUnits(1 + recordLength + 2)];
            _check = new byte[_frame.Length];
            _pageOfSlot = new int[slotCount];
            _frameOfSlot = new int[slotCount];
            FramesPerPage = (pages.PageLength - _header.Length) / _frame.Length;
        }

        /// <inheritdoc/>
        public int SlotCount { get; }

        /// <summary>Records that fit into a page.</summary>
        public int FramesPerPage { get; }

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            try
            {
                if (!Fits(slot, buffer) || !TryMount() || _pageOfSlot[slot] == None || !TryReadFrame(_pageOfSlot[slot], _frameOfSlot[slot], _frame))
                {
                    return false;
                }

                Array.Copy(_frame, 1, buffer, 0, buffer.Length);
                return IsWhole();
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer)
        {
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
            catch (Exception)
            {
                // How far it went is not known: the next call looks.
                _isMounted = false;
                return false;
            }
        }

        /// <summary>Erases the page after the newest, copies what counts in the page after that one, and makes it the newest.</summary>
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

                // One that has decayed since the start is lost, here or there.
                _pageOfSlot[slot] = None;
                if (IsWhole() && !TryAppend(page, slot))
                {
                    return false;
                }
            }

            Clear(_header);
            LittleEndian.Put(_header, 0, 2, HeaderMark);
            LittleEndian.Put(_header, 2, 2, _frame.Length);
            LittleEndian.Put(_header, 4, 4, _newestNumber + 1);
            LittleEndian.Put(_header, HeaderLength - 2, 2, Crc16.Of(_header, HeaderLength - 2));
            if (!_pages.TryProgram(page, 0, _header))
            {
                return false;
            }

            _newestPage = page;
            _newestNumber++;
            return true;
        }

        /// <summary>Programs the frame at hand, and again further on when it does not read back as it should.</summary>
        private bool TryAppend(int page, int slot)
        {
            while (_nextFrame < FramesPerPage)
            {
                int frame = _nextFrame++;
                if (_pages.TryProgram(page, FrameAt(frame), _frame) && TryReadFrame(page, frame, _check) && IsSame(_frame, _check))
                {
                    _pageOfSlot[slot] = page;
                    _frameOfSlot[slot] = frame;
                    return true;
                }
            }

            return false;
        }

        /// <summary>Finds the newest page, the newest frame of every slot, and where the next one goes.</summary>
        private bool TryMount()
        {
            if (_isMounted)
            {
                return true;
            }

            if (FramesPerPage < SlotCount + 2 || !TryFindNewest())
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
                if (TryReadNumber(page, out bool isWhole) && isWhole)
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
                answers |= TryReadNumber(page, out bool isWhole);
                int number = (int)LittleEndian.Get(_header, 4, 4);
                if (isWhole && (_newestPage == None || number - _newestNumber > 0))
                {
                    _newestPage = page;
                    _newestNumber = number;
                }
            }

            // A flash that says nothing at all may yet hold everything: it is not begun anew.
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

                // After the last one that is not blank: a record that was cut stays between the others.
                _nextFrame = frame + 1;
                if (canRead && IsWhole() && _frame[0] < SlotCount)
                {
                    _pageOfSlot[_frame[0]] = page;
                    _frameOfSlot[_frame[0]] = frame;
                }
            }
        }

        private bool TryReadNumber(int page, out bool isWhole)
        {
            bool canRead = _pages.TryRead(page, 0, _header);
            isWhole = canRead
                && LittleEndian.Get(_header, 0, 2) == HeaderMark
                && LittleEndian.Get(_header, 2, 2) == _frame.Length
                && LittleEndian.Get(_header, HeaderLength - 2, 2) == Crc16.Of(_header, HeaderLength - 2);
            return canRead;
        }

        private bool TryReadFrame(int page, int frame, byte[] buffer) => _pages.TryRead(page, FrameAt(frame), buffer);

        private void Fill(int slot, byte[] buffer)
        {
            Clear(_frame);
            _frame[0] = (byte)slot;
            Array.Copy(buffer, 0, _frame, 1, buffer.Length);
            LittleEndian.Put(_frame, 1 + _recordLength, 2, FrameCheck());
        }

        private bool IsWhole() => LittleEndian.Get(_frame, 1 + _recordLength, 2) == FrameCheck();

        /// <summary>The frame's CRC-16, but never what erased flash holds: a frame cut before its last bytes would be whole by chance.</summary>
        private int FrameCheck()
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
