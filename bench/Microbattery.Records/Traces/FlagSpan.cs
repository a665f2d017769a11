namespace Microbattery.Records.Traces
{
    /// <summary>A time in which a flag was set.</summary>
    /// <param name="Flag">The flag: one bit.</param>
    /// <param name="StartSeconds">First time at which it was seen set, s.</param>
    /// <param name="EndSeconds">First time at which it was seen gone, s; NaN while it is set.</param>
    public readonly record struct FlagSpan(int Flag, double StartSeconds, double EndSeconds);
}
