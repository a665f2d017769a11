namespace Microbattery.Hal.FrontEnds
{
    /// <summary>The inputs of a front end that are calibrated.</summary>
    public enum FrontEndInput
    {
        /// <summary>None of them.</summary>
        None,

        /// <summary>Cell voltage, µV.</summary>
        Voltage,

        /// <summary>Current in the fine range, nA.</summary>
        FineCurrent,

        /// <summary>Current in the coarse range, nA.</summary>
        CoarseCurrent,

        /// <summary>Temperature, m°C, or the ratio of a thermistor, ppm.</summary>
        Temperature,
    }
}
