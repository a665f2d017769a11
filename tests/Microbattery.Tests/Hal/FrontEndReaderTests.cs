using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Calibration;
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

            // A range of +-165 µA: 330000 * 3000 / 4095 - 165000.
            Assert.AreEqual(76758, measurement.CurrentNanoamps.Value);
            Assert.AreEqual(77L, measurement.CurrentNanoamps.ValidSinceMilliseconds);
        }

        [TestMethod]
        [DataRow(4095)]
        [DataRow(0)]
        public void One_clipped_conversion_of_the_fine_range_selects_the_coarse_one(int clipped)
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            AddCurrent(reader, 3000, 3000);
            AddCurrent(reader, clipped, 3000);
            reader.ReportVoltageAndCurrent(measurement, 0);

            // A range of +-16.5 mA.
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.CurrentNanoamps.State);
            Assert.AreEqual(7675824, measurement.CurrentNanoamps.Value);
        }

        [TestMethod]
        public void Both_ranges_clipped_fail_with_the_direction()
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
        public void A_load_that_switches_within_a_burst_is_one_mean_current()
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
        public void Without_conversions_every_reading_fails()
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
        public void Half_of_the_scale_is_half_of_each_quantity_at_any_resolution(int bits, int code)
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
        [DataRow(0, (int)ReadingFault.SensorOpen)]
        [DataRow(250, (int)ReadingFault.SensorOpen)]
        [DataRow(254, (int)ReadingFault.SensorOpen)]
        [DataRow(255, (int)ReadingFault.None)]
        [DataRow(4054, (int)ReadingFault.None)]
        [DataRow(4055, (int)ReadingFault.SaturatedHigh)]
        [DataRow(4094, (int)ReadingFault.SaturatedHigh)]
        public void A_voltage_outside_the_healthy_codes_names_its_fault(int code, int fault)
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            reader.Voltage.Add(code);
            reader.ReportVoltageAndCurrent(measurement, 0);
            Assert.AreEqual(fault, (int)measurement.VoltageMicrovolts.Fault);
        }

        [TestMethod]
        [DataRow(4095, (int)ReadingFault.SensorOpen)]
        [DataRow(4055, (int)ReadingFault.SensorOpen)]
        [DataRow(40, (int)ReadingFault.SensorShorted)]
        [DataRow(0, (int)ReadingFault.SensorShorted)]
        public void A_broken_or_shorted_thermistor_names_its_fault(int code, int fault) => IsNoTemperature(CreateReader(12), code, fault);

        [TestMethod]
        [DataRow(4040, (int)ReadingFault.SaturatedLow)]
        [DataRow(250, (int)ReadingFault.SaturatedHigh)]
        public void A_thermistor_beyond_its_table_is_no_temperature(int code, int fault) => IsNoTemperature(CreateReader(12), code, fault);

        [TestMethod]
        [DataRow(961283, (int)ReadingFault.SaturatedLow)]
        [DataRow(961282, (int)ReadingFault.None)]
        [DataRow(112831, (int)ReadingFault.None)]
        [DataRow(112830, (int)ReadingFault.SaturatedHigh)]
        public void The_ends_of_the_thermistors_table_are_temperatures(int ratioPpm, int fault)
        {
            // The line gives every code this ratio, or one more.
            AmplifierDesign design = new AmplifierDesign();
            design.Calibration.Temperature = new TwoPointCalibration(0, ratioPpm, 1 << 29, ratioPpm + 1);
            FrontEndReader reader = new FrontEndReader(design.CreateFrontEnd());
            CellSample measurement = new CellSample();
            reader.Temperature.Add(2000);
            reader.ReportTemperature(measurement, 0);
            Assert.AreEqual(fault, (int)measurement.TemperatureMillicelsius.Fault);
            Assert.IsTrue(measurement.TemperatureMillicelsius.HasValue == (fault == (int)ReadingFault.None));
        }

        [TestMethod]
        [DataRow(40, (int)ReadingFault.SaturatedLow)]
        [DataRow(41, (int)ReadingFault.None)]
        [DataRow(4054, (int)ReadingFault.None)]
        [DataRow(4055, (int)ReadingFault.SaturatedHigh)]
        public void A_current_outside_the_healthy_codes_of_the_coarse_range_names_its_fault(int code, int fault)
        {
            FrontEndReader reader = CreateReader(12);
            CellSample measurement = new CellSample();
            AddCurrent(reader, 4095, code);
            reader.ReportVoltageAndCurrent(measurement, 0);
            Assert.AreEqual(fault, (int)measurement.CurrentNanoamps.Fault);
        }

        [TestMethod]
        [DataRow(0, 32, false)]
        [DataRow(2000, 2089, false)]
        [DataRow(2000, 2090, true)]
        public void Conversions_of_a_voltage_that_lie_too_far_apart_are_noise(int lowest, int highest, bool isNoise)
        {
            // 2 % of 4095 steps and 8 steps.
            FrontEndReader reader = CreateReader(12);
            reader.Voltage.Add(lowest);
            reader.Voltage.Add(highest);
            Assert.IsTrue((reader.Voltage.Fault == ReadingFault.TooNoisy) == isNoise, reader.Voltage.Fault.ToString());
        }

        [TestMethod]
        [DataRow(2000, 2089, false)]
        [DataRow(2000, 2090, true)]
        public void Conversions_of_a_thermistor_that_lie_too_far_apart_are_noise(int lowest, int highest, bool isNoise)
        {
            FrontEndReader reader = CreateReader(12);
            reader.Temperature.Add(lowest);
            reader.Temperature.Add(highest);
            Assert.IsTrue((reader.Temperature.Fault == ReadingFault.TooNoisy) == isNoise, reader.Temperature.Fault.ToString());
        }

        [TestMethod]
        public void Clear_removes_the_conversions_of_every_input()
        {
            FrontEnd frontEnd = new MonitorDesign(MonitorChip.Ina226, 47000) { SecondVoltageChannel = 0 }.CreateFrontEnd();
            Assert.AreEqual(0, frontEnd.SecondVoltage.Channel, "channel 0 is a channel");
            FrontEndReader reader = new FrontEndReader(frontEnd);
            SampleBurst[] bursts = { reader.Voltage, reader.FineCurrent, reader.CoarseCurrent, reader.Temperature, reader.SecondVoltage };
            for (int i = 0; i < bursts.Length; i++)
            {
                bursts[i].Add(1000);
            }

            reader.Clear();
            for (int i = 0; i < bursts.Length; i++)
            {
                Assert.AreEqual(0, bursts[i].MeanCode256ths, i.ToString());
                Assert.AreEqual((int)ReadingFault.NoAnswer, (int)bursts[i].Fault, i.ToString());
            }
        }

        [TestMethod]
        [DataRow((int)FrontEndInput.Voltage, 4200000)]
        [DataRow((int)FrontEndInput.FineCurrent, -5)]
        [DataRow((int)FrontEndInput.CoarseCurrent, 7)]
        public void A_meter_reads_voltage_and_current_in_the_unit_of_their_inputs(int input, int metered)
        {
            Assert.AreEqual(metered, new AmplifierDesign().CreateFrontEnd().ValueOf((FrontEndInput)input, metered));
        }

        [TestMethod]
        [DataRow((int)FrontEndInput.Voltage)]
        [DataRow((int)FrontEndInput.FineCurrent)]
        [DataRow((int)FrontEndInput.CoarseCurrent)]
        [DataRow((int)FrontEndInput.Temperature)]
        public void Each_input_is_found_by_its_name(int input)
        {
            FrontEnd frontEnd = new AmplifierDesign
            {
                VoltageChannel = (int)FrontEndInput.Voltage,
                FineCurrentChannel = (int)FrontEndInput.FineCurrent,
                CoarseCurrentChannel = (int)FrontEndInput.CoarseCurrent,
                TemperatureChannel = (int)FrontEndInput.Temperature,
            }.CreateFrontEnd();
            FrontEndReader reader = new FrontEndReader(frontEnd);
            reader.Voltage.Add((int)FrontEndInput.Voltage);
            reader.FineCurrent.Add((int)FrontEndInput.FineCurrent);
            reader.CoarseCurrent.Add((int)FrontEndInput.CoarseCurrent);
            reader.Temperature.Add((int)FrontEndInput.Temperature);
            Assert.AreEqual(input, frontEnd.Find((FrontEndInput)input).Channel);
            Assert.AreEqual(input * 256, reader.Find((FrontEndInput)input).MeanCode256ths);
            Assert.IsNull(frontEnd.Find(FrontEndInput.None));
            Assert.IsNull(reader.Find(FrontEndInput.None));
        }

        [TestMethod]
        public void A_range_wider_than_an_int_is_right_within_it()
        {
            // 10 mohm and a gain of 50: +-3.3 A. Three quarters of full scale is half of that.
            AmplifierDesign design = new AmplifierDesign { ShuntMilliohms = 10, FineGain = 50, CoarseGain = 50 };
            int value = design.CreateFrontEnd().FineCurrent.Calibration.ValueAt(4095 * 192);
            Assert.IsTrue(value > 1649000000 && value < 1651000000);
        }

        [TestMethod]
        public void A_part_of_zero_makes_an_input_that_fails()
        {
            AmplifierDesign design = new AmplifierDesign { DividerPpm = 0, ShuntMilliohms = 0, FineGain = 50, CoarseGain = 0 };
            FrontEnd frontEnd = design.CreateFrontEnd();
            Assert.IsFalse(frontEnd.Voltage.Calibration.IsUsable);
            Assert.IsFalse(frontEnd.FineCurrent.Calibration.IsUsable);
            Assert.IsFalse(frontEnd.CoarseCurrent.Calibration.IsUsable);
        }

        /// <summary>Asserts that a sample of the temperature fails with a fault.</summary>
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
