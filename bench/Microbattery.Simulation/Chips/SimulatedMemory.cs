using System;
using System.Device.I2c;
using Microbattery.Firmware.Ports;

namespace Microbattery.Simulation.Chips
{
    /// <summary>
    /// A serial memory with two address bytes: an EEPROM, whose writes wrap within a page and which answers nobody while it writes, or a
    /// FRAM, whose writes wrap at its end and take no time. A power cut leaves of the page being written what it had reached.
    /// </summary>
    public sealed class SimulatedMemory : ISimulatedI2cTarget
    {
        private readonly IClock _clock;
        private readonly int _pageLength;
        private readonly int _writeMilliseconds;
        private readonly Random _random = new(1);
        private int _pointer;
        private long _busyUntilMilliseconds = long.MinValue;

        /// <summary>An erased memory.</summary>
        /// <param name="length">Bytes.</param>
        /// <param name="pageLength">Bytes of a page; the length of the memory for a FRAM.</param>
        /// <param name="writeMilliseconds">What a page takes to write, ms.</param>
        /// <param name="clock">Time.</param>
        public SimulatedMemory(int length, int pageLength, int writeMilliseconds, IClock clock)
        {
            Content = new byte[length];
            Array.Fill(Content, (byte)0xFF);
            _pageLength = pageLength;
            _writeMilliseconds = writeMilliseconds;
            _clock = clock;
        }

        /// <summary>What it holds.</summary>
        public byte[] Content { get; }

        /// <summary>Bytes still written until power is cut; -1 for never.</summary>
        public int BytesUntilPowerCut { get; set; } = -1;

        /// <summary>Bytes written so far.</summary>
        public int ByteCount { get; private set; }

        /// <summary>Whether a power cut leaves anything at all in the page it falls into, as an EEPROM's may that erases the page first;
        /// else the bytes it had reached.</summary>
        public bool CutSpoilsPage { get; set; }

        /// <inheritdoc/>
        public int Write(byte[] bytes)
        {
            ArgumentNullException.ThrowIfNull(bytes);
            if (IsDeaf)
            {
                return -1;
            }

            _pointer = ((bytes[0] << 8) | bytes[1]) % Content.Length;
            int page = _pointer / _pageLength * _pageLength;
            for (int i = 2; i < bytes.Length; i++)
            {
                if (BytesUntilPowerCut == 0)
                {
                    return i;
                }

                BytesUntilPowerCut -= BytesUntilPowerCut > 0 ? 1 : 0;
                ByteCount++;
                Content[page + ((_pointer - page + i - 2) % _pageLength)] = bytes[i];
                if (BytesUntilPowerCut == 0 && CutSpoilsPage)
                {
                    _random.NextBytes(Content.AsSpan(page, _pageLength));
                }
            }

            if (bytes.Length > 2)
            {
                _busyUntilMilliseconds = _clock.DateMilliseconds + _writeMilliseconds;
            }

            return bytes.Length;
        }

        /// <inheritdoc/>
        public bool Read(byte[] bytes)
        {
            ArgumentNullException.ThrowIfNull(bytes);
            if (IsDeaf)
            {
                return false;
            }

            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = Content[_pointer];
                _pointer = (_pointer + 1) % Content.Length;
            }

            return true;
        }

        private bool IsDeaf => BytesUntilPowerCut == 0 || _clock.DateMilliseconds < _busyUntilMilliseconds;
    }
}
