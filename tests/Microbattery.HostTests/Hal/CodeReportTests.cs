using System;
using Microbattery.Boards;
using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class CodeReportTests
    {
        [TestMethod]
        public void A_line_is_the_mean_of_the_samples_that_have_a_code_without_the_others()
        {
            Samples samples = new() { FailsEvery = 2 };
            Assert.AreEqual("262144,,256000,6400,4096000,0,25000", samples.Line(), "half of the samples failed, and no code is halved");
        }

        [TestMethod]
        public void What_no_sample_has_is_empty_and_not_zero()
        {
            Samples samples = new() { FailsEvery = 1 };
            Assert.AreEqual(",,,6400,,,25000", samples.Line());
        }

        [TestMethod]
        public void The_temperature_that_is_measured_less_often_is_that_of_the_line_before()
        {
            Samples samples = new();
            string first = samples.Line();
            Assert.EndsWith(",25000", first);
            Assert.AreEqual(first, samples.Line());
            Assert.AreEqual(1, samples.Temperatures);
        }

        /// <summary>4000 µV a step; the zero of the current at 1000 steps; a fine range that clips; 1 °C a step.</summary>
        private sealed class Samples : ISampler
        {
            private readonly CellSensor _sensor;
            private readonly CellSample _measurement = new();
            private readonly FakeClock _clock = new();
            private SampleMean _temperature = new();
            private int _count;

            public Samples()
            {
                AnalogInput voltage = Input(new TwoPointCalibration(0, 0, 256, 4000));
                AnalogInput fine = Input(new TwoPointCalibration(0, 0, 256, 1));
                AnalogInput coarse = Input(new TwoPointCalibration(256000, 0, 512000, 1000));
                AnalogInput temperature = Input(new TwoPointCalibration(0, 0, 256, 1000));
                FrontEnd frontEnd = new(voltage, fine, coarse, temperature, null!) { TemperaturePeriodMilliseconds = 100000 };
                _sensor = new CellSensor(frontEnd, this);
            }

            private static AnalogInput Input(TwoPointCalibration line) =>
                new(0, 0, ReadingFault.SaturatedLow, 5000, ReadingFault.SaturatedHigh, 9, line);

            public int FailsEvery { get; init; } = int.MaxValue;

            public int Temperatures { get; private set; }

            public string Line()
            {
                _temperature = CodeReport.Print(_sensor, _clock, _measurement, _temperature, out string line);
                return line;
            }

            public void SampleCell(FrontEndReader reader)
            {
                _count++;
                if (_count % FailsEvery == 0)
                {
                    throw new TimeoutException();
                }

                reader.Voltage.Add(1024);
                reader.FineCurrent.Add(5001);
                reader.CoarseCurrent.Add(1000);
            }

            public void SampleTemperature(FrontEndReader reader)
            {
                Temperatures++;
                reader.Temperature.Add(25);
            }
        }
    }
}
