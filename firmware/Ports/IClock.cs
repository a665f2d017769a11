namespace Microbattery.Firmware.Ports
{
    /// <summary>Two times: one for what passes while the program runs, which nobody can set, and one that dates what outlives it.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since an epoch of the board's own. Goes on steadily while the program runs, and may begin anew with it.</summary>
        long NowMilliseconds { get; }

        /// <summary>The date, ms since an epoch of the board's own: a real-time clock where there is one. Steps when somebody sets it.</summary>
        long DateMilliseconds { get; }

        /// <summary>Whether the date went on while the board was off. One that starts anew cannot say how long that was.</summary>
        bool RunsThroughReset { get; }

        /// <summary>Waits at least this long.</summary>
        /// <param name="milliseconds">0 or more.</param>
        void Wait(int milliseconds);
    }
}
