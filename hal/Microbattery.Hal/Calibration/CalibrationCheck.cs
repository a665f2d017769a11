using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>
    /// Check whether a calibration can be that of a board's front end: whether the tolerances of its parts explain how far it is from
    /// nominal. What they do not explain is an error of the person who calibrated, another board, or a broken one.
    /// </summary>
    /// <remarks>The same check runs on the device, when it starts and when it is calibrated, and on a PC.</remarks>
    public static class CalibrationCheck
    {
        /// <summary>Checks a calibration.</summary>
        /// <param name="nominal">The front end with nominal lines: <see cref="FrontEndDesign.CreateNominalFrontEnd"/>.</param>
        /// <param name="calibration">The calibration.</param>
        /// <param name="input">The first input whose line is refused; <see cref="FrontEndInput.None"/> without one.</param>
        /// <returns>Why it is refused.</returns>
        /// <exception cref="ArgumentNullException">Front end or calibration is missing.</exception>
        public static CalibrationFault Check(FrontEnd nominal, FrontEndCalibration calibration, out FrontEndInput input)
        {
            ArgumentNullException.ThrowIfNull(nominal, nameof(nominal));
            ArgumentNullException.ThrowIfNull(calibration, nameof(calibration));
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

        /// <summary>Checks the line of one input.</summary>
        /// <param name="nominal">The input with its nominal line.</param>
        /// <param name="line">The line.</param>
        /// <returns>Why it is refused.</returns>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public static CalibrationFault CheckLine(AnalogInput nominal, TwoPointCalibration line)
        {
            ArgumentNullException.ThrowIfNull(nominal, nameof(nominal));
            ArgumentNullException.ThrowIfNull(line, nameof(line));
            if (!IsHealthy(nominal, line.LowCode256ths) || !IsHealthy(nominal, line.HighCode256ths))
            {
                return CalibrationFault.CodeOutOfRange;
            }

            long codes = (long)line.HighCode256ths - line.LowCode256ths;
            long span = Span(line);
            if (codes > 0 && span < 0)
            {
                return CalibrationFault.Reversed;
            }

            long expected = NominalSpan(nominal, line);
            if (span < nominal.LeastSpan || expected <= 0)
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

        /// <summary>Checks one point.</summary>
        /// <param name="nominal">The input with its nominal line.</param>
        /// <param name="code256ths">The code, 1/256 steps.</param>
        /// <param name="value">The value, in the unit of the input.</param>
        /// <returns>Why it is refused.</returns>
        /// <exception cref="ArgumentNullException">The input is missing.</exception>
        public static CalibrationFault CheckPoint(AnalogInput nominal, int code256ths, int value)
        {
            ArgumentNullException.ThrowIfNull(nominal, nameof(nominal));
            if (!IsHealthy(nominal, code256ths))
            {
                return CalibrationFault.CodeOutOfRange;
            }

            long expected = nominal.Calibration.ValueAt(code256ths);
            return IntegerMath.Abs(value - expected) > AllowedError(nominal, code256ths)
                ? CalibrationFault.OffsetImplausible
                : CalibrationFault.None;
        }

        /// <summary>Creates the line through one point with the nominal gain: it corrects an offset where there is no second
        /// point.</summary>
        /// <param name="nominal">The input with its nominal line.</param>
        /// <param name="code256ths">The code, 1/256 steps.</param>
        /// <param name="value">The value, in the unit of the input.</param>
        /// <returns>A new line.</returns>
        /// <exception cref="ArgumentNullException">The input is missing.</exception>
        public static TwoPointCalibration Through(AnalogInput nominal, int code256ths, int value)
        {
            ArgumentNullException.ThrowIfNull(nominal, nameof(nominal));
            int low = nominal.LowestCode * TwoPointCalibration.FractionsAStep;
            int high = nominal.HighestCode * TwoPointCalibration.FractionsAStep;
            long offset = (long)value - nominal.Calibration.ValueAt(code256ths);
            return new TwoPointCalibration(
                low,
                IntegerMath.Saturate(nominal.Calibration.ValueAt(low) + offset),
                high,
                IntegerMath.Saturate(nominal.Calibration.ValueAt(high) + offset));
        }

        /// <summary>Describes a fault in a few words, for a person.</summary>
        /// <param name="fault">The fault.</param>
        /// <returns>The words.</returns>
        public static string Text(CalibrationFault fault)
        {
            switch (fault)
            {
                case CalibrationFault.None:
                    return "plausible";
                case CalibrationFault.Missing:
                    return "no record is stored, and the design has no constants";
                case CalibrationFault.Corrupt:
                    return "every stored record is damaged";
                case CalibrationFault.OtherVersion:
                    return "the stored record has another version of the format";
                case CalibrationFault.OtherDesign:
                    return "taken on a front end of other parts";
                case CalibrationFault.CodeOutOfRange:
                    return "a code that no healthy input gives";
                case CalibrationFault.PointsTooClose:
                    return "points too close together";
                case CalibrationFault.Reversed:
                    return "the value falls where the code rises";
                case CalibrationFault.GainImplausible:
                    return "gain further from nominal than the parts allow";
                case CalibrationFault.OffsetImplausible:
                    return "value further from nominal than the parts allow";
                default:
                    return "the storage did not keep it";
            }
        }

        /// <summary>Says what a person does about a fault.</summary>
        /// <param name="fault">The fault.</param>
        /// <returns>The words; empty without a fault.</returns>
        public static string Advice(CalibrationFault fault)
        {
            switch (fault)
            {
                case CalibrationFault.None:
                    return string.Empty;
                case CalibrationFault.Missing:
                case CalibrationFault.Corrupt:
                case CalibrationFault.OtherVersion:
                case CalibrationFault.OtherDesign:
                    return "calibrate the board again";
                case CalibrationFault.CodeOutOfRange:
                    return "check the wires of this input, then calibrate it again";
                case CalibrationFault.PointsTooClose:
                    return "calibrate with points further apart";
                case CalibrationFault.Reversed:
                    return "check that no leads and no points are swapped";
                case CalibrationFault.GainImplausible:
                case CalibrationFault.OffsetImplausible:
                    return "check the value that was applied; if it is right, state the tolerance of the parts in the design";
                default:
                    return "check the storage, then store it again";
            }
        }

        /// <summary>Says what was found on an input, and what was expected.</summary>
        /// <param name="nominal">The input with its nominal line.</param>
        /// <param name="line">The line that was refused.</param>
        /// <param name="fault">Why.</param>
        /// <returns>The words; empty where the fault is not one of a line.</returns>
        /// <exception cref="ArgumentNullException">Input or line is missing.</exception>
        public static string Found(AnalogInput nominal, TwoPointCalibration line, CalibrationFault fault)
        {
            ArgumentNullException.ThrowIfNull(nominal, nameof(nominal));
            ArgumentNullException.ThrowIfNull(line, nameof(line));
            switch (fault)
            {
                case CalibrationFault.CodeOutOfRange:
                    int wrong256ths = IsHealthy(nominal, line.LowCode256ths) ? line.HighCode256ths : line.LowCode256ths;
                    return "code " + (wrong256ths / TwoPointCalibration.FractionsAStep).ToString()
                        + ", healthy are " + nominal.LowestCode.ToString() + " to " + nominal.HighestCode.ToString();
                case CalibrationFault.PointsTooClose:
                    return "points " + Span(line).ToString() + " apart, at least " + nominal.LeastSpan.ToString();
                case CalibrationFault.Reversed:
                    return "from the lower code to the higher one the value changes by " + Span(line).ToString();
                case CalibrationFault.GainImplausible:
                    return "points " + Span(line).ToString() + " apart, by the parts " + NominalSpan(nominal, line).ToString()
                        + ", which may be off by " + nominal.GainTolerancePpm.ToString() + " ppm";
                case CalibrationFault.OffsetImplausible:
                    bool isLow = CheckPoint(nominal, line.LowCode256ths, line.LowValue) != CalibrationFault.None;
                    int code = isLow ? line.LowCode256ths : line.HighCode256ths;
                    return "value " + (isLow ? line.LowValue : line.HighValue).ToString() + ", by the parts "
                        + nominal.Calibration.ValueAt(code).ToString() + ", which may be off by " + AllowedError(nominal, code).ToString();
                default:
                    return string.Empty;
            }
        }

        /// <summary>Names an input, for a person.</summary>
        /// <param name="input">The input.</param>
        /// <returns>Its name, as in the file of calibration points; "calibration" for none.</returns>
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

        private static long Span(TwoPointCalibration line) => (long)line.HighValue - line.LowValue;

        private static long NominalSpan(AnalogInput nominal, TwoPointCalibration line) =>
            (long)nominal.Calibration.ValueAt(line.HighCode256ths) - nominal.Calibration.ValueAt(line.LowCode256ths);

        private static long AllowedError(AnalogInput nominal, int code256ths) => nominal.OffsetTolerance
            + (IntegerMath.Abs(nominal.Calibration.ValueAt(code256ths)) * nominal.GainTolerancePpm / IntegerMath.Million);

        private static bool IsHealthy(AnalogInput input, int code256ths) =>
            code256ths >= input.LowestCode * TwoPointCalibration.FractionsAStep
            && code256ths <= input.HighestCode * TwoPointCalibration.FractionsAStep;
    }
}
