using System;
using System.Device.Gpio;
using Microbattery.Boards;
using Microbattery.Firmware.Ports;

namespace Microbattery.Bench.Simulation
{
    /// <summary>A board as the simulator knows it.</summary>
    /// <param name="Folder">Its folder below boards/.</param>
    /// <param name="Create">Its description.</param>
    /// <param name="NoiseSteps">Noise of one conversion, steps of its finest range, one sigma.</param>
    /// <param name="SleepsDeeply">Whether its program sleeps so that it starts again.</param>
    /// <param name="DateRunsThroughReset">Whether its date goes on while its program does not run.</param>
    /// <param name="OpenSensor">Its own wiring, on virtual hardware.</param>
    public sealed record BoardModel(
        string Folder,
        Func<BoardDescription> Create,
        double NoiseSteps,
        bool SleepsDeeply,
        bool DateRunsThroughReset,
        Func<BoardDescription, VirtualHardware, GpioController, IClock, ICellSensor> OpenSensor);
}
