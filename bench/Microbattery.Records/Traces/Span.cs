namespace Microbattery.Records.Traces
{
    /// <summary>What a quantity did since the row before: a sample a minute would show a short pulse now and then, or never.</summary>
    /// <param name="Lowest">Lowest value.</param>
    /// <param name="Mean">Mean value.</param>
    /// <param name="Highest">Highest value.</param>
    public readonly record struct Span(double Lowest, double Mean, double Highest)
    {
        /// <summary>A quantity that was sampled once.</summary>
        /// <param name="value">Its value.</param>
        /// <returns>The span.</returns>
        public static Span Of(double value) => new(value, value, value);
    }
}
