using System.Collections.Generic;

namespace Microbattery.Experiments.Matrices
{
    /// <summary>What came of a wide matrix.</summary>
    public sealed record WideOutcome
    {
        /// <summary>Its factors.</summary>
        public required IReadOnlyList<Factor> Factors { get; init; }

        /// <summary>What ran, in the order of names, and what came of it.</summary>
        public required IReadOnlyList<(int[] Row, WideResult Result)> Results { get; init; }

        /// <summary>How many of them an earlier run had done.</summary>
        public int Resumed { get; init; }

        /// <summary>How many ran now.</summary>
        public int Ran { get; init; }

        /// <summary>How many whole covering designs were run; 0 for the whole product, or less than one.</summary>
        public int Designs { get; init; }

        /// <summary>Pairs of values that no row can have, in each design.</summary>
        public int ImpossiblePairs { get; init; }

        /// <summary>How long it took, s.</summary>
        public double Seconds { get; init; }

        /// <summary>Whether somebody ended it.</summary>
        public bool WasCancelled { get; init; }

        /// <summary>Rows of the whole product.</summary>
        public double Product { get; init; }
    }
}
