using Microbattery.Firmware.Gauge;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>Displayed state of charge of a cell of 0.7 mA·h whose estimate the test moves by itself.</summary>
    [TestClass]
    public class DisplayedChargeTests
    {
        private const long CapacityNanoampSeconds = 2520000000;
        private const long PerPpm = CapacityNanoampSeconds / 1000;
        private const int OffsetNanoamps = 50;

        [TestMethod]
        public void The_display_follows_a_count_without_corrections()
        {
            StateEstimator estimator = Estimator(700000);
            DisplayedCharge displayed = Displayed(estimator);
            for (int i = 0; i < 3000; i++)
            {
                Move(estimator, displayed, -100, -100);
                Assert.IsTrue(Apart(estimator, displayed) < 20, Apart(estimator, displayed).ToString());
            }
        }

        [TestMethod]
        public void A_count_that_is_always_a_quarter_short_leaves_the_display_one_percent_behind()
        {
            // A board's sleep current is more than its sheet says, and every voltage after a sleep says so.
            StateEstimator estimator = Estimator(900000);
            DisplayedCharge displayed = Displayed(estimator);
            for (int i = 0; i < 160; i++)
            {
                Move(estimator, displayed, -3000, -4000);
                Assert.IsTrue(Apart(estimator, displayed) < 11000, Apart(estimator, displayed).ToString());
            }
        }

        [TestMethod]
        public void The_display_takes_a_correction_without_a_jump_and_without_going_back()
        {
            for (int correction = -100000; correction <= 100000; correction += 50000)
            {
                for (int direction = -1; direction <= 1; direction += 2)
                {
                    StateEstimator estimator = Estimator(500000);
                    DisplayedCharge displayed = Displayed(estimator);
                    estimator.Count(correction * PerPpm, 0);
                    for (int i = 0; i < 600; i++)
                    {
                        int before = displayed.StateOfChargePpm;
                        Move(estimator, displayed, direction * 500, direction * 500);
                        int step = (displayed.StateOfChargePpm - before) * direction;
                        Assert.IsTrue(step >= 0 && step <= 2001, step.ToString());
                    }

                    Assert.IsTrue(Apart(estimator, displayed) < 500, Apart(estimator, displayed).ToString());
                }
            }
        }

        [TestMethod]
        public void The_display_is_empty_and_full_when_the_estimate_is()
        {
            for (int correction = -50000; correction <= 50000; correction += 100000)
            {
                StateEstimator estimator = Estimator(500000);
                DisplayedCharge displayed = Displayed(estimator);
                estimator.Count(correction * PerPpm, 0);
                while (estimator.StateOfChargePpm > 0)
                {
                    Move(estimator, displayed, -500, -500);
                    Assert.IsTrue(displayed.StateOfChargePpm > 0 || estimator.StateOfChargePpm < 1000);
                }

                Assert.IsTrue(displayed.StateOfChargePpm < 1000, displayed.StateOfChargePpm.ToString());
                while (estimator.StateOfChargePpm < 1000000)
                {
                    Move(estimator, displayed, 500, 500);
                }

                Assert.IsTrue(displayed.StateOfChargePpm > 999000, displayed.StateOfChargePpm.ToString());
            }
        }

        [TestMethod]
        public void A_cell_of_less_capacity_displays_per_cent_of_its_own_capacity()
        {
            // The scale's unit is a millionth of the cell: of a cell of 80 % a count moves a quarter more of them.
            StateEstimator estimator = Estimator(900000);
            int[] values = new int[5];
            int[] covariances = new int[25];
            estimator.Save(values, covariances);
            values[2] = 250000 * 256;
            estimator.Restore(900000 * PerPpm, values, covariances);
            DisplayedCharge displayed = Displayed(estimator);
            for (int i = 0; i < 1000; i++)
            {
                Move(estimator, displayed, -500, 0);
                estimator.Count(-500 * PerPpm, 0);
                Assert.IsTrue(Apart(estimator, displayed) < 1300, Apart(estimator, displayed).ToString());
            }
        }

        [TestMethod]
        public void Noise_of_a_current_around_zero_does_not_move_the_display()
        {
            StateEstimator estimator = Estimator(500000);
            DisplayedCharge displayed = Displayed(estimator);
            for (int i = 0; i < 100; i++)
            {
                displayed.Update((i % 2 == 0 ? 3 : -3) * PerPpm, i % 2 == 0 ? OffsetNanoamps : -OffsetNanoamps, 5000, false, false);
                Assert.AreEqual(500000, displayed.StateOfChargePpm);
            }
        }

        private static StateEstimator Estimator(int stateOfChargePpm)
        {
            StateEstimator estimator = new StateEstimator(CapacityNanoampSeconds, 100000, 300000, OffsetNanoamps, 0);
            estimator.Initialise(stateOfChargePpm, 10000, 1000000);
            return estimator;
        }

        private static DisplayedCharge Displayed(StateEstimator estimator)
        {
            DisplayedCharge displayed = new DisplayedCharge(estimator, OffsetNanoamps);
            displayed.Update(0, 0, 0, false, false);
            return displayed;
        }

        private static int Apart(StateEstimator estimator, DisplayedCharge displayed)
        {
            int apart = displayed.StateOfChargePpm - estimator.StateOfChargePpm;
            return apart < 0 ? -apart : apart;
        }

        /// <summary>Ten minutes in which so much was counted, and the estimate went so much.</summary>
        private static void Move(StateEstimator estimator, DisplayedCharge displayed, int countedPpm, int estimatedPpm)
        {
            estimator.Count(estimatedPpm * PerPpm, 0);
            displayed.Update(countedPpm * PerPpm, countedPpm < 0 ? -10 * OffsetNanoamps : 10 * OffsetNanoamps, 600000, false, false);
        }
    }
}
