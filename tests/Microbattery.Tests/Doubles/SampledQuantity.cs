namespace Microbattery.Tests.Doubles
{
    /// <summary>Quantities of a sample that a test sets by its rows.</summary>
    public enum SampledQuantity
    {
        /// <summary>Cell voltage, µV.</summary>
        Voltage,

        /// <summary>Cell current, nA.</summary>
        Current,

        /// <summary>Cell temperature, m°C.</summary>
        Temperature,
    }
}
