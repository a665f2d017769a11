using System;
using System.Linq;
using Microbattery.Hal.Storage;

namespace Microbattery.Simulation.Chips
{
    /// <summary>
    /// Raw NOR flash that can lose power at any byte. A cut in a program operation leaves the bytes before it programmed and some bits of
    /// the one it reached; a cut in an erasure leaves bytes before it erased and anything between old and erased in those after it. Without
    /// power it refuses everything.
    /// </summary>
    public sealed class SimulatedFlash : IFlashPages
    {
        private readonly byte[][] _pages;
        private readonly bool[][] _programmed;
        private readonly Random _random;

        /// <summary>Erased flash.</summary>
        /// <param name="pageCount">Pages.</param>
        /// <param name="pageLength">Bytes of each.</param>
        /// <param name="programLength">Bytes programmed at once.</param>
        /// <param name="seed">Of what a cut leaves.</param>
        public SimulatedFlash(int pageCount, int pageLength, int programLength, int seed)
        {
            _pages = [.. Enumerable.Range(0, pageCount).Select(_ => Blank(pageLength))];
            _programmed = [.. Enumerable.Range(0, pageCount).Select(_ => new bool[pageLength / programLength])];
            EraseCounts = new int[pageCount];
            PageLength = pageLength;
            ProgramLength = programLength;
            _random = new Random(seed);
        }

        /// <inheritdoc/>
        public int PageCount => _pages.Length;

        /// <inheritdoc/>
        public int PageLength { get; }

        /// <inheritdoc/>
        public int ProgramLength { get; }

        /// <summary>Bytes still programmed or erased until power is cut; below 0 for never.</summary>
        public int BytesUntilPowerCut { get; set; } = -1;

        /// <summary>Whether it has no power.</summary>
        public bool IsOff => BytesUntilPowerCut == 0;

        /// <summary>Bytes programmed and erased so far.</summary>
        public int ByteCount { get; private set; }

        /// <summary>Erasures of each page.</summary>
        public int[] EraseCounts { get; }

        /// <summary>Units that were to be programmed twice without an erasure between, as a flash with ECC refuses.</summary>
        public int RefusalCount { get; private set; }

        /// <summary>A byte that never takes what is programmed: page, and byte of the page; below 0 for none.</summary>
        public (int Page, int Offset) WornOut { get; set; } = (-1, 0);

        /// <summary>What a page holds.</summary>
        /// <param name="page">The page.</param>
        /// <returns>Its bytes.</returns>
        public byte[] Content(int page) => _pages[page];

        /// <inheritdoc/>
        public bool TryErase(int page)
        {
            if (IsOff)
            {
                return false;
            }

            EraseCounts[page]++;
            Array.Clear(_programmed[page]);
            for (int i = 0; i < PageLength; i++)
            {
                if (!TrySpend())
                {
                    for (int j = i; j < PageLength; j++)
                    {
                        _pages[page][j] |= (byte)_random.Next(256);
                    }

                    return false;
                }

                _pages[page][i] = 0xFF;
            }

            return true;
        }

        /// <inheritdoc/>
        public bool TryProgram(int page, int offset, byte[] buffer)
        {
            ArgumentNullException.ThrowIfNull(buffer);
            if (IsOff)
            {
                return false;
            }

            if (offset % ProgramLength != 0 || buffer.Length % ProgramLength != 0 || offset + buffer.Length > PageLength)
            {
                throw new ArgumentException("not whole units of a page");
            }

            for (int i = 0; i < buffer.Length; i++)
            {
                if (i % ProgramLength == 0)
                {
                    int unit = (offset + i) / ProgramLength;
                    if (_programmed[page][unit])
                    {
                        RefusalCount++;
                        return false;
                    }

                    _programmed[page][unit] = true;
                }

                if (!TrySpend())
                {
                    _pages[page][offset + i] &= (byte)(buffer[i] | _random.Next(256));
                    return false;
                }

                _pages[page][offset + i] &= (page, offset + i) == WornOut ? (byte)0xFF : buffer[i];
            }

            return true;
        }

        /// <inheritdoc/>
        public bool TryRead(int page, int offset, byte[] buffer)
        {
            ArgumentNullException.ThrowIfNull(buffer);
            if (IsOff)
            {
                return false;
            }

            Array.Copy(_pages[page], offset, buffer, 0, buffer.Length);
            return true;
        }

        private static byte[] Blank(int length)
        {
            byte[] bytes = new byte[length];
            Array.Fill(bytes, (byte)0xFF);
            return bytes;
        }

        private bool TrySpend()
        {
            if (BytesUntilPowerCut > 0)
            {
                BytesUntilPowerCut--;
            }

            if (BytesUntilPowerCut == 0)
            {
                return false;
            }

            ByteCount++;
            return true;
        }
    }
}
