using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.Injection;

namespace Microbattery.Simulation.Boards
{
    /// <summary>A sensor whose driver throws when that fault is injected.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="injected">The injected faults.</param>
    public sealed class FaultInjectingSensor(ICellSensor sensor, InjectedFaults injected) : ICellSensor
    {
        /// <inheritdoc/>
        public void Read(CellSample sample, long nowMilliseconds)
        {
            if (injected.SensorThrows)
            {
                throw new InvalidOperationException();
            }

            sensor.Read(sample, nowMilliseconds);
        }
    }
}
