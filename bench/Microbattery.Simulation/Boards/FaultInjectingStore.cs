using System;
using System.IO;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.Injection;

namespace Microbattery.Simulation.Boards
{
    /// <summary>Storage that fails when a fault of it is injected.</summary>
    /// <param name="store">What keeps the records while nothing is wrong.</param>
    /// <param name="injected">The injected faults.</param>
    public sealed class FaultInjectingStore(IRecordStore store, InjectedFaults injected) : IRecordStore
    {
        private readonly GaussianNoise _garbage = new(4711);

        /// <inheritdoc/>
        public int SlotCount => store.SlotCount;

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            ArgumentNullException.ThrowIfNull(buffer);
            switch (injected.Storage)
            {
                case StorageFault.Refuses:
                    return false;
                case StorageFault.Throws:
                    throw new IOException();
                case StorageFault.GivesGarbage:
                    for (int i = 0; i < buffer.Length; i++)
                    {
                        buffer[i] = (byte)(1000 * _garbage.Next());
                    }

                    return true;
                default:
                    return store.TryRead(slot, buffer);
            }
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer) => injected.Storage switch
        {
            StorageFault.Refuses => false,
            StorageFault.Throws => throw new IOException(),
            _ => store.TryWrite(slot, buffer),
        };
    }
}
