namespace Microbattery.Tests.Recorded
{
    /// <summary>
    /// What is recorded of a tick: what went in, then what came out. Those that change most stand first, where they cost least. The names
    /// are those of the columns of recorded-ticks.csv.
    /// </summary>
    public enum TickColumn
    {
        /// <summary>In: cell voltage, µV.</summary>
        VoltageMicrovolts,

        /// <summary>In: cell current, nA.</summary>
        CurrentNanoamps,

        /// <summary>Out: state of charge, ppm.</summary>
        StateOfChargePpm,

        /// <summary>Out: its uncertainty, ppm.</summary>
        ErrorPpm,

        /// <summary>Out: displayed state of charge, ppm.</summary>
        DisplayedPpm,

        /// <summary>In: cell temperature, m°C.</summary>
        TemperatureMillicelsius,

        /// <summary>Out: resistance learned, ppm.</summary>
        ResistancePpm,

        /// <summary>Out: capacity learned, ppm.</summary>
        CapacityPpm,

        /// <summary>Out: when the next tick is wanted, ms.</summary>
        NextMilliseconds,

        /// <summary>Out: bit 0 charge switch closed, bit 1 load switch closed, bits 2 and 3 charge phase.</summary>
        Switches,

        /// <summary>In: since the tick before, ms.</summary>
        ElapsedMilliseconds,

        /// <summary>Out: faults.</summary>
        Faults,

        /// <summary>In: why the voltage could not be read; 0 when it could.</summary>
        VoltageFault,

        /// <summary>In: the same of the current.</summary>
        CurrentFault,

        /// <summary>In: the same of the temperature.</summary>
        TemperatureFault,

        /// <summary>In: bit 0 the load is wanted, bit 1 the supervisor starts anew before this tick, bit 2 its clock did not run
        /// meanwhile.</summary>
        Commands,

        /// <summary>Out: how long the board may sleep deeply, ms.</summary>
        DeepSleepMilliseconds,

        /// <summary>How many columns there are.</summary>
        Count,
    }
}
