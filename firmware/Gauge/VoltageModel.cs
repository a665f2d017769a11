using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Observation equation of the cell voltage: predicts the voltage at a state of charge with its error, and infers the states of charge
    /// that explain a voltage. It keeps nothing from one call to the next.
    /// </summary>
    public sealed class VoltageModel
    {
        private const int LeastHalfPpm = 5000; // half of a secant at least, ppm: below it a table's step, not the curve, sets the slope
        private const int LeastRangePpm = 4000; // as GaugeSettings.FullErrorPpm: the ends of the scale are known no better
        private const int OhmicErrorPpm = 20000; // a choice: share of the ohmic drop that differs from sample to sample
        private const int GateSquare = 9; // three deviations
        private const int LargestPastPpm = 50000; // a choice: further past its scale the last slope of the curve says nothing
        private const long MostMicrovolts = 2000000; // six squares of it are below 2.4e13

        // Between its entries a table is off along the charge by a share of its step: a quarter where the voltage alone says where the cell
        // is, half of that at random beside a count, and at most 0.5 %. docs/decisions.md has the figures.
        private const int MostTableErrorPpm = 5000;
        private const int TableErrorToStep = 4;
        private const int TableErrorToNoise = 2;

        private readonly CellProfile _profile;
        private readonly long _sensorVariance;
        private readonly long _steadyVariance;
        private readonly int _tableErrorPpm;

        /// <summary>The observation equation of one cell on one board.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="accuracy">The board's measurement errors.</param>
        public VoltageModel(CellProfile profile, BoardFigures accuracy)
        {
            _profile = profile ?? throw new ArgumentNullException(nameof(profile));
            if (accuracy == null)
            {
                throw new ArgumentNullException(nameof(accuracy));
            }

            _sensorVariance = Square(accuracy.VoltageErrorMicrovolts);
            int table = IntegerMath.Million / (profile.OpenCircuitMicrovolts.Length - 1) / TableErrorToStep;
            _tableErrorPpm = table > MostTableErrorPpm ? MostTableErrorPpm : table;
            _steadyVariance = _sensorVariance + Square(profile.OpenCircuitErrorMicrovolts);
        }

        /// <summary>Variance of the bias that changes with the charge alone: sensor and curve, µV². The table's steps are noise and not
        /// part of it: half a step on, their error is another.</summary>
        public long SteadyVariance => _steadyVariance;

        /// <summary>Whether a voltage without the drops is below that of an empty cell. A surface that is empty before its film does not
        /// make the cell empty.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell's drops.</param>
        /// <returns>Whether it is.</returns>
        public bool IsEmpty(int voltageMicrovolts, CellModel model) =>
            model.SurfaceOffsetPpm - model.UnknownSurfaceOffsetPpm > -LeastRangePpm
            && NotBelowTable(voltageMicrovolts, model) != voltageMicrovolts;

        /// <summary>A voltage clamped to that of an empty surface: further down it contains no information on the film behind.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell's drops.</param>
        /// <returns>It, or that of an empty surface with these drops, µV.</returns>
        public int NotBelowTable(int voltageMicrovolts, CellModel model)
        {
            long drop = (long)model.OhmicMicrovolts + model.PolarizationMicrovolts;
            int least = IntegerMath.Saturate(_profile.OpenCircuitMicrovolts[0] + drop);
            return voltageMicrovolts < least ? least : voltageMicrovolts;
        }

        /// <summary>Variance that the bias returns to with the drops as they are, µV²: sensor, curve, and the error of the
        /// polarisation.</summary>
        /// <param name="model">The cell's drops.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <returns>µV², below 1e13.</returns>
        public long BiasVariance(CellModel model, int stateOfChargePpm) => _steadyVariance + SlowVariance(model, stateOfChargePpm);

        /// <summary>Charge over which the bias changes: the sensor's error is the same at every state of charge, so the smaller the table's
        /// share of the bias, the longer it lasts.</summary>
        /// <param name="biasVariance">As <see cref="BiasVariance"/> gives it, µV².</param>
        /// <returns>ppm of capacity: the profile's span of the table's error, to a hundred times that.</returns>
        public int BiasSpanPpm(long biasVariance)
        {
            // Below 2e7 * 1e10.
            long table = (biasVariance - _sensorVariance) / 1000;
            long span = _profile.OpenCircuitErrorSpanPpm;
            return (int)IntegerMath.Clamp(span * (biasVariance / 1000) / (table + 1), span, 100 * span);
        }

        /// <summary>Predicts the voltage.</summary>
        /// <param name="model">The cell's drops.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="deviationPpm">Its deviation, ppm.</param>
        /// <param name="prediction">Filled.</param>
        public void Predict(CellModel model, int stateOfChargePpm, int deviationPpm, VoltagePrediction prediction)
        {
            int half = deviationPpm < LeastHalfPpm ? LeastHalfPpm : deviationPpm;
            long surface = (long)stateOfChargePpm + model.SurfaceOffsetPpm;
            int clamped = (int)IntegerMath.Clamp(surface, 0, IntegerMath.Million);
            ChargeTable table = _profile.OpenCircuitMicrovolts;
            int high = clamped + half;
            high = high > IntegerMath.Million ? IntegerMath.Million : high;
            int low = clamped > half ? clamped - half : 0;
            long top = table.At(high);
            long bottom = table.At(low);
            long slope65536ths = ((top - bottom) << 16) / (high - low);

            // Past full the curve goes on as it ends: a surface that is full before its film pulls the estimate back as far as it went.
            long past = surface > clamped ? surface - clamped : 0;
            long openCircuit = table.At(clamped) + ((past * slope65536ths) >> 16);
            long bend = (top + bottom - (2 * table.At((high + low) / 2))) / 2;
            prediction.Microvolts = IntegerMath.Saturate(openCircuit + model.OhmicMicrovolts + model.PolarizationMicrovolts);
            prediction.BiasThousandths = ShapeThousandths(clamped);
            prediction.Slope65536ths = slope65536ths;
            prediction.NoiseVariance = _sensorVariance
                + Square(bend)
                + Square((slope65536ths * (_tableErrorPpm / TableErrorToNoise)) >> 16)
                + Square(model.UnsettledMicrovolts)
                + Square(Share(model.OhmicMicrovolts, OhmicErrorPpm))
                + (SlowVariance(model, stateOfChargePpm) / 4); // half of the deviation: the rest is bias
        }

        /// <summary>Distance of a cell past the end of its scale: emptier than empty, or as good as full and fuller than the errors of
        /// sensor, table and polarisation explain. The table's error along the charge explains nothing here.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell's drops.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="deviationPpm">Its deviation, ppm.</param>
        /// <param name="resistanceErrorPpm">Uncertainty of the drops, ppm.</param>
        /// <returns>ppm, by the curve's last slope, at least 4000 and at most 50 000; 0 when it is within its scale.</returns>
        public int PastTablePpm(
            int voltageMicrovolts, CellModel model, int stateOfChargePpm, int deviationPpm, int resistanceErrorPpm)
        {
            ChargeTable table = _profile.OpenCircuitMicrovolts;
            int last = table.Length - 1;
            long drop = (long)model.OhmicMicrovolts + model.PolarizationMicrovolts;
            long openCircuit = voltageMicrovolts - drop;
            long beyond = table[0] - openCircuit;
            long step = (long)table[1] - table[0];
            if (IntegerMath.Abs(model.SurfaceOffsetPpm) + model.UnknownSurfaceOffsetPpm >= LeastRangePpm)
            {
                // The surface is past its end before the film is.
                return 0;
            }

            if (beyond <= 0)
            {
                beyond = openCircuit - table[last];
                step = (long)table[last] - table[last - 1];
                if (stateOfChargePpm + deviationPpm < IntegerMath.Million || beyond <= 0)
                {
                    return 0;
                }

                long explained = _steadyVariance + SlowVariance(model, stateOfChargePpm) + Square(Share(drop, resistanceErrorPpm));
                if (Square(beyond) / GateSquare <= explained)
                {
                    return 0;
                }
            }

            return (int)IntegerMath.Clamp(beyond * (IntegerMath.Million / last) / step, LeastRangePpm, LargestPastPpm);
        }

        /// <summary>Uncertainty of the surface state of charge.</summary>
        /// <param name="model">The cell's drops.</param>
        /// <returns>ppm, 0 or more.</returns>
        internal int SurfaceOffsetErrorPpm(CellModel model) =>
            (int)(IntegerMath.Abs(model.SurfaceOffsetPpm) * _profile.RelaxationErrorPpm / IntegerMath.Million)
            + model.UnknownSurfaceOffsetPpm;

        /// <summary>Infers the state of charge from a voltage.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell's drops.</param>
        /// <param name="resistanceErrorPpm">Uncertainty of the drops, ppm.</param>
        /// <param name="otherErrorMicrovolts">Error of the voltage beside sensor, table and drops, µV.</param>
        /// <param name="deviations">Half the width of the interval in deviations.</param>
        /// <param name="interval">Filled.</param>
        public void InferStateOfCharge(
            int voltageMicrovolts,
            CellModel model,
            int resistanceErrorPpm,
            int otherErrorMicrovolts,
            int deviations,
            StateOfChargeInterval interval)
        {
            long drop = (long)model.OhmicMicrovolts + model.PolarizationMicrovolts;
            long openCircuit = voltageMicrovolts - drop;
            ChargeTable table = _profile.OpenCircuitMicrovolts;
            int surface = table.ChargeAt(IntegerMath.Saturate(openCircuit));
            int biasThousandths = ShapeThousandths(surface);
            long slope65536ths = Slope65536ths(surface, LeastHalfPpm);
            long noise = Square((slope65536ths * _tableErrorPpm) >> 16) + Square(model.UnsettledMicrovolts);
            long squares = _sensorVariance
                + Square((long)_profile.OpenCircuitErrorMicrovolts * biasThousandths / 1000)
                + Square(Share(model.PolarizationMicrovolts, _profile.RelaxationErrorPpm))
                + Square(Share(drop, resistanceErrorPpm))
                + Square(otherErrorMicrovolts)
                + noise
                + 1;
            long error = (IntegerMath.SquareRoot(squares, 5000) + 1) * deviations;
            int below = surface - table.ChargeAt(IntegerMath.Saturate(openCircuit - error));
            int above = table.ChargeAt(IntegerMath.Saturate(openCircuit + error)) - surface;
            int range = (below > above ? below : above) + (SurfaceOffsetErrorPpm(model) * deviations);
            interval.StateOfChargePpm = (int)IntegerMath.Clamp(surface - model.SurfaceOffsetPpm, 0, IntegerMath.Million);
            interval.RangePpm = range < LeastRangePpm ? LeastRangePpm : range;
            interval.ErrorMicrovolts = (int)error;
            interval.BiasThousandths = biasThousandths;
            interval.NoiseVariance = noise;
            interval.IsOutside = openCircuit + error < table[0] || openCircuit - error > table[table.Length - 1];
        }

        /// <summary>Secant of the curve over a distance to either side, as far as the table reaches, µV per ppm, 1/65536.</summary>
        private long Slope65536ths(int stateOfChargePpm, int halfPpm)
        {
            int high = stateOfChargePpm + halfPpm;
            high = high > IntegerMath.Million ? IntegerMath.Million : high;
            int low = stateOfChargePpm > halfPpm ? stateOfChargePpm - halfPpm : 0;
            ChargeTable table = _profile.OpenCircuitMicrovolts;
            return ((long)(table.At(high) - table.At(low)) << 16) / (high - low);
        }

        private int ShapeThousandths(int stateOfChargePpm)
        {
            ChargeTable shape = _profile.OpenCircuitErrorShapePpm;
            return shape == null ? 1000 : shape.At(stateOfChargePpm) / 1000;
        }

        /// <summary>Variance by what is slow in the cell: polarisation, and diffusion, whose error moves the surface along the
        /// curve.</summary>
        private long SlowVariance(CellModel model, int stateOfChargePpm)
        {
            long variance = Square(Share(model.PolarizationMicrovolts, _profile.RelaxationErrorPpm));
            int error = SurfaceOffsetErrorPpm(model);
            if (error > 0)
            {
                int surface = (int)IntegerMath.Clamp((long)stateOfChargePpm + model.SurfaceOffsetPpm, 0, IntegerMath.Million);
                ChargeTable table = _profile.OpenCircuitMicrovolts;
                variance += Square((table.At(surface + error) - table.At(surface - error)) / 2);
            }

            return variance;
        }

        private static long Share(long microvolts, int ppm) =>
            IntegerMath.Clamp(microvolts, -MostMicrovolts, MostMicrovolts) * ppm / IntegerMath.Million;

        private static long Square(long microvolts)
        {
            long clamped = IntegerMath.Clamp(microvolts, -MostMicrovolts, MostMicrovolts);
            return clamped * clamped;
        }
    }
}
