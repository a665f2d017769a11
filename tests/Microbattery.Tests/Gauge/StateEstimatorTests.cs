using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The filter's equations on numbers that can be worked out by hand. 700 µA·h: 2 520 000 nA·ms are one ppm.</summary>
    [TestClass]
    public class StateEstimatorTests
    {
        private const long PerPpm = TestProfile.NanoampMillisecondsPerPpm;
        private const int OffsetState = 1;
        private const int CapacityState = 2;
        private const int ResistanceState = 3;
        private const int BiasState = 4;

        [TestMethod]
        public void Counts_to_the_last_nanoampere_millisecond()
        {
            StateEstimator estimator = Create();
            long start = estimator.ChargeNanoampMilliseconds;
            for (int i = 0; i < 1000; i++)
            {
                estimator.Count(7, 0);
                estimator.Count(-2, 0);
                if (i % 10 == 0)
                {
                    estimator.Propagate(1, 0, 80000, 2000000);
                }
            }

            Assert.AreEqual(5000, estimator.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        public void The_sensors_offset_is_taken_off_for_as_long_as_it_was_read()
        {
            // 24 000 ppm a day are 700 nA: 1000 ppm an hour.
            StateEstimator estimator = At(500000, OffsetState, 24000);
            Assert.AreEqual(700, estimator.OffsetNanoamps);
            long start = estimator.ChargeNanoampMilliseconds;
            estimator.CountTime(3600000, true);
            estimator.Propagate(1, 0, 80000, 2000000);
            Assert.AreEqual(-700L * 3600000, estimator.ChargeNanoampMilliseconds - start);
            estimator.CountTime(3600000, false);
            estimator.Propagate(1, 0, 80000, 2000000);
            Assert.AreEqual(-700L * 3600000, estimator.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        [DataRow(250000, 800000)]
        [DataRow(-200000, 1250000)]
        public void A_cell_of_another_capacity_moves_further_or_less_far(int inversePpm, int capacityPpm)
        {
            StateEstimator estimator = At(500000, CapacityState, inversePpm);
            Assert.AreEqual(capacityPpm, estimator.CapacityPpm);
            long start = estimator.ChargeNanoampMilliseconds;
            estimator.Count(-100000000000L, 0);
            Assert.AreEqual(-100000L * (1000000 + inversePpm), estimator.ChargeNanoampMilliseconds - start);
            start = estimator.ChargeNanoampMilliseconds;
            estimator.Count(1100000000000L, 0);
            Assert.AreEqual(1100000L * (1000000 + inversePpm), estimator.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        public void What_was_counted_and_for_how_long_makes_the_bound_grow_as_worked_out_by_hand()
        {
            // Charge 10 000, offset 24 000 a day, capacity 100 000; an hour, 10 000 ppm counted, 1000 of them at random.
            // 1e8 + (24000 / 24)^2 + (100000 * 0.01)^2 + 1000^2 = 10149^2; correlations -1000 and +1000 over that.
            StateEstimator estimator = Create();
            Restore(estimator, 500000, 10000);
            estimator.Count(-10000 * PerPpm, 1000 * PerPpm);
            estimator.CountTime(3600000, true);
            estimator.Propagate(1000000, 0, 80000, 2000000);
            IsAbout(10149, estimator.DeviationPpm, 1);
            IsAbout(-3229, Correlation(estimator, 0, OffsetState), 10);
            IsAbout(-3229, Correlation(estimator, 0, CapacityState), 10);
            IsAbout(100000, estimator.CapacityDeviationPpm, 5);
        }

        [TestMethod]
        public void Small_counts_make_the_bound_grow_as_one_large_one_does()
        {
            // A third of a ppm a time: 10 000 of them are 3333 ppm, and 10 % of that.
            StateEstimator small = Create();
            StateEstimator large = Create();
            Restore(small, 500000, 100);
            Restore(large, 500000, 100);
            for (int i = 0; i < 10000; i++)
            {
                small.Count(-PerPpm / 3, 0);
                small.Propagate(1, 0, 80000, 2000000);
            }

            large.Count(-PerPpm / 3 * 10000, 0);
            large.Propagate(1, 0, 80000, 2000000);
            IsAbout(348, large.DeviationPpm, 2);
            IsAbout(348, small.DeviationPpm, 8);
            IsAbout(Correlation(large, 0, CapacityState), Correlation(small, 0, CapacityState), 800);
        }

        [TestMethod]
        public void An_offset_too_small_to_matter_does_not_correlate_with_the_charge()
        {
            // 10 ppm a day, in steps of ten seconds for a day: 10 ppm against the 1000 of the charge.
            StateEstimator estimator = new StateEstimator(TestProfile.CapacityNanoampSeconds, 100000, 500000, 0);
            Restore(estimator, 500000, 1000);
            for (int i = 0; i < 8640; i++)
            {
                estimator.CountTime(10000, true);
                estimator.Propagate(1000000, 0, 80000, 2000000);
            }

            IsAbout(0, Correlation(estimator, 0, OffsetState), 600);
            IsAbout(1000, estimator.DeviationPpm, 3);
        }

        [TestMethod]
        public void An_observation_moves_the_charge_as_the_textbook_has_it()
        {
            // 2 µV a ppm, 10 000 ppm: 20 mV; as much again at random. Gain 0.25 ppm a µV, half of the variance stays.
            StateEstimator estimator = Create();
            Restore(estimator, 500000, 10000);
            estimator.Expect(131072, 0, false, 400000000);
            Assert.AreEqual(800000000L, estimator.ExpectedVariance);
            estimator.Learn(4000);
            IsAbout(501000, estimator.StateOfChargePpm, 1);
            IsAbout(7071, estimator.DeviationPpm, 1);
            Assert.AreEqual(1000000, estimator.ResistancePpm);
            Assert.IsFalse(estimator.WasContradicted);
        }

        [TestMethod]
        public void An_observation_moves_resistance_and_bias_by_their_shares()
        {
            // 100 mV at 200 000 ppm are 20 mV, the bias 10 mV, at random 20 mV: 9e8. Resistance 4e9 / 9e8, bias 1e8 / 9e8 a µV.
            StateEstimator estimator = Create();
            int[] covariances = Covariances(10000);
            covariances[6 * ResistanceState] = 200000;
            covariances[6 * BiasState] = 10000;
            estimator.Restore(500000 * PerPpm, new int[5], covariances);
            estimator.Expect(0, 100000, true, 400000000);
            Assert.AreEqual(900000000L, estimator.ExpectedVariance);
            estimator.Learn(9000);
            IsAbout(1040000, estimator.ResistancePpm, 2);
            IsAbout(1000, estimator.BiasMicrovolts, 1);
            IsAbout(149071, estimator.ResistanceDeviationPpm, 10);
            Assert.AreEqual(500000, estimator.StateOfChargePpm);

            // -20 mV * 10 mV / 9e8 of what is left of both.
            IsAbout(-10362, Correlation(estimator, ResistanceState, BiasState), 20);
        }

        [TestMethod]
        public void What_goes_with_the_charge_is_taught_by_the_voltage_too()
        {
            // Half of the offset's deviation goes with the charge: 1.2e8. Gain 0.3 a µV, a quarter as much of half the variance.
            StateEstimator estimator = Create();
            int[] covariances = Covariances(10000);
            covariances[OffsetState] = -16384;
            estimator.Restore(500000 * PerPpm, new int[5], covariances);
            estimator.Expect(131072, 0, false, 400000000);
            estimator.Learn(-4000);
            IsAbout(1200 * 256, EstimatorState.Value(estimator, OffsetState), 300);
            Assert.AreEqual(35, estimator.OffsetNanoamps);
            IsAbout(22450, EstimatorState.Covariance(estimator, 6 * OffsetState), 5);
        }

        [TestMethod]
        [DataRow(60000, false)]
        [DataRow(60100, true)]
        [DataRow(-60100, true)]
        public void Further_off_than_three_deviations_is_a_contradiction(int innovation, bool isContradiction)
        {
            StateEstimator estimator = Create();
            Restore(estimator, 500000, 10000);
            estimator.Expect(65536, 0, false, 300000000);
            estimator.Learn(innovation);
            Assert.IsTrue(isContradiction == estimator.WasContradicted);
        }

        [TestMethod]
        public void A_contradiction_is_believed_less_and_grows_doubt()
        {
            // 200 mV where 20 are expected: taken for 66.7 mV of variance, gain 1e8 / 4.44e9.
            StateEstimator estimator = Create();
            Restore(estimator, 500000, 10000);
            estimator.Expect(65536, 0, false, 300000000);
            estimator.Learn(200000);
            IsAbout(504500, estimator.StateOfChargePpm, 3);
            IsAbout(9887, estimator.DeviationPpm, 1);
            estimator.DoubtCharge();
            IsAbout(10486, estimator.DeviationPpm, 2);
            int resistance = estimator.ResistanceDeviationPpm;
            estimator.DoubtResistance();
            IsAbout(resistance * 1225 / 1000, estimator.ResistanceDeviationPpm, 200);
        }

        private static StateEstimator Create() => new StateEstimator(TestProfile.CapacityNanoampSeconds, 100000, 500000, 700);

        /// <summary>One state at a value, in whole units.</summary>
        private static StateEstimator At(int stateOfChargePpm, int state, int value)
        {
            StateEstimator estimator = Create();
            int[] values = new int[5];
            values[state] = value * 256;
            estimator.Restore(stateOfChargePpm * PerPpm, values, Covariances(10000));
            return estimator;
        }

        private static void Restore(StateEstimator estimator, int stateOfChargePpm, int deviationPpm)
        {
            int[] covariances = new int[25];
            for (int i = 0; i < covariances.Length; i++)
            {
                covariances[i] = EstimatorState.Covariance(estimator, i);
            }

            covariances[0] = deviationPpm;
            estimator.Restore(stateOfChargePpm * PerPpm, new int[5], covariances);
        }

        private static int[] Covariances(int chargeDeviation)
        {
            int[] covariances = new int[25];
            covariances[0] = chargeDeviation;
            covariances[6 * OffsetState] = 24000;
            covariances[6 * CapacityState] = 100000;
            covariances[6 * ResistanceState] = 500000;
            covariances[6 * BiasState] = 1000;
            return covariances;
        }

        private static int Correlation(StateEstimator estimator, int row, int column) => EstimatorState.Covariance(estimator, (5 * row) + column);

        private static void IsAbout(int expected, int actual, int tolerance) =>
            Assert.IsTrue(actual >= expected - tolerance && actual <= expected + tolerance, expected.ToString() + " but " + actual.ToString());
    }
}
