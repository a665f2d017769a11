using System;
using System.Linq;

namespace Microbattery.HostTests.Properties
{
    /// <summary>The equations of the firmware's estimator in double precision, written down a second time: matrices, and nothing held back
    /// for integers. States: charge (ppm), offset (ppm a day), capacity and resistance (ppm), bias (µV).</summary>
    internal sealed class ReferenceEstimator
    {
        private const int States = 5;
        private const double Day = 86400000;
        private const double FullError = 4000;

        private static readonly double[] s_least = [1e4, 16, 2.5e5, 1e8, 100];
        private static readonly double[] s_most = [1e12, 9e12, 9e10, 1e12, 1e12];
        private static readonly double[] s_lowest = [0, -3e6, -4e5, -7e5, -2e5];
        private static readonly double[] s_highest = [1e6, 3e6, 1.5e6, 4e6, 2e5];

        private readonly double _offsetVariance;
        private double[,] _covariance = new double[States, States];
        private double _milliseconds;
        private double _measured;
        private double _charge;
        private double _moved;
        private double _random;
        private double _drift;
        private double[] _observation = new double[States];
        private double _variance;
        private double _beyond;

        internal ReferenceEstimator(double[] deviations, double offsetDeviation, double agedTogether)
        {
            _offsetVariance = offsetDeviation * offsetDeviation;
            for (int i = 0; i < States; i++)
            {
                _covariance[i, i] = deviations[i] * deviations[i];
            }

            _covariance[2, 3] = agedTogether;
            _covariance[3, 2] = agedTogether;
            Value[0] = 5e5;
        }

        internal double[] Value { get; } = new double[States];

        internal double Deviation(int state) => Math.Sqrt(_covariance[state, state]);

        internal double Correlation(int row, int column) => _covariance[row, column] / (Deviation(row) * Deviation(column));

        internal void Count(double ppm, double random)
        {
            Move(ppm * (1 + (Value[2] / 1e6)), FullError);
            _charge = Math.Clamp(_charge + ppm, -1e6, 1e6);
            _moved = Math.Min(_moved + Math.Abs(ppm), 1e6);
            _random += random * random;
        }

        internal void CountTime(double milliseconds, bool isMeasured)
        {
            _milliseconds += milliseconds;
            _measured += isMeasured ? milliseconds : 0;
        }

        internal void Inflate(
            double ppm) => _covariance[0, 0] = Math.Max(_covariance[0, 0], Math.Pow(Math.Min(Deviation(0) + ppm, 1e6), 2));

        internal void Propagate(double biasVariance, double steadyVariance, double biasPpm, double biasMilliseconds)
        {
            double measured = Math.Min(_measured, 3600000);
            Move(-Value[1] * measured / Day, FullError);
            double[,] transition = new double[States, States];
            for (int i = 0; i < States; i++)
            {
                transition[i, i] = 1;
            }

            transition[0, 1] = -measured / Day;
            transition[0, 2] = _charge / 1e6;
            _covariance = Product(Product(transition, _covariance), Transposed(transition));
            _covariance[0, 0] += _random;
            _drift += _milliseconds;
            if (_drift >= 600000)
            {
                double days = Math.Min(_drift, 400 * Day) / Day;
                _covariance[1, 1] += (_offsetVariance / 16 * days) + 1;
                _covariance[2, 2] += 1e6 * days;
                _covariance[3, 3] += 1e8 * days;
                _drift = 0;
            }

            double most = Math.Max(biasVariance, Math.Max(_covariance[4, 4], Value[4] * Value[4]));
            double fading = Math.Max(most - steadyVariance, 0) / most;
            double keep = 1 - Math.Min((_moved / biasPpm) + (Math.Min(_milliseconds / biasMilliseconds, 1) * fading), 1);
            double own = _covariance[4, 4];
            for (int i = 0; i < States; i++)
            {
                _covariance[4, i] *= keep;
                _covariance[i, 4] *= keep;
            }

            _covariance[4, 4] = biasVariance + ((own - biasVariance) * keep * keep);
            Value[4] *= keep;
            _milliseconds = _measured = _charge = _moved = _random = 0;
            Constrain();
        }

        internal void PredictObservation(double slope, double drop, double bias, double variance)
        {
            _observation = [slope, 0, 0, drop / 1e6, bias];
            _variance = variance;
        }

        internal void Update(double innovation)
        {
            double[] crossCovariance =
                [.. Enumerable.Range(0, States).Select(i => Enumerable.Range(0, States).Sum(j => _covariance[i, j] * _observation[j]))];
            double variance = _variance + Enumerable.Range(0, States).Sum(i => crossCovariance[i] * _observation[i]);
            variance = Math.Max(variance, innovation * innovation / 9);
            Move(crossCovariance[0] / variance * innovation, 0);
            for (int i = 0; i < States; i++)
            {
                Value[i] += i == 0 ? 0 : crossCovariance[i] / variance * innovation;
                for (int j = 0; j < States; j++)
                {
                    _covariance[i, j] -= crossCovariance[i] * crossCovariance[j] / variance;
                }
            }

            Constrain();
        }

        private static double[,] Product(double[,] one, double[,] other)
        {
            double[,] product = new double[States, States];
            for (int i = 0; i < States; i++)
            {
                for (int j = 0; j < States; j++)
                {
                    product[i, j] = Enumerable.Range(0, States).Sum(k => one[i, k] * other[k, j]);
                }
            }

            return product;
        }

        private static double[,] Transposed(double[,] matrix)
        {
            double[,] transposed = new double[States, States];
            for (int i = 0; i < States; i++)
            {
                for (int j = 0; j < States; j++)
                {
                    transposed[j, i] = matrix[i, j];
                }
            }

            return transposed;
        }

        private void Move(double ppm, double endError)
        {
            double charge = Value[0] + ppm;
            Value[0] = Math.Clamp(charge, 0, 1e6);
            _beyond += (charge - Value[0]) * _covariance[0, 0] / (_covariance[0, 0] + (endError * endError));
        }

        private void Constrain()
        {
            for (int i = 0; i < States; i++)
            {
                if (_covariance[i, i] > s_most[i])
                {
                    for (int j = 0; j < States; j++)
                    {
                        _covariance[i, j] = _covariance[j, i] = 0;
                    }
                }

                _covariance[i, i] = Math.Clamp(_covariance[i, i], s_least[i], s_most[i]);
            }

            for (int i = 1; i < States; i++)
            {
                Value[i] = Math.Clamp(Value[i] - (_covariance[i, 0] / _covariance[0, 0] * _beyond), s_lowest[i], s_highest[i]);
            }

            _beyond = 0;
        }
    }
}
