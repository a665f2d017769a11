using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.FrontEnds;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class CellSensorTests
    {
        [TestMethod]
        public void A_sample_is_what_the_sampler_gave()
        {
            CellSample measurement = new CellSample();
            Create(new FakeSampler()).Read(measurement, 77);

            // 2048 of 4095 of 3.3 V behind a half; half a step above zero in a range of +-165 µA; half of the thermistor's divider.
            IsValid(3300806, 77, measurement.VoltageMicrovolts);
            IsValid(40, 77, measurement.CurrentNanoamps);
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.TemperatureMillicelsius.State);
            Assert.AreEqual(77L, measurement.TemperatureMillicelsius.ValidSinceMilliseconds);
        }

        [TestMethod]
        public void A_sampler_that_throws_fails_the_sample_whatever_it_gave_before()
        {
            FakeSampler sampler = new FakeSampler();
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            sensor.Read(measurement, 1000);
            sampler.Throws = true;
            sensor.Read(measurement, 20000);
            HasFailed(measurement.VoltageMicrovolts);
            HasFailed(measurement.CurrentNanoamps);
            HasFailed(measurement.TemperatureMillicelsius);
            Assert.AreEqual(3300806, measurement.VoltageMicrovolts.Value);
            Assert.AreEqual(1000L, measurement.VoltageMicrovolts.ValidSinceMilliseconds);
            sampler.Throws = false;
            sensor.Read(measurement, 21000);
            IsValid(3300806, 21000, measurement.VoltageMicrovolts);
        }

        [TestMethod]
        public void A_sampler_that_throws_between_two_samples_of_the_temperature_does_not_change_it()
        {
            FakeSampler sampler = new FakeSampler();
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            sensor.Read(measurement, 0);
            sampler.Throws = true;
            sensor.Read(measurement, 1000);
            HasFailed(measurement.VoltageMicrovolts);
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.TemperatureMillicelsius.State);
            Assert.AreEqual(0L, measurement.TemperatureMillicelsius.ValidSinceMilliseconds);
        }

        [TestMethod]
        public void A_temperature_that_cannot_be_sampled_leaves_voltage_and_current_alone()
        {
            FakeSampler sampler = new FakeSampler { TemperatureThrows = true };
            CellSample measurement = new CellSample();
            Create(sampler).Read(measurement, 1000);
            IsValid(3300806, 1000, measurement.VoltageMicrovolts);
            IsValid(40, 1000, measurement.CurrentNanoamps);
            HasFailed(measurement.TemperatureMillicelsius);
        }

        [TestMethod]
        public void Conversions_of_the_sample_before_are_not_in_this_one()
        {
            FakeSampler sampler = new FakeSampler();
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            sensor.Read(measurement, 0);
            sampler.VoltageCode = 3000;
            sensor.Read(measurement, 1000);
            IsValid(4835165, 1000, measurement.VoltageMicrovolts);
            sampler.IsSilent = true;
            sensor.Read(measurement, 20000);
            HasFailed(measurement.VoltageMicrovolts);
            HasFailed(measurement.CurrentNanoamps);
            HasFailed(measurement.TemperatureMillicelsius);
        }

        [TestMethod]
        public void Conversions_of_a_sample_that_threw_are_not_in_the_next()
        {
            FakeSampler sampler = new FakeSampler { Throws = true };
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            sensor.Read(measurement, 0);
            sampler.Throws = false;
            sampler.VoltageCode = 3000;
            sensor.Read(measurement, 1000);
            IsValid(4835165, 1000, measurement.VoltageMicrovolts);
        }

        [TestMethod]
        public void The_temperature_is_sampled_once_a_period()
        {
            FakeSampler sampler = new FakeSampler();
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            sensor.Read(measurement, 500);
            sensor.Read(measurement, 501);
            sensor.Read(measurement, 10499);
            Assert.AreEqual(1, sampler.TemperatureCount);
            Assert.AreEqual(500L, measurement.TemperatureMillicelsius.ValidSinceMilliseconds);
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.TemperatureMillicelsius.State);
            sensor.Read(measurement, 10500);
            Assert.AreEqual(2, sampler.TemperatureCount);
            Assert.AreEqual(10500L, measurement.TemperatureMillicelsius.ValidSinceMilliseconds);
            sensor.Read(measurement, 20499);
            Assert.AreEqual(2, sampler.TemperatureCount);
        }

        [TestMethod]
        public void The_period_is_that_of_the_front_end()
        {
            FakeSampler sampler = new FakeSampler();
            AmplifierDesign design = new AmplifierDesign
            {
                ShuntMilliohms = 10000,
                FineGain = 1000,
                CoarseGain = 10,
                TemperaturePeriodMilliseconds = 30,
            };
            CellSensor sensor = new CellSensor(design.CreateFrontEnd(), sampler);
            CellSample measurement = new CellSample();
            sensor.Read(measurement, 0);
            sensor.Read(measurement, 29);
            Assert.AreEqual(1, sampler.TemperatureCount);
            sensor.Read(measurement, 30);
            Assert.AreEqual(2, sampler.TemperatureCount);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(-5000)]
        [DataRow(-900000000)]
        public void A_clock_that_ran_back_makes_the_temperature_due(int milliseconds)
        {
            FakeSampler sampler = new FakeSampler();
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            sensor.Read(measurement, 1000000);
            sensor.Read(measurement, 1000000 + milliseconds);
            Assert.AreEqual(2, sampler.TemperatureCount);
            sensor.Read(measurement, 1000000 + milliseconds + 9999);
            Assert.AreEqual(2, sampler.TemperatureCount);
        }

        [TestMethod]
        [DataRow("stands still", 0)]
        [DataRow("advances by less than any interval between samples", 49)]
        public void A_clock_that_is_wrong_does_not_stop_the_temperature(string clock, int millisecondsASample)
        {
            FakeSampler sampler = new FakeSampler();
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            long now = 1000;
            for (int period = 1; period <= 3; period++)
            {
                for (int i = 0; i < 10; i++)
                {
                    sensor.Read(measurement, now);
                    Assert.AreEqual(period, sampler.TemperatureCount, clock);
                    now += millisecondsASample;
                }
            }
        }

        [TestMethod]
        public void Samples_at_the_shortest_interval_do_not_bring_the_temperature_forward()
        {
            FakeSampler sampler = new FakeSampler();
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            for (int i = 0; i < 200; i++)
            {
                sensor.Read(measurement, i * 50L);
                Assert.AreEqual(1, sampler.TemperatureCount);
            }

            sensor.Read(measurement, 10000);
            Assert.AreEqual(2, sampler.TemperatureCount);
        }

        [TestMethod]
        public void The_kind_of_the_last_exception_is_kept()
        {
            FakeSampler sampler = new FakeSampler();
            CellSensor sensor = Create(sampler);
            CellSample measurement = new CellSample();
            sensor.Read(measurement, 0);
            Assert.AreEqual((int)FailureKind.None, (int)sensor.LastFailure);
            sampler.Throws = true;
            sensor.Read(measurement, 1000);
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)sensor.LastFailure);
            sampler.Throws = false;
            sensor.Read(measurement, 2000);
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)sensor.LastFailure, "it stays after a valid sample");
        }

        [TestMethod]
        public void The_kind_of_an_exception_of_the_temperature_is_kept_too()
        {
            FakeSampler sampler = new FakeSampler { TemperatureThrows = true };
            CellSensor sensor = Create(sampler);
            sensor.Read(new CellSample(), 0);
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)sensor.LastFailure);
        }

        [TestMethod]
        public void The_first_sample_includes_the_temperature_at_any_time()
        {
            FakeSampler sampler = new FakeSampler();
            CellSample measurement = new CellSample();
            Create(sampler).Read(measurement, 5);
            Assert.AreEqual(1, sampler.TemperatureCount);
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.TemperatureMillicelsius.State);
        }

        private static CellSensor Create(FakeSampler sampler) => new CellSensor(CreateFrontEnd(), sampler);

        private static FrontEnd CreateFrontEnd() =>
            new AmplifierDesign { ShuntMilliohms = 10000, FineGain = 1000, CoarseGain = 10 }.CreateFrontEnd();

        private static void IsValid(int value, long since, Reading reading)
        {
            Assert.AreEqual((int)ReadingState.Valid, (int)reading.State);
            Assert.AreEqual(value, reading.Value);
            Assert.AreEqual(since, reading.ValidSinceMilliseconds);
        }

        private static void HasFailed(Reading reading)
        {
            Assert.AreEqual((int)ReadingState.Failed, (int)reading.State);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)reading.Fault);
        }
    }
}
