using System;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>The analogue front end of a board: its inputs, and how they are sampled.</summary>
    public sealed class FrontEnd
    {
        /// <summary>Conversions in a burst where a board says nothing else: noise of one step then leaves 0.18 of a step, and a burst
        /// takes some milliseconds on an MCU's own converter.</summary>
        public const int DefaultOversampling = 32;

        /// <summary>Time from connecting the divider to the first conversion where a board says nothing else, ms: five time constants of
        /// 1 Mohm and 0.4 nF, the divider's capacitor and its wiring. A choice: measure it on a board of larger resistors.</summary>
        public const int DefaultSettleMilliseconds = 2;

        /// <summary>Time between two samples of the temperature where a board says nothing else, ms: a third of what protection lets a
        /// temperature age before it is suspected (30 s).</summary>
        public const int DefaultTemperaturePeriodMilliseconds = 10000;

        /// <summary>Cell voltage, µV.</summary>
        public readonly AnalogInput Voltage;

        /// <summary>Current in the fine range, nA.</summary>
        public readonly AnalogInput FineCurrent;

        /// <summary>Current in the coarse range, nA.</summary>
        public readonly AnalogInput CoarseCurrent;

        /// <summary>Thermistor divider, ppm of its bias; or a temperature, m°C.</summary>
        public readonly AnalogInput Temperature;

        /// <summary>Table from the thermistor's ratio to its temperature; null where <see cref="Temperature"/> is a temperature
        /// already.</summary>
        public readonly ThermistorTable Thermistor;

        private readonly int _oversampling = DefaultOversampling;

        /// <summary>Creates a front end.</summary>
        /// <param name="voltage">Cell voltage, µV.</param>
        /// <param name="fineCurrent">Current in the fine range, nA.</param>
        /// <param name="coarseCurrent">Current in the coarse range, nA.</param>
        /// <param name="temperature">Thermistor divider, ppm; or a temperature, m°C.</param>
        /// <param name="thermistor">Table of the thermistor; null where the input is a temperature.</param>
        /// <exception cref="ArgumentNullException">An input is missing.</exception>
        public FrontEnd(
            AnalogInput voltage,
            AnalogInput fineCurrent,
            AnalogInput coarseCurrent,
            AnalogInput temperature,
            ThermistorTable thermistor)
        {
            ArgumentNullException.ThrowIfNull(voltage, nameof(voltage));
            ArgumentNullException.ThrowIfNull(fineCurrent, nameof(fineCurrent));
            ArgumentNullException.ThrowIfNull(coarseCurrent, nameof(coarseCurrent));
            ArgumentNullException.ThrowIfNull(temperature, nameof(temperature));
            Voltage = voltage;
            FineCurrent = fineCurrent;
            CoarseCurrent = coarseCurrent;
            Temperature = temperature;
            Thermistor = thermistor;
        }

        /// <summary>Cell voltage by a second converter with a reference of its own, µV; null where there is none.</summary>
        public AnalogInput SecondVoltage { get; init; }

        /// <summary>Conversions of each input in one burst, 1 to <see cref="SampleBurst.MostConversions"/>.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is outside this range.</exception>
        public int Oversampling
        {
            get => _oversampling;
            init
            {
                if (value < 1 || value > SampleBurst.MostConversions)
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(value),
                        "Oversampling is " + value.ToString() + " conversions; it must be 1 to " + SampleBurst.MostConversions.ToString());
                }

                _oversampling = value;
            }
        }

        /// <summary>Time between connecting the divider and the first conversion, ms.</summary>
        public int DividerSettleMilliseconds { get; init; } = DefaultSettleMilliseconds;

        /// <summary>Time between two samples of the temperature, ms. A temperature changes slowly, and a sample of it costs
        /// charge.</summary>
        public int TemperaturePeriodMilliseconds { get; init; } = DefaultTemperaturePeriodMilliseconds;

        /// <summary>Finds an input.</summary>
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

        /// <summary>Converts the reading of a meter into the unit of an input: of a thermistor the ratio at a temperature.</summary>
        /// <param name="input">Which.</param>
        /// <param name="metered">Reading of the meter, µV, nA or m°C.</param>
        /// <returns>µV, nA, ppm or m°C.</returns>
        public int ValueOf(FrontEndInput input, int metered) =>
            input == FrontEndInput.Temperature && Thermistor != null ? Thermistor.RatioPpmAt(metered) : metered;
    }
}
