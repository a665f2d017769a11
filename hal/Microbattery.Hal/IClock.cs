namespace Microbattery.Hal
{
    /// <summary>Time that runs on through sleep.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since an epoch of the board's own. May step when an RTC is set: callers must expect it.</summary>
        long NowMilliseconds { get; }

        /// <summary>Waits at least this long.</summary>
        /// <param name="milliseconds">0 or more.</param>
        void Wait(int milliseconds);
    }
}
