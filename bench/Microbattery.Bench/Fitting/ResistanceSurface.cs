using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using Microbattery.Bench.Materials;

namespace Microbattery.Bench.Fitting
{
    /// <summary>
    /// Resistance against state of charge and temperature as the gauge has it, a product of two curves, fitted in the logarithm:
    /// ln R = f(state of charge) + E z + C z², z = (1/T - 1/298.15 K)/k. E is the activation energy at 25 °C; C is fitted from three
    /// temperatures on.
    /// </summary>
    public sealed class ResistanceSurface
    {
        private const int Nodes = 21;
        private const double NodePower = 1.5;      // nodes closer at empty, where resistance climbs
        private const double Smoothness = 0.3;     // weight of a second difference of f against a point known to a few per cent
        private const double AssumedNoiseVolts = 2e-4;
        private const double ProportionalVolts = 0.05; // faces answer in proportion only well below this: RT/F is 26 mV
        private const double Gap = 5;              // temperatures closer than this are one, °C

        private readonly double[] _nodes;
        private readonly double _coldest;
        private readonly double _hottest;

        private ResistanceSurface(double[] nodes, double activation, double curvature, double coldest, double hottest)
        {
            _nodes = nodes;
            ActivationElectronvolts = activation;
            Curvature = curvature;
            _coldest = coldest;
            _hottest = hottest;
        }

        /// <summary>Activation energy at 25 °C, eV; NaN when the points are of one temperature.</summary>
        public double ActivationElectronvolts { get; }

        /// <summary>Its change, eV².</summary>
        public double Curvature { get; }

        /// <summary>Coldest and hottest point, °C.</summary>
        public (double Coldest, double Hottest) Range => (_coldest, _hottest);

        /// <summary>Fits points, each weighed by what its drop is worth: small ones drown in noise, large ones leave proportion.</summary>
        /// <param name="points">One or more.</param>
        /// <param name="assumedElectronvolts">Activation energy to use where the points are of one temperature, eV.</param>
        /// <returns>The surface.</returns>
        public static ResistanceSurface Fit(IReadOnlyList<ResistancePoint> points, double assumedElectronvolts)
        {
            ArgumentNullException.ThrowIfNull(points);
            double coldest = points.Min(point => point.Celsius);
            double hottest = points.Max(point => point.Celsius);
            int temperatures = points.Select(Group).Distinct().Count();
            bool hasActivation = hottest - coldest >= Gap;
            int extra = !hasActivation ? 0 : temperatures >= 3 ? 2 : 1;
            int rows = points.Count + Nodes - 2;
            Matrix<double> model = Matrix<double>.Build.Dense(rows, Nodes + extra);
            Vector<double> target = Vector<double>.Build.Dense(rows);
            Dictionary<double, int> alike = points.GroupBy(Group).ToDictionary(group => group.Key, group => group.Count());
            for (int i = 0; i < points.Count; i++)
            {
                ResistancePoint point = points[i];
                double weight = 1 / Math.Sqrt(4e-4 + Square(AssumedNoiseVolts / point.DropVolts) + Square(0.3 * point.DropVolts / ProportionalVolts));
                weight *= 0.02 * Math.Sqrt(20.0 / alike[Group(point)]); // each temperature counts the same, however many points it has
                (int node, double within) = Position(point.StateOfCharge);
                double z = Reciprocal(point.Celsius);
                model[i, node] = weight * (1 - within);
                model[i, node + 1] = weight * within;
                for (int k = 0; k < extra; k++)
                {
                    model[i, Nodes + k] = weight * (k == 0 ? z : z * z);
                }

                target[i] = weight * (Math.Log(point.Ohms) - (hasActivation ? 0 : assumedElectronvolts * z));
            }

            double smooth = Smoothness * 0.1;
            for (int i = 0; i < Nodes - 2; i++)
            {
                model[points.Count + i, i] = smooth;
                model[points.Count + i, i + 1] = -2 * smooth;
                model[points.Count + i, i + 2] = smooth;
            }

            // One point fixes f's height and no more: its slope is held level with the same small weight.
            Matrix<double> normal = model.TransposeThisAndMultiply(model);
            normal[0, 0] += 1e-6;
            normal[0, 1] -= 1e-6;
            normal[1, 0] -= 1e-6;
            normal[1, 1] += 1e-6;
            Vector<double> solved = normal.Solve(model.TransposeThisAndMultiply(target));
            return new ResistanceSurface(
                solved.Take(Nodes).ToArray(),
                hasActivation ? solved[Nodes] : assumedElectronvolts,
                extra == 2 ? solved[Nodes + 1] : 0,
                coldest,
                hottest);
        }

        /// <summary>Resistance.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="celsius">°C.</param>
        /// <returns>ohm.</returns>
        public double Ohms(double stateOfCharge, double celsius)
        {
            (int node, double within) = Position(stateOfCharge);
            return Math.Exp((_nodes[node] * (1 - within)) + (_nodes[node + 1] * within)) * Ratio(celsius);
        }

        /// <summary>Resistance over that at 25 °C; beyond the temperatures measured by the activation energy at their end.</summary>
        /// <param name="celsius">°C.</param>
        /// <returns>Above 0.</returns>
        public double Ratio(double celsius)
        {
            double held = Math.Clamp(celsius, Math.Min(_coldest, 25), Math.Max(_hottest, 25));
            double z = Reciprocal(held);
            double slope = ActivationElectronvolts + (2 * Curvature * z);
            return Math.Exp((ActivationElectronvolts * z) + (Curvature * z * z) + (slope * (Reciprocal(celsius) - z)));
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
    }
}
