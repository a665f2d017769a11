using System;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// One row of the fault table: a fault, its quantity, its limits and their debounce.
    /// </summary>
    /// <remarks>
    /// The fault trips when its quantity was above the trip point for a number of samples in a row, and for longer than a pulse. It clears
    /// when the quantity was at or below the release point for a number of samples in a row.
    /// </remarks>
    public sealed class FaultRow
    {
        /// <summary>A limit that no quantity exceeds, but <see cref="FaultJudge.Saturated"/>, which is one more.</summary>
        public const long Never = long.MaxValue - 1;

        /// <summary>A fault.</summary>
        /// <param name="fault">Its bit.</param>
        /// <param name="quantity">The quantity that is judged.</param>
        /// <param name="traits">Its consequences.</param>
        /// <param name="summary">The fault in one sentence.</param>
        /// <param name="source">Source of its limits.</param>
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

        /// <summary>The quantity that is judged.</summary>
        public FaultQuantity Quantity { get; }

        /// <summary>Its consequences.</summary>
        public FaultTraits Traits { get; }

        /// <summary>The fault in one sentence.</summary>
        public string Summary { get; }

        /// <summary>Source of its limits.</summary>
        public string Source { get; }

        /// <summary>Warning point, in the quantity's unit: above it there is a warning; <see cref="Never"/> for a fault without
        /// one.</summary>
        public long Warn { get; private set; } = Never;

        /// <summary>Trip point: above it the fault trips.</summary>
        public long Trip { get; private set; } = Never;

        /// <summary>Release point: at or below it the fault clears.</summary>
        public long Release { get; private set; } = Never;

        /// <summary>Samples in a row above the trip point before it trips.</summary>
        public int TripSamples { get; private set; } = 1;

        /// <summary>Shortest time above the trip point before it trips, ms: a pulse that the cell may take.</summary>
        public int TripMilliseconds { get; private set; }

        /// <summary>Samples in a row at or below the release point before it clears.</summary>
        public int ReleaseSamples { get; private set; } = 1;

        /// <summary>Sets the limits.</summary>
        /// <param name="warn">Warning point.</param>
        /// <param name="trip">Trip point.</param>
        /// <param name="hysteresis">Distance of the release point below the trip point.</param>
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

        /// <summary>Allows pulses above the trip point.</summary>
        /// <param name="milliseconds">Longest pulse, ms, 0 or more.</param>
        /// <returns>This row.</returns>
        internal FaultRow AfterPulse(int milliseconds)
        {
            TripMilliseconds = milliseconds;
            return this;
        }
    }
}
