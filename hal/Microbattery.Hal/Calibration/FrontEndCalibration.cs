using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>What one board's front end showed against a meter: a line for each input that was held against one.</summary>
    public sealed class FrontEndCalibration
    {
        /// <summary>Cell voltage, µV; null for nominal.</summary>
        public TwoPointCalibration Voltage;

        /// <summary>Fine current range, nA; null for nominal.</summary>
        public TwoPointCalibration FineCurrent;

        /// <summary>Coarse current range, nA; null for nominal.</summary>
        public TwoPointCalibration CoarseCurrent;

        /// <summary>Temperature: of a thermistor ppm of the bias, of a chip's own m°C; null for nominal.</summary>
        public TwoPointCalibration Temperature;

        /// <summary>Whether every input is nominal.</summary>
        public bool IsNominal => Voltage == null && FineCurrent == null && CoarseCurrent == null && Temperature == null;

        /// <summary>Lines that read nothing: every look fails, so that protection keeps both switches open whatever the program does.</summary>
        /// <returns>A new calibration.</returns>
        public static FrontEndCalibration CreateUnreadable()
        {
            TwoPointCalibration none = new TwoPointCalibration(0, 0, 0, 0);
            return new FrontEndCalibration { Voltage = none, FineCurrent = none, CoarseCurrent = none, Temperature = none };
        }

        /// <summary>The line of one input.</summary>
        /// <param name="input">Which.</param>
        /// <returns>The line; null for nominal.</returns>
        public TwoPointCalibration Find(FrontEndInput input)
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

        /// <summary>Sets the line of one input.</summary>
        /// <param name="input">Which.</param>
        /// <param name="line">The line; null for nominal.</param>
        public void Set(FrontEndInput input, TwoPointCalibration line)
        {
            switch (input)
            {
                case FrontEndInput.Voltage:
                    Voltage = line;
                    break;
                case FrontEndInput.FineCurrent:
                    FineCurrent = line;
                    break;
                case FrontEndInput.CoarseCurrent:
                    CoarseCurrent = line;
                    break;
                case FrontEndInput.Temperature:
                    Temperature = line;
                    break;
            }
        }
    }
}
