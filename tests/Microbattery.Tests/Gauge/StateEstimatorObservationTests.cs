using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The update step on numbers that can be worked out by hand. 700 µA·h: 2 520 000 nA·ms are one ppm.</summary>
    [TestClass]
    public class StateEstimatorObservationTests
    {
        private const long PerPpm = TestProfile.NanoampMillisecondsPerPpm;
        private const int OffsetState = 1;
        private const int ResistanceState = 3;
        private const int BiasState = 4;

        [TestMethod]
        public void An_observation_moves_the_charge_as_the_textbook_has_it()
        {
            // 2 µV a ppm, 10 000 ppm: 20 mV; as much again at random. Gain 0.25 ppm a µV, half of the variance stays.
            StateEstimator estimator = EstimatorState.Create();
            EstimatorState.Restore(estimator, 500000, 10000);
            Assert.AreEqual(800000000L, estimator.InnovationVariance(131072, 0, 0, 400000000));
            Assert.IsFalse(estimator.Update(4000, 131072, 0, 0, 400000000), "within three deviations");
            EstimatorState.IsAbout(501000, estimator.StateOfChargePpm, 1);
            EstimatorState.IsAbout(7071, estimator.DeviationPpm, 1);
            Assert.AreEqual(1000000, estimator.ResistancePpm);
        }

        [TestMethod]
        public void An_observation_moves_resistance_and_bias_by_their_shares()
        {
            // 100 mV at 200 000 ppm are 20 mV, the bias 10 mV, at random 20 mV: 9e8. Resistance 4e9 / 9e8, bias 1e8 / 9e8 a µV.
            StateEstimator estimator = EstimatorState.Create();
            int[] covariances = EstimatorState.Covariances(10000);
            covariances[6 * ResistanceState] = 200000 * 256;
            covariances[6 * BiasState] = 10000 * 256;
            estimator.Restore(500000 * PerPpm, new int[5], covariances);
            Assert.AreEqual(900000000L, estimator.InnovationVariance(0, 100000, 1000, 400000000));
            estimator.Update(9000, 0, 100000, 1000, 400000000);
            EstimatorState.IsAbout(1040000, estimator.ResistancePpm, 2);
            EstimatorState.IsAbout(1000, estimator.BiasMicrovolts, 1);
            EstimatorState.IsAbout(149071, estimator.ResistanceDeviationPpm, 10);
            Assert.AreEqual(500000, estimator.StateOfChargePpm);

            // -20 mV * 10 mV / 9e8 of what is left of both.
            EstimatorState.IsAbout(-10362, EstimatorState.Correlation(estimator, ResistanceState, BiasState), 20);
        }

        [TestMethod]
        [DataRow(500, 1000)]
        [DataRow(-1000, -800)]
        [DataRow(0, 0)]
        public void An_observation_moves_the_bias_by_as_much_of_it_as_it_shows(int biasThousandths, int expected)
        {
            // Bias 2 mV, at random 1 mV. Half of it: 2 of 2 mV², all of it the other way: -4 of 5.
            StateEstimator estimator = EstimatorState.Create();
            estimator.Initialise(500000, 10000, 4000000);
            Assert.AreEqual(
                1000000 + (4L * biasThousandths * biasThousandths), estimator.InnovationVariance(0, 0, biasThousandths, 1000000));
            estimator.Update(1000, 0, 0, biasThousandths, 1000000);
            EstimatorState.IsAbout(expected, estimator.BiasMicrovolts, 1);
            Assert.AreEqual(500000, estimator.StateOfChargePpm);
        }

        [TestMethod]
        public void A_doubled_resistance_corrects_the_capacity()
        {
            // Half of both errors goes together: 0.5 * 100 000 * 500 000. 100 mV at 500 000 ppm are 50 mV, at random 50 mV: half of what is
            // observed is learned, 200 mV of it are 1 000 000 ppm; 0.5 * 100 000 / 500 000 of that go with it: a charge moves a tenth
            // further.
            StateEstimator estimator = new StateEstimator(TestProfile.CapacityNanoampSeconds, 100000, 500000, 700, 25000000000L);
            estimator.Initialise(500000, 10000, 1000000);
            estimator.Update(200000, 0, 100000, 0, 2500000000L);
            EstimatorState.IsAbout(2000000, estimator.ResistancePpm, 10);
            EstimatorState.IsAbout(909090, estimator.CapacityPpm, 10);
            Assert.AreEqual(500000, estimator.StateOfChargePpm);
        }

        [TestMethod]
        public void The_correlation_of_ageing_is_clamped_below_one()
        {
            StateEstimator estimator = new StateEstimator(TestProfile.CapacityNanoampSeconds, 100000, 500000, 700, long.MaxValue);
            EstimatorState.IsAbout(29490, EstimatorState.Correlation(estimator, 2, ResistanceState), 5);
            estimator = new StateEstimator(TestProfile.CapacityNanoampSeconds, 100000, 500000, 700, long.MinValue);
            Assert.AreEqual(0, EstimatorState.Correlation(estimator, 2, ResistanceState));
        }

        [TestMethod]
        public void A_voltage_corrects_a_state_correlated_with_the_charge()
        {
            // Half of the offset's deviation goes with the charge: 1.2e8. Gain 0.3 a µV, a quarter as much of half the variance.
            StateEstimator estimator = EstimatorState.Create();
            int[] covariances = EstimatorState.Covariances(10000);
            covariances[OffsetState] = -16384;
            estimator.Restore(500000 * PerPpm, new int[5], covariances);
            estimator.Update(-4000, 131072, 0, 0, 400000000);
            EstimatorState.IsAbout(1200 * 256, EstimatorState.Value(estimator, OffsetState), 300);
            Assert.AreEqual(35, estimator.OffsetNanoamps);
            EstimatorState.IsAbout(22450, EstimatorState.Deviation(estimator, OffsetState), 5);
        }

        [TestMethod]
        [DataRow(1000000, 1)]
        [DataRow(0, -1)]
        public void An_observation_past_an_end_of_the_scale_corrects_as_one_at_the_end(int endPpm, int sign)
        {
            // The charge is 10 000 ppm from its end and known to as much; an observation of it is off by 10 000 at random. Half of what it
            // shows is learned: 20 000 leads right to the end, 28 000 beyond.
            StateEstimator one = AtEnd(endPpm - (sign * 10000), sign * 20000);
            StateEstimator other = AtEnd(endPpm - (sign * 10000), sign * 28000);
            Assert.AreEqual(endPpm, one.StateOfChargePpm);
            Assert.AreEqual(endPpm, other.StateOfChargePpm);
            int offset = EstimatorState.Value(one, OffsetState);
            Assert.IsTrue(offset * sign < -2000 * 256, "it goes with the charge");
            EstimatorState.IsAbout(offset, EstimatorState.Value(other, OffsetState), 300);
        }

        [TestMethod]
        public void A_count_past_full_corrects_the_offset()
        {
            // 50 nA that do not flow, of an offset that may be 280 nA: in a day 1700 ppm past full, of which as much is the offset's as the
            // day's uncertainty of it, 9500 ppm, has of all: 5000 ppm of charge are another, and 4000 ppm that full may be off. Once in a
            // day that is 34 nA, and 39 nA were full as it is; minute by minute a little more.
            StateEstimator estimator = EstimatorState.Create();
            EstimatorState.Restore(estimator, 1000000, 5000);
            for (int minute = 0; minute < 1440; minute++)
            {
                estimator.Count(50 * 60000, 0);
                estimator.CountTime(60000, true);
                estimator.Propagate(10000000, 10000000, 80000, 2000000);
            }

            EstimatorState.IsAbout(1000000, estimator.StateOfChargePpm, 2);
            EstimatorState.IsAbout(37, estimator.OffsetNanoamps, 4);
        }

        [TestMethod]
        [DataRow(60000, false)]
        [DataRow(60100, true)]
        [DataRow(-60100, true)]
        public void Further_off_than_three_deviations_is_a_contradiction(int innovation, bool isContradiction)
        {
            StateEstimator estimator = EstimatorState.Create();
            EstimatorState.Restore(estimator, 500000, 10000);
            Assert.IsTrue(isContradiction == estimator.Update(innovation, 65536, 0, 0, 300000000));
        }

        [TestMethod]
        public void A_contradiction_counts_less_and_inflates_the_variance()
        {
            // 200 mV where 20 are expected: taken for 66.7 mV of variance, gain 1e8 / 4.44e9.
            StateEstimator estimator = EstimatorState.Create();
            EstimatorState.Restore(estimator, 500000, 10000);
            estimator.Update(200000, 65536, 0, 0, 300000000);
            EstimatorState.IsAbout(504500, estimator.StateOfChargePpm, 3);
            EstimatorState.IsAbout(9887, estimator.DeviationPpm, 1);
            estimator.InflateCharge();
            EstimatorState.IsAbout(10486, estimator.DeviationPpm, 2);
            int resistance = estimator.ResistanceDeviationPpm;
            estimator.InflateResistance();
            EstimatorState.IsAbout(resistance * 1225 / 1000, estimator.ResistanceDeviationPpm, 200);
        }

        private static StateEstimator AtEnd(int stateOfChargePpm, int observedPpm)
        {
            StateEstimator estimator = EstimatorState.Create();
            int[] covariances = EstimatorState.Covariances(10000);
            covariances[OffsetState] = -16384;
            estimator.Restore(stateOfChargePpm * PerPpm, new int[5], covariances);
            estimator.Update(observedPpm, 65536, 0, 0, 100000000);
            return estimator;
        }
    }
}
