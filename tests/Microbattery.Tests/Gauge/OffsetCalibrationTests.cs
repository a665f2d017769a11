using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    [TestClass]
    public class OffsetCalibrationTests
    {
        [TestMethod]
        public void The_offset_is_the_reading_less_the_boards_own_current()
        {
            Rig rig = new Rig();
            Assert.AreEqual(1, rig.Sample(-850, 10));
            Assert.AreEqual(150, rig.OffsetCalibration.OffsetNanoamps);
            Assert.IsTrue(
                rig.OffsetCalibration.ErrorNanoamps >= 20 && rig.OffsetCalibration.ErrorNanoamps <= 21,
                "without scatter the uncertainty is that of the board's own current");
        }

        [TestMethod]
        public void The_first_two_samples_after_opening_are_dropped()
        {
            Rig rig = new Rig();
            rig.Sample(90000, 2);
            Assert.AreEqual(0, rig.Sample(-900, 7));
            Assert.AreEqual(1, rig.Sample(-900, 1));
            Assert.AreEqual(100, rig.OffsetCalibration.OffsetNanoamps);
        }

        [TestMethod]
        public void A_closed_switch_or_a_failed_sample_restarts_the_calibration()
        {
            Rig rig = new Rig();
            rig.Sample(-900, 9);
            rig.OffsetCalibration.Update(rig.Current, false);
            Assert.AreEqual(0, rig.Sample(-900, 9));
            rig.Current.SetFailed(ReadingFault.TooNoisy);
            rig.OffsetCalibration.Update(rig.Current, true);
            Assert.AreEqual(0, rig.Sample(-900, 9));
            Assert.AreEqual(1, rig.Sample(-900, 1));
        }

        [TestMethod]
        public void Scatter_adds_uncertainty()
        {
            Rig rig = new Rig();
            for (int i = 0; i < 10; i++)
            {
                rig.Sample(i % 2 == 0 ? -800 : -1000, 1);
            }

            Assert.AreEqual(100, rig.OffsetCalibration.OffsetNanoamps);
            Assert.AreEqual(32, rig.OffsetCalibration.ErrorNanoamps, "200 nA from end to end over eight, and 20 nA of what flows");
        }

        [TestMethod]
        public void An_offset_that_scatters_or_is_implausible_is_refused()
        {
            Rig rig = new Rig();
            for (int i = 0; i < 10; i++)
            {
                Assert.AreEqual(0, rig.Sample(i % 2 == 0 ? 0 : -2000, 1));
            }

            rig.OffsetCalibration.Update(rig.Current, false);
            Assert.AreEqual(0, rig.Sample(-1500, 10), "five deviations");
            rig.OffsetCalibration.Update(rig.Current, false);
            Assert.AreEqual(0, rig.Sample(int.MinValue, 10));
            Assert.AreEqual(0, rig.OffsetCalibration.OffsetNanoamps);
            rig.OffsetCalibration.Update(rig.Current, false);
            Assert.AreEqual(1, rig.Sample(-900, 10), "three deviations");
        }

        [TestMethod]
        [DataRow(2147483647, false)]
        [DataRow(50, false)]
        [DataRow(49, true)]
        [DataRow(0, true)]
        public void The_current_must_be_known_twice_as_well_as_the_offset(int openCurrentErrorNanoamps, bool expected)
        {
            BoardFigures accuracy = new BoardFigures
            {
                CurrentOffsetErrorNanoamps = 100,
                OpenCurrentErrorNanoamps = openCurrentErrorNanoamps,
            };
            Assert.IsTrue(expected == new OffsetCalibration(accuracy).IsPossible);
            Assert.IsFalse(
                new OffsetCalibration(new BoardFigures { CurrentOffsetErrorNanoamps = 100 }).IsPossible, "not known to begin with");
        }

        private sealed class Rig
        {
            public readonly Reading Current = new Reading();
            public readonly OffsetCalibration OffsetCalibration = new OffsetCalibration(new BoardFigures
            {
                CurrentOffsetErrorNanoamps = 100,
                OpenCurrentNanoamps = 1000,
                OpenCurrentErrorNanoamps = 20,
            });

            /// <summary>Takes samples with both switches open, and returns how many offsets they gave.</summary>
            public int Sample(int nanoamps, int count)
            {
                int zeros = 0;
                for (int i = 0; i < count; i++)
                {
                    Current.SetValid(nanoamps, 0);
                    zeros += OffsetCalibration.Update(Current, true) ? 1 : 0;
                }

                return zeros;
            }
        }
    }
}
