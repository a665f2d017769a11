using System;
using Microbattery.Firmware.Measurement;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>Turns converter codes into a <see cref="CellSample"/>: collects a burst of conversions of each input, checks it and
    /// converts its mean.</summary>
    /// <remarks>Knows no hardware: it runs the same on a board, in the tests and in the simulator.</remarks>
    public sealed class FrontEndReader
    {
        /// <summary>Conversions of the cell voltage.</summary>
        public readonly SampleBurst Voltage;

        /// <summary>Conversions of the current in the fine range.</summary>
        public readonly SampleBurst FineCurrent;

        /// <summary>Conversions of the current in the coarse range.</summary>
        public readonly SampleBurst CoarseCurrent;

        /// <summary>Conversions of the temperature.</summary>
        public readonly SampleBurst Temperature;

        /// <summary>Conversions of the cell voltage by a second converter; null where there is none.</summary>
        public readonly SampleBurst SecondVoltage;

        private readonly ThermistorTable _thermistor;

        /// <summary>Creates a reader.</summary>
        /// <param name="frontEnd">The front end.</param>
        /// <exception cref="ArgumentNullException">It is missing.</exception>
        public FrontEndReader(FrontEnd frontEnd)
        {
            ArgumentNullException.ThrowIfNull(frontEnd, nameof(frontEnd));
            _thermistor = frontEnd.Thermistor;
            Voltage = new SampleBurst(frontEnd.Voltage);
            FineCurrent = new SampleBurst(frontEnd.FineCurrent);
            CoarseCurrent = new SampleBurst(frontEnd.CoarseCurrent);
            Temperature = new SampleBurst(frontEnd.Temperature);
            SecondVoltage = frontEnd.SecondVoltage == null ? null : new SampleBurst(frontEnd.SecondVoltage);
        }

        /// <summary>Finds the conversions of one input.</summary>
        /// <param name="input">Which.</param>
        /// <returns>The conversions; null for none.</returns>
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

        /// <summary>Removes the conversions of the sample before.</summary>
        public void Clear()
        {
            Voltage.Clear();
            FineCurrent.Clear();
            CoarseCurrent.Clear();
            Temperature.Clear();
            SecondVoltage?.Clear();
        }

        /// <summary>Reports voltage and current: the current of the fine range where that is not clipped, else that of the coarse
        /// range.</summary>
        /// <param name="measurement">Takes the readings.</param>
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

        /// <summary>Reports the temperature. A ratio beyond the thermistor's table is a failed reading: how far beyond it is not
        /// known.</summary>
        /// <param name="measurement">Takes the reading.</param>
        /// <param name="nowMilliseconds">When it was taken, ms.</param>
        public void ReportTemperature(CellSample measurement, long nowMilliseconds)
        {
            Reading reading = measurement.TemperatureMillicelsius;
            ReadingFault fault = Temperature.Fault;
            int value = Temperature.Value;
            if (fault != ReadingFault.None)
            {
                reading.SetFailed(fault);
            }
            else if (_thermistor == null)
            {
                reading.SetValid(value, nowMilliseconds);
            }
            else if (_thermistor.IsColder(value))
            {
                reading.SetFailed(ReadingFault.SaturatedLow);
            }
            else if (_thermistor.IsHotter(value))
            {
                reading.SetFailed(ReadingFault.SaturatedHigh);
            }
            else
            {
                reading.SetValid(_thermistor.MillicelsiusAt(value), nowMilliseconds);
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
