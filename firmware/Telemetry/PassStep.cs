namespace Microbattery.Firmware.Telemetry
{
    /// <summary>Parts of a pass, in their order: the place where a tick failed. The numbers are part of telemetry and fault history: they
    /// never change.</summary>
    public enum PassStep
    {
        /// <summary>No place: no tick has failed.</summary>
        None = 0,

        /// <summary>Reading the clock.</summary>
        Clock = 1,

        /// <summary>Taking the sample: converter, bus or calibration.</summary>
        Sample = 2,

        /// <summary>Protection: plausibility, limits, faults.</summary>
        Protection = 3,

        /// <summary>Gauge: counting, correction, display.</summary>
        Gauge = 4,

        /// <summary>Charge gate and load gate.</summary>
        Charging = 5,

        /// <summary>Driving the switches.</summary>
        Switches = 6,

        /// <summary>Time of the next sample, and whether to sleep.</summary>
        Sleep = 7,

        /// <summary>Fault history and journal.</summary>
        Journal = 8,
    }
}
