using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class MonitorDesignTests
    {
        [TestMethod]
        [DataRow(524287, 409599)]
        [DataRow(-524287, -409599)]
        [DataRow(128, 100)]
        [DataRow(-128, -100)]
        [DataRow(0, 0)]
        [DataRow(1, 1)]
        [DataRow(2, 2)]
        public void The_fine_range_of_an_INA228_at_100_ohm_has_steps_of_0_78_nA(int code, int nanoamps)
        {
            Assert.AreEqual(nanoamps, At(MonitorDesign.CreateIna228(100000).CreateFrontEnd().FineCurrent, code));
        }

        [TestMethod]
        [DataRow(524287, 1638397)]
        [DataRow(-524287, -1638397)]
        [DataRow(32, 100)]
        [DataRow(-32000, -100000)]
        public void The_coarse_range_of_an_INA228_at_100_ohm_has_steps_of_3_1_nA(int code, int nanoamps)
        {
            Assert.AreEqual(nanoamps, At(MonitorDesign.CreateIna228(100000).CreateFrontEnd().CoarseCurrent, code));
        }

        [TestMethod]
        [DataRow(1, 195)]
        [DataRow(16, 3125)]
        [DataRow(15360, 3000000)]
        [DataRow(20480, 4000000)]
        [DataRow(21504, 4200000)]
        public void The_voltage_of_an_INA228_has_steps_of_195_3125_microvolts(int code, int microvolts)
        {
            Assert.AreEqual(microvolts, At(MonitorDesign.CreateIna228(100000).CreateFrontEnd().Voltage, code));
        }

        [TestMethod]
        [DataRow(3200, 25000)]
        [DataRow(1, 8)]
        [DataRow(-1, -8)]
        [DataRow(-2560, -20000)]
        [DataRow(-5120, -40000)]
        [DataRow(16000, 125000)]
        public void The_temperature_of_an_INA228_needs_no_thermistor(int code, int millicelsius)
        {
            FrontEndReader reader = new FrontEndReader(MonitorDesign.CreateIna228(100000).CreateFrontEnd());
            CellSample measurement = new CellSample();
            reader.Temperature.Add(code);
            reader.ReportTemperature(measurement, 66);
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.TemperatureMillicelsius.State);
            Assert.AreEqual(millicelsius, measurement.TemperatureMillicelsius.Value);
            Assert.AreEqual(66L, measurement.TemperatureMillicelsius.ValidSinceMilliseconds);
        }

        [TestMethod]
        [DataRow(16001, (int)ReadingFault.SaturatedHigh)]
        [DataRow(32767, (int)ReadingFault.SaturatedHigh)]
        [DataRow(-5121, (int)ReadingFault.SaturatedLow)]
        [DataRow(-32768, (int)ReadingFault.SaturatedLow)]
        public void A_temperature_beyond_the_limits_of_the_chip_is_a_fault(int code, int fault) =>
            FrontEndReaderTests.IsNoTemperature(new FrontEndReader(MonitorDesign.CreateIna228(100000).CreateFrontEnd()), code, fault);

        [TestMethod]
        public void Conversions_of_the_temperature_of_the_chip_that_lie_apart_are_noise()
        {
            SampleBurst burst = new FrontEndReader(MonitorDesign.CreateIna228(100000).CreateFrontEnd()).Temperature;
            burst.Add(3200);
            burst.Add(3200 + 512);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
            burst.Add(3199);
            Assert.AreEqual((int)ReadingFault.TooNoisy, (int)burst.Fault);
        }

        [TestMethod]
        [DataRow(-32000, -800000)]
        [DataRow(32767, 819175)]
        [DataRow(1, 25)]
        public void An_INA226_at_100_ohm_has_steps_of_25_nA_and_no_fine_range(int code, int nanoamps)
        {
            FrontEnd frontEnd = MonitorDesign.CreateIna226(100000).CreateFrontEnd();
            Assert.AreEqual(nanoamps, At(frontEnd.CoarseCurrent, code));
            Assert.IsFalse(frontEnd.FineCurrent.Calibration.IsUsable);
        }

        [TestMethod]
        public void The_voltage_of_an_INA226_has_steps_of_1_25_millivolts_and_its_temperature_is_a_thermistors()
        {
            MonitorDesign design = new MonitorDesign(MonitorChip.Ina226, 47000) { TemperatureChannel = 6 };
            FrontEnd frontEnd = design.CreateFrontEnd();
            Assert.AreEqual(1250, At(frontEnd.Voltage, 1));
            Assert.AreEqual(4200000, At(frontEnd.Voltage, 3360));
            Assert.AreEqual(1742926, At(frontEnd.CoarseCurrent, 32767));
            Assert.AreEqual(6, frontEnd.Temperature.Channel);
            Assert.AreEqual(500000, At(frontEnd.Temperature, 4095) / 2);
            Assert.AreEqual(25000, frontEnd.Thermistor.MillicelsiusAt(500000));
            Assert.AreEqual(32, frontEnd.Oversampling);
        }

        [TestMethod]
        [DataRow((int)MonitorChip.Ina228, 1024, (int)ReadingFault.None)]
        [DataRow((int)MonitorChip.Ina228, 1023, (int)ReadingFault.SensorOpen)]
        [DataRow((int)MonitorChip.Ina226, 160, (int)ReadingFault.None)]
        [DataRow((int)MonitorChip.Ina226, 159, (int)ReadingFault.SensorOpen)]
        public void Less_than_200_millivolts_is_a_broken_wire(int chip, int code, int fault)
        {
            Assert.AreEqual(fault, FaultOf(new MonitorDesign((MonitorChip)chip, 100000), code));
        }

        [TestMethod]
        public void Measured_lines_replace_the_nominal_ones()
        {
            MonitorDesign design = MonitorDesign.CreateIna228(100000);
            design.Calibration.Voltage = new TwoPointCalibration(0, 1, 256, 2);
            design.Calibration.FineCurrent = new TwoPointCalibration(0, 3, 256, 5);
            design.Calibration.CoarseCurrent = new TwoPointCalibration(0, 7, 256, 11);
            FrontEnd frontEnd = design.CreateFrontEnd();
            Assert.AreEqual(2, At(frontEnd.Voltage, 1));
            Assert.AreEqual(5, At(frontEnd.FineCurrent, 1));
            Assert.AreEqual(11, At(frontEnd.CoarseCurrent, 1));
        }

        private static int At(AnalogInput input, int code) => input.Calibration.ValueAt(code * 256);

        private static int FaultOf(MonitorDesign design, int code)
        {
            SampleBurst burst = new SampleBurst(design.CreateFrontEnd().Voltage);
            burst.Add(code);
            return (int)burst.Fault;
        }
    }
}
