using System.Collections.Generic;

namespace Microbattery.Experiments.Matrices
{
    /// <summary>Something that varies over a matrix.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Values">Names of its values, each without '|' or tab.</param>
    public sealed record Factor(string Name, IReadOnlyList<string> Values);
}
