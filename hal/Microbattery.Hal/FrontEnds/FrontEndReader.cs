using Microbattery.Firmware.Measurement;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>Codes to a <see cref="CellSample"/>: collects the samples of one look and judges them. No hardware in sight.</summary>
    public sealed class FrontEndReader
    {
        /// <summary>Samples of the cell voltage.</summary>
        public readonly SampleBurst Voltage;

        /// <summary>Samples of the current, high gain.</summary>
        public readonly SampleBurst FineCurrent;

        /// <summary>Samples of the current, low gain.</summary>
        public readonly SampleBurst CoarseCurrent;

        /// <summary>Samples of the thermistor.</summary>
        public readonly SampleBurst Temperature;

        /// <summary>Samples of the cell voltage by a second way; null where there is none.</summary>
        public readonly SampleBurst SecondVoltage;

        private readonly FrontEnd _frontEnd;

        /// <summary>A reader for one front end.</summary>
        /// <param name="frontEnd">The front end.</param>
        public FrontEndReader(FrontEnd frontEnd)
        {
            _frontEnd = frontEnd;
            Voltage = new SampleBurst(frontEnd.Voltage);
            FineCurrent = new SampleBurst(frontEnd.FineCurrent);
            CoarseCurrent = new SampleBurst(frontEnd.CoarseCurrent);
            Temperature = new SampleBurst(frontEnd.Temperature);
            SecondVoltage = frontEnd.SecondVoltage == null ? null : new SampleBurst(frontEnd.SecondVoltage);
        }

        /// <summary>The samples of one input.</summary>
        /// <param name="input">Which.</param>
        /// <returns>The samples; null for none.</returns>
        public SampleBurst Find(FrontEndInput input)
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

        /// <summary>Forgets the look before.</summary>
        public void Clear()
        {
            Voltage.Clear();
            FineCurrent.Clear();
            CoarseCurrent.Clear();
            Temperature.Clear();
            SecondVoltage?.Clear();
        }

        /// <summary>Voltage and current of this look: the fine range where it is not clipped, else the coarse one.</summary>
        /// <param name="measurement">Where they go.</param>
        /// <param name="nowMilliseconds">When they were taken, ms.</param>
        public void ReportVoltageAndCurrent(CellSample measurement, long nowMilliseconds)
        {
            Report(Voltage, measurement.VoltageMicrovolts, nowMilliseconds);
            if (SecondVoltage != null)
            {
                Report(SecondVoltage, measurement.SecondVoltageMicrovolts, nowMilliseconds);
            }

            SampleBurst range = FineCurrent.Fault == ReadingFault.None ? FineCurrent : CoarseCurrent;
            Report(range, measurement.CurrentNanoamps, nowMilliseconds);
        }

        /// <summary>Temperature of this look.</summary>
        /// <param name="measurement">Where it goes.</param>
        /// <param name="nowMilliseconds">When it was taken, ms.</param>
        public void ReportTemperature(CellSample measurement, long nowMilliseconds)
        {
            Reading reading = measurement.TemperatureMillicelsius;
            ReadingFault fault = Temperature.Fault;
            ThermistorTable thermistor = _frontEnd.Thermistor;
            int value = Temperature.Value;
            if (fault != ReadingFault.None)
            {
                reading.SetFailed(fault);
            }
            else if (thermistor == null)
            {
                reading.SetValid(value, nowMilliseconds);
            }
            else if (thermistor.IsColder(value))
            {
                reading.SetFailed(ReadingFault.SaturatedLow);
            }
            else if (thermistor.IsHotter(value))
            {
                reading.SetFailed(ReadingFault.SaturatedHigh);
            }
            else
            {
                reading.SetValid(thermistor.MillicelsiusAt(value), nowMilliseconds);
            }
        }

        private static void Report(SampleBurst burst, Reading reading, long nowMilliseconds)
        {
            ReadingFault fault = burst.Fault;
            if (fault == ReadingFault.None)
            {
                reading.SetValid(burst.Value, nowMilliseconds);
            }
            else
            {
                reading.SetFailed(fault);
            }
        }
    }
}
