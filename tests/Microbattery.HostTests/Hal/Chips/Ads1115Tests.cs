using System;
using System.IO;
using Microbattery.Boards.OrgpalPalThree;
using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Chips;
using Microbattery.Simulation.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal.Chips
{
    [TestClass]
    public class Ads1115Tests
    {
        private const double Step = 125e-6;
        private const string LosesSupply = "loses its supply meanwhile";

        [TestMethod]
        public void Every_input_is_read_within_a_step_over_its_range()
        {
            for (double share = -0.98; share < 1; share += 0.13)
            {
                // Inputs: voltage behind 0.7, both amplifiers about 1.65 V, thermistor.
                double volts = 2.2 + (2.2 * share);
                double amps = share * 1.6e-3;
                ChipBench bench = At(volts, amps, 25);
                Assert.AreEqual(volts * 0.7 / Step, Open(bench, 0).ReadCode(), 0.51);
                Assert.AreEqual((1.65 + (amps * 20 * 50)) / Step, Open(bench, 1).ReadCode(), 0.51);
                Assert.AreEqual((1.65 + (amps * 20 * 5)) / Step, Open(bench, 2).ReadCode(), 0.51);
                Assert.AreEqual(1.65 / Step, Open(bench, 3).ReadCode(), 0.51);
            }
        }

        [TestMethod]
        [DataRow(2e-3, 26400)]
        [DataRow(-2e-3, 0)]
        public void An_amplifier_at_its_rail_gives_the_code_of_the_bias_or_0(double amps, int code)
        {
            Assert.AreEqual(code, Open(At(4, amps, 25), 1).ReadCode());
        }

        [TestMethod]
        [DataRow(2e-3, ReadingFault.SaturatedHigh)]
        [DataRow(-2e-3, ReadingFault.SaturatedLow)]
        public void Both_ranges_at_their_rails_fail_with_the_direction(double amps, ReadingFault fault)
        {
            CellSample beyondBoth = Sample(At(4, amps * 10, 25));
            Assert.AreEqual(fault, beyondBoth.CurrentNanoamps.Fault);
            CellSample beyondFine = Sample(At(4, amps, 25));
            Assert.AreEqual(2e-3 * Math.Sign(amps), beyondFine.CurrentNanoamps.Value / 1e9, 2e-6, "by the coarse range");
        }

        [TestMethod]
        public void The_board_measures_voltage_current_and_temperature()
        {
            CellSample measurement = Sample(At(4.1, -1e-4, -10));
            Assert.AreEqual(4.1, measurement.VoltageMicrovolts.Value / 1e6, 0.0004);
            Assert.AreEqual(-1e-4, measurement.CurrentNanoamps.Value / 1e9, 0.15e-6);
            Assert.AreEqual(-10, measurement.TemperatureMillicelsius.Value / 1e3, 0.1);
        }

        [TestMethod]
        public void A_conversion_takes_5_milliseconds()
        {
            ChipBench bench = At(4, 0, 25);
            Open(bench, 0).ReadCode();
            Assert.AreEqual(5, bench.Clock.WaitedMilliseconds);
        }

        [TestMethod]
        public void A_chip_that_does_not_answer_is_an_error()
        {
            ChipBench bench = At(4, 0, 25);
            bench.Ads1115.Answers = false;
            Assert.ThrowsExactly<IOException>(() => Open(bench, 0).ReadCode());
        }

        [TestMethod]
        public void A_chip_that_never_finishes_is_an_error_within_30_milliseconds()
        {
            ChipBench bench = At(4, 0, 25);
            bench.Ads1115.IsStuck = true;
            Assert.ThrowsExactly<TimeoutException>(() => Open(bench, 0).ReadCode());
            Assert.IsLessThan(30, bench.Clock.WaitedMilliseconds);
        }

        [TestMethod]
        public void A_chip_that_was_reset_while_it_converted_is_an_error()
        {
            ChipBench bench = At(4, 0, 25);
            bench.Clock.OnNextWait = bench.Ads1115.PowerUp;
            Assert.ThrowsExactly<IOException>(() => Open(bench, 0).ReadCode());
            Assert.AreEqual(22400, Open(bench, 0).ReadCode(), "the next conversion configures it again");
        }

        [TestMethod]
        public void A_chip_that_was_set_to_another_input_meanwhile_is_an_error()
        {
            ChipBench bench = At(4, 0, 25);
            I2cRegisters registers = ChipBench.Registers(bench.Ads1115);
            bench.Clock.OnNextWait = () => registers.Write16(1, 0x53A3);
            Assert.ThrowsExactly<IOException>(() => Open(bench, 0).ReadCode());
        }

        [TestMethod]
        [DataRow("does not answer")]
        [DataRow("never finishes")]
        [DataRow(LosesSupply)]
        public void A_fault_of_the_chip_is_a_failed_sample_of_the_sensor(string fault)
        {
            ChipBench bench = At(4, 0, 25);
            bench.Ads1115.Answers = fault != "does not answer";
            bench.Ads1115.IsStuck = fault == "never finishes";
            bench.Clock.OnNextWait = fault == LosesSupply ? () => bench.Clock.OnNextWait = bench.Ads1115.PowerUp : null;
            CellSample measurement = Sample(bench);
            Assert.AreEqual(ReadingFault.NoAnswer, measurement.VoltageMicrovolts.Fault);
            Assert.AreEqual(ReadingFault.NoAnswer, measurement.CurrentNanoamps.Fault);
            Assert.AreEqual(fault == LosesSupply ? ReadingFault.None : ReadingFault.NoAnswer, measurement.TemperatureMillicelsius.Fault);
            Assert.IsFalse(bench.Pins.IsHigh(bench.Board.DividerEnablePin));
        }

        private static ChipBench At(double volts, double amps, double celsius) => new(OrgpalPalThreeBoard.Create(), volts, amps, celsius);

        private static Ads1115Channel Open(ChipBench bench, int input) => new(ChipBench.Registers(bench.Ads1115), input, bench.Clock);

        private static CellSample Sample(ChipBench bench) => bench.Sample(
            OrgpalPalThreeBoard.OpenSensor(bench.Board, VirtualHardware.OpenI2c(2, 0x48, bench.Ads1115), bench.OpenPins(), bench.Clock));
    }
}
