using System;
using System.Device.Gpio;
using Microbattery.Boards;
using Microbattery.Hal;

namespace Microbattery.Bench.Simulation
{
    /// <summary>A board as the simulator knows it.</summary>
    /// <param name="Folder">Its folder below boards/.</param>
    /// <param name="Create">Its description.</param>
    /// <param name="NoiseSteps">Noise of one conversion, steps of its finest range, one sigma.</param>
    /// <param name="SleepsDeeply">Whether its program sleeps so that it starts again.</param>
    /// <param name="ClockRunsThroughSleep">Whether its clock goes on meanwhile.</param>
    /// <param name="OpenSensor">Its own wiring, on virtual hardware.</param>
    public sealed record BoardModel(
        string Folder,
        Func<BoardDescription> Create,
        double NoiseSteps,
        bool SleepsDeeply,
        bool ClockRunsThroughSleep,
        Func<BoardDescription, VirtualHardware, GpioController, IClock, ICellSensor> OpenSensor);
}
