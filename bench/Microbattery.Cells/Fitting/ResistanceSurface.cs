using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// Resistance against state of charge and temperature: what answers at once, A(s) exp(E z + C z²), smooth in s, and what diffusion adds
    /// within the second, B exp(b (1 - s) + D z) times the slope of the open-circuit voltage; z = (1/T - 1/298.15 K)/k. The two have their
    /// own activation energies, so the sum is no product of two curves; what the gauge has is, and <see cref="ProductOf"/> makes the best
    /// one.
    /// </summary>
    public sealed class ResistanceSurface
    {
        private const int Nodes = 11;
        private const double NodePower = 1.5;          // nodes closer at empty
        private const double AssumedNoiseVolts = 2e-4;
        private const double Gap = 5;                  // temperatures closer than this are one, °C
        private const double LeastSlopeVolts = 0.01;
        private const double MostSlopeVolts = 10;
        private const double OddRatio = 0.05;          // a point off by more than this says less, the further the less
        private const double LeastSoc = 0.1;            // below, the curve is steep and the product's error is not worth the rest's
        private const int Iterations = 60;

        // Unknowns after the nodes, with what is expected of each and how surely: energies in eV, logarithms.
        private const int Energy = Nodes;
        private const int Curving = Nodes + 1;
        private const int Diffusion = Nodes + 2;
        private const int Slowing = Nodes + 3;
        private const int DiffusionEnergy = Nodes + 4;
        private const int Unknowns = Nodes + 5;

        private readonly double[] _found;
        private readonly double[] _openCircuitVolts;

        private ResistanceSurface(double[] found, double[] openCircuitVolts, double coldest, double hottest)
        {
            _found = found;
            _openCircuitVolts = openCircuitVolts;
            Range = (coldest, hottest);
        }

        /// <summary>Activation energy half full at 25 °C, eV: the assumed one when the points are of one temperature.</summary>
        public double ActivationElectronvolts =>
            Math.Log(Ohms(0.5, 24.5) / Ohms(0.5, 25.5)) / (Reciprocal(24.5) - Reciprocal(25.5));

        /// <summary>Coldest and hottest point, °C.</summary>
        public (double Coldest, double Hottest) Range { get; }

        /// <summary>Whether the points told the temperature's part, rather than the assumption.</summary>
        public bool HasActivation => Range.Hottest - Range.Coldest >= Gap;

        /// <summary>Fits points, each weighed by what its drop is worth: small ones drown in noise, large ones leave proportion.</summary>
        /// <param name="points">One or more.</param>
        /// <param name="openCircuitVolts">Open-circuit voltage at even steps of state of charge, V; empty when it is not known yet.</param>
        /// <param name="assumedElectronvolts">Activation energy to use where the points are of one temperature, eV.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>The surface.</returns>
        public static ResistanceSurface Fit(
            IReadOnlyList<ResistancePoint> points,
            double[] openCircuitVolts,
            double assumedElectronvolts,
            CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(points);
            ArgumentNullException.ThrowIfNull(openCircuitVolts);
            double middle = Math.Log(points.Select(point => point.Ohms).Order().ElementAt(points.Count / 2));
            double[] found = new double[Unknowns];
            Array.Fill(found, middle, 0, Nodes);
            found[Diffusion] = middle - 3;
            ResistanceSurface surface = new(
                found, openCircuitVolts, points.Min(point => point.Celsius), points.Max(point => point.Celsius));
            (double Expected, double Sigma)[] prior = new (double, double)[Unknowns];
            prior[Energy] = (assumedElectronvolts, surface.HasActivation ? 0.3 : 1e-4);
            prior[Curving] = (0, surface.HasActivation ? 0.02 : 1e-5);
            prior[Diffusion] = (middle - 3, 4);
            prior[Slowing] = (0, 1.5);
            prior[DiffusionEnergy] = surface.HasActivation ? (0.2, 0.1) : (assumedElectronvolts, 1e-4);
            found[Energy] = assumedElectronvolts;
            found[DiffusionEnergy] = prior[DiffusionEnergy].Expected;
            double[] trust = Enumerable.Repeat(1.0, points.Count).ToArray();
            for (int turn = 0; turn < 4; turn++)
            {
                surface.Descend(points, trust, prior, cancellation);
                trust = points.Select(
                    point => 1 / (1 + Square(Math.Log(point.Ohms / surface.Ohms(point.StateOfCharge, point.Celsius)) / OddRatio)))
                    .ToArray();
            }

            return surface;
        }

        /// <summary>Resistance.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="celsius">°C.</param>
        /// <returns>ohm.</returns>
        public double Ohms(double stateOfCharge, double celsius)
        {
            (double atOnce, double diffusion) = Parts(_found, stateOfCharge, Reciprocal(celsius));
            return atOnce + diffusion;
        }

        /// <summary>What diffusion adds within the second, over the slope of the open-circuit voltage.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="celsius">°C.</param>
        /// <returns>ohm per V from empty to full.</returns>
        public double DiffusionOhmsPerVolt(double stateOfCharge, double celsius) =>
            _openCircuitVolts.Length == 0
                ? 0
                : Parts(_found, stateOfCharge, Reciprocal(celsius)).Diffusion / SlopeVolts(_openCircuitVolts, stateOfCharge);

        /// <summary>Slope of an open-circuit curve, held to what a fit can use.</summary>
        /// <param name="openCircuitVolts">V, at even steps of state of charge.</param>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <returns>V from empty to full.</returns>
        public static double SlopeVolts(double[] openCircuitVolts, double stateOfCharge)
        {
            const double Step = 0.01;
            double soc = Math.Clamp(stateOfCharge, Step, 1 - Step);
            double slope = (EvenTable.At(openCircuitVolts, soc + Step) - EvenTable.At(openCircuitVolts, soc - Step)) / (2 * Step);
            return Math.Clamp(slope, LeastSlopeVolts, MostSlopeVolts);
        }

        /// <summary>
        /// The product of two curves that is nearest to the surface: its worst error over the part that matters is as small as any
        /// product's (Diliberto and Straus 1951: level rows and columns in turn).
        /// </summary>
        /// <param name="ohms">Resistance at a state of charge and temperature, ohm.</param>
        /// <param name="celsius">Temperatures of the second curve, °C, rising, 25 °C among them.</param>
        /// <param name="coldest">Coldest that matters, °C.</param>
        /// <param name="hottest">Hottest that matters, °C.</param>
        /// <param name="entries">Entries of the first curve, at even steps of state of charge from 0 to 1.</param>
        /// <returns>The first curve at 25 °C, ohm; the second over that at 25 °C; the worst error from 10 to 96 % as a ratio.</returns>
        public static (double[] Ohms, double[] Ratios, double WorstRatio) ProductOf(
            Func<double, double, double> ohms, IReadOnlyList<double> celsius, double coldest, double hottest, int entries)
        {
            ArgumentNullException.ThrowIfNull(ohms);
            ArgumentNullException.ThrowIfNull(celsius);
            const int Rows = 44;
            double Soc(int row) => LeastSoc + (0.02 * row);
            int[] columns = Enumerable.Range(0, celsius.Count)
                .Where(i => celsius[i] >= Math.Min(coldest, 25) - 0.5 && celsius[i] <= Math.Max(hottest, 25) + 0.5).ToArray();
            double[,] left = new double[Rows, columns.Length];
            double[] second = new double[columns.Length];
            for (int row = 0; row < Rows; row++)
            {
                for (int k = 0; k < columns.Length; k++)
                {
                    left[row, k] = Math.Log(ohms(Soc(row), celsius[columns[k]]));
                }
            }

            for (int turn = 0; turn < 200; turn++)
            {
                for (int row = 0; row < Rows; row++)
                {
                    _ = Level(left, Enumerable.Range(0, columns.Length).Select(k => (row, k)).ToArray());
                }

                for (int k = 0; k < columns.Length; k++)
                {
                    second[k] += Level(left, Enumerable.Range(0, Rows).Select(row => (row, k)).ToArray());
                }
            }

            int reference = Array.FindIndex(columns, column => celsius[column] >= 25 - 1e-9);
            double[] first = new double[Rows];
            for (int row = 0; row < Rows; row++)
            {
                first[row] = Math.Log(ohms(Soc(row), celsius[columns[reference]])) - left[row, reference];
            }

            double worst = left.Cast<double>().Max(Math.Abs);
            double[] table = Enumerable.Range(0, entries)
                .Select(i => (double)i / (entries - 1))
                .Select(
                    soc => Math.Exp(
                        Math.Log(ohms(soc, 25)) + EvenTable.Between(first, (soc - LeastSoc) / 0.02)
                            - EvenTable.Between(
                                Enumerable.Range(0, Rows).Select(row => Math.Log(ohms(Soc(row), 25))).ToArray(), (soc - LeastSoc) / 0.02)))
                .ToArray();
            double[] ratios = celsius.Select((at, i) =>
            {
                // Beyond what matters as the half full cell goes on from there.
                int k = Math.Clamp(i - columns[0], 0, columns.Length - 1);
                return Math.Exp(second[k] - second[reference]) * ohms(0.5, at) / ohms(0.5, celsius[columns[k]]);
            }).ToArray();
            return (table, ratios, Math.Exp(worst) - 1);
        }

        /// <summary>Takes out of some cells the middle of their smallest and largest.</summary>
        private static double Level(double[,] left, (int Row, int Column)[] cells)
        {
            double middle = (cells.Min(cell => left[cell.Row, cell.Column]) + cells.Max(cell => left[cell.Row, cell.Column])) / 2;
            foreach ((int row, int column) in cells)
            {
                left[row, column] -= middle;
            }

            return middle;
        }

        private static double Group(ResistancePoint point) => Math.Round(point.Celsius / Gap);

        private static double Square(double value) => value * value;

        private static double Reciprocal(double celsius) =>
            ((1 / (celsius + Arrhenius.ZeroCelsiusKelvin)) - (1 / Arrhenius.ReferenceKelvin)) / Arrhenius.BoltzmannElectronvoltsPerKelvin;

        private static (int Node, double Within) Position(double stateOfCharge)
        {
            double position = Math.Pow(Math.Clamp(stateOfCharge, 0, 1), 1 / NodePower) * (Nodes - 1);
            int node = Math.Min((int)position, Nodes - 2);
            return (node, position - node);
        }

        private (double AtOnce, double Diffusion) Parts(double[] found, double stateOfCharge, double z)
        {
            (int node, double within) = Position(stateOfCharge);
            double atOnce = Math.Exp(
                (found[node] * (1 - within)) + (found[node + 1] * within) + (found[Energy] * z) + (found[Curving] * z * z));
            double diffusion = _openCircuitVolts.Length == 0
                ? 0
                : SlopeVolts(_openCircuitVolts, stateOfCharge)
                    * Math.Exp(found[Diffusion] + (found[Slowing] * (1 - Math.Clamp(stateOfCharge, 0, 1))) + (found[DiffusionEnergy] * z));
            return (atOnce, diffusion);
        }

        /// <summary>Least squares in the logarithm by Levenberg's and Marquardt's method, with what is expected as further rows.</summary>
        private void Descend(
            IReadOnlyList<ResistancePoint> points, double[] trust, (double Expected, double Sigma)[] prior, CancellationToken cancellation)
        {
            Dictionary<double, int> alike = points.GroupBy(Group).ToDictionary(group => group.Key, group => group.Count());
            double[] weights = points
                .Select(
                    (point, i) => Math.Sqrt(trust[i] * 20 / alike[Group(point)]) * 0.02
                        / Math.Sqrt(
                            4e-4 + Square(AssumedNoiseVolts / point.DropVolts)
                            + Square(0.3 * point.DropVolts / FittedModel.ProportionalVolts)))
                .ToArray();

            // The rows are what is missing, already weighed: the model is what they say with their sign turned, and nothing is observed.
            int rows = RowsOf(points, prior);
            (double[] Found, Matrix<double> Model, Vector<double> Off) last = ([], null!, null!);
            (Matrix<double> Model, Vector<double> Off) At(Vector<double> found)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!last.Found.AsSpan().SequenceEqual(found.AsArray()))
                {
                    double[] tried = found.ToArray();
                    (Matrix<double> model, Vector<double> off) = Linearized(tried, points, weights, prior);
                    last = (tried, model, off);
                }

                return (last.Model, last.Off);
            }

            Vector<double> nothing = Vector<double>.Build.Dense(rows);
            IObjectiveModel missing = ObjectiveFunction.NonlinearModel(
                (found, _) => -At(found).Off, (found, _) => At(found).Model, nothing, nothing);
            LevenbergMarquardtMinimizer minimizer = new(maximumIterations: Iterations);
            NonlinearMinimizationResult result = minimizer.FindMinimum(missing, Vector<double>.Build.DenseOfArray(_found));
            result.MinimizingPoint.ToArray().CopyTo(_found, 0);
        }

        private static int RowsOf(IReadOnlyList<ResistancePoint> points, (double Expected, double Sigma)[] prior) =>
            points.Count + Nodes - 1 + prior.Length - Nodes;

        private (Matrix<double> Model, Vector<double> Off) Linearized(
            double[] found, IReadOnlyList<ResistancePoint> points, double[] weights, (double Expected, double Sigma)[] prior)
        {
            const double Smooth = 0.02; // a second difference of 1 counts as much as a point off by 2 %, twenty times
            const double Expectation = 0.02;
            int rows = RowsOf(points, prior);
            Matrix<double> model = Matrix<double>.Build.Dense(rows, Unknowns);
            Vector<double> off = Vector<double>.Build.Dense(rows);
            for (int i = 0; i < points.Count; i++)
            {
                ResistancePoint point = points[i];
                double z = Reciprocal(point.Celsius);
                (double atOnce, double diffusion) = Parts(found, point.StateOfCharge, z);
                double share = weights[i] * atOnce / (atOnce + diffusion);
                double rest = weights[i] - share;
                (int node, double within) = Position(point.StateOfCharge);
                model[i, node] = share * (1 - within);
                model[i, node + 1] = share * within;
                model[i, Energy] = share * z;
                model[i, Curving] = share * z * z;
                model[i, Diffusion] = rest;
                model[i, Slowing] = rest * (1 - Math.Clamp(point.StateOfCharge, 0, 1));
                model[i, DiffusionEnergy] = rest * z;
                off[i] = weights[i] * (Math.Log(point.Ohms) - Math.Log(atOnce + diffusion));
            }

            int at = points.Count;
            for (int i = 0; i < Nodes - 2; i++, at++)
            {
                (model[at, i], model[at, i + 1], model[at, i + 2]) = (Smooth, -2 * Smooth, Smooth);
                off[at] = -Smooth * (found[i] - (2 * found[i + 1]) + found[i + 2]);
            }

            // One point fixes the curve's height and no more: its slope is held level, weakly.
            (model[at, 0], model[at, Nodes - 1]) = (1e-4, -1e-4);
            off[at] = -1e-4 * (found[0] - found[Nodes - 1]);
            at++;
            for (int k = Nodes; k < Unknowns; k++, at++)
            {
                model[at, k] = Expectation / prior[k].Sigma;
                off[at] = Expectation / prior[k].Sigma * (prior[k].Expected - found[k]);
            }

            return (model, off);
        }
    }
}
