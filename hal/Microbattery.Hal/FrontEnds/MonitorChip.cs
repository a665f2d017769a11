namespace Microbattery.Hal.FrontEnds
{
    /// <summary>Power monitors whose figures are known.</summary>
    public enum MonitorChip
    {
        /// <summary>INA226 (Texas Instruments SBOS547): 16 bits, one shunt range, no temperature.</summary>
        Ina226,

        /// <summary>INA228 (Texas Instruments SBOSA20): 20 bits, two shunt ranges, temperature of the chip.</summary>
        Ina228,
    }
}
