using Microbattery.Firmware.Configuration;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class CalibrationCheckTests
    {
        private const int Step = 256;

        [TestMethod]
        public void Nominal_lines_of_every_design_are_plausible()
        {
            FrontEnd[] frontEnds =
            {
                Amplifiers().CreateNominalFrontEnd(),
                MonitorDesign.CreateIna228(100000).CreateNominalFrontEnd(),
                MonitorDesign.CreateIna226(47000).CreateNominalFrontEnd(),
            };
            for (int i = 0; i < frontEnds.Length; i++)
            {
                for (FrontEndInput input = FrontEndInput.Voltage; input <= FrontEndInput.Temperature; input++)
                {
                    AnalogInput nominal = frontEnds[i].Find(input);
                    if (nominal.Calibration.IsUsable)
                    {
                        int code = (nominal.LowestCode + nominal.HighestCode) / 2 * Step;
                        TwoPointCalibration line = CalibrationCheck.Through(nominal, code, nominal.Calibration.ValueAt(code));
                        Assert.AreEqual((int)CalibrationFault.None, (int)CalibrationCheck.CheckLine(nominal, line));
                    }
                }
            }
        }

        [TestMethod]
        [DataRow("gain 3.3 % low", 2900000, 4060000, (int)CalibrationFault.GainImplausible)]
        [DataRow("nominal", 3000000, 4200000, (int)CalibrationFault.None)]
        [DataRow("gain 0.8 % high, offset 20 mV", 3020000, 4230000, (int)CalibrationFault.None)]
        [DataRow("offset 0.4 V, gain nominal", 3400000, 4600000, (int)CalibrationFault.OffsetImplausible)]
        [DataRow("points swapped", 4200000, 3000000, (int)CalibrationFault.Reversed)]
        [DataRow("one value twice", 3000000, 3000000, (int)CalibrationFault.PointsTooClose)]
        [DataRow("a digit missing", 300000, 420000, (int)CalibrationFault.PointsTooClose)]
        public void A_line_is_checked_against_the_tolerances_of_the_parts(
            string points, int lowMicrovolts, int highMicrovolts, int expected)
        {
            AnalogInput nominal = Amplifiers().CreateNominalFrontEnd().Voltage;
            TwoPointCalibration line = new TwoPointCalibration(
                CodeAt(nominal, 3000000), lowMicrovolts, CodeAt(nominal, 4200000), highMicrovolts);
            Assert.AreEqual(expected, (int)CalibrationCheck.CheckLine(nominal, line), points);
        }

        [TestMethod]
        public void Points_closer_than_half_a_volt_are_refused()
        {
            AnalogInput nominal = Amplifiers().CreateNominalFrontEnd().Voltage;
            TwoPointCalibration line = new TwoPointCalibration(CodeAt(nominal, 3800000), 3800000, CodeAt(nominal, 4200000), 4200000);
            Assert.AreEqual((int)CalibrationFault.PointsTooClose, (int)CalibrationCheck.CheckLine(nominal, line));
        }

        [TestMethod]
        [DataRow(-2147483648, 2147483647)]
        [DataRow(0, 4095 * 256)]
        [DataRow(2147483647, -2147483648)]
        public void Extreme_codes_that_no_healthy_input_gives_are_refused(int lowCode, int highCode)
        {
            AnalogInput nominal = Amplifiers().CreateNominalFrontEnd().FineCurrent;
            TwoPointCalibration line = new TwoPointCalibration(lowCode, -2147483648, highCode, 2147483647);
            Assert.AreEqual((int)CalibrationFault.CodeOutOfRange, (int)CalibrationCheck.CheckLine(nominal, line));
        }

        [TestMethod]
        public void The_input_whose_line_is_refused_is_named()
        {
            FrontEnd nominal = Amplifiers().CreateNominalFrontEnd();
            TwoPointCalibration tooClose = new TwoPointCalibration(2048 * Step, 0, 2049 * Step, 1);
            FrontEndCalibration calibration = new FrontEndCalibration { CoarseCurrent = tooClose };
            CalibrationFault fault = CalibrationCheck.Check(nominal, calibration, out FrontEndInput input);
            Assert.AreEqual((int)CalibrationFault.PointsTooClose, (int)fault);
            Assert.AreEqual((int)FrontEndInput.CoarseCurrent, (int)input);

            calibration.CoarseCurrent = null;
            Assert.AreEqual((int)CalibrationFault.None, (int)CalibrationCheck.Check(nominal, calibration, out input));
            Assert.AreEqual((int)FrontEndInput.None, (int)input);
        }

        [TestMethod]
        public void One_point_corrects_the_offset_and_keeps_the_gain()
        {
            AnalogInput nominal = Amplifiers().CreateNominalFrontEnd().FineCurrent;
            TwoPointCalibration line = CalibrationCheck.Through(nominal, 2060 * Step, 0);
            Assert.AreEqual(0, line.ValueAt(2060 * Step));
            int gain = nominal.Calibration.ValueAt(3000 * Step) - nominal.Calibration.ValueAt(2500 * Step);
            int difference = line.ValueAt(3000 * Step) - line.ValueAt(2500 * Step) - gain;
            Assert.IsTrue(difference >= -2 && difference <= 2);
        }

        [TestMethod]
        public void Each_part_of_an_amplifier_design_changes_its_fingerprint()
        {
            AmplifierDesign[] designs =
            {
                new AmplifierDesign { ShuntMilliohms = 20000, FineGain = 50, CoarseGain = 5 },
                new AmplifierDesign { ShuntMilliohms = 20001, FineGain = 50, CoarseGain = 5 },
                new AmplifierDesign { ShuntMilliohms = 20000, FineGain = 51, CoarseGain = 5 },
                new AmplifierDesign { ShuntMilliohms = 20000, FineGain = 50, CoarseGain = 6 },
                new AmplifierDesign { ShuntMilliohms = 20000, FineGain = 50, CoarseGain = 5, DividerPpm = 500001 },
                new AmplifierDesign { ShuntMilliohms = 20000, FineGain = 50, CoarseGain = 5, ResolutionBits = 13 },
                new AmplifierDesign { ShuntMilliohms = 20000, FineGain = 50, CoarseGain = 5, BiasMicrovolts = 1 },
                new AmplifierDesign { ShuntMilliohms = 20000, FineGain = 50, CoarseGain = 5, ReferenceMicrovolts = 3300001 },
            };
            AllDiffer(designs);
        }

        [TestMethod]
        public void Each_figure_of_a_monitor_design_changes_its_fingerprint()
        {
            MonitorDesign[] designs =
            {
                MonitorDesign.CreateIna228(47000),
                MonitorDesign.CreateIna228(47001),
                MonitorDesign.CreateIna226(47000),
                new MonitorDesign(MonitorChip.Ina228, 47000) { BusPicovoltsPerStep = 1 },
                new MonitorDesign(MonitorChip.Ina228, 47000) { FineShuntPicovoltsPerStep = 1 },
                new MonitorDesign(MonitorChip.Ina228, 47000) { CoarseShuntPicovoltsPerStep = 1 },
                new MonitorDesign(MonitorChip.Ina228, 47000) { LargestCode = 1 },
                new MonitorDesign(MonitorChip.Ina228, 47000) { TemperatureMicrocelsiusPerStep = 1 },
            };
            AllDiffer(designs);
        }

        [TestMethod]
        public void Designs_without_parts_differ_by_their_kind()
        {
            Assert.IsTrue(new AmplifierDesign { DividerPpm = 0 }.Fingerprint != new MonitorDesign().Fingerprint);
        }

        [TestMethod]
        public void Other_pins_leave_the_fingerprint_as_it_is()
        {
            AmplifierDesign pins = new AmplifierDesign
            {
                ShuntMilliohms = 20000,
                FineGain = 50,
                CoarseGain = 5,
                DividerPpm = 700000,
                VoltageChannel = 7,
            };
            Assert.AreEqual(Amplifiers().Fingerprint, pins.Fingerprint);
        }

        [TestMethod]
        [DataRow(-40000, 961282)]
        [DataRow(25000, 500000)]
        [DataRow(27500, 476318)]
        [DataRow(90000, 112831)]
        [DataRow(200000, 112831)]
        [DataRow(-2147483648, 961282)]
        public void A_temperature_is_converted_to_the_ratio_of_the_thermistor(int millicelsius, int ratioPpm)
        {
            FrontEnd frontEnd = Amplifiers().CreateNominalFrontEnd();
            Assert.AreEqual(ratioPpm, frontEnd.ValueOf(FrontEndInput.Temperature, millicelsius));
            FrontEnd withoutThermistor = MonitorDesign.CreateIna228(1).CreateNominalFrontEnd();
            Assert.AreEqual(millicelsius, withoutThermistor.ValueOf(FrontEndInput.Temperature, millicelsius));
        }

        private static void AllDiffer(FrontEndDesign[] designs)
        {
            for (int i = 0; i < designs.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    Assert.IsTrue(designs[i].Fingerprint != designs[j].Fingerprint, j.ToString() + " and " + i.ToString());
                }
            }
        }

        internal static AmplifierDesign Amplifiers() => new AmplifierDesign
        {
            ShuntMilliohms = 20000,
            FineGain = 50,
            CoarseGain = 5,
            DividerPpm = 700000,
        };

        internal static int CodeAt(AnalogInput nominal, int value)
        {
            long low = nominal.LowestCode * Step;
            long high = nominal.HighestCode * Step;
            while (high - low > 1)
            {
                long middle = (low + high) / 2;
                if (nominal.Calibration.ValueAt((int)middle) <= value)
                {
                    low = middle;
                }
                else
                {
                    high = middle;
                }
            }

            return (int)low;
        }
    }
}
