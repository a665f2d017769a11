using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class SampleBurstTests
    {
        [TestMethod]
        public void A_burst_without_conversions_has_no_answer()
        {
            SampleBurst burst = Create();
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)burst.Fault);
            Assert.AreEqual(0, burst.MeanCode256ths);
        }

        [TestMethod]
        public void The_mean_keeps_the_resolution_of_oversampling()
        {
            SampleBurst burst = Create();
            burst.Add(2000);
            burst.Add(2001);
            Assert.AreEqual((2000 * 256) + 128, burst.MeanCode256ths);
            Assert.AreEqual(2000500, burst.Value);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
        }

        [TestMethod]
        public void One_conversion_clipped_high_fails_the_burst()
        {
            SampleBurst burst = Create();
            AddMany(burst, 31, 3990);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
            burst.Add(4001);
            Assert.AreEqual((int)ReadingFault.SaturatedHigh, (int)burst.Fault);
        }

        [TestMethod]
        public void One_conversion_clipped_low_fails_the_burst()
        {
            SampleBurst burst = Create();
            AddMany(burst, 31, 110);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
            burst.Add(99);
            Assert.AreEqual((int)ReadingFault.SensorOpen, (int)burst.Fault);
        }

        [TestMethod]
        [DataRow(100)]
        [DataRow(4000)]
        public void The_outermost_healthy_codes_are_healthy(int code)
        {
            SampleBurst burst = Create();
            burst.Add(code);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
            Assert.AreEqual(code * 1000, burst.Value);
        }

        [TestMethod]
        public void Conversions_too_far_apart_are_noise()
        {
            SampleBurst burst = Create();
            burst.Add(2050);
            burst.Add(2000);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
            burst.Add(2051);
            Assert.AreEqual((int)ReadingFault.TooNoisy, (int)burst.Fault);
        }

        [TestMethod]
        public void Without_a_usable_line_the_burst_fails()
        {
            TwoPointCalibration none = new TwoPointCalibration(0, 0, 0, 0);
            SampleBurst burst = new SampleBurst(
                new AnalogInput(0, 100, ReadingFault.SensorOpen, 4000, ReadingFault.SaturatedHigh, 50, none));
            burst.Clear();
            burst.Add(2000);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)burst.Fault);
        }

        [TestMethod]
        public void Clear_removes_the_sample_before()
        {
            SampleBurst burst = Create();
            burst.Add(0);
            burst.Add(4095);
            burst.Clear();
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)burst.Fault);
            burst.Add(3000);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
            Assert.AreEqual(3000000, burst.Value);
        }

        [TestMethod]
        public void The_longest_burst_of_the_largest_codes_does_not_wrap()
        {
            SampleBurst burst = new SampleBurst(new AnalogInput(
                0, 0, ReadingFault.SensorOpen, 2097151, ReadingFault.SaturatedHigh, 0, new TwoPointCalibration(0, 0, 256, 1000)));
            burst.Clear();
            AddMany(burst, SampleBurst.MostConversions, 2097151);
            Assert.AreEqual(2097151 * 256, burst.MeanCode256ths);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
        }

        [TestMethod]
        public void Codes_of_a_differential_converter_may_be_negative()
        {
            SampleBurst burst = new SampleBurst(new AnalogInput(
                0, -4000, ReadingFault.SaturatedLow, 4000, ReadingFault.SaturatedHigh, 50, new TwoPointCalibration(0, 0, 256, 1000)));
            burst.Clear();
            burst.Add(-3);
            burst.Add(-4);
            Assert.AreEqual(-896, burst.MeanCode256ths);
            Assert.AreEqual(-3500, burst.Value);
        }

        private static SampleBurst Create()
        {
            SampleBurst burst = new SampleBurst(new AnalogInput(
                0, 100, ReadingFault.SensorOpen, 4000, ReadingFault.SaturatedHigh, 50, new TwoPointCalibration(0, 0, 256, 1000)));
            burst.Clear();
            return burst;
        }

        private static void AddMany(SampleBurst burst, int count, int code)
        {
            for (int i = 0; i < count; i++)
            {
                burst.Add(code);
            }
        }
    }
}
