using System;
using Microbattery.Cells.Materials;

namespace Microbattery.Cells.Physics
{
    /// <summary>
    /// Lithium in the positive film: one-dimensional diffusion, D falling with lithium content, in finite volumes that are thin at the
    /// electrolyte, implicit in time. What leaves one volume enters the next, so the charge is conserved to rounding whatever the step.
    /// </summary>
    internal sealed class PositiveFilm
    {
        private const double FinestRatio = 1.25; // each volume is this much thicker than its neighbour on the electrolyte's side
        private const double VoltsBeyondSites = 500;
        private const int TableSteps = 2048;

        private readonly int _count;
        private readonly double[] _filling;
        private readonly double[] _saved;
        private readonly double[] _width;      // share of the thickness
        private readonly double[] _perWidth;
        private readonly double[] _faceFactor; // D over this distance, over thickness squared, 1/s at D = 1
        private readonly double[] _upper;
        private readonly double[] _right;
        private readonly double[] _slowing = new double[TableSteps + 2];
        private readonly double[] _potential = new double[TableSteps + 2];
        private readonly double _diffusionRate;
        private readonly double _surfaceFactor;
        private double _rate;

        internal PositiveFilm(FilmCellParameters parameters, double filling)
        {
            _count = parameters.Volumes;
            _filling = new double[_count];
            _saved = new double[_count];
            _width = new double[_count];
            _perWidth = new double[_count];
            _faceFactor = new double[_count];
            _upper = new double[_count];
            _right = new double[_count];
            Array.Fill(_filling, filling);
            MeanFilling = filling;
            double sum = 0;
            double growth = Math.Pow(FinestRatio, 16.0 / _count);
            for (int i = 0; i < _count; i++)
            {
                _width[i] = Math.Pow(growth, i);
                sum += _width[i];
            }

            for (int i = 0; i < _count; i++)
            {
                _width[i] /= sum;
                _perWidth[i] = 1 / _width[i];
            }

            for (int i = 0; i + 1 < _count; i++)
            {
                _faceFactor[i] = 2 / (_width[i] + _width[i + 1]);
            }

            HalfCell material = parameters.Design.Positive;
            double metres = parameters.Design.PositiveMicrometres * 1e-6 * parameters.Design.PositiveActiveRatio
                / parameters.Design.PositiveSurfaceRatio;
            _diffusionRate = material.DiffusivitySquareMetresPerSecond / (metres * metres);
            _surfaceFactor = _width[0] / 2;
            for (int i = 0; i < _slowing.Length; i++)
            {
                double at = (double)i / TableSteps;
                _slowing[i] = Math.Exp(-parameters.DiffusionSlowing * (at - 0.5));
                _potential[i] = material.Potential(at);
            }
        }

        /// <summary>Lithium content at the electrolyte.</summary>
        internal double SurfaceFilling { get; private set; }

        /// <summary>Mean lithium content.</summary>
        internal double MeanFilling { get; private set; }

        internal void SetTemperature(double celsius) =>
            _rate = _diffusionRate * Arrhenius.Faster(CellResistance.DiffusionActivationElectronvolts, celsius);

        /// <summary>Potential at a lithium content, V against lithium.</summary>
        internal double Potential(double filling)
        {
            double position = filling * TableSteps;
            position = Math.Clamp(position, 0, TableSteps);
            int index = (int)position;
            double volts = _potential[index] + ((position - index) * (_potential[index + 1] - _potential[index]));

            // Beyond its sites the film neither takes nor gives lithium: the voltage runs away.
            return filling > 1 ? volts - ((filling - 1) * VoltsBeyondSites) : filling < 0 ? volts - (filling * VoltsBeyondSites) : volts;
        }

        /// <summary>Lets time pass while lithium enters through the electrolyte's face.</summary>
        /// <param name="seconds">0 or more.</param>
        /// <param name="fillingRate">How fast the mean filling rises, 1/s.</param>
        internal void Step(double seconds, double fillingRate)
        {
            int last = _count - 1;
            double right = _filling[0] + (seconds * fillingRate * _perWidth[0]);
            double coupling = 0; // of the face towards the electrolyte, times the volume's width
            double above = 0;
            double below = 0;
            for (int i = 0; i < last; i++)
            {
                double next = seconds * _rate * SlowingAt((_filling[i] + _filling[i + 1]) / 2) * _faceFactor[i];
                double lower = coupling * _perWidth[i];
                double upper = next * _perWidth[i];
                double scale = 1 / (1 + lower + upper - (lower * above));
                below = (right + (lower * below)) * scale;
                above = upper * scale;
                _upper[i] = above;
                _right[i] = below;
                right = _filling[i + 1];
                coupling = next;
            }

            double end = coupling * _perWidth[last];
            double value = (right + (end * below)) / (1 + end - (end * above));
            double mean = 0;
            for (int i = last; i >= 0; i--)
            {
                value = i < last ? _right[i] + (_upper[i] * value) : value;
                _filling[i] = value;
                mean += value * _width[i];
            }

            // The scheme conserves charge, its rounding at steps much longer than the film's own time does not: the mean is known exactly.
            MeanFilling += seconds * fillingRate;
            double missing = MeanFilling - mean;
            for (int i = 0; i <= last; i++)
            {
                _filling[i] += missing;
            }

            // From the middle of the first volume to its face the flux has half a width to go.
            SurfaceFilling = _filling[0] + (fillingRate * _surfaceFactor / (_rate * SlowingAt(_filling[0])));
        }

        /// <summary>What the lithium content at the electrolyte would be after a step, the film left as it is.</summary>
        /// <param name="seconds">0 or more.</param>
        /// <param name="fillingRate">How fast the mean filling rises without any current, 1/s.</param>
        /// <returns>It at that rate, and its change for each 1/s more: the step is linear in its rate.</returns>
        internal (double Still, double PerRate) SurfaceAfter(double seconds, double fillingRate)
        {
            (double surface, double mean) = (SurfaceFilling, MeanFilling);
            _filling.CopyTo(_saved, 0);
            Step(seconds, fillingRate);
            double still = SurfaceFilling;
            _saved.CopyTo(_filling, 0);
            MeanFilling = mean;

            // A rate that moves the mean by a ten-thousandth: small beside the film, large beside rounding.
            double more = 1e-4 / seconds;
            Step(seconds, fillingRate + more);
            double perRate = (SurfaceFilling - still) / more;
            _saved.CopyTo(_filling, 0);
            (SurfaceFilling, MeanFilling) = (surface, mean);
            return (still, perRate);
        }

        private double SlowingAt(double filling)
        {
            double position = Math.Clamp(filling, 0, 1) * TableSteps;
            int index = (int)position;
            return _slowing[index] + ((position - index) * (_slowing[index + 1] - _slowing[index]));
        }
    }
}
