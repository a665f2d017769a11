namespace Microbattery.Conformance
{
    /// <summary>A rule that is not kept: where, and by what.</summary>
    internal sealed record Finding(string Rule, Place Place, string What)
    {
        public override string ToString() => $"{Place.File}({Place.Line}): {Rule}: {What}, in {Place.Member}";
    }

    /// <summary>A line of a source file, from the repository's root.</summary>
    internal sealed record Place(string File, int Line, string Member);
}
