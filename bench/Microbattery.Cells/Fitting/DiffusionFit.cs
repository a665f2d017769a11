using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Microbattery.Cells.Materials;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// Times of diffusion from a whole trace: what makes the voltages that the gauge's model says, with the resistance that is left beside
    /// it and two slow polarisations, come nearest to the measured ones.
    /// </summary>
    public sealed class DiffusionFit
    {
        /// <summary>Times of the two slow polarisations beside it, s: what absorbs charge slowly, whatever the film does.</summary>
        internal static readonly double[] RelaxationSeconds = [30, 1000];

        private const double LeastSoc = 0.05;
        private const double MostSoc = 1.02;
        private const int MostTries = 1000;
        private const int Turns = 3;               // the resistance and the times each need the other
        private const double MostShare = 2;
        private const double PulseSeconds = 1;
        private const double LeastLeft = 0.1;      // however slow the film, something answers at once

        // What is expected, and how surely: of oxides' films, where the trace says nothing.
        private const double ExpectedElectronvolts = CellResistance.DiffusionActivationElectronvolts;
        private const double ElectronvoltsSigma = 0.15;
        private const double ExpectedSlowing = 1.5;
        private const double SlowingSigma = 1.5;
        private const double ExpectedShare = 0.05;
        private const double ShareSigma = 0.05;
        private const double SharePriorVolts = 1e-3;
        private const double ExpectedFaceRatio = 0.5;
        private const double FaceRatioSigma = 0.5;
        private const double PriorVolts = 2e-4;

        private readonly IReadOnlyList<TraceSample> _samples;
        private readonly double[] _soc;
        private readonly double[] _openCircuitVolts;
        private readonly double _coulombs;
        private readonly double[] _reciprocal;
        private readonly double[] _ohmic;
        private readonly double[][] _absorbed;
        private readonly CancellationToken _cancellation;
        private double[] _shares = [0, 0];

        private DiffusionFit(
            IReadOnlyList<TraceSample> samples, double[] soc, double[] openCircuitVolts, double ampHours, CancellationToken cancellation)
        {
            _cancellation = cancellation;
            _samples = samples;
            _soc = soc;
            _openCircuitVolts = openCircuitVolts;
            _coulombs = ampHours * 3600;
            _reciprocal = [.. samples.Select(sample => Math.Log(1 / Arrhenius.Faster(1, sample.TemperatureCelsius)))];
            _ohmic = new double[samples.Count];
            _absorbed = [new double[samples.Count], new double[samples.Count]];
        }

        /// <summary>What it found.</summary>
        /// <param name="Film">Times of diffusion.</param>
        /// <param name="AtOnce">Resistance without it.</param>
        /// <param name="ChargeTransferRatio">Share of that which falls short of proportion.</param>
        /// <param name="Shares">Slow polarisations in <see cref="RelaxationSeconds"/> over the drop across that resistance.</param>
        internal sealed record Result(FilmDiffusion Film, ResistanceSurface AtOnce, double ChargeTransferRatio, double[] Shares);

        /// <summary>Fits a trace.</summary>
        /// <param name="cell">The same without: its surface says how much of the resistance goes with the slope of the curve.</param>
        /// <param name="assumedElectronvolts">Activation energy of the resistance where the trace is of one temperature, eV.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>What it found, for the caller to judge; null when the search does not end.</returns>
        internal static Result? Find(FittedCell cell, double assumedElectronvolts, CancellationToken cancellation)
        {
            DiffusionFit fit = new(cell.Samples, cell.StateOfCharge, cell.OpenCircuitVolts, cell.CapacityAmpHours, cancellation);
            ResistanceSurface atOnce = cell.Surface!;

            // In the first second a film of any thickness is as thick as it likes: its face is 2 sqrt(t τ / π) ahead.
            double inSecond = atOnce.DiffusionOhmsPerVolt(0.5, 25) * fit._coulombs;
            Vector<double> found = Vector<double>.Build.Dense(
                [
                    Math.Log(Math.Max(Math.PI / 4 * inSecond * inSecond / PulseSeconds, 1)), ExpectedSlowing, ExpectedElectronvolts,
                    ExpectedFaceRatio,
                ]);
            for (int turn = 0; turn < Turns; turn++)
            {
                FilmDiffusion film = Film(found);
                List<ResistancePoint> points = Without(cell.ResistancePoints, film, cell.OpenCircuitVolts, fit._coulombs);
                atOnce = ResistanceSurface.Fit(points, [], assumedElectronvolts, cancellation);
                fit.SetOhmic(atOnce);
                try
                {
                    found = new NelderMeadSimplex(1e-4, MostTries).FindMinimum(
                        ObjectiveFunction.Value(fit.Cost), found, Vector<double>.Build.Dense([0.3, 0.3, 0.05, 0.2])).MinimizingPoint;
                }
                catch (MaximumIterationsException)
                {
                    return null;
                }
            }

            _ = fit.Cost(found);
            return new Result(Film(found), atOnce, Math.Clamp(found[3], 0, 1), fit._shares);
        }

        private static FilmDiffusion Film(Vector<double> found) =>
            new(Math.Clamp(Math.Exp(found[0]), 0.1, 1e5), Math.Clamp(found[1], -4, 4), Math.Clamp(found[2], 0, 1));

        /// <summary>What diffusion adds to a resistance within the first second.</summary>
        /// <param name="cell">The cell.</param>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="celsius">°C.</param>
        /// <returns>ohm; 0 where the cell has diffusion in its resistance.</returns>
        public static double OhmsInSecond(FittedCell cell, double stateOfCharge, double celsius) =>
            cell.Diffusion is FilmDiffusion film
                ? OhmsInSecond(film, cell.OpenCircuitVolts, cell.CapacityAmpHours * 3600, stateOfCharge, celsius)
                : 0;

        /// <summary>Resistances as they would be without what diffusion added within the first second.</summary>
        /// <param name="points">Resistances one second after a step.</param>
        /// <param name="film">The film.</param>
        /// <param name="openCircuitVolts">V, at even steps of state of charge.</param>
        /// <param name="coulombs">Capacity, C.</param>
        /// <returns>As many points.</returns>
        internal static List<ResistancePoint> Without(
            IReadOnlyList<ResistancePoint> points, FilmDiffusion film, double[] openCircuitVolts, double coulombs) =>
            [.. points.Select(point => point with
            {
                Ohms = Math.Max(
                    point.Ohms - OhmsInSecond(film, openCircuitVolts, coulombs, point.StateOfCharge, point.Celsius),
                    LeastLeft * point.Ohms),
            })];

        private static double OhmsInSecond(
            FilmDiffusion film, double[] openCircuitVolts, double coulombs, double stateOfCharge, double celsius) =>
            FilmDiffusion.Ahead(film.Seconds(stateOfCharge, celsius), PulseSeconds) / coulombs
            * ResistanceSurface.SlopeVolts(openCircuitVolts, stateOfCharge);

        private void SetOhmic(ResistanceSurface surface)
        {
            double[] slow = new double[RelaxationSeconds.Length];
            for (int row = 0; row < _ohmic.Length; row++)
            {
                double seconds = row == 0 ? 0 : _samples[row].TimeSeconds - _samples[row - 1].TimeSeconds;
                _ohmic[row] = _samples[row].CurrentAmps == 0
                    ? 0
                    : _samples[row].CurrentAmps * surface.Ohms(_soc[row], _samples[row].TemperatureCelsius);
                for (int k = 0; k < slow.Length; k++)
                {
                    slow[k] += (_ohmic[row] - slow[k]) * (1 - Math.Exp(-seconds / RelaxationSeconds[k]));
                    _absorbed[k][row] = slow[k];
                }
            }
        }

        /// <summary>Mean square of what the model misses with some times, mV², and how far they are from what is expected.</summary>
        private double Cost(Vector<double> tried)
        {
            _cancellation.ThrowIfCancellationRequested();
            double[] missing = Missing(tried);
            int[] rows =
            [
                .. Enumerable.Range(0, missing.Length)
                    .Where(row => _soc[row] is >= LeastSoc and <= MostSoc && Math.Abs(_ohmic[row]) <= FittedModel.BentVolts),
            ];
            _shares = Shares(missing, [.. rows.Where(row => Math.Abs(missing[row]) < 5 * FittedModel.OddVolts)]);
            double sum = 0;
            foreach (int row in rows)
            {
                double off = missing[row] - (_shares[0] * _absorbed[0][row]) - (_shares[1] * _absorbed[1][row]);
                sum += Math.Min(off * off, FittedModel.OddVolts * FittedModel.OddVolts);
            }

            double prior = Math.Pow((tried[1] - ExpectedSlowing) / SlowingSigma, 2)
                + Math.Pow((tried[2] - ExpectedElectronvolts) / ElectronvoltsSigma, 2)
                + Math.Pow((tried[3] - ExpectedFaceRatio) / FaceRatioSigma, 2);
            return 1e6 * ((sum / Math.Max(rows.Length, 1)) + (PriorVolts * PriorVolts * prior));
        }

        private double[] Missing(Vector<double> tried)
        {
            double[] missing = new double[_soc.Length];
            FilmDiffusion.State film = default;
            double faces = Math.Clamp(tried[3], 0, 1);
            double lag = 0;
            for (int row = 0; row < missing.Length; row++)
            {
                double soc = Math.Clamp(_soc[row] + (lag / 2), 0, 1);
                double spread = Math.Exp(tried[0] + (tried[1] * (0.5 - soc)) + (tried[2] * _reciprocal[row]));
                double seconds = row == 0 ? 0 : _samples[row].TimeSeconds - _samples[row - 1].TimeSeconds;
                lag = film.Step(seconds, spread, _samples[row].CurrentAmps / _coulombs);
                missing[row] = _samples[row].VoltageVolts - FittedModel.Bent(_ohmic[row], faces)
                    - FittedModel.FaceVolts(_openCircuitVolts, _soc[row] + lag);
            }

            return missing;
        }

        /// <summary>Least squares, none below 0.</summary>
        private double[] Shares(double[] missing, int[] rows)
        {
            double a = 0;
            double b = 0;
            double c = 0;
            double one = 0;
            double two = 0;
            foreach (int row in rows)
            {
                (double first, double second) = (_absorbed[0][row], _absorbed[1][row]);
                a += first * first;
                b += first * second;
                c += second * second;
                one += first * missing[row];
                two += second * missing[row];
            }

            // Equations of the prior: where the trace says little, what films absorb.
            double prior = rows.Length * SharePriorVolts * SharePriorVolts / (ShareSigma * ShareSigma);
            a += prior;
            c += prior;
            one += prior * ExpectedShare;
            two += prior * ExpectedShare;
            double determinant = (a * c) - (b * b);
            if (a <= 0 || c <= 0 || determinant <= 1e-9 * a * c)
            {
                return [0, 0];
            }

            double firstShare = ((one * c) - (two * b)) / determinant;
            double secondShare = ((two * a) - (one * b)) / determinant;
            (firstShare, secondShare) = firstShare < 0 ? (0, two / c) : secondShare < 0 ? (one / a, 0) : (firstShare, secondShare);
            return [Math.Clamp(firstShare, 0, MostShare), Math.Clamp(secondShare, 0, MostShare)];
        }
    }
}
