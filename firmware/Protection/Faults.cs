using System;

namespace Microbattery.Firmware.Protection
{
    /// <summary>The faults, one bit each. Several at once are usual. The bits are part of telemetry and journal: they never
    /// change.</summary>
    [Flags]
    public enum Faults
    {
        /// <summary>No fault.</summary>
        None = 0,

        /// <summary>The cell voltage was not measured in this tick.</summary>
        VoltageUnknown = 1,

        /// <summary>The cell current was not measured in this tick.</summary>
        CurrentUnknown = 2,

        /// <summary>The cell temperature is unknown, or its last reading is too old.</summary>
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

        /// <summary>The configuration was refused; the telemetry names the figure.</summary>
        ConfigurationRefused = 2048,

        /// <summary>The last tick did not run to its end.</summary>
        TickFailed = 4096,

        /// <summary>The clock stepped back, or forward by more than is plausible.</summary>
        ClockStepped = 8192,

        /// <summary>The journal could not be written.</summary>
        JournalFailed = 16384,

        /// <summary>The discharge current exceeds the limit of a pulse. Latched.</summary>
        ShortCircuit = 32768,

        /// <summary>Voltage and current contradict each other for a cell of this type: one of them is stuck, swapped or reversed.
        /// Latched.</summary>
        ReadingsContradict = 65536,

        /// <summary>Two measurements of the cell voltage do not agree, or the second one failed: a reference may have drifted.</summary>
        VoltagesDisagree = 131072,

        /// <summary>Charge current flows while the charge switch is open. Latched.</summary>
        ChargeSwitchStuck = 262144,

        /// <summary>More discharge current flows than the board takes while the load switch is open. Latched.</summary>
        LoadSwitchStuck = 524288,

        /// <summary>The clock has stopped: no time can be counted.</summary>
        ClockStopped = 1048576,

        /// <summary>The cell was above charge voltage by more than twice its tolerance. Latched.</summary>
        CellOvercharged = 2097152,

        /// <summary>The cell is below the voltage from which it may be charged at all.</summary>
        TooLowToCharge = 4194304,
    }
}
