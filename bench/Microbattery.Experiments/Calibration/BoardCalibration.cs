using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Boards;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Records;

namespace Microbattery.Experiments.Calibration
{
    /// <summary>A calibration out of what the board printed and the meter showed, judged as the board judges it.</summary>
    public sealed class BoardCalibration
    {
        private static readonly (FrontEndInput Input, string Field, string Unit)[] s_inputs =
        [
            (FrontEndInput.Voltage, nameof(FrontEndCalibration.Voltage), "µV"),
            (FrontEndInput.FineCurrent, nameof(FrontEndCalibration.FineCurrent), "nA"),
            (FrontEndInput.CoarseCurrent, nameof(FrontEndCalibration.CoarseCurrent), "nA"),
            (FrontEndInput.Temperature, nameof(FrontEndCalibration.Temperature), "ppm"),
        ];

        private readonly FrontEnd _nominal;
        private readonly int _fingerprint;
        private readonly IReadOnlyList<MeteredRow> _rows;

        private BoardCalibration(FrontEndDesign design, IReadOnlyList<MeteredRow> rows)
        {
            _nominal = design.CreateNominalFrontEnd();
            _fingerprint = design.Fingerprint;
            _rows = rows;
        }

        /// <summary>The lines.</summary>
        public FrontEndCalibration Lines { get; } = new();

        /// <summary>
        /// Fits a line to the points of each input: through one with the gain of the parts, through more by least squares.
        /// </summary>
        /// <param name="board">The board.</param>
        /// <param name="name">Name of the file, to blame.</param>
        /// <param name="rows">The points.</param>
        /// <returns>The calibration.</returns>
        /// <exception cref="InputException">A point, or a line, is not what the board's parts allow.</exception>
        public static BoardCalibration Fit(BoardDescription board, string name, IReadOnlyList<MeteredRow> rows)
        {
            ArgumentNullException.ThrowIfNull(board);
            ArgumentNullException.ThrowIfNull(rows);
            BoardCalibration calibration = new(board.Design, rows);
            foreach (IGrouping<FrontEndInput, MeteredRow> points in rows.GroupBy(row => row.Input))
            {
                calibration.Fit(name, points.Key, [.. points]);
            }

            return calibration;
        }

        /// <summary>What is off, per input, in the units of a data sheet.</summary>
        /// <returns>Lines of a table.</returns>
        public string Report()
        {
            StringBuilder text = new("input            points   gain ppm   offset at zero   furthest from the line\n");
            foreach ((FrontEndInput input, _, _) in s_inputs)
            {
                if (Lines.Find(input) is { } line)
                {
                    AnalogInput nominal = _nominal.Find(input);
                    MeteredRow[] points = [.. _rows.Where(row => row.Input == input)];
                    double codes = (double)line.HighCode256ths - line.LowCode256ths;
                    double gain = (double)line.HighValue - line.LowValue;
                    double parts = (double)nominal.Calibration.ValueAt(line.HighCode256ths)
                        - nominal.Calibration.ValueAt(line.LowCode256ths);

                    // What a board that is not calibrated reads too much when there is nothing: where its line crosses zero, by the parts.
                    double zero = line.LowCode256ths - (line.LowValue * codes / gain);
                    double offset = nominal.Calibration.ValueAt(line.LowCode256ths) + ((zero - line.LowCode256ths) * parts / codes);
                    double furthest = points.Max(point => Math.Abs((double)line.ValueAt(point.Code256ths) - Value(point)));
                    string gainText = points.Length < 2
                        ? "of parts"
                        : (1e6 * ((parts / gain) - 1)).ToString("+0;-0;0", CultureInfo.InvariantCulture);
                    string offsetText = input == FrontEndInput.Temperature
                        ? string.Empty
                        : offset.ToString("+0;-0;0", CultureInfo.InvariantCulture) + " " + Unit(input);
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{CalibrationCheck.Text(input),-17}{points.Length,6} {gainText,10} {offsetText,16} {furthest,12:0} "
                            + $"{Unit(input)}\n");
                }
            }

