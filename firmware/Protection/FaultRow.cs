using System;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// One row of the fault table. It trips when its quantity is above the trip point for so many samples in a row, and for so long; it clears when the
    /// quantity is at or below the release point for so many.
    /// </summary>
    public sealed class FaultRow
    {
        /// <summary>A trip point that nothing reaches.</summary>
        public const long Never = long.MaxValue - 1;

        /// <summary>A fault.</summary>
        /// <param name="fault">Its bit.</param>
        /// <param name="quantity">What is judged.</param>
        /// <param name="traits">What follows from it.</param>
        /// <param name="summary">What is wrong, in one sentence.</param>
        /// <param name="source">Where its limits come from.</param>
        internal FaultRow(Faults fault, FaultQuantity quantity, FaultTraits traits, string summary, string source)
        {
            Fault = fault;
            Quantity = quantity;
            Traits = traits;
            Summary = summary ?? throw new ArgumentNullException(nameof(summary));
            Source = source ?? throw new ArgumentNullException(nameof(source));
        }

        /// <summary>Its bit in the faults.</summary>
        public Faults Fault { get; }

        /// <summary>What is judged.</summary>
        public FaultQuantity Quantity { get; }

        /// <summary>What follows from it.</summary>
        public FaultTraits Traits { get; }

        /// <summary>What is wrong, in one sentence.</summary>
        public string Summary { get; }

        /// <summary>Where its limits come from.</summary>
        public string Source { get; }

        /// <summary>Above this it is warned of, in the quantity's unit; <see cref="Never"/> for a fault without warning.</summary>
        public long Warn { get; private set; } = Never;

        /// <summary>Above this it trips.</summary>
        public long Trip { get; private set; } = Never;

        /// <summary>At or below this it clears.</summary>
        public long Release { get; private set; } = Never;

        /// <summary>Samples in a row above the trip point before it trips.</summary>
        public int TripSamples { get; private set; } = 1;

        /// <summary>And not before the quantity has been above it for this long, ms: a pulse that the cell may take.</summary>
        public int TripMilliseconds { get; private set; }

        /// <summary>Samples in a row at or below the release point before it clears.</summary>
        public int ReleaseSamples { get; private set; } = 1;

        /// <summary>Sets the limits.</summary>
        /// <param name="warn">Above this it is warned of.</param>
        /// <param name="trip">Above this it trips.</param>
        /// <param name="hysteresis">It clears this far below the trip point.</param>
        /// <param name="tripSamples">Samples in a row before it trips, 1 or more.</param>
        /// <param name="releaseSamples">Samples in a row before it clears, 1 or more.</param>
        /// <returns>This row.</returns>
        internal FaultRow At(long warn, long trip, long hysteresis, int tripSamples, int releaseSamples)
        {
            Warn = warn;
            Trip = trip;
            Release = trip - hysteresis;
            TripSamples = tripSamples;
            ReleaseSamples = releaseSamples;
            return this;
        }

        /// <summary>Lets a pulse pass.</summary>
        /// <param name="milliseconds">How long the quantity may be above the trip point, ms, 0 or more.</param>
        /// <returns>This row.</returns>
        internal FaultRow AfterPulse(int milliseconds)
        {
            TripMilliseconds = milliseconds;
            return this;
        }
    }
}
