namespace Microbattery.Hal.FrontEnds
{
    /// <summary>The analogue front end of a board: its inputs and how to use them.</summary>
    public sealed class FrontEnd
    {
        /// <summary>Cell voltage behind the divider, µV.</summary>
        public readonly AnalogInput Voltage;

        /// <summary>Current by the high-gain amplifier, nA.</summary>
        public readonly AnalogInput FineCurrent;

        /// <summary>Current by the low-gain amplifier, nA.</summary>
        public readonly AnalogInput CoarseCurrent;

        /// <summary>Thermistor divider, ppm of what feeds it; or a temperature, m°C.</summary>
        public readonly AnalogInput Temperature;

        /// <summary>Cell voltage by a second way, with another reference, µV; null where there is none.</summary>
        public AnalogInput SecondVoltage;

        /// <summary>What the thermistor's ratio means; null where <see cref="Temperature"/> is one already.</summary>
        public readonly ThermistorTable Thermistor;

        /// <summary>Samples of each input in one look, 1 to <see cref="SampleBurst.MostSamples"/>.</summary>
        public int Oversampling = 32;

        /// <summary>Wait between switching the divider on and the first sample, ms.</summary>
        public int DividerSettleMilliseconds = 2;

        /// <summary>Time between looks at the temperature, ms. It changes slowly, and a look costs charge.</summary>
        public int TemperaturePeriodMilliseconds = 10000;

        /// <summary>Describes a front end.</summary>
        /// <param name="voltage">Cell voltage, µV.</param>
        /// <param name="fineCurrent">Current, high gain, nA.</param>
        /// <param name="coarseCurrent">Current, low gain, nA.</param>
        /// <param name="temperature">Thermistor divider, ppm; or m°C.</param>
        /// <param name="thermistor">What its ratio means; null where it is no ratio.</param>
        public FrontEnd(
            AnalogInput voltage,
            AnalogInput fineCurrent,
            AnalogInput coarseCurrent,
            AnalogInput temperature,
            ThermistorTable thermistor)
        {
            Voltage = voltage;
            FineCurrent = fineCurrent;
            CoarseCurrent = coarseCurrent;
            Temperature = temperature;
            Thermistor = thermistor;
        }

        /// <summary>One of its inputs.</summary>
        /// <param name="input">Which.</param>
        /// <returns>The input; null for none.</returns>
        public AnalogInput Find(FrontEndInput input)
        {
            switch (input)
            {
                case FrontEndInput.Voltage:
                    return Voltage;
                case FrontEndInput.FineCurrent:
                    return FineCurrent;
                case FrontEndInput.CoarseCurrent:
                    return CoarseCurrent;
                case FrontEndInput.Temperature:
                    return Temperature;
                default:
                    return null;
            }
        }

        /// <summary>What a meter shows, in the unit of an input: of a thermistor the ratio that belongs to a temperature.</summary>
        /// <param name="input">Which.</param>
        /// <param name="metered">µV, nA or m°C.</param>
        /// <returns>µV, nA, ppm or m°C.</returns>
        public int ValueOf(FrontEndInput input, int metered) =>
            input == FrontEndInput.Temperature && Thermistor != null ? Thermistor.RatioPpmAt(metered) : metered;
    }
}