            return text.ToString();
        }

        /// <summary>The lines as constants of a board's description.</summary>
        /// <returns>C#.</returns>
        public string Code()
        {
            StringBuilder text = new();
            foreach ((FrontEndInput input, string field, _) in s_inputs)
            {
                if (Lines.Find(input) is { } line)
                {
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"design.Calibration.{field} = new TwoPointCalibration({line.LowCode256ths}, {line.LowValue}, "
                            + $"{line.HighCode256ths}, {line.HighValue}); // {Unit(input)}\n");
                }
            }

            return text.ToString();
        }

        /// <summary>The record a board finds in its storage.</summary>
        /// <param name="taken">When the points were taken.</param>
        /// <returns>Bytes of the first slot.</returns>
        public byte[] Record(DateTimeOffset taken)
        {
            byte[] buffer = new byte[CalibrationCodec.Length];
            CalibrationRecord record = new()
            {
                Sequence = 1,
                DesignFingerprint = _fingerprint,
                TakenMilliseconds = taken.ToUnixTimeMilliseconds(),
                Calibration = Lines,
            };
            CalibrationCodec.Encode(record, buffer);
            return buffer;
        }

        private string Unit(FrontEndInput input) =>
            input == FrontEndInput.Temperature && _nominal.Thermistor is null ? "m°C" : s_inputs.First(one => one.Input == input).Unit;

        private int Value(MeteredRow row) => _nominal.ValueOf(row.Input, row.Metered);

        private void Fit(string name, FrontEndInput input, MeteredRow[] points)
        {
            AnalogInput nominal = _nominal.Find(input);
            if (!nominal.Calibration.IsUsable)
            {
                throw new InputException(name, points[0].Line, $"this board has no {CalibrationCheck.Text(input)}");
            }

            TwoPointCalibration line = points.Length == 1
                ? CalibrationCheck.Through(nominal, points[0].Code256ths, Value(points[0]))
                : LeastSquares(name, input, points);
            CalibrationFault fault = CalibrationCheck.CheckLine(nominal, line);
            if (fault is not (CalibrationFault.None or CalibrationFault.OffsetImplausible))
            {
                throw new InputException(
                    name, points[^1].Line,
                    $"{CalibrationCheck.Text(input)}, lines {string.Join(", ", points.Select(point => point.Line))}: "
                        + $"{CalibrationCheck.Text(fault)}");
            }

            foreach (MeteredRow point in points)
            {
                CalibrationFault pointFault = CalibrationCheck.CheckPoint(nominal, point.Code256ths, Value(point));
                if (pointFault != CalibrationFault.None)
                {
                    throw new InputException(
                        name, point.Line,
                        $"{CalibrationCheck.Text(input)}: {CalibrationCheck.Text(pointFault)}: {Value(point)} {Unit(input)} by the meter, "
                            + $"{nominal.Calibration.ValueAt(point.Code256ths)} {Unit(input)} by the parts");
                }
            }

            Lines.Set(input, line);
        }

        private TwoPointCalibration LeastSquares(string name, FrontEndInput input, MeteredRow[] points)
        {
            double codeMean = points.Average(point => (double)point.Code256ths);
            double valueMean = points.Average(point => (double)Value(point));
            double square = points.Sum(point => Math.Pow(point.Code256ths - codeMean, 2));
            if (square == 0)
            {
                throw new InputException(
                    name, points[^1].Line, $"{CalibrationCheck.Text(input)}: {CalibrationCheck.Text(CalibrationFault.PointsTooClose)}");
            }

            double slope = points.Sum(point => (point.Code256ths - codeMean) * (Value(point) - valueMean)) / square;
            int low = points.Min(point => point.Code256ths);
            int high = points.Max(point => point.Code256ths);
            return new TwoPointCalibration(low, At(low), high, At(high));

            int At(int code) => IntegerMath.Saturate((long)Math.Round(valueMean + ((code - codeMean) * slope)));
        }
    }
}
