using Microbattery.Firmware.Measurement;
using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    /// <summary>Amplifiers and thermistor fed from a bias that is not the converter's reference, as with an ADS1115: 3.3 V of 4.096
    /// V.</summary>
    [TestClass]
    public class BiasedAmplifierTests
    {
        private const int HighestHealthyCode = 26135;
        private const int LowestHealthyCode = 264;

        [TestMethod]
        [DataRow(13200, 50)]
        [DataRow(13199, -75)]
        [DataRow(21200, 1000081)]
        [DataRow(5200, -999980)]
        public void The_middle_of_the_fine_range_is_half_the_bias(int code, int nanoamps)
        {
            // (code * 4.096 V / 32767 - 1.65 V) / (50 * 20 ohm)
            Assert.IsTrue(IsNear(nanoamps, At(Create(3300000).FineCurrent, code), 1), At(Create(3300000).FineCurrent, code).ToString());
        }

        [TestMethod]
        [DataRow(13200, 504)]
        [DataRow(21200, 10000809)]
        public void The_coarse_range_is_ten_times_as_wide(int code, int nanoamps)
        {
            Assert.IsTrue(IsNear(nanoamps, At(Create(3300000).CoarseCurrent, code), 5), At(Create(3300000).CoarseCurrent, code).ToString());
        }

        [TestMethod]
        [DataRow(20479, 3657076)]
        [DataRow(32767, 5851429)]
        public void The_voltage_is_measured_against_the_reference_and_not_the_bias(int code, int microvolts)
        {
            Assert.AreEqual(microvolts, At(Create(3300000).Voltage, code));
        }

        [TestMethod]
        [DataRow(26399, 1000000)]
        [DataRow(13200, 500008)]
        [DataRow(2640, 100002)]
        public void The_thermistor_is_a_share_of_the_bias(int code, int ppm)
        {
            int value = At(Create(3300000).Temperature, code);
            Assert.IsTrue(value >= ppm - 10 && value <= ppm + 10, value.ToString());
        }

        [TestMethod]
        public void Half_the_bias_is_25_degrees()
        {
            FrontEndReader reader = new FrontEndReader(Create(3300000));
            CellSample measurement = new CellSample();
            reader.Temperature.Add(13199);
            reader.Temperature.Add(13200);
            reader.ReportTemperature(measurement, 0);
            int millicelsius = measurement.TemperatureMillicelsius.Value;
            Assert.IsTrue(millicelsius >= 24998 && millicelsius <= 25002, millicelsius.ToString());
        }

        [TestMethod]
        [DataRow(HighestHealthyCode, (int)ReadingFault.None)]
        [DataRow(HighestHealthyCode + 1, (int)ReadingFault.SaturatedHigh)]
        [DataRow(26399, (int)ReadingFault.SaturatedHigh)]
        [DataRow(LowestHealthyCode, (int)ReadingFault.None)]
        [DataRow(LowestHealthyCode - 1, (int)ReadingFault.SaturatedLow)]
        public void An_amplifier_at_the_rail_of_the_bias_is_clipped(int code, int fault)
        {
            FrontEndReader reader = new FrontEndReader(Create(3300000));
            reader.FineCurrent.Add(code);
            reader.CoarseCurrent.Add(code);
            Assert.AreEqual(fault, (int)reader.FineCurrent.Fault);
            Assert.AreEqual(fault, (int)reader.CoarseCurrent.Fault);
        }

        [TestMethod]
        [DataRow(HighestHealthyCode, (int)ReadingFault.None, (int)ReadingFault.None)]
        [DataRow(HighestHealthyCode + 1, (int)ReadingFault.SaturatedHigh, (int)ReadingFault.SensorOpen)]
        [DataRow(LowestHealthyCode - 1, (int)ReadingFault.SensorOpen, (int)ReadingFault.SensorShorted)]
        public void A_buffer_and_a_thermistor_at_the_rail_of_the_bias_are_clipped(int code, int voltageFault, int temperatureFault)
        {
            FrontEndReader reader = new FrontEndReader(Create(3300000));
            reader.Voltage.Add(code);
            reader.Temperature.Add(code);
            Assert.AreEqual(voltageFault, (int)reader.Voltage.Fault);
            Assert.AreEqual(temperatureFault, (int)reader.Temperature.Fault);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(4096000)]
        public void Without_a_bias_of_its_own_it_is_the_reference(int biasMicrovolts)
        {
            FrontEnd frontEnd = Create(biasMicrovolts);
            Assert.AreEqual(0, frontEnd.FineCurrent.Calibration.ValueAt(32767 * 128));
            Assert.AreEqual(1000000, At(frontEnd.Temperature, 32767));
            Assert.AreEqual(32767 - 328, frontEnd.FineCurrent.HighestCode);
        }

        [TestMethod]
        public void A_bias_above_the_reference_is_measured_up_to_the_reference()
        {
            FrontEnd frontEnd = Create(5000000);
            Assert.AreEqual(32767 - 328, frontEnd.FineCurrent.HighestCode);
            Assert.AreEqual(32767 - 328, frontEnd.Temperature.HighestCode);
            Assert.IsTrue(IsNear(-49, At(frontEnd.FineCurrent, 19999), 1), "2.5 V");
            Assert.IsTrue(At(frontEnd.Temperature, 32767) >= 819190 && At(frontEnd.Temperature, 32767) <= 819210, "4.096 of 5 V");
        }

        [TestMethod]
        public void The_largest_converter_and_bias_do_not_wrap()
        {
            AmplifierDesign design = new AmplifierDesign
            {
                ResolutionBits = 20,
                ReferenceMicrovolts = 2500000,
                BiasMicrovolts = 5000000,
                ShuntMilliohms = 20000,
                FineGain = 50,
                CoarseGain = 5,
            };
            FrontEnd frontEnd = design.CreateFrontEnd();
            Assert.AreEqual(0, At(frontEnd.FineCurrent, 1048575));
            Assert.AreEqual(500000, At(frontEnd.Temperature, 1048575));
        }

        private static int At(AnalogInput input, int code) => input.Calibration.ValueAt(code * 256);

        // The zero is rounded to a 256th of a step: 0.5 nA in the fine range, 5 nA in the coarse one.
        private static bool IsNear(int expected, int actual, int tolerance) =>
            actual >= expected - tolerance && actual <= expected + tolerance;

        private static FrontEnd Create(int biasMicrovolts) => new AmplifierDesign
        {
            ResolutionBits = 15,
            ReferenceMicrovolts = 4096000,
            BiasMicrovolts = biasMicrovolts,
            DividerPpm = 700000,
            ShuntMilliohms = 20000,
            FineGain = 50,
            CoarseGain = 5,
        }.CreateFrontEnd();
    }
}
