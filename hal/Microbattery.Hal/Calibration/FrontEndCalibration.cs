using System;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>Calibration of one board's front end: a two-point line for each input that was measured against a meter.</summary>
    public sealed class FrontEndCalibration
    {
        /// <summary>Cell voltage, µV; null for nominal.</summary>
        public TwoPointCalibration Voltage { get; set; }

        /// <summary>Fine current range, nA; null for nominal.</summary>
        public TwoPointCalibration FineCurrent { get; set; }

        /// <summary>Coarse current range, nA; null for nominal.</summary>
        public TwoPointCalibration CoarseCurrent { get; set; }

        /// <summary>Temperature, of a thermistor in ppm of its bias, of a chip in m°C; null for nominal.</summary>
        public TwoPointCalibration Temperature { get; set; }

        /// <summary>Whether every input is nominal.</summary>
        public bool IsNominal => Voltage == null && FineCurrent == null && CoarseCurrent == null && Temperature == null;

        /// <summary>Creates a calibration with which every input fails. Protection then keeps both switches open, whatever the program
        /// does.</summary>
        /// <returns>A new calibration.</returns>
        public static FrontEndCalibration CreateUnreadable()
        {
            TwoPointCalibration none = new TwoPointCalibration(0, 0, 0, 0);
            return new FrontEndCalibration { Voltage = none, FineCurrent = none, CoarseCurrent = none, Temperature = none };
        }

        /// <summary>Finds the line of one input.</summary>
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
        /// <exception cref="ArgumentOutOfRangeException">It is none of the inputs.</exception>
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
                default:
                    throw new ArgumentOutOfRangeException(
                        nameof(input),
                        "Input " + ((int)input).ToString() + " has no line; it must be Voltage, FineCurrent, CoarseCurrent or Temperature");
            }
        }
    }
}
