namespace Microbattery.Hal.Sleep
{
    /// <summary>Sleep in which the MCU forgets everything: the program starts again at its beginning, and the journal is what it goes on from.</summary>
    public interface IDeepSleep
    {
        /// <summary>Why the program started.</summary>
        WakeCause Cause { get; }

        /// <summary>Sleeps. Does not return, unless the MCU refused to sleep.</summary>
        /// <param name="milliseconds">After this time the MCU wakes, earlier if a wake pin calls, ms, 1000 to 20 days.</param>
        void Sleep(long milliseconds);
    }
}
