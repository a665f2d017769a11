using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Protection with a stopped clock: after the fourth sample each sample counts as 50 ms.</summary>
    [TestClass]
    public class StoppedClockTests
    {
        private const int Settled = 5; // samples after which the clock counts as stopped

        [TestMethod]
        public void An_over_current_that_lasts_longer_than_a_pulse_trips()
        {
            // 15 mA is allowed for a pulse of a second.
            ProtectionRig rig = Stopped();
            rig.Sensor.CurrentNanoamps = -15000000;
            rig.Sensor.VoltageMicrovolts = 3000000;
            int samples = 0;
            for (; samples < 1000 && !rig.Has(Faults.DischargeOverCurrent); samples++)
            {
                rig.SampleAfter(0);
            }

            Assert.AreEqual(21, samples);
            Assert.IsFalse(rig.MayLoad);
        }

        [TestMethod]
        public void A_voltage_that_is_lost_opens_the_load_when_it_may_have_fallen_to_its_limit()
        {
            // 3.9 V falls by 10 mV/s at worst: 2.9 V after 100 s, 2000 samples of 50 ms.
            ProtectionRig rig = Stopped();
            rig.Sensor.VoltageFault = ReadingFault.NoAnswer;
            int samples = 0;
            for (; samples < 100000 && rig.MayLoad; samples++)
            {
                rig.SampleAfter(0);
            }

            Assert.AreEqual(2001, samples);
        }

        [TestMethod]
        public void A_current_that_is_lost_opens_the_load_when_it_may_have_risen_to_its_limit()
        {
            ProtectionRig rig = Stopped();
            rig.Sensor.CurrentFault = ReadingFault.NoAnswer;
            int samples = 0;
            for (; samples < 100000 && rig.MayLoad; samples++)
            {
                rig.SampleAfter(0);
            }

            Assert.IsTrue(samples > 100 && samples < 300, samples.ToString());
        }

        [TestMethod]
        public void A_temperature_that_is_lost_opens_the_load_when_it_may_have_left_its_window()
        {
            ProtectionRig rig = Stopped();
            rig.Sensor.TemperatureFault = ReadingFault.NoAnswer;
            int samples = 0;
            for (; samples < 100000 && rig.MayLoad; samples++)
            {
                rig.SampleAfter(0);
            }

            Assert.IsTrue(samples > 6900 && samples < 7100, samples.ToString());
        }

        [TestMethod]
        public void A_sound_cell_keeps_its_load_and_nothing_but_the_clock_is_wrong()
        {
            ProtectionRig rig = Stopped();
            for (int i = 0; i < 100000; i++)
            {
                rig.SampleAfter(0);
            }

            Assert.AreEqual((int)Faults.ClockStopped, (int)rig.Protection.Active);
            Assert.IsTrue(rig.MayLoad);
            rig.Sample(20);
            Assert.AreEqual(0, (int)rig.Protection.Active);
        }

        [TestMethod]
        public void A_clock_that_repeats_a_few_times_counts_as_it_says()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            Assert.AreEqual(0L, rig.Protection.CountedMilliseconds(0));
            for (int i = 0; i < 4; i++)
            {
                rig.SampleAfter(0);
                Assert.AreEqual(0L, rig.Protection.CountedMilliseconds(0));
            }

            rig.SampleAfter(0);
            Assert.AreEqual(50L, rig.Protection.CountedMilliseconds(0));
            rig.SampleAfter(1);
            Assert.AreEqual(0L, rig.Protection.CountedMilliseconds(0));
            Assert.AreEqual(1000L, rig.Protection.CountedMilliseconds(1000));
        }

        [TestMethod]
        public void A_load_that_pulls_the_cell_below_cut_off_is_switched_off()
        {
            // Below cut-off for two seconds, above what protection trips at: the load gate's time goes on too.
            SupervisorRig rig = SupervisorRig.Create();
            rig.TickSeconds(3);
            Assert.IsTrue(rig.Switches.LoadClosed);
            rig.Sensor.VoltageMicrovolts = 2950000;
            rig.Sensor.CurrentNanoamps = -9000000;
            int ticks = 0;
            for (; ticks < 1000 && rig.Switches.LoadClosed; ticks++)
            {
                rig.TickAfter(0);
            }

            Assert.IsTrue(ticks > 40 && ticks < 60, ticks.ToString());
            Assert.IsFalse(rig.Has(Faults.UnderVoltage));
        }

        private static ProtectionRig Stopped()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            for (int i = 0; i < Settled; i++)
            {
                rig.SampleAfter(0);
            }

            return rig;
        }
    }
}
