namespace Microbattery.Firmware.Measurement
{
    /// <summary>One sample of the cell: voltage, current, temperature. Voltage and current belong to the same instant.</summary>
    public sealed class CellSample
    {
        /// <summary>Cell voltage, µV.</summary>
        public readonly Reading VoltageMicrovolts = new Reading();

        /// <summary>Cell current, nA, positive charges the cell.</summary>
        public readonly Reading CurrentNanoamps = new Reading();

        /// <summary>Cell voltage by a second measurement with a reference of its own, µV; never read on boards without one.</summary>
        public readonly Reading SecondVoltageMicrovolts = new Reading();

        /// <summary>Cell temperature, m°C. Read less often than the other two.</summary>
        public readonly Reading TemperatureMillicelsius = new Reading();

        /// <summary>Marks voltage and current as not measured, before a sample sets them. The temperature is read less often and keeps its
        /// state.</summary>
        public void Expire()
        {
            VoltageMicrovolts.Expire();
            CurrentNanoamps.Expire();
            SecondVoltageMicrovolts.Expire();
        }
    }
}
