using Microbattery.Firmware.Measurement;
using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class FrontEndReaderTests
    {
        [TestMethod]
        public void The_fine_range_is_used_where_it_is_not_clipped()
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            AddCurrent(reader, 3000, 2100);
            reader.ReportVoltageAndCurrent(measurement, 77);

            // 165 µA each way: 330000 * 3000 / 4095 - 165000.
            Assert.AreEqual(76758, measurement.CurrentNanoamps.Value);
            Assert.AreEqual(77L, measurement.CurrentNanoamps.ValidSinceMilliseconds);
        }

        [TestMethod]
        [DataRow(4095)]
        [DataRow(0)]
        public void One_clipped_sample_of_the_fine_range_calls_for_the_coarse_one(int clipped)
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            AddCurrent(reader, 3000, 3000);
            AddCurrent(reader, clipped, 3000);
            reader.ReportVoltageAndCurrent(measurement, 0);

            // 16.5 mA each way.
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.CurrentNanoamps.State);
            Assert.AreEqual(7675824, measurement.CurrentNanoamps.Value);
        }

        [TestMethod]
        public void Both_ranges_clipped_fail_and_say_which_way()
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            AddCurrent(reader, 4095, 4095);
            reader.ReportVoltageAndCurrent(measurement, 0);
            Assert.AreEqual((int)ReadingFault.SaturatedHigh, (int)measurement.CurrentNanoamps.Fault);
            reader.Clear();
            AddCurrent(reader, 0, 0);
            reader.ReportVoltageAndCurrent(measurement, 0);
            Assert.AreEqual((int)ReadingFault.SaturatedLow, (int)measurement.CurrentNanoamps.Fault);
        }

        [TestMethod]
        public void A_load_that_switches_within_a_look_is_one_mean_current()
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            AddCurrent(reader, 1000, 2047);
            AddCurrent(reader, 3095, 2048);
            reader.ReportVoltageAndCurrent(measurement, 0);
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.CurrentNanoamps.State);
            Assert.AreEqual(0, measurement.CurrentNanoamps.Value);
        }

        [TestMethod]
        public void A_converter_that_gave_nothing_fails_every_reading()
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            reader.ReportVoltageAndCurrent(measurement, 0);
            reader.ReportTemperature(measurement, 0);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)measurement.VoltageMicrovolts.Fault);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)measurement.CurrentNanoamps.Fault);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)measurement.TemperatureMillicelsius.Fault);
            Assert.AreEqual((int)ReadingState.Failed, (int)measurement.VoltageMicrovolts.State);
        }

        [TestMethod]
        [DataRow(12, 2047)]
        [DataRow(16, 32767)]
        [DataRow(20, 524287)]
        public void Half_scale_is_half_of_everything_at_any_resolution(int bits, int code)
        {
            FrontEndReader reader = CreateReader(bits);
            CellSample measurement = new CellSample();
            for (int i = 0; i < 2; i++)
            {
                reader.Voltage.Add(code + i);
                reader.Temperature.Add(code + i);
                AddCurrent(reader, code + i, code + i);
            }

            reader.ReportVoltageAndCurrent(measurement, 0);
            reader.ReportTemperature(measurement, 0);
            Assert.AreEqual(3300000, measurement.VoltageMicrovolts.Value);
            Assert.AreEqual(0, measurement.CurrentNanoamps.Value);
            Assert.AreEqual(25000, measurement.TemperatureMillicelsius.Value);
        }

        [TestMethod]
        [DataRow(0, 4)]
        [DataRow(250, 4)]
        [DataRow(4094, 2)]
        public void A_voltage_no_cell_has_says_what_is_wrong(int code, int fault)
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            reader.Voltage.Add(code);
            reader.ReportVoltageAndCurrent(measurement, 0);
            Assert.AreEqual(fault, (int)measurement.VoltageMicrovolts.Fault);
        }

        [TestMethod]
        [DataRow(4095, 4)]
        [DataRow(0, 5)]
        public void A_broken_or_shorted_thermistor_says_so(int code, int fault) => IsNoTemperature(CreateReader(12), code, fault);

        [TestMethod]
        [DataRow(4040, (int)ReadingFault.SaturatedLow)]
        [DataRow(250, (int)ReadingFault.SaturatedHigh)]
        public void A_thermistor_beyond_its_table_is_no_temperature(int code, int fault) => IsNoTemperature(CreateReader(12), code, fault);

        [TestMethod]
        public void A_range_wider_than_an_int_still_reads_right_within_it()
        {
            // 10 mohm and a gain of 50: 3.3 A each way. Three quarters of full scale is half of that.
            AmplifierDesign design = new AmplifierDesign { ShuntMilliohms = 10, FineGain = 50, CoarseGain = 50 };
            int value = design.CreateFrontEnd().FineCurrent.Calibration.ValueAt(4095 * 192);
            Assert.IsTrue(value > 1649000000 && value < 1651000000);
        }

        [TestMethod]
        public void A_part_of_zero_makes_an_input_that_reads_nothing()
        {
            AmplifierDesign design = new AmplifierDesign { DividerPpm = 0, ShuntMilliohms = 0, FineGain = 50, CoarseGain = 0 };
            FrontEnd frontEnd = design.CreateFrontEnd();
            Assert.IsFalse(frontEnd.Voltage.Calibration.IsUsable);
            Assert.IsFalse(frontEnd.FineCurrent.Calibration.IsUsable);
            Assert.IsFalse(frontEnd.CoarseCurrent.Calibration.IsUsable);
        }

        /// <summary>Asserts that a sample of the temperature fails and says why.</summary>
        internal static void IsNoTemperature(FrontEndReader reader, int code, int fault)
        {
            CellSample measurement = new CellSample();
            reader.Temperature.Add(code);
            reader.ReportTemperature(measurement, 0);
            Assert.AreEqual((int)ReadingState.Failed, (int)measurement.TemperatureMillicelsius.State);
            Assert.AreEqual(fault, (int)measurement.TemperatureMillicelsius.Fault);
        }

        private static FrontEndReader CreateReader(int bits)
        {
            AmplifierDesign design = new AmplifierDesign
            {
                ResolutionBits = bits,
                ShuntMilliohms = 10000,
                FineGain = 1000,
                CoarseGain = 10,
            };
            FrontEndReader reader = new FrontEndReader(design.CreateFrontEnd());
            reader.Clear();
            return reader;
        }

        private static void AddCurrent(FrontEndReader reader, int fine, int coarse)
        {
            reader.FineCurrent.Add(fine);
            reader.CoarseCurrent.Add(coarse);
        }
    }
}
