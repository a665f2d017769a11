namespace Microbattery.Firmware.Sleep
{
    /// <summary>When to look next. While a switch is closed current may change unseen, so looks are close; with both open little flows.</summary>
    public sealed class WakePlan
    {
        /// <summary>Between looks while a switch is closed, ms.</summary>
        public int ActiveMilliseconds = 1000;

        /// <summary>From closing the charge switch, or opening the load switch beside it, to the next look, ms: what the source gives the
        /// cell is only known then.</summary>
        public int AfterClosingMilliseconds = 50;

        /// <summary>Between looks while the load switch is closed near cut-off, ms: an all but empty cell falls by a volt in seconds.</summary>
        public const int NearCutoffMilliseconds = 100;

        /// <summary>After so long with a closed charge switch that brings nothing, looks are as far apart as with both open, ms.</summary>
        public const int QuietMilliseconds = 60000;

        /// <summary>Between looks while both are open, ms. Within what protection and gauge let a reading age.</summary>
        public int IdleMilliseconds = 10000;

        /// <summary>The least a board that sleeps deeply does so, ms, 1000 to 20 days. Each wake costs what its MCU takes to start.</summary>
        public long DeepSleepMilliseconds = 600000;

        /// <summary>The longest it does, and the longest between looks while both switches are open, when the budget asks for longer times, ms:
        /// what an application that wants its load, or a cell that may be over-discharged, can wait for.</summary>
        public long LongestSleepMilliseconds = 86400000;

        /// <summary>Share of the cell's capacity that looks in sleep may take in a year, ppm.</summary>
        public int OwnSharePpm = 10000;

        /// <summary>Looks in a row without anything to do before such a board goes to sleep, 1 or more.</summary>
        public int IdleSamplesToSleep = 2;

        /// <summary>Looks in a row in which both switches had to stay open because a sensor failed, a tick failed or the profile was refused,
        /// before such a board goes to sleep, 1 or more: two minutes. Each wake tries again.</summary>
        public int BlindSamplesToSleep = 12;

        /// <summary>Time until the next look.</summary>
        /// <param name="chargeWasClosed">Whether the charge switch was closed before the last look.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed before the last look.</param>
        /// <param name="chargeClosed">Whether the charge switch is closed.</param>
        /// <param name="loadClosed">Whether the load switch is closed.</param>
        /// <returns>ms.</returns>
        public int NextSampleMilliseconds(bool chargeWasClosed, bool loadWasClosed, bool chargeClosed, bool loadClosed)
        {
            // The cell gets more than at the last look when the source came, and when a load went.
            if (chargeClosed && (!chargeWasClosed || (loadWasClosed && !loadClosed)))
            {
                return AfterClosingMilliseconds;
            }

            return chargeClosed || loadClosed ? ActiveMilliseconds : IdleMilliseconds;
        }
    }
}
