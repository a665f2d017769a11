using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Linq;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Clocks;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>Boards whose parts are off, held against a meter on the bench.</summary>
    [TestClass]
    public class CalibrationTests
    {
        public static IEnumerable<object[]> Names => BoardCatalogue.Names.Select(name => new object[] { name });

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void A_board_that_reads_wrong_reads_right_once_it_is_calibrated(string name)
        {
            OnTheBench bench = new(name);
            BoardFigures accuracy = bench.Board.Accuracy;
            (double volts, double amps, double celsius) = bench.Off(bench.Board);
            Assert.IsGreaterThan(accuracy.VoltageErrorMicrovolts / 1e6, Math.Abs(volts), "or there would be nothing to calibrate");
            Assert.IsGreaterThan(accuracy.CurrentOffsetErrorNanoamps / 1e9, Math.Abs(amps));
            Assert.IsGreaterThan(1, Math.Abs(celsius));

            MemoryRecordStore store = new(2);
            bench.Calibrate(store);

            BoardDescription restarted = BoardCatalogue.Find(name).Create();
            restarted.MustBeCalibrated = true;
            StoredCalibration stored = BoardAssembly.LoadCalibration(restarted, store);
            Assert.AreEqual(CalibrationFault.None, stored.Fault, stored.Text());
            (volts, amps, celsius) = bench.Off(restarted);
            Assert.IsLessThanOrEqualTo(accuracy.VoltageErrorMicrovolts / 1e6, Math.Abs(volts));
            double allowed = (accuracy.CurrentOffsetErrorNanoamps / 1e9) + (OnTheBench.TestAmps * accuracy.CurrentGainErrorPpm / 1e6);
            Assert.IsLessThanOrEqualTo(allowed, Math.Abs(amps));
            Assert.IsLessThanOrEqualTo(0.3, Math.Abs(celsius));
        }

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void A_slip_of_the_hand_is_refused(string name)
        {
            OnTheBench bench = new(name);
            bench.Apply(3e-6);
            Calibrator calibrator = bench.Open();
            int true1 = (int)Math.Round(bench.World.Cell.Voltage * 1e6);
            Assert.AreEqual(CalibrationFault.OffsetImplausible, calibrator.Take(new CalibrationPoint(FrontEndInput.Voltage, true1 / 10)));
            Assert.AreEqual(CalibrationFault.None, calibrator.Take(new CalibrationPoint(FrontEndInput.Voltage, true1)));
            Assert.AreNotEqual(
                CalibrationFault.None, calibrator.Take(new CalibrationPoint(FrontEndInput.Voltage, true1 - 600000)),
                "nobody has turned the supply yet");
        }

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void A_board_with_a_record_that_cannot_be_its_own_never_closes_a_switch(string name)
        {
            BoardDescription board = BoardCatalogue.Find(name).Create();
            CalibrationRecord record = new() { Sequence = 1, DesignFingerprint = board.Design.Fingerprint };
            AnalogInput nominal = board.Design.CreateNominalFrontEnd().Voltage;
            int low = nominal.LowestCode * 256;
            int high = Math.Min(nominal.HighestCode, nominal.LowestCode * 25) * 256;
            record.Calibration.Voltage = new TwoPointCalibration(
                low, nominal.Calibration.ValueAt(low) / 2, high, nominal.Calibration.ValueAt(high) / 2);
            byte[] buffer = new byte[CalibrationCodec.Length];
            CalibrationCodec.Encode(record, buffer);
            MemoryRecordStore store = new(2);
            store.TryWrite(0, buffer);

            Assert.IsFalse(EverCloses(board, store), "half of every voltage would charge the cell to twice its limit");
            Assert.IsTrue(EverCloses(BoardCatalogue.Find(name).Create(), new MemoryRecordStore(2)), "the same board without it");
        }

        [TestMethod]
        public void The_calibrator_waits_for_each_point_and_stores_the_record()
        {
            AmplifierDesign design = new() { ShuntMilliohms = 20000, FineGain = 50, CoarseGain = 5, DividerPpm = 700000 };
            Person person = new();
            CellSensor sensor = new(design.CreateFrontEnd(), person);
            MemoryRecordStore store = new(2);
            StoredCalibration stored = new(store, design);
            new Calibrator(sensor, person, person.Clock, design).Run(
                [new CalibrationPoint(FrontEndInput.Voltage, 3000000), new CalibrationPoint(FrontEndInput.Voltage, 4200000)], stored);

            Assert.IsTrue(stored.IsStored, stored.Text());
            Assert.IsTrue(new StoredCalibration(store, design).Load(true));
            Assert.AreEqual(2600 * 256, design.Calibration.Voltage.LowCode256ths);
            Assert.AreEqual(3640 * 256, design.Calibration.Voltage.HighCode256ths);
            Assert.AreEqual(4200000, design.Calibration.Voltage.HighValue);
            Assert.IsGreaterThan(Person.TurnsAfter, person.Clock.Now);
            Assert.IsFalse(person.EverClosed);
        }

        private static bool EverCloses(BoardDescription description, MemoryRecordStore calibration)
        {
            Scenario scenario = HostTests.Boards.Quiet(0.6) with { Source = new UsbSource(1e-4, 0, 24) };
            VirtualBoard board = Boards.PowerUp(description, scenario, FrontEndErrors.None, 1, calibration: calibration);
            bool closed = false;
            for (int i = 0; i < 300; i++)
            {
                board.Tick();
                closed |= board.World.ChargeClosed || board.World.LoadClosed;
            }

            Assert.AreNotEqual(closed, (board.Telemetry.Faults & Faults.VoltageUnknown) != Faults.None);
            return closed;
        }

        /// <summary>A board with a bench supply in its cell's place, and a meter that is right.</summary>
        private sealed class OnTheBench
        {
            internal const double TestAmps = 2e-4;

            private readonly BoardModel _model;
            private readonly VirtualClock _clock = new();
            private readonly VirtualHardware _hardware;

            internal OnTheBench(string name)
            {
                _model = BoardCatalogue.Find(name);
                Board = _model.Create();
                World = new SimulatedWorld(HostTests.Boards.Quiet(1));
                FrontEndErrors errors = new()
                {
                    NoiseSteps = _model.NoiseSteps,
                    VoltageOffsetVolts = 2.5 * Board.Accuracy.VoltageErrorMicrovolts / 1e6,
                    VoltageGain = 0.003,
                    CurrentOffsetAmps = 10 * Board.Accuracy.CurrentOffsetErrorNanoamps / 1e9,
                    CurrentGain = -0.01, // not the sign that hides the offset at a discharge
                    TemperatureOffsetCelsius = 2,
                };
                _hardware = new VirtualHardware(Board, World, errors, 1, _clock);
            }

            internal BoardDescription Board { get; }

            internal SimulatedWorld World { get; }

            /// <summary>A current out of the cell's terminals, A.</summary>
            internal void Apply(double amps)
            {
                World.Supply.ExtraAmps = amps;
                World.Settle();
            }

            internal Calibrator Open()
            {
                GpioController pins = _hardware.OpenPins();
                IPowerSwitches switches = BoardAssembly.OpenSwitches(Board, pins);
                return new Calibrator((CellSensor)_model.OpenSensor(Board, _hardware, pins, _clock), switches, _clock, Board.Design);
            }

            internal void Calibrate(MemoryRecordStore store)
            {
                Calibrator calibrator = Open();
                FrontEnd nominal = Board.Design.CreateNominalFrontEnd();
                Apply(0);
                Take(calibrator, FrontEndInput.Voltage, World.Cell.Voltage * 1e6);
                Take(calibrator, FrontEndInput.Temperature, World.TemperatureCelsius * 1e3);
                foreach (FrontEndInput input in new[] { FrontEndInput.FineCurrent, FrontEndInput.CoarseCurrent })
                {
                    if (nominal.Find(input).Calibration.IsUsable)
                    {
                        TakeCurrents(calibrator, input, nominal);
                    }
                }

                double until = World.Seconds + 7200;
                Apply(1e-3);
                while (World.Cell.Voltage > 3.4 && World.Seconds < until)
                {
                    World.AdvanceTo(World.Seconds + 10);
                }

                Take(calibrator, FrontEndInput.Voltage, World.Cell.Voltage * 1e6);
                StoredCalibration stored = new(store, Board.Design);
                Assert.IsTrue(stored.TryWrite(calibrator.Calibration, 1), stored.Text());
            }

            /// <summary>How far a board of this description is off on this hardware, V, A and °C.</summary>
            internal (double Volts, double Amps, double Celsius) Off(BoardDescription board)
            {
                Apply(TestAmps);
                ICellSensor sensor = _model.OpenSensor(board, _hardware, _hardware.OpenPins(), _clock);
                CellSample measurement = new();
                double volts = 0;
                double amps = 0;
                for (int i = 0; i < 16; i++)
                {
                    sensor.Read(measurement, _clock.NowMilliseconds);
                    volts += measurement.VoltageMicrovolts.Value / 16e6;
                    amps += measurement.CurrentNanoamps.Value / 16e9;
                }

                double celsius = measurement.TemperatureMillicelsius.Value / 1e3;
                return (volts - World.Cell.Voltage, amps - World.Cell.Current, celsius - World.TemperatureCelsius);
            }

            private static void Take(Calibrator calibrator, FrontEndInput input, double metered)
            {
                CalibrationFault fault = calibrator.Take(new CalibrationPoint(input, (int)Math.Round(metered)));
                string measured = $"measured {calibrator.MeasuredValue}, steady {calibrator.IsSteady}";
                Assert.AreEqual(CalibrationFault.None, fault, $"{input} {metered}: {CalibrationCheck.Text(fault)}, {measured}");
            }

            /// <summary>At a tenth and most of a range; of a coarse range that begins where a fine one of a monitor ends, beyond
            /// that.</summary>
            private void TakeCurrents(Calibrator calibrator, FrontEndInput input, FrontEnd nominal)
            {
                double range = nominal.Find(input).Calibration.HighValue / 1e9;
                bool beyondFine = Board.Design is MonitorDesign && input == FrontEndInput.CoarseCurrent
                    && nominal.FineCurrent.Calibration.IsUsable;
                foreach (double share in new[] { beyondFine ? 0.3 : 0, beyondFine ? 0.9 : 0.5 })
                {
                    Apply(share * range);
                    Take(calibrator, input, World.Cell.Current * 1e9);
                }
            }
        }

        /// <summary>Applies 3.0 V, and 4.2 V after a while. Codes are 0.2 % low.</summary>
        private sealed class Person : ISampler, IPowerSwitches
        {
            internal const long TurnsAfter = 20000;

            internal FakeClock Clock { get; } = new() { Now = 0 };

            internal bool EverClosed { get; private set; }

            public void Drive(bool chargeClosed, bool loadClosed) => EverClosed |= chargeClosed || loadClosed;

            public void SampleCell(FrontEndReader reader) => reader.Voltage.Add(Clock.Now < TurnsAfter ? 2600 : 3640);

            public void SampleTemperature(FrontEndReader reader)
            {
            }
        }
    }
}
