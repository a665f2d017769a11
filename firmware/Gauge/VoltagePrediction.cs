using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// What the voltage should be at a state of charge, how it changes with it over the range in question, and how far it may be off at
    /// random; and the other way round, the range of states of charge that a voltage allows.
    /// </summary>
    public sealed class VoltagePrediction
    {
        private const int LeastHalfPpm = 5000;
        private const int LeastRangePpm = 4000;
        private const int OhmicErrorPpm = 20000;
        private const int GateSquare = 9; // three deviations
        private const int MostTableErrorPpm = 5000;
        private const int TableErrorToStep = 4; // tables have steps: where a curve is steep they are off along the charge by a share of one
        private const int TableErrorToNoise = 2;
        private const long MostMicrovolts = 2000000;

        private readonly CellProfile _profile;
        private readonly long _sensorVariance;
        private readonly long _steadyVariance;
        private readonly int _tableErrorPpm;
        private int _microvolts;
        private int _biasThousandths;
        private int _surfaceOffsetErrorMicrovolts;
        private long _slope65536ths;
        private long _randomVariance;
        private int _stateOfChargePpm;
        private int _rangePpm;
        private bool _isOutside;

        /// <summary>Predictions for one cell on one board.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="accuracy">The board's readings.</param>
        public VoltagePrediction(CellProfile profile, BoardFigures accuracy)
        {
            _profile = profile;
            _sensorVariance = Square(accuracy.VoltageErrorMicrovolts);
            int table = IntegerMath.Million / (profile.OpenCircuitMicrovolts.Length - 1) / TableErrorToStep;
            _tableErrorPpm = table > MostTableErrorPpm ? MostTableErrorPpm : table;
            _steadyVariance = _sensorVariance + Square(profile.OpenCircuitErrorMicrovolts);
        }

        /// <summary>Open-circuit voltage with all drops, µV.</summary>
        public int Microvolts => _microvolts;

        /// <summary>How much of the bias is in it: what the open-circuit voltage is off by there over what it is off by on the whole, 1/1000.</summary>
        public int BiasThousandths => _biasThousandths;

        /// <summary>Its change with the state of charge, µV per ppm, 1/65536: the secant over one deviation to either side, for a tangent is
        /// a lie where the curve bends within them.</summary>
        public long Slope65536ths => _slope65536ths;

        /// <summary>Variance of what is random: noise, the table's grain, how far the curve bends away from the secant, and what has not settled, µV².</summary>
        public long RandomVariance => _randomVariance;

        /// <summary>State of charge by the last <see cref="Locate"/>, ppm.</summary>
        public int StateOfChargePpm => _stateOfChargePpm;

        /// <summary>How far it may be off, ppm, 4000 to 1 000 000.</summary>
        public int RangePpm => _rangePpm;

        /// <summary>Whether no state of charge has such a voltage: an over-charged or over-discharged cell, or a wrong look.</summary>
        public bool IsOutside => _isOutside;

        /// <summary>Whether a voltage without the drops is below that of an empty cell: what is left in it is not in the table. A face that is empty
        /// before its film is makes no empty cell.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell's drops.</param>
        /// <returns>Whether it is.</returns>
        public bool IsEmpty(int voltageMicrovolts, CellModel model) =>
            model.SurfaceOffsetPpm - model.UnknownSurfaceOffsetPpm > -LeastRangePpm
            && NotBelowTable(voltageMicrovolts, model) != voltageMicrovolts;

        /// <summary>A voltage that says no more than that the face is empty: how far below the table it is says nothing of the film behind.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell's drops.</param>
        /// <returns>It, or that of an empty face with these drops, µV.</returns>
        public int NotBelowTable(int voltageMicrovolts, CellModel model)
        {
            int least = IntegerMath.Saturate((long)_profile.OpenCircuitMicrovolts[0] + model.OhmicMicrovolts + model.PolarizationMicrovolts);
            return voltageMicrovolts < least ? least : voltageMicrovolts;
        }

        /// <summary>Variance of what changes with the charge alone, and not soon: sensor and curve, µV². What the table's steps are off by is not in
        /// it: half a step on it is another, and a bias that had learned it would carry it on.</summary>
        public long SteadyVariance => _steadyVariance;

        /// <summary>What the bias's variance tends to with the drops as they are, µV²: sensor, curve, and what the polarisation may be off.</summary>
        /// <param name="model">The cell's drops.</param>
        /// <returns>µV², below 1e13.</returns>
        public long BiasVariance(CellModel model) => _steadyVariance + SlowVariance(model);

        /// <summary>Over how much charge the bias changes: what the sensor is off by is so at every state of charge, so the less of the bias is the
        /// table's, the longer it stays the same.</summary>
        /// <param name="biasVariance">As <see cref="BiasVariance"/> gives it, µV².</param>
        /// <returns>ppm of capacity: the profile's span of the table's error, to a hundred times that.</returns>
        public int BiasSpanPpm(long biasVariance)
        {
            // Below 2e7 * 1e10.
            long table = (biasVariance - _sensorVariance) / 1000;
            long span = _profile.OpenCircuitErrorSpanPpm;
            return (int)IntegerMath.Clamp(span * (biasVariance / 1000) / (table + 1), span, 100 * span);
        }

        /// <summary>Predicts.</summary>
        /// <param name="model">The cell's drops.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="deviationPpm">Its deviation, ppm.</param>
        public void Predict(CellModel model, int stateOfChargePpm, int deviationPpm)
        {
            int half = deviationPpm < LeastHalfPpm ? LeastHalfPpm : deviationPpm;
            long face = (long)stateOfChargePpm + model.SurfaceOffsetPpm;
            int held = (int)IntegerMath.Clamp(face, 0, IntegerMath.Million);
            _biasThousandths = ShapeThousandths(held);
            ChargeTable table = _profile.OpenCircuitMicrovolts;
            int high = held + half;
            high = high > IntegerMath.Million ? IntegerMath.Million : high;
            int low = held > half ? held - half : 0;
            long top = table.At(high);
            long bottom = table.At(low);
            _slope65536ths = ((top - bottom) << 16) / (high - low);

            // What the lag may be off moves the face along the curve, to where that may be steeper.
            int surfaceOffsetError = SurfaceOffsetErrorPpm(model);
            _surfaceOffsetErrorMicrovolts = surfaceOffsetError == 0
                ? 0
                : (table.At(held + surfaceOffsetError) - table.At(held - surfaceOffsetError)) / 2;

            // Past full the curve goes on as it ends: a face that is full before its film is pulls the estimate back as far as it went.
            long past = face > held ? face - held : 0;
            long openCircuit = table.At(held) + ((past * _slope65536ths) >> 16);
            _microvolts = IntegerMath.Saturate(openCircuit + model.OhmicMicrovolts + model.PolarizationMicrovolts);
            long bend = (top + bottom - (2 * table.At((high + low) / 2))) / 2;
            _randomVariance = _sensorVariance
                + Square(bend)
                + Square((_slope65536ths * (_tableErrorPpm / TableErrorToNoise)) >> 16)
                + Square(model.UnsettledMicrovolts)
                + Square(Share(model.OhmicMicrovolts, OhmicErrorPpm))
                + (SlowVariance(model) / 4);
        }

        /// <summary>How far past the end of its scale a cell is: emptier than empty, or as good as full and fuller than sensor, table and polarisation
        /// explain. That a table is off along the charge too explains nothing here: past its end is where the cell is then.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell's drops.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="deviationPpm">Its deviation, ppm.</param>
        /// <param name="resistanceErrorPpm">How far the drops may be off, ppm.</param>
        /// <returns>ppm, by the curve's last slope, at least 4000 and at most 50 000; 0 when it is within its scale.</returns>
        public int PastTablePpm(int voltageMicrovolts, CellModel model, int stateOfChargePpm, int deviationPpm, int resistanceErrorPpm)
        {
            ChargeTable table = _profile.OpenCircuitMicrovolts;
            int last = table.Length - 1;
            long drop = (long)model.OhmicMicrovolts + model.PolarizationMicrovolts;
            long openCircuit = voltageMicrovolts - drop;
            long beyond = table[0] - openCircuit;
            long step = (long)table[1] - table[0];
            if (IntegerMath.Abs(model.SurfaceOffsetPpm) + model.UnknownSurfaceOffsetPpm >= LeastRangePpm)
            {
                // The face is past its end before the film is.
                return 0;
            }

            if (beyond <= 0)
            {
                beyond = openCircuit - table[last];
                step = (long)table[last] - table[last - 1];
                if (stateOfChargePpm + deviationPpm < IntegerMath.Million
                    || beyond <= 0
                    || Square(beyond) / GateSquare <= _steadyVariance + SlowVariance(model) + Square(Share(drop, resistanceErrorPpm)))
                {
                    return 0;
                }
            }

            return (int)IntegerMath.Clamp(beyond * (IntegerMath.Million / last) / step, LeastRangePpm, 50000);
        }

        /// <summary>How far the face of the film may be from where the model has it.</summary>
        /// <param name="model">The cell's drops.</param>
        /// <returns>ppm, 0 or more.</returns>
        internal int SurfaceOffsetErrorPpm(CellModel model) =>
            (int)(IntegerMath.Abs(model.SurfaceOffsetPpm) * _profile.RelaxationErrorPpm / IntegerMath.Million) + model.UnknownSurfaceOffsetPpm;

        /// <summary>The range of states of charge that a voltage allows.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell's drops.</param>
        /// <param name="resistanceErrorPpm">How far they may be off, ppm.</param>
        /// <param name="otherErrorMicrovolts">How far the voltage may be off for other reasons than sensor, table and drops, µV.</param>
        /// <param name="deviations">How many deviations wide the range is to be.</param>
        /// <returns>How far off the voltage may be in all but for the lag, µV, above 0.</returns>
        public int Locate(int voltageMicrovolts, CellModel model, int resistanceErrorPpm, int otherErrorMicrovolts, int deviations)
        {
            long drop = (long)model.OhmicMicrovolts + model.PolarizationMicrovolts;
            long openCircuit = voltageMicrovolts - drop;
            ChargeTable table = _profile.OpenCircuitMicrovolts;
            _stateOfChargePpm = table.ChargeAt(IntegerMath.Saturate(openCircuit));
            _biasThousandths = ShapeThousandths(_stateOfChargePpm);
            long squares = _sensorVariance
                + Square((long)_profile.OpenCircuitErrorMicrovolts * _biasThousandths / 1000)
                + Square((_slope65536ths * _tableErrorPpm) >> 16)
                + Square(Share(model.PolarizationMicrovolts, _profile.RelaxationErrorPpm))
                + Square(Share(drop, resistanceErrorPpm))
                + Square(model.UnsettledMicrovolts)
                + Square(otherErrorMicrovolts)
                + 1;
            long error = (IntegerMath.SquareRoot(squares, 5000) + 1) * deviations;
            int below = _stateOfChargePpm - table.ChargeAt(IntegerMath.Saturate(openCircuit - error));
            int above = table.ChargeAt(IntegerMath.Saturate(openCircuit + error)) - _stateOfChargePpm;
            int range = (below > above ? below : above) + (SurfaceOffsetErrorPpm(model) * deviations);
            _stateOfChargePpm = (int)IntegerMath.Clamp(_stateOfChargePpm - model.SurfaceOffsetPpm, 0, IntegerMath.Million);
            _rangePpm = range < LeastRangePpm ? LeastRangePpm : range;
            _isOutside = openCircuit + error < table[0] || openCircuit - error > table[table.Length - 1];
            return (int)error;
        }

        private int ShapeThousandths(int stateOfChargePpm)
        {
            ChargeTable shape = _profile.OpenCircuitErrorShapePpm;
            return shape == null ? 1000 : shape.At(stateOfChargePpm) / 1000;
        }

        private long SlowVariance(CellModel model) =>
            Square(Share(model.PolarizationMicrovolts, _profile.RelaxationErrorPpm)) + Square(_surfaceOffsetErrorMicrovolts);

        private static long Share(long microvolts, int ppm) => IntegerMath.Clamp(microvolts, -MostMicrovolts, MostMicrovolts) * ppm / IntegerMath.Million;

        /// <summary>Held to two volts: six of them stay below 2.4e13.</summary>
        private static long Square(long microvolts)
        {
            long held = IntegerMath.Clamp(microvolts, -MostMicrovolts, MostMicrovolts);
            return held * held;
        }
    }
}
