namespace Microbattery.Firmware.Measurement
{
    /// <summary>
    /// One measured quantity: not read yet, valid since t, or failed because of something. A failed look keeps the
    /// last good value and its time, so that whoever uses it can let it age.
    /// </summary>
    /// <remarks>Public fields: on the interpreter reading a property costs a call.</remarks>
    public sealed class Reading
    {
        /// <summary>Outcome of the last look.</summary>
        public ReadingState State;

        /// <summary>Why the last look failed; <see cref="ReadingFault.None"/> unless it did.</summary>
        public ReadingFault Fault;

        /// <summary>Whether any look ever gave a value.</summary>
        public bool HasValue;

        /// <summary>The last good value, in the unit the owner's name states. Means nothing unless <see cref="HasValue"/>.</summary>
        public int Value;

        /// <summary>When <see cref="Value"/> was taken, ms of the board's clock.</summary>
        public long ValidSinceMilliseconds;

        /// <summary>Records a good look.</summary>
        /// <param name="value">The value, in the unit the owner's name states.</param>
        /// <param name="nowMilliseconds">When it was taken, ms of the board's clock.</param>
        public void SetValid(int value, long nowMilliseconds)
        {
            State = ReadingState.Valid;
            Fault = ReadingFault.None;
            HasValue = true;
            Value = value;
            ValidSinceMilliseconds = nowMilliseconds;
        }

        /// <summary>Before a look: what was valid is not from this look until it says so.</summary>
        public void Expire()
        {
            if (State == ReadingState.Valid)
            {
                SetFailed(ReadingFault.NoAnswer);
            }
        }

        /// <summary>Records a look that failed. The last good value stays and ages.</summary>
        /// <param name="fault">Why.</param>
        public void SetFailed(ReadingFault fault)
        {
            State = ReadingState.Failed;
            Fault = fault;
        }
    }
}
