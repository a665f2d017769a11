using System;
using System.Linq;
using CsCheck;
using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Properties
{
    /// <summary>The estimator in integers beside the same equations in double precision, over random lives.</summary>
    [TestClass]
    public class StateEstimatorProperties
    {
        private const int StepsOfALife = 200;
        private const double Share = 0.3;
        private static readonly string[] s_names = ["charge", "offset", "capacity", "resistance", "bias"];

        /// <summary>What a state may be off in its unit, beside 0.3 of its deviation, at the very worst of a million steps: ppm, ppm a day,
        /// ppm, ppm, µV.</summary>
        private static readonly double[] s_grain = [50, 20, 100, 5000, 20];

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow(3600000L)]
        [DataRow(2520000000L)]
        [DataRow(36000000000000L)]
        public void Integers_stay_beside_the_reference_implementation(long capacityNanoampSeconds)
        {
            double worst = 0;
            Lives.Sample(
                life =>
                {
                    Pair pair = new(capacityNanoampSeconds);
                    foreach (Step step in life)
                    {
                        pair.Do(step);
                        for (int state = 0; state < 5; state++)
                        {
                            double apart = Math.Abs(pair.Value(state) - pair.Reference.Value[state]);
                            double allowed = (Share * pair.Reference.Deviation(state)) + s_grain[state];
                            worst = Math.Max(worst, apart / allowed);
                            Assert.IsLessThanOrEqualTo(
                                allowed, apart, $"{s_names[state]}: {pair.Value(state)} but {pair.Reference.Value[state]} after {step}");

                            // Rounding is towards a smaller gain: the deviations of integers may be larger, and hardly smaller.
                            Assert.IsInRange(
                                (0.95 * pair.Reference.Deviation(state)) - 3,
                                (1.1 * pair.Reference.Deviation(state)) + 3,
                                pair.Deviation(state),
                                $"deviation of {s_names[state]} after {step}");
                        }
                    }
                },
                iter: 200);
            TestContext.WriteLine($"at worst {worst:0.00} of what is allowed");
        }

        [TestMethod]
        [DataRow(3600000L)]
        [DataRow(2520000000L)]
        [DataRow(36000000000000L)]
        public void No_correlation_is_above_one(long capacityNanoampSeconds)
        {
            Lives.Sample(
                life =>
                {
                    Pair pair = new(capacityNanoampSeconds);
                    foreach (Step step in life)
                    {
                        pair.Do(step);
                        for (int i = 0; i < 5; i++)
                        {
                            for (int j = 0; j < i; j++)
                            {
                                long shared = pair.Covariance(i, j);
                                Assert.AreEqual(shared, pair.Covariance(j, i), "symmetric");
                                double own = Math.Sqrt((double)pair.Covariance(i, i) * pair.Covariance(j, j));
                                Assert.IsLessThanOrEqualTo(1.002, Math.Abs(shared) / own, $"{s_names[i]} and {s_names[j]} after {step}");
                            }
                        }
                    }
                },
                iter: 300);
        }

        private static Gen<Step[]> Lives { get; } =
            Gen.Select(Gen.Int[0, 9], Gen.Int[-1000, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000], (kind, a, b, c) => new Step(kind, a, b, c))
                .Array[StepsOfALife];

        private sealed record Step(int Kind, int Signed, int One, int Other);

        private sealed class Pair
        {
            private const long AgedTogether = 50000000000; // 0.76 of both errors
            private readonly StateEstimator _estimator;
            private readonly long _perPpm;

            internal Pair(long capacityNanoampSeconds)
            {
                _perPpm = capacityNanoampSeconds / 1000;
                int offset = (int)Math.Max(1, 5000 * _perPpm / 86400000);
                _estimator = new StateEstimator(capacityNanoampSeconds, 120000, 550000, offset, AgedTogether);
                _estimator.Initialise(500000, 100000, 25000000);
                double[] deviations = [.. Enumerable.Range(0, 5).Select(state => EstimatorState.Covariance(_estimator, 6 * state) / 256.0)];
                Reference = new ReferenceEstimator(deviations, deviations[1], AgedTogether);
            }

            internal ReferenceEstimator Reference { get; }

            internal long Covariance(int row, int column) => _estimator.Covariance(row, column);

            internal double Value(int state) =>
                state == 0 ? (double)_estimator.ChargeNanoampMilliseconds / _perPpm : EstimatorState.Value(_estimator, state) / 256.0;

            internal double Deviation(int state) => Math.Sqrt(Covariance(state, state));

            internal void Do(Step step)
            {
                switch (step.Kind)
                {
                    case 0 or 1 or 2:
                        // Up to 1 % either way, past the ends too.
                        int ppm = step.Signed * 10;
                        _estimator.Count(ppm * _perPpm, step.One * _perPpm / 10);
                        Reference.Count(ppm, step.One / 10.0);
                        _estimator.CountTime(step.Other * 1000L, true);
                        Reference.CountTime(step.Other * 1000.0, true);
                        break;
                    case 3:
                        _estimator.CountTime(step.Other * 100000L, false);
                        Reference.CountTime(step.Other * 100000.0, false);
                        break;
                    case 4:
                        _estimator.Inflate(step.One / 10);
                        Reference.Inflate(step.One / 10);
                        break;
                    case 5 or 6:
                        double bias = 1000000.0 + (step.One * 20000.0);
                        _estimator.Propagate((long)bias, 1000000 + (step.Other * 10000L), 80000, 2000000);
                        Reference.Propagate(bias, 1000000 + (step.Other * 10000.0), 80000, 2000000);
                        break;
                    default:
                        // 0.04 to 4 µV a ppm, up to 100 mV of drop, half a millivolt at random and more.
                        long slope = 2621 + (step.One * 260L);
                        int drop = step.Signed * 100;
                        long variance = 250000 + (step.Other * 100000L);
                        int biasThousandths = step.Kind < 9 ? (step.Other - 500) * 4 : 0; // up to two times, either way
                        Reference.PredictObservation(slope / 65536.0, drop, biasThousandths / 1e3, variance);

                        // What is observed is the same to both, and each learns from how far it is off by itself: 1.7 deviations at most.
                        double deviation = Math.Sqrt(_estimator.InnovationVariance(slope, drop, biasThousandths, variance));
                        double expected = deviation * (((step.One + step.Other) % 500) - 250) / 150;
                        double apart = (slope / 65536.0 * (Reference.Value[0] - Value(0))) + (drop / 1e6 * (Reference.Value[3] - Value(3)));
                        apart += biasThousandths / 1e3 * (Reference.Value[4] - Value(4));
                        long innovation = (long)Math.Round(expected + apart);
                        _estimator.Update(innovation, slope, drop, biasThousandths, variance);
                        Reference.Update(innovation - apart);
                        break;
                }
            }
        }
    }
}
