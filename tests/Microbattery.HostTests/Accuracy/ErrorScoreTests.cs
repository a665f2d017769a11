using System;
using Microbattery.Simulation.Scores;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Accuracy
{
    [TestClass]
    public class ErrorScoreTests
    {
        [TestMethod]
        public void Converged_is_the_first_time_from_which_two_per_cent_hold_for_half_an_hour()
        {
            // Right for 29 min, off once, then right.
            ErrorScore score = Score(7200, 60, seconds => seconds == 1740 ? 0.021 : 0.02);
            Assert.AreEqual(1800, score.ConvergedSeconds);
        }

        [TestMethod]
        public void It_stays_converged_whatever_comes_later_and_the_score_shows_what_came()
        {
            ErrorScore score = Score(7200, 60, seconds => seconds < 3600 ? 0.01 : 0.1);
            Assert.AreEqual(0, score.ConvergedSeconds);
            Assert.AreEqual(0.1, score.Scored.Worst, 1e-12);
            Assert.AreEqual(Math.Sqrt(((3540 * 0.0001) + (3660 * 0.01)) / 7200), score.Scored.RootMeanSquare, 1e-9);
        }

        [TestMethod]
        public void What_was_before_convergence_does_not_count()
        {
            ErrorScore score = Score(7200, 60, seconds => seconds < 600 ? 0.5 : 0.01);
            Assert.AreEqual(600, score.ConvergedSeconds);
            Assert.AreEqual(0.01, score.Scored.Worst, 1e-12);
            Assert.AreEqual(6660, score.Scored.Seconds, 1e-9); // the tick at 600 s stands for the minute before it
        }

        [TestMethod]
        public void One_that_does_not_converge_within_an_hour_is_scored_from_one_hour_on()
        {
            ErrorScore late = Score(20000, 100, seconds => seconds < 9000 ? 0.04 : 0.01);
            Assert.AreEqual(9000, late.ConvergedSeconds);
            Assert.AreEqual(20000 - 3500, late.Scored.Seconds, 1e-9);
            Assert.AreEqual(0.04, late.Scored.Worst, 1e-12);

            ErrorScore never = Score(20000, 100, _ => 0.03);
            Assert.IsTrue(double.IsNaN(never.ConvergedSeconds));
            Assert.AreEqual(0.03, never.Scored.RootMeanSquare, 1e-12);
        }

        [TestMethod]
        public void A_try_that_began_within_the_hour_and_failed_after_it_is_scored_from_one_hour_on()
        {
            // Right from 40 to 65 min: not half an hour.
            ErrorScore score = Score(7200, 60, seconds => seconds is >= 2400 and < 3900 ? 0.001 : 0.03);
            Assert.IsTrue(double.IsNaN(score.ConvergedSeconds));
            Assert.AreEqual(7200 - 3540, score.Scored.Seconds, 1e-9);
        }

        [TestMethod]
        public void Ticks_weigh_the_time_since_the_one_before()
        {
            // A second of dense ticks at 1.5 %, an hour in one tick at 0.5 %.
            ErrorScore score = new();
            for (int tick = 0; tick <= 1000; tick++)
            {
                score.Add(tick / 1000.0, 0.515, 0.5, 0.01);
            }

            score.Add(3600, 0.495, 0.5, 0.002);
            Assert.AreEqual(Math.Sqrt(((1 * 0.015 * 0.015) + (3599 * 0.005 * 0.005)) / 3600), score.Scored.RootMeanSquare, 1e-9);
            Assert.AreEqual(1 / 3600.0, score.Scored.Inside, 1e-9); // 1.5 % within twice 1 %, 0.5 % not within twice 0.2 %
            Assert.AreEqual(0.002, score.LastUncertainty);
        }

        [TestMethod]
        public void No_number_is_wholly_wrong()
        {
            ErrorScore score = Score(7200, 60, _ => double.NaN);
            Assert.AreEqual(1, score.Scored.Worst);
            Assert.IsTrue(double.IsNaN(score.ConvergedSeconds));
        }

        private static ErrorScore Score(double untilSeconds, double stepSeconds, Func<double, double> error)
        {
            ErrorScore score = new();
            for (double seconds = 0; seconds <= untilSeconds; seconds += stepSeconds)
            {
                // An error of that size, above and below in turn.
                double sign = (int)(seconds / stepSeconds) % 2 == 0 ? 1 : -1;
                score.Add(1000 + seconds, sign * error(seconds), 0, double.NaN);
            }

            return score;
        }
    }
}
