using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.Injection;

namespace Microbattery.Simulation.Boards
{
    /// <summary>A sensor whose driver can throw out of the look.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="injected">What is wrong.</param>
    public sealed class BreakableSensor(ICellSensor sensor, InjectedFaults injected) : ICellSensor
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
