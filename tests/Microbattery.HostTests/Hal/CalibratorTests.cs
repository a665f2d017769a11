using System;
using System.IO;
using System.Linq;
using Microbattery.Boards;
using Microbattery.Firmware.Configuration;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    /// <summary>The calibrator on a front end whose codes a test sets. Some tests capture the standard output: not in parallel.</summary>
    [TestClass]
    [DoNotParallelize]
    public class CalibratorTests
    {
        // 3.3 V over 4095 steps behind a divider of 0.7: 1151.2 µV a step.
        private const int CodeOf3V = 2606;
        private const int CodeOf3V1 = 2693;
        private const int CodeOf4V2 = 3648;

        private readonly AmplifierDesign _design = new() { ShuntMilliohms = 20000, FineGain = 50, CoarseGain = 5, DividerPpm = 700000 };
        private readonly FakeSampler _sampler = new();
        private readonly FakeSwitches _switches = new();
        private readonly FakeClock _clock = new();

        [TestMethod]
        public void Two_points_make_a_line_in_either_order()
        {
            foreach (bool isHighFirst in (bool[])[false, true])
            {
                Calibrator calibrator = Open();
                (int Code, int Microvolts)[] points = [(CodeOf3V, 3000000), (CodeOf4V2, 4200000)];
                foreach ((int code, int microvolts) in isHighFirst ? points.Reverse() : points)
                {
                    Assert.AreEqual(CalibrationFault.None, TakeVoltage(calibrator, code, microvolts));
                }

                TwoPointCalibration line = calibrator.Calibration.Voltage;
                Assert.AreEqual(CodeOf3V * 256, line.LowCode256ths);
                Assert.AreEqual(3000000, line.LowValue);
                Assert.AreEqual(CodeOf4V2 * 256, line.HighCode256ths);
                Assert.AreEqual(4200000, line.HighValue);
            }
        }

        [TestMethod]
        [DataRow(CodeOf3V1, 3100000, CalibrationFault.PointsTooClose, DisplayName = "0.1 V from the first")]
        [DataRow(CodeOf3V, 3000000, CalibrationFault.PointsTooClose, DisplayName = "the first again")]
        [DataRow(CodeOf4V2, 4250000, CalibrationFault.GainImplausible, DisplayName = "gain 4 % high")]
        [DataRow(CodeOf4V2, 3000000, CalibrationFault.OffsetImplausible, DisplayName = "the supply was turned, the meter not read")]
        public void A_second_point_that_the_first_does_not_allow_is_refused_and_the_first_is_kept(
            int code, int microvolts, CalibrationFault expected)
        {
            Calibrator calibrator = Open();
            TakeVoltage(calibrator, CodeOf3V, 3000000);
            TwoPointCalibration first = calibrator.Calibration.Voltage;
            Assert.AreEqual(expected, TakeVoltage(calibrator, code, microvolts));
            Assert.AreSame(first, calibrator.Calibration.Voltage);
            Assert.AreEqual(3000000, first.ValueAt(CodeOf3V * 256), "through the one point, with the gain of the parts");
        }

        [TestMethod]
        public void A_third_point_replaces_the_second()
        {
            Calibrator calibrator = Open();
            TakeVoltage(calibrator, CodeOf3V, 3000000);
            TakeVoltage(calibrator, CodeOf4V2, 4200000);
            Assert.AreEqual(CalibrationFault.None, TakeVoltage(calibrator, CodeOf4V2, 4210000));
            Assert.AreEqual(3000000, calibrator.Calibration.Voltage.LowValue);
            Assert.AreEqual(4210000, calibrator.Calibration.Voltage.HighValue);
        }

        [TestMethod]
        [DataRow(21, true, DisplayName = "24.2 mV: within a twentieth of half a volt")]
        [DataRow(22, false, DisplayName = "25.3 mV")]
        public void A_point_is_steady_within_a_twentieth_of_the_least_distance(int spreadSteps, bool isSteady)
        {
            Calibrator calibrator = Open();
            _sampler.VoltageCode = CodeOf3V;
            _clock.OnNextWait = () => _sampler.VoltageCode = CodeOf3V + spreadSteps;
            CalibrationFault fault = calibrator.Take(new CalibrationPoint(FrontEndInput.Voltage, 3000000));
            Assert.AreEqual(isSteady, calibrator.IsSteady);
            Assert.AreEqual(isSteady ? CalibrationFault.None : CalibrationFault.CodeOutOfRange, fault);
            Assert.AreEqual(isSteady, calibrator.Calibration.Voltage is not null);
        }

        [TestMethod]
        public void Without_readings_a_point_is_not_steady_after_twice_its_samples()
        {
            Calibrator calibrator = Open();
            _sampler.IsSilent = true;
            Assert.AreEqual(CalibrationFault.CodeOutOfRange, calibrator.Take(new CalibrationPoint(FrontEndInput.Voltage, 3000000)));
            Assert.IsFalse(calibrator.IsSteady);
            Assert.AreEqual(2 * 16 * 100, _clock.WaitedMilliseconds);
        }

        [TestMethod]
        public void A_temperature_takes_three_samples_ten_seconds_apart()
        {
            Calibrator calibrator = Open();
            Assert.AreEqual(CalibrationFault.None, calibrator.Take(new CalibrationPoint(FrontEndInput.Temperature, 25000)));
            Assert.AreEqual(3, _sampler.TemperatureCount);
            Assert.IsInRange(20000, 20200, _clock.WaitedMilliseconds);
        }

        [TestMethod]
        public void What_is_measured_is_given_in_the_unit_of_the_input()
        {
            Calibrator calibrator = Open();
            TakeVoltage(calibrator, CodeOf4V2, 4200000);
            Assert.AreEqual(4199686, calibrator.MeasuredValue, 200);
        }

        [TestMethod]
        public void Both_switches_are_open_during_a_calibration()
        {
            _switches.Drive(true, true);
            TakeVoltage(Open(), CodeOf3V, 3000000);
            Assert.IsFalse(_switches.ChargeClosed || _switches.LoadClosed);
        }

        [TestMethod]
        public void A_point_of_an_input_that_the_board_does_not_have_is_refused_before_anything_is_measured()
        {
            MonitorDesign monitor = MonitorDesign.CreateIna226(47000);
            Calibrator calibrator = new(new CellSensor(monitor.CreateFrontEnd(), _sampler), _switches, _clock, monitor);
            StoredCalibration stored = new(new MemoryRecordStore(2), monitor);
            CalibrationPoint[] points = [new(FrontEndInput.Voltage, 3000000), new(FrontEndInput.FineCurrent, 0)];
            ArgumentException refused = Assert.ThrowsExactly<ArgumentException>(() => calibrator.Run(points, stored));
            Assert.StartsWith("This board has no input of the kind fine current; remove the point", refused.Message);
            Assert.AreEqual(0, _clock.WaitedMilliseconds);
            Assert.ThrowsExactly<ArgumentException>(() => calibrator.Take(new CalibrationPoint(FrontEndInput.None, 0)));
            Assert.ThrowsExactly<ArgumentNullException>(() => calibrator.Take(null!));
        }

        [TestMethod]
        public void It_prints_what_to_apply_what_is_measured_and_what_is_expected()
        {
            _sampler.VoltageCode = CodeOf3V;
            _clock.OnNextWait = ApplyAfterSomeSamples;
            MemoryRecordStore store = new(2);
            StoredCalibration stored = new(store, _design);
            string[] lines = Printed(() => Open().Run([new CalibrationPoint(FrontEndInput.Voltage, 4200000)], stored));
            string[] expected =
            [
                "apply voltage 4200000 µV",
                "waiting for voltage 4200000 µV: measured 3000105 by the parts, expected 4200000: "
                    + "value further from nominal than the parts allow",
                "took voltage 4200000 µV",
                "stored",
            ];
            CollectionAssert.AreEqual(expected, lines);
            Assert.IsTrue(new StoredCalibration(store, _design).Load(true));
            Assert.AreEqual(4200000, _design.Calibration.Voltage.ValueAt(CodeOf4V2 * 256), 2.0);
        }

        [TestMethod]
        public void It_prints_why_a_record_is_not_stored()
        {
            _sampler.VoltageCode = CodeOf3V;
            StoredCalibration stored = new(new FaultyRecordStore(2) { RefusesWrites = true }, _design);
            string[] lines = Printed(() => Open().Run([new CalibrationPoint(FrontEndInput.Voltage, 3000000)], stored));
            Assert.AreEqual("refused: calibration: the storage did not keep it; check the storage, then store it again", lines[^1]);
        }

        private static string[] Printed(Action action)
        {
            TextWriter before = Console.Out;
            using StringWriter writer = new();
            Console.SetOut(writer);
            try
            {
                action();
            }
            finally
            {
                Console.SetOut(before);
            }

            return writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        private Calibrator Open() => new(new CellSensor(_design.CreateFrontEnd(), _sampler), _switches, _clock, _design);

        private CalibrationFault TakeVoltage(Calibrator calibrator, int code, int microvolts)
        {
            _sampler.VoltageCode = code;
            return calibrator.Take(new CalibrationPoint(FrontEndInput.Voltage, microvolts));
        }

        /// <summary>A person applies 4.2 V after three seconds: the first two measurements still have 3 V.</summary>
        private void ApplyAfterSomeSamples()
        {
            _clock.OnNextWait = ApplyAfterSomeSamples;
            _sampler.VoltageCode = _clock.WaitedMilliseconds < 3200 ? CodeOf3V : CodeOf4V2;
        }
    }
}
