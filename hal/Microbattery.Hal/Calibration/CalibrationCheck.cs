using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>
    /// Whether a calibration can be that of a board's front end: what the parts' tolerances do not explain is a slip of the person, a wrong
    /// board, or a broken one. The same on a device, when it starts and when it is calibrated, and on a PC.
    /// </summary>
    public static class CalibrationCheck
    {
        /// <summary>Judges a calibration.</summary>
        /// <param name="nominal">The front end as its parts make it: <see cref="FrontEndDesign.CreateNominalFrontEnd"/>.</param>
        /// <param name="calibration">The calibration.</param>
        /// <param name="input">The first input that is not plausible; <see cref="FrontEndInput.None"/> without one.</param>
        /// <returns>What is wrong with it.</returns>
        public static CalibrationFault Check(FrontEnd nominal, FrontEndCalibration calibration, out FrontEndInput input)
        {
            for (input = FrontEndInput.Voltage; input <= FrontEndInput.Temperature; input++)
            {
                TwoPointCalibration line = calibration.Find(input);
                CalibrationFault fault = line == null ? CalibrationFault.None : CheckLine(nominal.Find(input), line);
                if (fault != CalibrationFault.None)
                {
                    return fault;
                }
            }

            input = FrontEndInput.None;
            return CalibrationFault.None;
        }

        /// <summary>Judges the line of one input.</summary>
        /// <param name="nominal">The input as its parts make it.</param>
        /// <param name="line">The line.</param>
        /// <returns>What is wrong with it.</returns>
        public static CalibrationFault CheckLine(AnalogInput nominal, TwoPointCalibration line)
        {
            if (!IsHealthy(nominal, line.LowCode256ths) || !IsHealthy(nominal, line.HighCode256ths))
            {
                return CalibrationFault.CodeOutOfRange;
            }

            long codes = (long)line.HighCode256ths - line.LowCode256ths;
            long span = (long)line.HighValue - line.LowValue;
            if (codes > 0 && span < 0)
            {
                return CalibrationFault.Reversed;
            }

            long expected = (long)nominal.Calibration.ValueAt(line.HighCode256ths) - nominal.Calibration.ValueAt(line.LowCode256ths);
            if (codes <= 0 || span < nominal.LeastSpan || expected <= 0)
            {
                return CalibrationFault.PointsTooClose;
            }

            // Below 2^32 times 1e6.
            if (IntegerMath.Abs(span - expected) * IntegerMath.Million > expected * nominal.GainTolerancePpm)
            {
                return CalibrationFault.GainImplausible;
            }

            CalibrationFault low = CheckPoint(nominal, line.LowCode256ths, line.LowValue);
            return low != CalibrationFault.None ? low : CheckPoint(nominal, line.HighCode256ths, line.HighValue);
        }

        /// <summary>Judges one point.</summary>
        /// <param name="nominal">The input as its parts make it.</param>
        /// <param name="code256ths">The code, 1/256 steps.</param>
        /// <param name="value">The value, in the unit of the input.</param>
        /// <returns>What is wrong with it.</returns>
        public static CalibrationFault CheckPoint(AnalogInput nominal, int code256ths, int value)
        {
            if (!IsHealthy(nominal, code256ths))
            {
                return CalibrationFault.CodeOutOfRange;
            }

            long expected = nominal.Calibration.ValueAt(code256ths);
            long allowed = nominal.OffsetTolerance + (IntegerMath.Abs(expected) * nominal.GainTolerancePpm / IntegerMath.Million);
            return IntegerMath.Abs(value - expected) > allowed ? CalibrationFault.OffsetImplausible : CalibrationFault.None;
        }

        /// <summary>The line through one point with the gain of the parts: takes an offset out where there is no second point.</summary>
        /// <param name="nominal">The input as its parts make it.</param>
        /// <param name="code256ths">The code, 1/256 steps.</param>
        /// <param name="value">The value, in the unit of the input.</param>
        /// <returns>A new line.</returns>
        public static TwoPointCalibration Through(AnalogInput nominal, int code256ths, int value)
        {
            int low = nominal.LowestCode * 256;
            int high = nominal.HighestCode * 256;
            long offset = (long)value - nominal.Calibration.ValueAt(code256ths);
            return new TwoPointCalibration(
                low,
                IntegerMath.Saturate(nominal.Calibration.ValueAt(low) + offset),
                high,
                IntegerMath.Saturate(nominal.Calibration.ValueAt(high) + offset));
        }

        /// <summary>A fault as a few words, for a person.</summary>
        /// <param name="fault">The fault.</param>
        /// <returns>The words.</returns>
        public static string Text(CalibrationFault fault)
        {
            switch (fault)
            {
                case CalibrationFault.None:
                    return "plausible";
                case CalibrationFault.Missing:
                    return "there is none";
                case CalibrationFault.Corrupt:
                    return "no stored record is whole";
                case CalibrationFault.OtherVersion:
                    return "of another version";
                case CalibrationFault.OtherDesign:
                    return "taken on a front end of other parts";
                case CalibrationFault.CodeOutOfRange:
                    return "a code no healthy input gives";
                case CalibrationFault.PointsTooClose:
                    return "points too close together";
                case CalibrationFault.Reversed:
                    return "the value falls where the code rises";
                case CalibrationFault.GainImplausible:
                    return "gain further off nominal than the parts allow";
                case CalibrationFault.OffsetImplausible:
                    return "value further off nominal than the parts allow";
                default:
                    return "not stored";
            }
        }

        /// <summary>An input by its name, for a person.</summary>
        /// <param name="input">The input.</param>
        /// <returns>Its name, as in the file of points.</returns>
        public static string Text(FrontEndInput input)
        {
            switch (input)
            {
                case FrontEndInput.Voltage:
                    return "voltage";
                case FrontEndInput.FineCurrent:
                    return "fine current";
                case FrontEndInput.CoarseCurrent:
                    return "coarse current";
                case FrontEndInput.Temperature:
                    return "temperature";
                default:
                    return "calibration";
            }
        }

        private static bool IsHealthy(AnalogInput input, int code256ths) =>
            code256ths >= input.LowestCode * 256 && code256ths <= input.HighestCode * 256;
    }
}
