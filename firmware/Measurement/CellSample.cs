namespace Microbattery.Firmware.Measurement
{
    /// <summary>What one look at the cell gave. Voltage and current belong to the same instant.</summary>
    public sealed class CellSample
    {
        /// <summary>Cell voltage, µV.</summary>
        public readonly Reading VoltageMicrovolts = new Reading();

        /// <summary>Cell current, nA, positive charges the cell.</summary>
        public readonly Reading CurrentNanoamps = new Reading();

        /// <summary>Cell voltage by a second way that shares no reference with the first, µV; never read on boards that have none.</summary>
        public readonly Reading SecondVoltageMicrovolts = new Reading();

        /// <summary>Cell temperature, m°C. Read less often than the other two.</summary>
        public readonly Reading TemperatureMillicelsius = new Reading();

        /// <summary>Before a sample: what was valid is not of this one until it says so. The temperature is read less often and keeps its state.</summary>
        public void Expire()
        {
            VoltageMicrovolts.Expire();
            CurrentNanoamps.Expire();
            SecondVoltageMicrovolts.Expire();
        }
    }
}
