namespace Microbattery.Hal.Sleep
{
    /// <summary>Sleep in which the MCU loses its memory: the program starts again at its beginning, and resumes from the journal.</summary>
    public interface IDeepSleep
    {
        /// <summary>Why the program started.</summary>
        WakeCause Cause { get; }

        /// <summary>Sleeps. Does not return, unless the MCU refused to sleep.</summary>
        /// <param name="milliseconds">Time after which the MCU wakes, ms, 1000 to 20 days. A wake pin may end the sleep earlier.</param>
        void Sleep(long milliseconds);
    }
}
