namespace Microbattery.Experiments.Accuracy
{
    /// <summary>What one tick measured, the same for every estimator.</summary>
    /// <param name="NowMilliseconds">When, ms since the board was first powered; goes on through deep sleep.</param>
    /// <param name="VoltageMicrovolts">Cell voltage, µV.</param>
    /// <param name="CurrentNanoamps">Cell current, nA, positive charges.</param>
    /// <param name="TemperatureMillicelsius">Cell temperature, m°C.</param>
    /// <param name="ChargeWasClosed">Whether the charge switch was closed since the sample before.</param>
    /// <param name="LoadWasClosed">Whether the load switch was closed since the sample before.</param>
    /// <param name="FoundFull">Whether the charge gate found the cell full at this tick: its current at charge voltage fell to the
    /// taper.</param>
    public readonly record struct AccuracySample(
        long NowMilliseconds,
        int VoltageMicrovolts,
        int CurrentNanoamps,
        int TemperatureMillicelsius,
        bool ChargeWasClosed,
        bool LoadWasClosed,
        bool FoundFull)
    {
        /// <summary>When, s.</summary>
        public double Seconds => NowMilliseconds / 1e3;

        /// <summary>Cell voltage, V.</summary>
        public double Volts => VoltageMicrovolts / 1e6;

        /// <summary>Cell current, A, positive charges.</summary>
        public double Amps => CurrentNanoamps / 1e9;

        /// <summary>Cell temperature, °C.</summary>
        public double Celsius => TemperatureMillicelsius / 1e3;
    }
}
