using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.FrontEnds;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class MonitorSamplerTests
    {
        private const int Clipped = 524287;

        [TestMethod]
        public void A_current_within_the_fine_range_is_measured_in_that_alone()
        {
            Rig rig = new Rig(MonitorDesign.CreateIna228(100000));
            rig.Monitor.FineShuntCode = -12800;
            rig.Monitor.FineBusCode = 20480;
            rig.Sample(0);
            Assert.AreEqual("S1(2)FS0t", rig.Log.Text);
            Assert.AreEqual(-10000, rig.CellSample.CurrentNanoamps.Value);
            Assert.AreEqual(4000000, rig.CellSample.VoltageMicrovolts.Value);
        }

        [TestMethod]
        [DataRow(Clipped)]
        [DataRow(-Clipped)]
        [DataRow(519046)]
        [DataRow(-519046)]
        public void A_clipped_fine_range_selects_the_coarse_one_and_the_voltage_of_that_measurement(int fineCode)
        {
            Rig rig = new Rig(MonitorDesign.CreateIna228(100000));
            rig.Monitor.FineShuntCode = fineCode;
            rig.Monitor.FineBusCode = 20480;
            rig.Monitor.CoarseShuntCode = 160000;
            rig.Monitor.CoarseBusCode = 16384;
            rig.Sample(0);
            Assert.AreEqual("S1(2)FCS0t", rig.Log.Text);
            Assert.AreEqual(500000, rig.CellSample.CurrentNanoamps.Value);
            Assert.AreEqual(3200000, rig.CellSample.VoltageMicrovolts.Value);
        }

        [TestMethod]
        [DataRow(519045)]
        [DataRow(-519045)]
        public void The_outermost_healthy_codes_stay_in_the_fine_range(int fineCode)
        {
            Rig rig = new Rig(MonitorDesign.CreateIna228(100000));
            rig.Monitor.FineShuntCode = fineCode;
            rig.Monitor.FineBusCode = 20480;
            rig.Sample(0);
            Assert.AreEqual("S1(2)FS0t", rig.Log.Text);
            Assert.AreEqual((int)ReadingState.Valid, (int)rig.CellSample.CurrentNanoamps.State);
        }

        [TestMethod]
        public void A_current_clipped_in_both_ranges_fails_and_the_voltage_is_valid()
        {
            Rig rig = new Rig(MonitorDesign.CreateIna228(100000));
            rig.Monitor.FineShuntCode = -Clipped;
            rig.Monitor.CoarseShuntCode = -Clipped;
            rig.Monitor.CoarseBusCode = 20480;
            rig.Sample(0);
            Assert.AreEqual((int)ReadingFault.SaturatedLow, (int)rig.CellSample.CurrentNanoamps.Fault);
            Assert.AreEqual(4000000, rig.CellSample.VoltageMicrovolts.Value);
        }

        [TestMethod]
        public void A_monitor_without_a_fine_range_is_measured_in_its_only_one()
        {
            Rig rig = new Rig(MonitorDesign.CreateIna226(100000));
            rig.Monitor.HasFineRange = false;
            rig.Monitor.CoarseShuntCode = -400;
            rig.Monitor.CoarseBusCode = 3200;
            rig.Sample(0);
            Assert.AreEqual("S1(2)CS0", rig.Log.Text.Substring(0, 8));
            Assert.AreEqual(-10000, rig.CellSample.CurrentNanoamps.Value);
            Assert.AreEqual(4000000, rig.CellSample.VoltageMicrovolts.Value);
        }

        [TestMethod]
        public void The_temperature_is_sampled_when_due_with_the_oversampling_of_the_front_end()
        {
            Rig rig = new Rig(new MonitorDesign(MonitorChip.Ina228, 100000) { Oversampling = 3 });
            rig.Sample(0);
            Assert.AreEqual("S1(2)FS0ttt", rig.Log.Text);
            Assert.AreEqual(20008, rig.CellSample.TemperatureMillicelsius.Value);
            rig.Log.Clear();
            rig.Sample(9999);
            Assert.AreEqual("S1(2)FS0", rig.Log.Text);
        }

        [TestMethod]
        [DataRow(0, "S1(2)S0t")]
        [DataRow(1, "S1(2)FS0t")]
        public void A_monitor_that_throws_disconnects_the_cell_and_fails_the_sample(int measurements, string calls)
        {
            Rig rig = new Rig(MonitorDesign.CreateIna228(100000));
            rig.Monitor.FineShuntCode = Clipped;
            rig.Monitor.MeasurementsUntilThrow = measurements;
            rig.Sample(0);
            Assert.AreEqual(calls, rig.Log.Text);
            Assert.IsFalse(rig.Switch.IsHigh);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)rig.CellSample.VoltageMicrovolts.Fault);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)rig.CellSample.CurrentNanoamps.Fault);
            Assert.AreEqual((int)ReadingState.Valid, (int)rig.CellSample.TemperatureMillicelsius.State);
        }

        [TestMethod]
        public void What_the_monitor_throws_is_passed_on_to_the_sensor()
        {
            Rig rig = new Rig(MonitorDesign.CreateIna228(100000));
            rig.Monitor.MeasurementsUntilThrow = 0;
            bool threw = false;
            try
            {
                rig.Sampler.SampleCell(new FrontEndReader(rig.FrontEnd));
            }
            catch (InvalidOperationException)
            {
                threw = true;
            }

            Assert.IsTrue(threw);
        }

        [TestMethod]
        public void A_second_voltage_is_sampled_behind_the_same_switch()
        {
            // 2662 and 2663 of 4095 steps of 3 V behind a half.
            Rig rig = new Rig(TwoConverters(1, 2));
            rig.Sample(0);
            Assert.AreEqual("S1(2)CvvS0tt", rig.Log.Text);
            Assert.AreEqual(4000000, rig.CellSample.VoltageMicrovolts.Value);
            Assert.AreEqual((int)ReadingState.Valid, (int)rig.CellSample.SecondVoltageMicrovolts.State);
            Assert.AreEqual(3901099, rig.CellSample.SecondVoltageMicrovolts.Value);
        }

        [TestMethod]
        public void A_second_voltage_that_throws_does_not_change_voltage_and_current()
        {
            Rig rig = new Rig(TwoConverters(1, 2));
            Assert.AreEqual((int)FailureKind.None, (int)rig.Sampler.LastSecondVoltageFailure);
            rig.Second.ConversionsUntilThrow = 1;
            rig.Sample(0);
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)rig.Sampler.LastSecondVoltageFailure);
            Assert.IsFalse(rig.Switch.IsHigh);
            Assert.AreEqual((int)ReadingState.Valid, (int)rig.CellSample.VoltageMicrovolts.State);
            Assert.AreEqual((int)ReadingState.Valid, (int)rig.CellSample.CurrentNanoamps.State);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)rig.CellSample.SecondVoltageMicrovolts.Fault);
        }

        [TestMethod]
        [DataRow(255, (int)ReadingFault.None)]
        [DataRow(254, (int)ReadingFault.SensorOpen)]
        [DataRow(4054, (int)ReadingFault.None)]
        [DataRow(4055, (int)ReadingFault.SaturatedHigh)]
        public void A_second_voltage_near_an_end_of_the_converter_is_no_voltage(int code, int fault)
        {
            Rig rig = new Rig(TwoConverters(1, 1), code);
            rig.Sample(0);
            Assert.AreEqual(fault, (int)rig.CellSample.SecondVoltageMicrovolts.Fault);
        }

        [TestMethod]
        public void Without_a_second_voltage_its_reading_has_no_value()
        {
            Rig rig = new Rig(TwoConverters(MonitorDesign.NoChannel, 2));
            rig.Sample(0);
            Assert.AreEqual("S1(2)CS0tt", rig.Log.Text);
            Assert.IsFalse(rig.CellSample.SecondVoltageMicrovolts.HasValue);
        }

        [TestMethod]
        public void A_second_voltage_without_a_channel_is_not_sampled()
        {
            FrontEnd frontEnd = TwoConverters(1, 2).CreateFrontEnd();
            CallLog log = new CallLog();
            MonitorSampler sampler = new MonitorSampler(
                new FakeMonitor(log), new FakeChannel("t", log, 0), null, new FakeLine("S", log), new FakeClock(), frontEnd);
            sampler.SampleCell(new FrontEndReader(frontEnd));
            Assert.AreEqual((int)FailureKind.None, (int)sampler.LastSecondVoltageFailure);
        }

        private static MonitorDesign TwoConverters(int secondVoltageChannel, int oversampling) =>
            new MonitorDesign(MonitorChip.Ina226, 47000)
            {
                SecondVoltageChannel = secondVoltageChannel,
                ReferenceMicrovolts = 3000000,
                Oversampling = oversampling,
            };

        private sealed class Rig
        {
            public readonly CallLog Log = new CallLog();
            public readonly CellSample CellSample = new CellSample();
            public readonly FakeMonitor Monitor;
            public readonly FakeChannel Second;
            public readonly FakeLine Switch;
            public readonly FrontEnd FrontEnd;
            public readonly MonitorSampler Sampler;
            private readonly CellSensor _sensor;

            public Rig(MonitorDesign design)
                : this(design, 2662)
            {
            }

            public Rig(MonitorDesign design, int secondCode)
            {
                int fourVolts = (int)(4000000L * 1000000 / design.BusPicovoltsPerStep);
                Monitor = new FakeMonitor(Log)
                {
                    FineBusCode = fourVolts,
                    CoarseBusCode = fourVolts,
                    HasFineRange = design.FineShuntPicovoltsPerStep > 0,
                };
                Second = new FakeChannel("v", Log, secondCode);
                Switch = new FakeLine("S", Log);
                FrontEnd = design.CreateFrontEnd();
                FakeClock clock = new FakeClock { Log = Log };
                Sampler = new MonitorSampler(Monitor, new FakeChannel("t", Log, 2560), Second, Switch, clock, FrontEnd);
                _sensor = new CellSensor(FrontEnd, Sampler);
            }

            public void Sample(long nowMilliseconds) => _sensor.Read(CellSample, nowMilliseconds);
        }
    }
}
