using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Hal.Lines;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    /// <summary>What constructors refuse, and the texts of their exceptions.</summary>
    [TestClass]
    public class ArgumentTests
    {
        [TestMethod]
        public void A_sensor_and_a_reader_need_all_their_parts()
        {
            IsMissing(() => _ = new CellSensor(null, new FakeSampler()));
            IsMissing(() => _ = new CellSensor(Amplifiers(), null));
            IsMissing(() => _ = new FrontEndReader(null));
            IsMissing(() => _ = new SampleBurst(null));
            IsMissing(() => _ = new AnalogInput(0, 0, ReadingFault.None, 1, ReadingFault.None, 1, null));
            AnalogInput input = Amplifiers().Voltage;
            IsMissing(() => _ = new FrontEnd(null, input, input, input, null));
            IsMissing(() => _ = new FrontEnd(input, null, input, input, null));
            IsMissing(() => _ = new FrontEnd(input, input, null, input, null));
            IsMissing(() => _ = new FrontEnd(input, input, input, null, null));
        }

        [TestMethod]
        public void A_converter_sampler_needs_all_its_parts()
        {
            IsMissing(() => _ = new ConverterSampler(null, Channel(), Channel(), Channel(), Line(), Clock(), Amplifiers()));
            IsMissing(() => _ = new ConverterSampler(Channel(), null, Channel(), Channel(), Line(), Clock(), Amplifiers()));
            IsMissing(() => _ = new ConverterSampler(Channel(), Channel(), null, Channel(), Line(), Clock(), Amplifiers()));
            IsMissing(() => _ = new ConverterSampler(Channel(), Channel(), Channel(), null, Line(), Clock(), Amplifiers()));
            IsMissing(() => _ = new ConverterSampler(Channel(), Channel(), Channel(), Channel(), null, Clock(), Amplifiers()));
            IsMissing(() => _ = new ConverterSampler(Channel(), Channel(), Channel(), Channel(), Line(), null, Amplifiers()));
            IsMissing(() => _ = new ConverterSampler(Channel(), Channel(), Channel(), Channel(), Line(), Clock(), null));
        }

        [TestMethod]
        public void A_monitor_sampler_needs_all_its_parts_but_the_second_voltage()
        {
            IsMissing(() => _ = new MonitorSampler(null, Channel(), Channel(), Line(), Clock(), Amplifiers()));
            IsMissing(() => _ = new MonitorSampler(Monitor(), null, Channel(), Line(), Clock(), Amplifiers()));
            IsMissing(() => _ = new MonitorSampler(Monitor(), Channel(), Channel(), null, Clock(), Amplifiers()));
            IsMissing(() => _ = new MonitorSampler(Monitor(), Channel(), Channel(), Line(), null, Amplifiers()));
            IsMissing(() => _ = new MonitorSampler(Monitor(), Channel(), Channel(), Line(), Clock(), null));
            Assert.IsTrue(new MonitorSampler(Monitor(), Channel(), null, Line(), Clock(), Amplifiers()) != null);
        }

        [TestMethod]
        public void Lines_stores_and_calibrations_need_all_their_parts()
        {
            IsMissing(() => _ = new PowerSwitches(null, Line()));
            IsMissing(() => _ = new PowerSwitches(Line(), null));
            IsMissing(() => _ = new PulseWatchdog(null));
            IsMissing(() => _ = new RecordStoreSection(null, 0, 1));
            IsMissing(() => _ = new FlashRecordStore(null, 1, 1));
            IsMissing(() => _ = new StoredCalibration(null, null));
            IsMissing(() => new StoredCalibration(null, new AmplifierDesign()).TryWrite(null, 0));
            IsMissing(() => new MemoryRecordStore(1).TryRead(0, null));
            IsMissing(() => new MemoryRecordStore(1).TryWrite(0, null));
            IsMissing(() => _ = new ThermistorTable(0, 1, null));
        }

        [TestMethod]
        public void A_check_needs_all_its_parts()
        {
            AnalogInput input = Amplifiers().Voltage;
            TwoPointCalibration line = input.Calibration;
            IsMissing(() => CalibrationCheck.Check(null, new FrontEndCalibration(), out FrontEndInput _));
            IsMissing(() => CalibrationCheck.Check(Amplifiers(), null, out FrontEndInput _));
            IsMissing(() => CalibrationCheck.CheckLine(null, line));
            IsMissing(() => CalibrationCheck.CheckLine(input, null));
            IsMissing(() => CalibrationCheck.CheckPoint(null, 0, 0));
            IsMissing(() => CalibrationCheck.Through(null, 0, 0));
        }

        [TestMethod]
        public void Numbers_of_slots_and_bytes_are_1_or_more()
        {
            IsOutOfRange(() => _ = new MemoryRecordStore(0), "slotCount is 0; it must be 1 or more");
            IsOutOfRange(() => _ = new RecordStoreSection(new MemoryRecordStore(1), 0, 0), "slotCount is 0; it must be 1 or more");
            IsOutOfRange(() => _ = new RecordStoreSection(new MemoryRecordStore(1), -1, 1), "firstSlot is -1; it must be 0 or more");
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(-1)]
        [DataRow(1025)]
        public void Oversampling_is_what_a_burst_can_hold(int conversions)
        {
            IsOutOfRange(
                () => new AmplifierDesign { Oversampling = conversions }.CreateFrontEnd(),
                "Oversampling is " + conversions.ToString() + " conversions; it must be 1 to 1024");
        }

        [TestMethod]
        public void The_least_and_the_largest_oversampling_are_accepted()
        {
            Assert.AreEqual(1, new AmplifierDesign { Oversampling = 1 }.CreateFrontEnd().Oversampling);
            Assert.AreEqual(1024, new AmplifierDesign { Oversampling = 1024 }.CreateFrontEnd().Oversampling);
        }

        [TestMethod]
        public void A_chip_whose_figures_are_not_known_is_refused()
        {
            IsOutOfRange(() => _ = new MonitorDesign((MonitorChip)7, 1), "Power monitor 7 is not known; known are Ina226 and Ina228");
        }

        [TestMethod]
        public void A_thermistor_table_that_does_not_fall_is_refused()
        {
            IsOutOfRange(() => _ = new ThermistorTable(0, 0, new int[] { 2, 1 }), "Step is 0 m°C; it must be above 0");
            IsArgument(() => _ = new ThermistorTable(0, 1, new int[] { 2 }), "Table has 1 entries; it needs two or more");
            IsArgument(
                () => _ = new ThermistorTable(0, 1, new int[] { 3, 2, 2 }), "Entry 2 is 2 ppm, the one before it 2; the ratios must fall");
        }

        private static FakeChannel Channel() => new FakeChannel("c", new CallLog(), 0);

        private static FakeLine Line() => new FakeLine("l", new CallLog());

        private static FakeClock Clock() => new FakeClock();

        private static FakeMonitor Monitor() => new FakeMonitor(new CallLog());

        private static FrontEnd Amplifiers() => new AmplifierDesign().CreateFrontEnd();

        private static void IsMissing(Action action) => Assert.ThrowsException(typeof(ArgumentNullException), action);

        private static void IsOutOfRange(Action action, string text)
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), action);
            HasText(action, text);
        }

        private static void IsArgument(Action action, string text)
        {
            Assert.ThrowsException(typeof(ArgumentException), action);
            HasText(action, text);
        }

        private static void HasText(Action action, string text)
        {
            string message = string.Empty;
            try
            {
                action();
            }
            catch (Exception exception)
            {
                message = exception.Message;
            }

            // .NET adds the name of the parameter.
            Assert.IsTrue(message.StartsWith(text), message);
        }
    }
}
