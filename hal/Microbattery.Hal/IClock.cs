namespace Microbattery.Hal
{
    /// <summary>Time that runs on through sleep, and on some boards through reset.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since an epoch of the board's own. May step when an RTC is set: callers must expect it.</summary>
        long NowMilliseconds { get; }

        /// <summary>Whether the clock went on while the board was off, as an RTC does. One that starts anew cannot say how long that was.</summary>
        bool RunsThroughReset { get; }

        /// <summary>Waits at least this long.</summary>
        /// <param name="milliseconds">0 or more.</param>
        void Wait(int milliseconds);
    }
}
