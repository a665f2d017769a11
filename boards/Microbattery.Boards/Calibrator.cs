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
    /// Calibrates a board against a meter, on the board: its Program runs this instead of <see cref="BoardLoop"/>. It says what to apply,
    /// waits until it sees that, steady, takes the mean of its codes, and in the end stores the record. Both switches stay open.
    /// </summary>
    /// <remarks>
    /// A point is taken when it is what the parts and the other point of its input allow: so a person who has not turned the supply yet is
    /// waited for, and a swapped lead, a wrong range or a slip of the hand is refused, with what was seen instead.
    /// </remarks>
    public sealed class Calibrator
    {
        private const int MillisecondsASample = 100;
        private const int SamplesAPoint = 16;
        private const int TemperaturesAPoint = 3;
        private const int MostSamples = 400; // 3 temperatures, 10 s apart
        private const int SteadyShare = 20;

        private readonly CellSensor _sensor;
        private readonly IPowerSwitches _switches;
        private readonly IClock _clock;
        private readonly FrontEnd _nominal;
        private readonly CellSample _measurement = new CellSample();
        private readonly bool[] _hasFirst = new bool[(int)FrontEndInput.Temperature + 1];
        private readonly int[] _firstCode = new int[(int)FrontEndInput.Temperature + 1];
        private readonly int[] _firstValue = new int[(int)FrontEndInput.Temperature + 1];

        /// <summary>A calibrator with no point yet.</summary>
        /// <param name="sensor">The board's sensor, opened before any calibration was loaded.</param>
        /// <param name="switches">The two switches.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="design">The front end.</param>
        public Calibrator(CellSensor sensor, IPowerSwitches switches, IClock clock, FrontEndDesign design)
        {
            _sensor = sensor;
            _switches = switches;
            _clock = clock;
            _nominal = design.CreateNominalFrontEnd();
        }

        /// <summary>The lines so far: through one point with the gain of the parts, through two by themselves.</summary>
        public FrontEndCalibration Calibration { get; } = new FrontEndCalibration();

        /// <summary>Whether the last looks were there and steady.</summary>
        public bool IsSteady { get; private set; }

        /// <summary>What the last looks meant by the parts, in the unit of the input: µV, nA, ppm or m°C.</summary>
        public int SeenValue { get; private set; }

        /// <summary>Waits for each point in turn, takes it, stores the record, and says so on the console. Ends when it is stored, or the
        /// storage did not take it.</summary>
        /// <param name="points">One or two of each input that is to be calibrated.</param>
        /// <param name="stored">Where the record goes.</param>
        public void Run(CalibrationPoint[] points, StoredCalibration stored)
        {
            for (int i = 0; i < points.Length; i++)
            {
                CalibrationPoint point = points[i];
                Console.WriteLine("apply " + Text(point));

                // Twice: the first may have been taken while somebody still turned the knob.
                while (Judge(point, false) != CalibrationFault.None || Judge(point, true) != CalibrationFault.None)
                {
                    CalibrationFault fault = Judge(point, false);
                    Console.WriteLine("waiting for " + Text(point) + ": " + (IsSteady
                        ? CalibrationCheck.Text(fault) + ", by the parts it is " + SeenValue.ToString()
                        : "no steady reading"));
                }

                Console.WriteLine("took " + Text(point));
            }

            Console.WriteLine(stored.TryWrite(Calibration, _clock.DateMilliseconds) ? "stored" : "refused: " + stored.Text());
        }

        /// <summary>Takes one point, for a program that asks its person in its own way.</summary>
        /// <param name="point">What is applied now.</param>
        /// <returns>Why it was refused; <see cref="CalibrationFault.CodeOutOfRange"/> too when there is no steady reading.</returns>
        public CalibrationFault Take(CalibrationPoint point) => Judge(point, true);

        private static string Text(CalibrationPoint point) => CalibrationCheck.Text(point.Input) + " " + point.Metered.ToString();

        private CalibrationFault Judge(CalibrationPoint point, bool take)
        {
            int input = (int)point.Input;
            AnalogInput nominal = _nominal.Find(point.Input);
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

        /// <summary>The codes of some looks at one input, both switches open.</summary>
        private SampleMean Sample(FrontEndInput input, AnalogInput nominal)
        {
            SampleMean codes = new SampleMean();
            int wanted = input == FrontEndInput.Temperature ? TemperaturesAPoint : SamplesAPoint;
            int most = input == FrontEndInput.Temperature ? MostSamples : 2 * SamplesAPoint;
            _switches.Drive(false, false);
            for (int samples = 0; samples < most && codes.Count < wanted; samples++)
            {
                _sensor.Read(_measurement, _clock.NowMilliseconds);
                codes.Add(_sensor.Reader.Find(input));
                _clock.Wait(MillisecondsASample);
            }

            SeenValue = nominal.Calibration.ValueAt(codes.Value);
            int spread = nominal.Calibration.ValueAt(IntegerMath.Saturate(codes.Value + codes.Spread)) - SeenValue;
            IsSteady = codes.Count == wanted && spread <= nominal.LeastSpan / SteadyShare;
            return codes;
        }
    }
}
