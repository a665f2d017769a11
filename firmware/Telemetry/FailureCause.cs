using System;

namespace Microbattery.Firmware.Telemetry
{
    /// <summary>Cause of the last failed tick: type of the exception, part of the pass, and date.</summary>
    internal sealed class FailureCause
    {
        private FailureKind _kind;
        private PassStep _step;
        private long _dateMilliseconds;

        /// <summary>Type of the exception; none when no tick has failed.</summary>
        internal FailureKind Kind => _kind;

        /// <summary>Part of the pass in which it was thrown.</summary>
        internal PassStep Step => _step;

        /// <summary>Time of the failed tick: the board's date, ms.</summary>
        internal long DateMilliseconds => _dateMilliseconds;

        /// <summary>Records a failed tick. Allocates nothing.</summary>
        /// <param name="exception">The exception.</param>
        /// <param name="step">Part of the pass in which it was thrown.</param>
        /// <param name="dateMilliseconds">The board's date, ms.</param>
        internal void Set(Exception exception, PassStep step, long dateMilliseconds)
        {
            _kind = FailureKinds.Of(exception);
            _step = step;
            _dateMilliseconds = dateMilliseconds;
        }
    }
}
