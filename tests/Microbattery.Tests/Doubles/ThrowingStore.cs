using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A store that throws on every read and write.</summary>
    public sealed class ThrowingStore : IRecordStore
    {
        /// <inheritdoc/>
        public int SlotCount => 2;

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer) => throw new InvalidOperationException();

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer) => throw new InvalidOperationException();
    }
}
