namespace Microbattery.Firmware.Telemetry
{
    /// <summary>Parts of a pass, in their order: where a tick failed. The numbers stand in telemetry and in the fault history: they do not change.</summary>
    public enum PassStep
    {
        /// <summary>None: no tick has failed.</summary>
        None = 0,

        /// <summary>Reading the clock.</summary>
        Clock = 1,

        /// <summary>Taking the sample: converter, bus or conversion.</summary>
        Sample = 2,

        /// <summary>Protection: plausibility, limits, faults.</summary>
        Protection = 3,

        /// <summary>Gauge: counting, correction, display.</summary>
        Gauge = 4,

        /// <summary>Charge gate and load gate.</summary>
        Charging = 5,

        /// <summary>Driving the switches.</summary>
        Switches = 6,

        /// <summary>When to sample next, and whether to sleep.</summary>
        Sleep = 7,

        /// <summary>Fault history and journal.</summary>
        Journal = 8,
    }
}
