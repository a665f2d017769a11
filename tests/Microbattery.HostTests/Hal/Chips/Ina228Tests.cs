using System;
using System.IO;
using Microbattery.Boards.Esp32C6Devkit;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Chips;
using Microbattery.Simulation.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal.Chips
{
    [TestClass]
    public class Ina228Tests
    {
        private const double Ohms = 100;
        private const string LosesSupply = "loses its supply meanwhile";

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void Every_current_of_the_range_is_read_within_a_step(bool fine)
        {
            double step = fine ? 78.125e-9 : 312.5e-9;
            for (double share = -0.999; share < 1; share += 0.111)
            {
                double volts = share * 524287 * step;
                ChipBench bench = At(4, volts / Ohms, 25);
                Ina228 monitor = Open(bench);
                monitor.Measure(fine);
                Assert.AreEqual(volts / step, monitor.ShuntCode, 0.51);
                Assert.AreEqual(fine, bench.Ina228.IsFineRange);
            }
        }

        [TestMethod]
        public void Every_voltage_of_a_cell_is_read_within_a_step()
        {
            for (double volts = 0; volts < 5; volts += 0.173)
            {
                Ina228 monitor = Open(At(volts, 0, 25));
                monitor.Measure(true);
                Assert.AreEqual(volts / 195.3125e-6, monitor.BusCode, 0.51);
            }
        }

        [TestMethod]
        public void Every_temperature_is_read_within_a_step()
        {
            for (double celsius = -40; celsius <= 125; celsius += 7.3)
            {
                Assert.AreEqual(celsius / 7.8125e-3, Open(At(4, 0, celsius)).ReadCode(), 0.51);
            }
        }

        [TestMethod]
        [DataRow(true, 0.0411, 524287)]
        [DataRow(true, -0.0411, -524288)]
        [DataRow(false, 0.17, 524287)]
        [DataRow(false, -0.17, -524288)]
        public void Beyond_an_end_of_the_range_the_code_is_that_end(bool fine, double shuntVolts, int code)
        {
            Ina228 monitor = Open(At(4, shuntVolts / Ohms, 25));
            monitor.Measure(fine);
            Assert.AreEqual(code, monitor.ShuntCode);
        }

        [TestMethod]
        public void After_a_measurement_the_chip_is_shut_down()
        {
            ChipBench bench = At(4, -1e-6, 25);
            Ina228 monitor = Open(bench);
            Assert.IsFalse(bench.Ina228.IsShutDown, "it converts without end after power-on");
            monitor.Measure(true);
            Assert.IsTrue(bench.Ina228.IsShutDown);
            bench.Ina228.PowerUp();
            monitor.ReadCode();
            Assert.IsTrue(bench.Ina228.IsShutDown);
        }

        [TestMethod]
        public void A_measurement_takes_as_long_as_its_conversions_and_no_longer()
        {
            ChipBench bench = At(4, -1e-6, 25);
            Ina228 monitor = Open(bench);
            monitor.Measure(true);
            Assert.AreEqual(18, bench.Clock.WaitedMilliseconds);
            monitor.ReadCode();
            Assert.AreEqual(27, bench.Clock.WaitedMilliseconds);
        }

        [TestMethod]
        public void A_chip_that_does_not_answer_is_an_error()
        {
            ChipBench bench = At(4, 0, 25);
            Ina228 monitor = Open(bench);
            bench.Ina228.Answers = false;
            Assert.ThrowsExactly<IOException>(() => monitor.Measure(true));
            Assert.ThrowsExactly<IOException>(() => monitor.ReadCode());
            bench.Ina228.Answers = true;
            monitor.Measure(true);
            Assert.AreEqual(20480, monitor.BusCode);
            bench.Ina228.Answers = false;
            Assert.ThrowsExactly<IOException>(() => monitor.Measure(true));
        }

        [TestMethod]
        public void A_chip_that_never_finishes_is_an_error_within_40_milliseconds()
        {
            ChipBench bench = At(4, 0, 25);
            Ina228 monitor = Open(bench);
            bench.Ina228.IsStuck = true;
            Assert.ThrowsExactly<TimeoutException>(() => monitor.Measure(true));
            Assert.IsLessThan(40, bench.Clock.WaitedMilliseconds);
            Assert.ThrowsExactly<TimeoutException>(() => monitor.ReadCode());
        }

        [TestMethod]
        [DataRow(0x2381)]
        [DataRow(0x2260)]
        [DataRow(0x0000)]
        [DataRow(0xFFFF)]
        public void A_chip_with_another_id_is_refused(int deviceId)
        {
            ChipBench bench = At(4, 0, 25);
            bench.Ina228.DeviceId = deviceId;
            Ina228 monitor = Open(bench);
            Assert.ThrowsExactly<IOException>(() => monitor.Measure(true));
            Assert.ThrowsExactly<IOException>(() => monitor.ReadCode());
            bench.Ina228.DeviceId = 0x228F;
            monitor.Measure(true);
        }

        [TestMethod]
        public void A_chip_that_lost_its_supply_between_two_samples_measures_the_same()
        {
            ChipBench bench = At(4.1, -3e-6, 25);
            Ina228 monitor = Open(bench);
            monitor.Measure(true);
            int before = monitor.ShuntCode;
            bench.Ina228.PowerUp();
            monitor.Measure(true);
            Assert.AreEqual(before, monitor.ShuntCode);
        }

        [TestMethod]
        [DataRow("does not answer")]
        [DataRow("never finishes")]
        [DataRow("has another id")]
        [DataRow(LosesSupply)]
        public void A_fault_of_the_chip_is_a_failed_sample_of_the_sensor(string fault)
        {
            ChipBench bench = At(4, 0, 25);
            bench.Ina228.Answers = fault != "does not answer";
            bench.Ina228.IsStuck = fault == "never finishes";
            bench.Ina228.DeviceId = fault == "has another id" ? 0x2260 : 0x2281;
            ICellSensor sensor = Esp32C6DevkitBoard.OpenSensor(
                bench.Board, VirtualHardware.OpenI2c(1, 0x40, bench.Ina228), bench.OpenPins(), bench.Clock);

            // The first wait is for the voltage input to settle, the second for the conversions.
            bench.Clock.OnNextWait = fault == LosesSupply ? () => bench.Clock.OnNextWait = bench.Ina228.PowerUp : null;
            CellSample measurement = bench.Sample(sensor);
            Assert.AreEqual(ReadingFault.NoAnswer, measurement.VoltageMicrovolts.Fault);
            Assert.AreEqual(ReadingFault.NoAnswer, measurement.CurrentNanoamps.Fault);
            Assert.AreEqual(fault == LosesSupply ? ReadingFault.None : ReadingFault.NoAnswer, measurement.TemperatureMillicelsius.Fault);
            Assert.IsFalse(bench.Pins.IsHigh(bench.Board.DividerEnablePin));
        }

        private static ChipBench At(double volts, double amps, double celsius) => new(Esp32C6DevkitBoard.Create(), volts, amps, celsius);

        private static Ina228 Open(ChipBench bench) => new(ChipBench.Registers(bench.Ina228), bench.Clock);
    }
}
