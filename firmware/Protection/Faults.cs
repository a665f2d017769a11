using System;

namespace Microbattery.Firmware.Protection
{
    /// <summary>What is wrong now. Several at once is usual.</summary>
    [Flags]
    public enum Faults
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>The cell voltage is not known from this tick.</summary>
        VoltageUnknown = 1,

        /// <summary>The cell current is not known from this tick.</summary>
        CurrentUnknown = 2,

        /// <summary>The cell temperature is not known, or its last reading is too old.</summary>
        TemperatureUnknown = 4,

        /// <summary>The cell may be above charge voltage and tolerance.</summary>
        OverVoltage = 8,

        /// <summary>The cell may be well below cut-off.</summary>
        UnderVoltage = 16,

        /// <summary>The charge current may be above its limit.</summary>
        ChargeOverCurrent = 32,

        /// <summary>The discharge current may be above its limit.</summary>
        DischargeOverCurrent = 64,

        /// <summary>The cell may be too cold to charge.</summary>
        TooColdToCharge = 128,

        /// <summary>The cell may be too hot to charge.</summary>
        TooHotToCharge = 256,

        /// <summary>The cell may be too cold to discharge.</summary>
        TooColdToDischarge = 512,

        /// <summary>The cell may be too hot to discharge.</summary>
        TooHotToDischarge = 1024,

        /// <summary>The configuration was refused; the reason is in the telemetry.</summary>
        ConfigurationRefused = 2048,

        /// <summary>The last tick did not run to its end.</summary>
        TickFailed = 4096,

        /// <summary>The clock stepped back or by more than can be believed.</summary>
        ClockStepped = 8192,

        /// <summary>The journal could not be written.</summary>
        JournalFailed = 16384,
    }
}
