using System;
using System.IO;
using Microbattery.Boards.RaspberryPiPico;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Chips;
using Microbattery.Simulation.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal.Chips
{
    [TestClass]
    public class Ina226Tests
    {
        private const double Ohms = 47;
        private const string LosesSupply = "loses its supply meanwhile";

        [TestMethod]
        public void Every_current_and_voltage_is_read_within_a_step()
        {
            for (double share = -0.999; share < 1; share += 0.111)
            {
                double shunt = share * 32767 * 2.5e-6;
                double volts = 2.5 + (2.5 * share);
                Ina226 monitor = Open(At(volts, shunt / Ohms));
                monitor.Measure(false);
                Assert.AreEqual(share * 32767, monitor.ShuntCode, 0.51);
                Assert.AreEqual(volts / 1.25e-3, monitor.BusCode, 0.51);
            }
        }

        [TestMethod]
        [DataRow(0.082, 32767)]
        [DataRow(-0.082, -32768)]
        public void Beyond_an_end_of_the_range_the_code_is_that_end(double shuntVolts, int code)
        {
            Ina226 monitor = Open(At(4, shuntVolts / Ohms));
            monitor.Measure(false);
            Assert.AreEqual(code, monitor.ShuntCode);
        }

        [TestMethod]
        public void It_has_one_range_and_is_shut_down_after_a_measurement()
        {
            ChipBench bench = At(4, 0);
            Ina226 monitor = Open(bench);
            Assert.IsFalse(monitor.HasFineRange);
            Assert.IsFalse(bench.Ina226.IsShutDown);
            monitor.Measure(false);
            Assert.IsTrue(bench.Ina226.IsShutDown);
            Assert.AreEqual(21, bench.Clock.WaitedMilliseconds);
        }

        [TestMethod]
        public void A_chip_that_does_not_answer_is_an_error()
        {
            ChipBench bench = At(4, 0);
            Ina226 monitor = Open(bench);
            bench.Ina226.Answers = false;
            Assert.ThrowsExactly<IOException>(() => monitor.Measure(false));
            bench.Ina226.Answers = true;
            monitor.Measure(false);
            bench.Ina226.Answers = false;
            Assert.ThrowsExactly<IOException>(() => monitor.Measure(false));
        }

        [TestMethod]
        public void A_chip_that_never_finishes_is_an_error_within_45_milliseconds()
        {
            ChipBench bench = At(4, 0);
            bench.Ina226.IsStuck = true;
            Assert.ThrowsExactly<TimeoutException>(() => Open(bench).Measure(false));
            Assert.IsLessThan(45, bench.Clock.WaitedMilliseconds);
        }

        [TestMethod]
        [DataRow(0x2270)]
        [DataRow(0x2281)]
        [DataRow(0xFFFF)]
        public void A_chip_with_another_id_is_refused(int dieId)
        {
            ChipBench bench = At(4, 0);
            bench.Ina226.DieId = dieId;
            Ina226 monitor = Open(bench);
            Assert.ThrowsExactly<IOException>(() => monitor.Measure(false));
            Assert.ThrowsExactly<IOException>(() => monitor.Measure(false));
        }

        [TestMethod]
        public void A_chip_that_lost_its_supply_between_two_samples_measures_the_same()
        {
            ChipBench bench = At(4.1, -3e-4);
            Ina226 monitor = Open(bench);
            monitor.Measure(false);
            int before = monitor.ShuntCode;
            bench.Ina226.PowerUp();
            monitor.Measure(false);
            Assert.AreEqual(before, monitor.ShuntCode);
            Assert.IsTrue(bench.Ina226.IsShutDown);
        }

        [TestMethod]
        [DataRow("does not answer")]
        [DataRow("never finishes")]
        [DataRow("has another id")]
        [DataRow(LosesSupply)]
        public void A_fault_of_the_chip_is_a_failed_sample_of_the_sensor(string fault)
        {
            ChipBench bench = At(4, 0);
            bench.Ina226.Answers = fault != "does not answer";
            bench.Ina226.IsStuck = fault == "never finishes";
            bench.Ina226.DieId = fault == "has another id" ? 0x2281 : 0x2260;
            ICellSensor sensor = RaspberryPiPicoBoard.OpenSensor(
                bench.Board, VirtualHardware.OpenI2c(0, 0x40, bench.Ina226), bench.OpenConverter(), bench.OpenPins(), bench.Clock);
            bench.Clock.OnNextWait = fault == LosesSupply ? () => bench.Clock.OnNextWait = bench.Ina226.PowerUp : null;
            CellSample measurement = bench.Sample(sensor);
            Assert.AreEqual(ReadingFault.NoAnswer, measurement.VoltageMicrovolts.Fault);
            Assert.AreEqual(ReadingFault.NoAnswer, measurement.CurrentNanoamps.Fault);
            Assert.IsFalse(bench.Pins.IsHigh(bench.Board.DividerEnablePin));
        }

        private static ChipBench At(double volts, double amps) => new(RaspberryPiPicoBoard.Create(), volts, amps, 25);

        private static Ina226 Open(ChipBench bench) => new(ChipBench.Registers(bench.Ina226), bench.Clock);
    }
}
