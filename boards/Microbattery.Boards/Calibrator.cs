using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards
{
    /// <summary>
    /// Calibrates a board against a meter, on the board: its Program runs this instead of <see cref="BoardLoop"/>. It prints what to
    /// apply, waits until that is measured and steady, takes the mean of the codes, and stores the record at the end. Both switches stay
    /// open.
    /// </summary>
    /// <remarks>
    /// A point is taken when the parts and the other point of its input allow it. The calibrator therefore waits for a person who has not
    /// turned the supply yet, and refuses swapped leads, a wrong range or a wrong value, with what was measured instead.
    /// </remarks>
    public sealed class Calibrator
    {
        // Choices: sixteen samples reduce the noise to a quarter, and take 1.6 s. The temperature is sampled every 10 s, so three take
        // half a minute.
        private const int SampleIntervalMilliseconds = 100;
        private const int SamplesAPoint = 16;
        private const int TemperaturesAPoint = 3;

        // Three temperatures 10 s apart are there after 300 samples.
        private const int MostSamplesForTemperature = 400;

        // Steady: within a twentieth of the least distance between two points, so that the gain is not off by more than 10 %.
        private const int SteadyShare = 20;

        private readonly CellSensor _sensor;
        private readonly IPowerSwitches _switches;
        private readonly IClock _clock;
        private readonly FrontEnd _nominal;
        private readonly CellSample _measurement = new CellSample();
        private readonly bool[] _hasFirst = new bool[(int)FrontEndInput.Temperature + 1];
        private readonly int[] _firstCode = new int[(int)FrontEndInput.Temperature + 1];
        private readonly int[] _firstValue = new int[(int)FrontEndInput.Temperature + 1];

        /// <summary>Creates a calibrator without a point.</summary>
        /// <param name="sensor">The board's sensor, opened before any calibration was loaded.</param>
        /// <param name="switches">The two switches.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="design">The front end.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public Calibrator(CellSensor sensor, IPowerSwitches switches, IClock clock, FrontEndDesign design)
        {
            ArgumentNullException.ThrowIfNull(sensor, nameof(sensor));
            ArgumentNullException.ThrowIfNull(switches, nameof(switches));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            ArgumentNullException.ThrowIfNull(design, nameof(design));
            _sensor = sensor;
            _switches = switches;
            _clock = clock;
            _nominal = design.CreateNominalFrontEnd();
        }

        /// <summary>The lines so far: through one point with the gain of the parts, or through two points.</summary>
        public FrontEndCalibration Calibration { get; } = new FrontEndCalibration();

        /// <summary>Whether the last samples were complete and steady.</summary>
        public bool IsSteady { get; private set; }

        /// <summary>Mean of the last samples with the nominal line, in the unit of the input: µV, nA, ppm or m°C.</summary>
        public int MeasuredValue { get; private set; }

        /// <summary>Waits for each point in turn, takes it, stores the record, and prints each step. Ends when the record is stored or
        /// refused.</summary>
        /// <param name="points">One or two of each input that is to be calibrated.</param>
        /// <param name="stored">Takes the record.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        /// <exception cref="ArgumentException">A point has no input, or one that this board does not have.</exception>
        public void Run(CalibrationPoint[] points, StoredCalibration stored)
        {
            ArgumentNullException.ThrowIfNull(points, nameof(points));
            ArgumentNullException.ThrowIfNull(stored, nameof(stored));
            for (int i = 0; i < points.Length; i++)
            {
                InputOf(points[i]);
            }

            for (int i = 0; i < points.Length; i++)
            {
                CalibrationPoint point = points[i];
                Console.WriteLine("apply " + Text(point));

                // Twice: the first may have been measured while a person still turned the supply.
                while (Measure(point, false) != CalibrationFault.None || Measure(point, true) != CalibrationFault.None)
                {
                    CalibrationFault fault = Measure(point, false);
                    Console.WriteLine("waiting for " + Text(point) + ": " + (IsSteady
                        ? "measured " + MeasuredValue.ToString() + " by the parts, expected "
                            + _nominal.ValueOf(point.Input, point.Metered).ToString() + ": " + CalibrationCheck.Text(fault)
                        : "no steady reading; check the wires"));
                }

                Console.WriteLine("took " + Text(point));
            }

            Console.WriteLine(stored.TryWrite(Calibration, _clock.DateMilliseconds) ? "stored" : "refused: " + stored.Text());
        }

        /// <summary>Takes one point, for a program that speaks with its person in its own way.</summary>
        /// <param name="point">The point that is applied now.</param>
        /// <returns>Why it was refused; <see cref="CalibrationFault.CodeOutOfRange"/> too when there is no steady reading.</returns>
        /// <exception cref="ArgumentNullException">The point is missing.</exception>
        /// <exception cref="ArgumentException">It has no input, or one that this board does not have.</exception>
        public CalibrationFault Take(CalibrationPoint point) => Measure(point, true);

        private static string Text(CalibrationPoint point) =>
            CalibrationCheck.Text(point.Input) + " " + point.Metered.ToString() + " " + UnitOf(point.Input);

        private static string UnitOf(FrontEndInput input) =>
            input == FrontEndInput.Voltage ? "µV" : input == FrontEndInput.Temperature ? "m°C" : "nA";

        private AnalogInput InputOf(CalibrationPoint point)
        {
            ArgumentNullException.ThrowIfNull(point, nameof(point));
            AnalogInput input = _nominal.Find(point.Input);
            if (input == null || !input.Calibration.IsUsable)
            {
                throw new ArgumentException(
                    "This board has no input of the kind " + CalibrationCheck.Text(point.Input) + "; remove the point", nameof(point));
            }

            return input;
        }

        private CalibrationFault Measure(CalibrationPoint point, bool take)
        {
            AnalogInput nominal = InputOf(point);
            int input = (int)point.Input;
            SampleMean codes = Sample(point.Input, nominal);
            if (!IsSteady)
            {
                return CalibrationFault.CodeOutOfRange;
            }

            int code = codes.Value;
            int value = _nominal.ValueOf(point.Input, point.Metered);
            TwoPointCalibration line = CalibrationCheck.Through(nominal, code, value);
            CalibrationFault fault = CalibrationCheck.CheckPoint(nominal, code, value);
            if (fault == CalibrationFault.None && _hasFirst[input])
            {
                line = _firstValue[input] < value
                    ? new TwoPointCalibration(_firstCode[input], _firstValue[input], code, value)
                    : new TwoPointCalibration(code, value, _firstCode[input], _firstValue[input]);
                fault = CalibrationCheck.CheckLine(nominal, line);
            }

            if (take && fault == CalibrationFault.None)
            {
                Calibration.Set(point.Input, line);
                if (!_hasFirst[input])
                {
                    _hasFirst[input] = true;
                    _firstCode[input] = code;
                    _firstValue[input] = value;
                }
            }

            return fault;
        }

        /// <summary>Takes samples of one input, with both switches open.</summary>
        private SampleMean Sample(FrontEndInput input, AnalogInput nominal)
        {
            SampleMean codes = new SampleMean();
            int needed = input == FrontEndInput.Temperature ? TemperaturesAPoint : SamplesAPoint;
            int most = input == FrontEndInput.Temperature ? MostSamplesForTemperature : 2 * SamplesAPoint;
            _switches.Drive(false, false);
            for (int samples = 0; samples < most && codes.Count < needed; samples++)
            {
                _sensor.Read(_measurement, _clock.NowMilliseconds);
                codes.Add(_sensor.Reader.Find(input));
                _clock.Wait(SampleIntervalMilliseconds);
            }

            MeasuredValue = nominal.Calibration.ValueAt(codes.Value);
            int spread = nominal.Calibration.ValueAt(IntegerMath.Saturate(codes.Value + codes.Spread)) - MeasuredValue;
            IsSteady = codes.Count == needed && spread <= nominal.LeastSpan / SteadyShare;
            return codes;
        }
    }
}
