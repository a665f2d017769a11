using System;
using System.Device.I2c;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Chips
{
    /// <summary>
    /// Slots in a serial memory with two address bytes: FRAM (MB85RC256V, FM24CL64: no wait, 10^12 writes and more) or EEPROM (AT24C32
    /// and larger: a page at a time, up to 5 ms each, 10^6 writes). A slot begins at a page, so that no write touches another's page.
    /// </summary>
    public sealed class I2cMemoryRecordStore : IRecordStore
    {
        private const int AddressLength = 2;

        private readonly I2cDevice _device;
        private readonly IClock _clock;
        private readonly int _memoryLength;
        private readonly int _slotSpan;
        private readonly int _pageLength;
        private readonly int _writeMilliseconds;
        private readonly byte[] _address = new byte[AddressLength];

        /// <summary>Slots at the start of a memory.</summary>
        /// <param name="device">The memory.</param>
        /// <param name="memoryLength">Bytes of the memory, at most 65536.</param>
        /// <param name="slotCount">2 or more; a slot that does not fit the memory is neither read nor written.</param>
        /// <param name="slotLength">Bytes of the longest record.</param>
        /// <param name="pageLength">Bytes of a page, 8 or more: 32 on an AT24C32, 64 on an AT24C256; of a FRAM what one write may carry, 128.</param>
        /// <param name="writeMilliseconds">What a page takes to write, ms; 0 for a FRAM.</param>
        /// <param name="clock">To wait for that.</param>
        public I2cMemoryRecordStore(
            I2cDevice device, int memoryLength, int slotCount, int slotLength, int pageLength, int writeMilliseconds, IClock clock)
        {
            _memoryLength = memoryLength;
            _device = device;
            SlotCount = slotCount;
            _pageLength = pageLength;
            _slotSpan = (slotLength + pageLength - 1) / pageLength * pageLength;
            _writeMilliseconds = writeMilliseconds;
            _clock = clock;
        }

        /// <inheritdoc/>
        public int SlotCount { get; }

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            if (!Fits(slot, buffer))
            {
                return false;
            }

            try
            {
                SetAddress(_address, slot * _slotSpan);
                return _device.WriteRead(_address, buffer).Status == I2cTransferStatus.FullTransfer;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer)
        {
            if (!Fits(slot, buffer))
            {
                return false;
            }

            try
            {
                for (int at = 0; at < buffer.Length; at += _pageLength)
                {
                    if (!TryWritePage((slot * _slotSpan) + at, buffer, at))
                    {
                        return false;
                    }
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private bool TryWritePage(int address, byte[] buffer, int at)
        {
            int length = buffer.Length - at < _pageLength ? buffer.Length - at : _pageLength;
            byte[] page = new byte[AddressLength + length];
            SetAddress(page, address);
            Array.Copy(buffer, at, page, AddressLength, length);
            if (_device.Write(page).Status != I2cTransferStatus.FullTransfer)
            {
                return false;
            }

            if (_writeMilliseconds == 0)
            {
                return true;
            }

            // Until it is written the memory does not answer: a power cut in here spoils this page alone. A wait may end early by the step of
            // the clock, so it is asked.
            SetAddress(_address, address);
            _clock.Wait(_writeMilliseconds);
            for (int turn = 0; _device.Write(_address).Status != I2cTransferStatus.FullTransfer; turn++)
            {
                ChipWait.Turn(turn, _clock);
            }

            return true;
        }

        private bool Fits(int slot, byte[] buffer) => buffer.Length <= _slotSpan && (slot + 1) * _slotSpan <= _memoryLength;

        private static void SetAddress(byte[] bytes, int address)
        {
            bytes[0] = (byte)(address >> 8);
            bytes[1] = (byte)address;
        }
    }
}
