namespace Microbattery.Firmware.Measurement
{
    /// <summary>
    /// One measured quantity: not measured yet, valid since a time, or failed for a reason. A failed sample keeps the last good value and
    /// its time, so that the user of the reading can let it age.
    /// </summary>
    /// <remarks>
    /// The fields are public and writable on purpose. Every part of a tick reads them, and on the interpreter a property costs a call.
    /// </remarks>
    public sealed class Reading
    {
        /// <summary>Outcome of the last sample.</summary>
        public ReadingState State;

        /// <summary>Why the last sample failed; <see cref="ReadingFault.None"/> unless it did.</summary>
        public ReadingFault Fault;

        /// <summary>Whether any sample has given a value.</summary>
        public bool HasValue;

        /// <summary>The last good value, in the unit that the owner's name states. Undefined unless <see cref="HasValue"/>.</summary>
        public int Value;

        /// <summary>When <see cref="Value"/> was measured, ms of the board's clock.</summary>
        public long ValidSinceMilliseconds;

        /// <summary>Records a good measurement.</summary>
        /// <param name="value">The value, in the unit that the owner's name states.</param>
        /// <param name="nowMilliseconds">When it was measured, ms of the board's clock.</param>
        public void SetValid(int value, long nowMilliseconds)
        {
            State = ReadingState.Valid;
            Fault = ReadingFault.None;
            HasValue = true;
            Value = value;
            ValidSinceMilliseconds = nowMilliseconds;
        }

        /// <summary>Marks a valid reading as not measured, before a sample sets it.</summary>
        public void Expire()
        {
            if (State == ReadingState.Valid)
            {
                SetFailed(ReadingFault.NoAnswer);
            }
        }

        /// <summary>Records a measurement that failed. The last good value stays and ages.</summary>
        /// <param name="fault">Why.</param>
        public void SetFailed(ReadingFault fault)
        {
            State = ReadingState.Failed;
            Fault = fault;
        }
    }
}
