namespace Microbattery.Firmware.Ports
{
    /// <summary>The board's clock. It gives a monotonic time for intervals while the program runs, and a date for records that outlive
    /// it.</summary>
    public interface IClock
    {
        /// <summary>Monotonic time, ms since an epoch of the board's own. Cannot be set. May start again at 0 with the program.</summary>
        long NowMilliseconds { get; }

        /// <summary>Date, ms since an epoch of the board's own: a real-time clock where there is one. Steps when it is set.</summary>
        long DateMilliseconds { get; }

        /// <summary>Whether the date kept running while the board was off. If it did not, the time off is unknown.</summary>
        bool RunsThroughReset { get; }

        /// <summary>Waits at least this long.</summary>
        /// <param name="milliseconds">0 or more.</param>
        void Wait(int milliseconds);
    }
}
