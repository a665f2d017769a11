using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The smallest and the largest cell, every input at its documented limit, and long runs of random ones.</summary>
    [TestClass]
    public class StateEstimatorExtremesTests
    {
        private const long Smallest = 3600000L;
        private const long Largest = 36000000000000L;
        private const long LongestMilliseconds = 400L * 86400000;

        private static readonly int[] s_currents = { int.MaxValue, int.MinValue, 2000000000, -2000000000, 0, 1, -1, 1000000, -1000000 };
        private static readonly long[] s_steps = { 0, 1, 999, 60000, 86400000 };

        [TestMethod]
        [DataRow(Smallest)]
        [DataRow(2520000000L)]
        [DataRow(Largest)]
        public void Counting_never_leaves_the_cell_and_never_goes_the_wrong_way(long capacityNanoampSeconds)
        {
            for (int i = 0; i < s_currents.Length; i++)
            {
                for (int j = 0; j < s_steps.Length; j++)
                {
                    StateEstimator estimator = new StateEstimator(capacityNanoampSeconds, 100000, 500000, int.MaxValue, 0);
                    long counted = s_currents[i] * s_steps[j];
                    long before = estimator.ChargeNanoampMilliseconds;
                    estimator.Count(counted, counted < 0 ? -counted : counted);
                    estimator.CountTime(s_steps[j], true);
                    Assert.IsTrue(
                        counted >= 0 ? estimator.ChargeNanoampMilliseconds >= before : estimator.ChargeNanoampMilliseconds <= before);
                    estimator.Propagate(10000000000000L, 1000000, 1, 1);
                    IsSound(estimator);
                }
            }
        }

        [TestMethod]
        [DataRow(Smallest)]
        [DataRow(Largest)]
        public void Four_hundred_days_without_a_sample_leave_valid_variances(long capacityNanoampSeconds)
        {
            StateEstimator estimator = new StateEstimator(capacityNanoampSeconds, 300000, 1000000, 100, long.MaxValue);
            for (int i = 0; i < 3; i++)
            {
                int before = estimator.ResistanceDeviationPpm;
                estimator.CountTime(LongestMilliseconds, i == 1);
                estimator.Propagate(10000000000000L, 0, 80000, 2000000);
                IsSound(estimator);
                Assert.IsTrue(estimator.ResistanceDeviationPpm >= before);
            }
        }

        [TestMethod]
        [DataRow(1000000, 196608L)]
        [DataRow(1000000, -196608L)]
        [DataRow(1000, 196608000L)]
        [DataRow(1000000, 0L)]
        public void Slopes_drops_and_innovations_at_their_limits_do_not_wrap(int deviationPpm, long slope65536ths)
        {
            long[] innovations = { 3000000, -3000000, long.MaxValue / 4, long.MinValue / 4, 0 };
            for (int i = 0; i < innovations.Length; i++)
            {
                StateEstimator estimator = new StateEstimator(Largest, 300000, 1000000, int.MaxValue, long.MaxValue);
                estimator.Initialise(500000, deviationPpm, 1000000000000L);
                long drop = i % 2 == 0 ? long.MaxValue : long.MinValue;
                int biasThousandths = i % 3 == 0 ? -2000 : 2000;
                long noise = i % 2 == 0 ? 1 : 9000000000000L;
                Assert.IsTrue(estimator.InnovationVariance(slope65536ths, drop, biasThousandths, noise) > 0);
                estimator.Update(innovations[i], slope65536ths, drop, biasThousandths, noise);
                IsSound(estimator);
                int moved = estimator.StateOfChargePpm - 500000;
                bool up = (innovations[i] > 0) == (slope65536ths > 0);
                Assert.IsTrue(innovations[i] == 0 || slope65536ths == 0 || moved == 0 || (moved > 0) == up, moved.ToString());
            }
        }

        [TestMethod]
        [DataRow(Smallest, 1, 100)]
        [DataRow(2520000000L, 2, 100)]
        [DataRow(2520000000L, 3, 2000000)]
        [DataRow(Largest, 4, 100)]
        [DataRow(Largest, 5, int.MaxValue)]
        public void A_long_random_life_stays_sound(long capacityNanoampSeconds, int seed, int offsetNanoamps)
        {
            Random random = new Random(seed);
            StateEstimator estimator = new StateEstimator(capacityNanoampSeconds, 120000, 550000, offsetNanoamps, 0);
            long perPpm = capacityNanoampSeconds / 1000;
            for (int i = 0; i < 20000; i++)
            {
                switch (random.Next(8))
                {
                    case 0:
                        estimator.Count((random.Next(2000001) - 1000000) * (perPpm / 4), random.Next(10000) * perPpm);
                        break;
                    case 1:
                        estimator.CountTime(random.Next(3600000) * (random.Next(20) == 0 ? 1000L : 1L), random.Next(2) == 0);
                        break;
                    case 2:
                        estimator.Inflate(random.Next(100) == 0 ? random.Next(1000000) : random.Next(1000));
                        break;
                    case 3:
                        estimator.Propagate(1L + (random.Next(20000) * (long)random.Next(20000)), random.Next(10000000), 80000, 2000000);
                        break;
                    case 4:
                        estimator.InflateCharge();
                        break;
                    case 5:
                        estimator.Initialise(random.Next(1000001), 1000 + random.Next(300000), 1 + random.Next(100000000));
                        break;
                    default:
                        Observe(estimator, random);
                        break;
                }

                IsSound(estimator);
            }
        }

        private static void Observe(StateEstimator estimator, Random random)
        {
            long slope = random.Next(65536 * 2) * (random.Next(10) == 0 ? 20L : 1L);
            slope = slope * estimator.DeviationPpm / 65536 > 3000000 ? 3000000L * 65536 / estimator.DeviationPpm : slope;
            long drop = random.Next(400001) - 200000;
            int biasThousandths = random.Next(4) == 0 ? 0 : random.Next(4001) - 2000;
            long noise = 1 + (random.Next(5000) * (long)random.Next(5000));
            Assert.IsTrue(estimator.InnovationVariance(slope, drop, biasThousandths, noise) > 0);
            if (estimator.Update((random.Next(400001) - 200000) / (1 + random.Next(200)), slope, drop, biasThousandths, noise))
            {
                estimator.InflateResistance();
            }
        }

        private static void IsSound(StateEstimator estimator)
        {
            Assert.IsTrue(estimator.StateOfChargePpm >= 0 && estimator.StateOfChargePpm <= 1000000, "state of charge");
            Assert.IsTrue(
                estimator.ChargeNanoampMilliseconds >= 0 && estimator.ChargeNanoampMilliseconds <= estimator.FullNanoampMilliseconds,
                "charge");
            Assert.IsTrue(
                estimator.DeviationPpm >= 100 && estimator.DeviationPpm <= 1000000, "deviation " + estimator.DeviationPpm.ToString());
            Assert.IsTrue(estimator.CapacityPpm >= 400000 && estimator.CapacityPpm <= 1670000, "capacity");
            Assert.IsTrue(estimator.ResistancePpm >= 300000 && estimator.ResistancePpm <= 5000000, "resistance");
            Assert.IsTrue(estimator.BiasMicrovolts >= -200001 && estimator.BiasMicrovolts <= 200000, "bias");
            Assert.IsTrue(estimator.CapacityDeviationPpm >= 500 && estimator.CapacityDeviationPpm <= 300000, "capacity's deviation");
            Assert.IsTrue(
                estimator.ResistanceDeviationPpm >= 10000 && estimator.ResistanceDeviationPpm <= 1000000, "resistance's deviation");

            // No two states may go together more than wholly: of charge, resistance and bias the observations show it.
            IsWhole(estimator, 65536, 0, estimator.DeviationPpm, EstimatorState.Deviation(estimator, 4));
            IsWhole(estimator, 65536, 1000000, estimator.DeviationPpm, estimator.ResistanceDeviationPpm);
        }

        /// <summary>The variance of the sum of two states is at least that of states that cancel each other as far as they can.</summary>
        private static void IsWhole(StateEstimator estimator, long slope65536ths, long drop, long one, long other)
        {
            long variance = estimator.InnovationVariance(slope65536ths, drop, drop == 0 ? 1000 : 0, 1);
            long least = (one - other) * (one - other);
            long most = (one + other + 2) * (one + other + 2);
            long rounding = 1000 + ((one + other) * 8) + (most >> 13);
            Assert.IsTrue(
                variance >= least - rounding && variance <= most + rounding,
                one.ToString() + " and " + other.ToString() + ": " + variance.ToString());
        }

        /// <summary>Numerical Recipes' linear congruential generator: the same on every runtime.</summary>
        private sealed class Random
        {
            private uint _state;

            internal Random(int seed)
            {
                _state = (uint)seed;
            }

            internal int Next(int below)
            {
                _state = (_state * 1664525) + 1013904223;
                return (int)(((long)(_state >> 1) * below) >> 31);
            }
        }
    }
}
