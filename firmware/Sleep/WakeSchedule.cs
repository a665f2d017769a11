using System;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>When the next sample is due: by the switches, by what protection waits for, and by what a sample costs the cell.</summary>
    public sealed class WakeSchedule
    {
        private readonly int _activeMilliseconds;
        private readonly int _afterClosingMilliseconds;
        private readonly int _nearCutoffMilliseconds;
        private readonly int _idleMilliseconds;
        private readonly int _budgetMilliseconds;
        private readonly long _quietAfterMilliseconds;
        private long _quietMilliseconds;

        /// <summary>The schedule of one cell on one board.</summary>
        /// <param name="capacityNanoampSeconds">Capacity of the cell, nA·s.</param>
        /// <param name="sampleNanoampSeconds">What one sample takes, nA·s.</param>
        /// <param name="plan">How far apart samples may be.</param>
        public WakeSchedule(long capacityNanoampSeconds, long sampleNanoampSeconds, WakePlan plan)
        {
            ArgumentNullException.ThrowIfNull(plan, nameof(plan));

            long budget = SampleBudget.IntervalMilliseconds(capacityNanoampSeconds, plan.OwnSharePpm, sampleNanoampSeconds);
            budget = IntegerMath.Clamp(budget, 0, plan.LongestSleepMilliseconds);
            DeepSleepMilliseconds = budget > plan.DeepSleepMilliseconds ? budget : plan.DeepSleepMilliseconds;
            _budgetMilliseconds = IntegerMath.Saturate(budget);
            _activeMilliseconds = plan.ActiveMilliseconds;
            _afterClosingMilliseconds = plan.AfterClosingMilliseconds;
            _nearCutoffMilliseconds = plan.NearCutoffMilliseconds;
            _idleMilliseconds = plan.IdleMilliseconds;
            _quietAfterMilliseconds = plan.QuietMilliseconds;
        }

        /// <summary>How long a board that forgets everything in its sleep does so, ms.</summary>
        public long DeepSleepMilliseconds { get; }

        /// <summary>When a sample decides about something, and the least that a sample stands for when the clock does not go on, ms.</summary>
        public int ShortestMilliseconds => _afterClosingMilliseconds;

        /// <summary>Counts the time in which the charge switch is closed and nothing comes: a solar cell's night.</summary>
        /// <param name="isQuiet">Whether nothing came, and the most that could come would not lift the cell to its charge voltage.</param>
        /// <param name="elapsedMilliseconds">Since the sample before, ms, 0 or more.</param>
        public void CountQuiet(bool isQuiet, long elapsedMilliseconds) =>
            _quietMilliseconds = isQuiet ? IntegerMath.Clamp(_quietMilliseconds + elapsedMilliseconds, 0, _quietAfterMilliseconds) : 0;

        /// <summary>Time until the next sample.</summary>
        /// <param name="isSuspicious">Whether the next sample decides about a fault.</param>
        /// <param name="isLow">Whether the cell is near cut-off.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed before the last sample.</param>
        /// <param name="loadWasClosed">Whether the load switch was.</param>
        /// <param name="chargeClosed">Whether the charge switch is closed.</param>
        /// <param name="loadClosed">Whether the load switch is.</param>
        /// <returns>ms.</returns>
        public int NextMilliseconds(
            bool isSuspicious, bool isLow, bool chargeWasClosed, bool loadWasClosed, bool chargeClosed, bool loadClosed)
        {
            // The cell gets more than at the last sample when the source came, and when a load went.
            bool getsMore = chargeClosed && (!chargeWasClosed || (loadWasClosed && !loadClosed));
            bool isQuiet = _quietMilliseconds >= _quietAfterMilliseconds;
            if (isSuspicious)
            {
                return _afterClosingMilliseconds;
            }

            if (loadClosed)
            {
                return isLow ? _nearCutoffMilliseconds : getsMore ? _afterClosingMilliseconds : _activeMilliseconds;
            }

            if (chargeClosed)
            {
                return isQuiet ? _idleMilliseconds : getsMore ? _afterClosingMilliseconds : _activeMilliseconds;
            }

            return _idleMilliseconds > _budgetMilliseconds ? _idleMilliseconds : _budgetMilliseconds;
        }
    }
}
