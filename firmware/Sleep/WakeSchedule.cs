using System;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>Time until the next sample, from the switches, from what protection waits for, and from the charge that a sample
    /// costs.</summary>
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
        /// <param name="sampleNanoampSeconds">Charge that one sample takes, nA·s.</param>
        /// <param name="plan">Settings of the time between samples.</param>
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

        /// <summary>Duration of a deep sleep, ms.</summary>
        public long DeepSleepMilliseconds { get; }

        /// <summary>Shortest time between two samples, ms: before one that decides about a fault.</summary>
        public int ShortestMilliseconds => _afterClosingMilliseconds;

        /// <summary>Counts the time without charge current through a closed charge switch: a solar cell at night.</summary>
        /// <param name="isQuiet">Whether no current flowed, and the largest current possible would not lift the cell to charge
        /// voltage.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms, 0 or more.</param>
        public void CountQuiet(bool isQuiet, long elapsedMilliseconds) =>
            _quietMilliseconds = isQuiet ? IntegerMath.Clamp(_quietMilliseconds + elapsedMilliseconds, 0, _quietAfterMilliseconds) : 0;

        /// <summary>Time until the next sample.</summary>
        /// <param name="isSuspicious">Whether the next sample decides about a fault.</param>
        /// <param name="isLow">Whether the cell is near cut-off.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed before the last sample.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed before the last sample.</param>
        /// <param name="chargeClosed">Whether the charge switch is closed.</param>
        /// <param name="loadClosed">Whether the load switch is closed.</param>
        /// <returns>ms.</returns>
        public int NextMilliseconds(
            bool isSuspicious, bool isLow, bool chargeWasClosed, bool loadWasClosed, bool chargeClosed, bool loadClosed)
        {
            // The cell takes more current than at the last sample when the source is connected, and when a load is disconnected.
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
