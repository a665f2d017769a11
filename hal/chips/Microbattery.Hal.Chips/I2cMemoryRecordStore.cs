using System;
using System.Device.I2c;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;

namespace Microbattery.Hal.Chips
{
    /// <summary>Slots in a serial memory with two address bytes: a FRAM or an EEPROM.</summary>
    /// <remarks>
    /// FRAM: MB85RC256V, FM24CL64 (no wait, 10^12 writes and more). EEPROM: AT24C32 and larger (a page at a time, up to 5 ms each, 10^6
    /// writes). A slot begins at a page, so that no write touches the page of another slot.
    /// </remarks>
    public sealed class I2cMemoryRecordStore : IRecordStore
    {
        private const int AddressLength = 2; // bytes
        private const int MostBytes = 65536; // what two address bytes reach

        private readonly I2cDevice _device;
        private readonly IClock _clock;
        private readonly int _memoryLength;
        private readonly int _slotSpan;
        private readonly int _pageLength;
        private readonly int _writeMilliseconds;
        private readonly byte[] _address = new byte[AddressLength];

        /// <summary>Creates slots at the start of a memory.</summary>
        /// <param name="device">The memory.</param>
        /// <param name="memoryLength">Bytes of the memory, 1 to 65536.</param>
        /// <param name="slotCount">Number of slots, 1 or more; a slot that does not fit the memory is neither read nor written.</param>
        /// <param name="slotLength">Bytes of the longest record, 1 or more.</param>
        /// <param name="pageLength">Bytes of a page, 1 or more: 32 on an AT24C32, 64 on an AT24C256; of a FRAM the most that one write may
        /// carry, 128.</param>
        /// <param name="writeMilliseconds">Time to write a page, ms, 0 or more; 0 for a FRAM.</param>
        /// <param name="clock">Waits for that time.</param>
        /// <exception cref="ArgumentNullException">Memory or clock are missing.</exception>
        /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
        public I2cMemoryRecordStore(
            I2cDevice device, int memoryLength, int slotCount, int slotLength, int pageLength, int writeMilliseconds, IClock clock)
        {
            ArgumentNullException.ThrowIfNull(device, nameof(device));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            StoreArguments.CheckCount(slotCount, nameof(slotCount));
            StoreArguments.CheckCount(slotLength, nameof(slotLength));
            StoreArguments.CheckCount(pageLength, nameof(pageLength));
            if (memoryLength < 1 || memoryLength > MostBytes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(memoryLength), "memoryLength is " + memoryLength.ToString() + " bytes; it must be 1 to " + MostBytes.ToString());
            }

            if (writeMilliseconds < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(writeMilliseconds), "writeMilliseconds is " + writeMilliseconds.ToString() + "; it must be 0 or more");
            }

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

        /// <summary>The kind of the last failure: of an exception, or <see cref="FailureKind.InputOutput"/> for a transfer that the memory
        /// did not acknowledge; <see cref="FailureKind.None"/> without one.</summary>
        public FailureKind LastFailure { get; private set; }

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (!Fits(slot, buffer))
            {
                return false;
            }

            try
            {
                SetAddress(_address, slot * _slotSpan);
                return IsAcknowledged(_device.WriteRead(_address, buffer).Status);
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
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                return false;
            }
        }

        private bool TryWritePage(int address, byte[] buffer, int at)
        {
            int length = buffer.Length - at < _pageLength ? buffer.Length - at : _pageLength;
            byte[] page = new byte[AddressLength + length];
            SetAddress(page, address);
            Array.Copy(buffer, at, page, AddressLength, length);
            if (!IsAcknowledged(_device.Write(page).Status))
            {
                return false;
            }

            if (_writeMilliseconds == 0)
            {
                return true;
            }

            // The memory does not acknowledge until the page is written: a power cut in this time damages this page alone. A wait may be
            // shorter than requested by one step of the clock, so the memory is polled after it.
            SetAddress(_address, address);
            _clock.Wait(_writeMilliseconds);
            for (int turn = 0; _device.Write(_address).Status != I2cTransferStatus.FullTransfer; turn++)
            {
                ChipGuard.WaitTurn(turn, _clock, "Writing a page of the memory");
            }

            return true;
        }

        private bool IsAcknowledged(I2cTransferStatus status)
        {
            bool isAcknowledged = status == I2cTransferStatus.FullTransfer;
            if (!isAcknowledged)
            {
                LastFailure = FailureKind.InputOutput;
            }

            return isAcknowledged;
        }

        private bool Fits(int slot, byte[] buffer) =>
            slot >= 0 && slot < SlotCount && buffer.Length <= _slotSpan && (slot + 1) * _slotSpan <= _memoryLength;

        private static void SetAddress(byte[] bytes, int address)
        {
            bytes[0] = (byte)(address >> 8);
            bytes[1] = (byte)address;
        }
    }
}
