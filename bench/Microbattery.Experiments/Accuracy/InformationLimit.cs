using System;
using System.Linq;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Models;
using Microbattery.Cells.Physics;
using Microbattery.Cells.Profiles;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>
    /// About how far off the best conceivable estimator is: one that knows the cell's physics, its film's diffusion and the curve of its
    /// type as a fit does, and must find what is drawn for each seed. A Kalman filter's covariance, linearised on the true path: the
    /// expected Cramér-Rao bound (P. Tichavský, C. Muravchik, A. Nehorai, IEEE Trans. Signal Process. 46 (1998) 1386, take the mean before
    /// the inverse). It says what is about possible, and proves nothing.
    /// </summary>
    /// <remarks>
    /// It samples when the firmware samples. Unknown to it: where it starts, anywhere from empty to full, capacity, resistance,
    /// self-discharge, sleep current, the sensor's offsets and gains, the difference of the curve from the nominal cell's; all taken as
    /// Gaussians of the drawn spread, also where one was made exact, for nobody is told. A fit has the curve to 0.3 mV, and is off by
    /// something else every fiftieth of the charge (docs/fit.md: rests every one or two per cent): an estimator that knew it to the
    /// microvolt would tell the state of charge of a cell at rest from how the curve bends within a tenth of a per cent. For the same
    /// reason its slopes are no finer than that, and change smoothly.
    /// </remarks>
    public sealed class InformationLimit
    {
        private const int Charge = 0;       // state of charge, 1
        private const int Capacity = 1;     // share of the capacity
        private const int Resistance = 2;   // share of electrolyte and faces
        private const int Leak = 3;         // share of the self-discharge
        private const int Sleep = 4;        // share of the sleep current
        private const int CurrentOffset = 5; // shunt, V
        private const int CurrentDrift = 6; // V/°C
        private const int CurrentGain = 7;  // share
        private const int VoltageOffset = 8; // V
        private const int VoltageGain = 9;  // share
        private const int Sine = 10;        // V, of the curve's difference
        private const int Cosine = 11;      // V
        private const int Ripple = 12;      // V, of the fit's curve
        private const int States = 13;
        private const double RippleVolts = 0.0003;
        private const double RippleSpan = 0.02;
        private const int CurveSteps = 100; // half a ripple each
        private const double ThickerShare = 0.01;

        private readonly double[,] _covariance = new double[States, States];
        private readonly double[] _row = new double[States];
        private readonly double[] _towards = new double[States];
        private readonly double[] _slopeVolts;
        private readonly double[] _perThicknessVolts;
        private readonly FilmCell _cell;
        private readonly double _contactOhms;
        private readonly double _shuntOhms;
        private readonly double _noiseVariance;
        private double _seconds = double.NaN;
        private double _net;
        private double _leaked;

        /// <summary>A limit before the first sample.</summary>
        /// <param name="cell">The true cell.</param>
        /// <param name="parameters">Its physics.</param>
        /// <param name="openCircuitSigmaVolts">Spread of the curve within a production, one sigma, V.</param>
        /// <param name="sleepSigma">Spread of the sleep current, share of it.</param>
        /// <param name="fullRangeAmps">Current at the end of the sensor's range, A.</param>
        public InformationLimit(
            FilmCell cell, FilmCellParameters parameters, double openCircuitSigmaVolts, double sleepSigma, double fullRangeAmps)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            _cell = cell;
            CellDesign design = parameters.Design;
            _contactOhms = design.ContactOhms;
            double[] volts = Curve(design);
            _slopeVolts = Slopes(volts);
            double[] thicker = Curve(design with { PositiveMicrometres = design.PositiveMicrometres * (1 + ThickerShare) });
            // 0 where the negative is a reservoir
            _perThicknessVolts = [.. thicker.Zip(volts, (one, other) => (one - other) / ThickerShare)];
            MonitorErrors sigma = MonitorErrors.Sigma;
            _shuntOhms = MonitorErrors.FullShuntVolts / fullRangeAmps;
            _noiseVariance = Square(sigma.VoltageNoiseVolts) + (Square(MonitorErrors.VoltageStepVolts) / 12);
            Set(Charge, 1 / Math.Sqrt(12)); // anywhere from empty to full
            Set(Capacity, CellSpread.CapacitySigma);
            Set(Resistance, CellSpread.ResistanceSigma);
            Set(Leak, CellSpread.SelfDischargeSigma);
            Set(Sleep, sleepSigma);
            Set(CurrentOffset, sigma.ShuntOffsetVolts);
            Set(CurrentDrift, sigma.ShuntDriftVoltsPerCelsius);
            Set(CurrentGain, sigma.CurrentGain);
            Set(VoltageOffset, sigma.VoltageOffsetVolts);
            Set(VoltageGain, sigma.VoltageGain);
            Set(Sine, openCircuitSigmaVolts / Math.Sqrt(2)); // of any phase
            Set(Cosine, openCircuitSigmaVolts / Math.Sqrt(2));
            Set(Ripple, RippleVolts);
        }

        /// <summary>One sigma of the best estimator's error after the last sample.</summary>
        public double Deviation => Math.Sqrt(_covariance[Charge, Charge]);

        /// <summary>Takes a sample in.</summary>
        /// <param name="world">What is sampled.</param>
        /// <param name="asleep">Whether the time since the sample before was slept through: no current was measured.</param>
        public void Update(SimulatedWorld world, bool asleep)
        {
            Count(world, asleep);
            Correct(_cell);
        }

        /// <summary>Adds the uncertainty of what was counted since the sample before, without a correction.</summary>
        /// <param name="world">What was counted.</param>
        /// <param name="asleep">Whether no current was measured.</param>
        public void Count(SimulatedWorld world, bool asleep)
        {
            ArgumentNullException.ThrowIfNull(world);
            FilmCell cell = _cell;
            if (!double.IsNaN(_seconds))
            {
                Predict(cell, world.Seconds - _seconds, world.NetCoulombs - _net, cell.LeakedCoulombs - _leaked, asleep);
            }

            _seconds = world.Seconds;
            _net = world.NetCoulombs;
            _leaked = cell.LeakedCoulombs;
        }

        private void Predict(FilmCell cell, double seconds, double coulombs, double leaked, bool asleep)
        {
            Array.Clear(_row);
            double capacity = cell.CapacityCoulombs;
            _row[Capacity] = -coulombs / capacity; // what leaks is a share of it
            _row[Leak] = -leaked / capacity;
            if (asleep)
            {
                _row[Sleep] = coulombs / capacity;
            }
            else
            {
                _row[CurrentOffset] = seconds / _shuntOhms / capacity;
                _row[CurrentDrift] = _row[CurrentOffset] * (cell.Celsius - 25);
                _row[CurrentGain] = coulombs / capacity;
            }

            // F P F' where only the charge's row differs from the identity.
            for (int j = 0; j < States; j++)
            {
                double sum = 0;
                for (int k = 1; k < States; k++)
                {
                    sum += _row[k] * _covariance[k, j];
                }

                _towards[j] = sum;
            }

            double own = 0;
            for (int k = 1; k < States; k++)
            {
                own += _row[k] * _towards[k];
            }

            _covariance[Charge, Charge] += (2 * _towards[Charge]) + own;
            for (int j = 1; j < States; j++)
            {
                _covariance[Charge, j] += _towards[j];
                _covariance[j, Charge] = _covariance[Charge, j];
            }

            // Another ripple the further the charge has moved: a first-order Gauss-Markov process over it.
            double keep = Math.Exp(-Math.Abs(coulombs - leaked) / capacity / RippleSpan);
            for (int j = 0; j < Ripple; j++)
            {
                _covariance[Ripple, j] *= keep;
                _covariance[j, Ripple] = _covariance[Ripple, j];
            }

            _covariance[Ripple, Ripple] = (keep * keep * (_covariance[Ripple, Ripple] - Square(RippleVolts))) + Square(RippleVolts);
        }

        private void Correct(FilmCell cell)
        {
            Array.Clear(_row);
            double charge = Math.Clamp(cell.StateOfCharge, 0, 1);
            _row[Charge] = EvenTable.At(_slopeVolts, charge);
            _row[Capacity] = EvenTable.At(_perThicknessVolts, charge);
            _row[Resistance] = cell.Voltage - cell.TerminalVolts(0) - (cell.Current * _contactOhms);
            _row[VoltageOffset] = 1;
            _row[VoltageGain] = cell.Voltage;
            _row[Sine] = Math.Sin(2 * Math.PI * charge);
            _row[Cosine] = Math.Cos(2 * Math.PI * charge);
            _row[Ripple] = 1;
            double expected = _noiseVariance;
            for (int i = 0; i < States; i++)
            {
                double sum = 0;
                for (int k = 0; k < States; k++)
                {
                    sum += _covariance[i, k] * _row[k];
                }

                _towards[i] = sum;
                expected += _row[i] * sum;
            }

            for (int i = 0; i < States; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    _covariance[i, j] -= _towards[i] * _towards[j] / expected;
                    _covariance[j, i] = _covariance[i, j];
                }
            }
        }

        private static double[] Curve(CellDesign design)
        {
            CellBalance balance = new(design);
            return [.. Enumerable.Range(0, CurveSteps + 1).Select(i => balance.OpenCircuitVolts(i / (double)CurveSteps))];
        }

        /// <summary>Slopes over a ripple's span, V: no finer, for a kink that the ripple hides would tell where the cell is.</summary>
        private static double[] Slopes(double[] volts) =>
        [
            .. Enumerable.Range(0, volts.Length).Select(i =>
            {
                int low = Math.Max(i - 1, 0);
                int high = Math.Min(i + 1, CurveSteps);
                return (volts[high] - volts[low]) * CurveSteps / (high - low);
            }),
        ];

        private void Set(int index, double sigma) => _covariance[index, index] = sigma * sigma;

        private static double Square(double value) => value * value;
    }
}
