using System.Collections.Generic;
using Microbattery.Cells.Profiles;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>What a trace told of its cell, and what had to be assumed.</summary>
    public sealed record FittedCell
    {
        /// <summary>The trace's file, without its folder.</summary>
        public required string TraceName { get; init; }

        /// <summary>The trace.</summary>
        public required IReadOnlyList<TraceSample> Samples { get; init; }

        /// <summary>State of charge at each row.</summary>
        public required double[] StateOfCharge { get; init; }

        /// <summary>Capacity, A·h.</summary>
        public required double CapacityAmpHours { get; init; }

        /// <summary>Whether the trace gave it.</summary>
        public required bool HasCapacity { get; init; }

        /// <summary>Open-circuit voltage at even steps of state of charge from 0 to 1, V.</summary>
        public required double[] OpenCircuitVolts { get; init; }

        /// <summary>Whether the trace gave it.</summary>
        public required bool HasOpenCircuit { get; init; }

        /// <summary>Resistance one second after a step at 25 °C, ohm, at even steps of state of charge.</summary>
        public required double[] ResistanceOhms { get; init; }

        /// <summary>Share of it that is the faces', which falls short of proportion; 0 where the trace does not tell.</summary>
        public double ChargeTransferRatio { get; init; }

        /// <summary>Resistance over that at 25 °C, on the grid of temperatures.</summary>
        public required double[] ResistanceRatios { get; init; }

        /// <summary>Resistance as fitted, no product of two curves; null when it is a family's.</summary>
        public ResistanceSurface? Surface { get; init; }

        /// <summary>
        /// How far the product of the two is from the fitted surface at worst, from 10 to 96 % within the trace's temperatures, as a ratio.
        /// </summary>
        public double ResistanceErrorRatio { get; init; }

        /// <summary>Resistances it saw.</summary>
        public required IReadOnlyList<ResistancePoint> ResistancePoints { get; init; }

        /// <summary>Relaxed voltages it saw.</summary>
        public required IReadOnlyList<(double Soc, double Volts)> RestPoints { get; init; }

        /// <summary>Times of the slow polarisation, s; empty when the trace has no rest to see them in.</summary>
        public required double[] RelaxationSeconds { get; init; }

        /// <summary>Share of the ohmic drop that each adds.</summary>
        public required double[] RelaxationShares { get; init; }

        /// <summary>
        /// How lithium spreads through the positive film, beside which the resistance is what answers at once; null where it is part of it.
        /// </summary>
        public FilmDiffusion? Diffusion { get; init; }

        /// <summary>Capacity against current; null when the trace has too few discharges.</summary>
        public RateCapacity? RateCapacity { get; init; }

        /// <summary>Capacity lost in a full cycle; null when the trace has too few alike.</summary>
        public double? FadePerCycle { get; init; }

        /// <summary>Activation energy of the resistance, eV; NaN when the trace is of one temperature.</summary>
        public double ActivationElectronvolts { get; init; } = double.NaN;

        /// <summary>Family profile that stands in for what the trace does not tell; may be null.</summary>
        public CellDocument? Family { get; init; }

        /// <summary>What was found, a line each.</summary>
        public required IReadOnlyList<string> Found { get; init; }

        /// <summary>What could not be, and what was assumed instead, a line each.</summary>
        public required IReadOnlyList<string> Assumed { get; init; }
    }
}
