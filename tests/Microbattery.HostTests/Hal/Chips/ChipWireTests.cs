using System;
using System.IO;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.Chips;
using Microbattery.Hal.FrontEnds;
using Microbattery.HostTests.Doubles;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal.Chips
{
    /// <summary>Bytes on the wire against the register tables of the data sheets.</summary>
    [TestClass]
    public class ChipWireTests
    {
        [TestMethod]
        [DataRow("000000", 0)]
        [DataRow("000010", 1)]
        [DataRow("00001F", 1, DisplayName = "the lower four bits are reserved")]
        [DataRow("FFFFF0", -1)]
        [DataRow("FFFFFF", -1)]
        [DataRow("7FFFF0", 524287)]
        [DataRow("800000", -524288)]
        [DataRow("050000", 20480)]
        public void A_shunt_and_a_bus_voltage_of_an_INA228_are_20_bits(string raw, int code)
        {
            Ina228 monitor = new(new I2cRegisters(Ina228Chip().With(0x04, raw).With(0x05, "000010").Open()), new FakeClock());
            monitor.Measure(true);
            Assert.AreEqual(code, monitor.ShuntCode);
            Assert.AreEqual(1, monitor.BusCode);
            monitor = new Ina228(new I2cRegisters(Ina228Chip().With(0x05, raw).Open()), new FakeClock());
            monitor.Measure(true);
            Assert.AreEqual(code, monitor.BusCode);
        }

        [TestMethod]
        [DataRow("0C80", 3200)]
        [DataRow("FFFF", -1)]
        [DataRow("8000", -32768)]
        public void The_temperature_of_an_INA228_is_16_bits(string raw, int code)
        {
            Ina228 monitor = new(new I2cRegisters(Ina228Chip().With(0x06, raw).Open()), new FakeClock());
            Assert.AreEqual(code, monitor.ReadCode());
        }

        [TestMethod]
        public void One_measurement_of_an_INA228_on_the_wire()
        {
            ScriptedChip chip = Ina228Chip();
            Ina228 monitor = new(new I2cRegisters(chip.Open()), new FakeClock());
            monitor.Measure(true);
            string[] measurement = ["0B8000", "013922", "0B", "r2", "01", "r2", "010922", "00", "r2", "04", "r3", "05", "r3"];
            CollectionAssert.AreEqual((string[])["3F", "r2", "000010", .. measurement], chip.Wire);
            chip.Wire.Clear();
            monitor.Measure(false);
            CollectionAssert.AreEqual((string[])["000000", .. measurement], chip.Wire, "another range, and its id is read once");
            chip.Wire.Clear();
            monitor.ReadCode();
            CollectionAssert.AreEqual((string[])["0B8000", "014922", "0B", "r2", "01", "r2", "010922", "06", "r2"], chip.Wire);
        }

        [TestMethod]
        [DataRow("8300", "2570", -32000, 9584, DisplayName = "-80 mV and 11.98 V")]
        [DataRow("1F40", "0001", 8000, 1, DisplayName = "20 mV")]
        [DataRow("FFFF", "0C80", -1, 3200, DisplayName = "-2.5 µV and 4 V")]
        [DataRow("7FFF", "7FFF", 32767, 32767, DisplayName = "full scale")]
        [DataRow("8000", "0000", -32768, 0, DisplayName = "negative full scale")]
        public void A_shunt_and_a_bus_voltage_of_an_INA226_are_16_bits(string shunt, string bus, int shuntCode, int busCode)
        {
            Ina226 monitor = new(new I2cRegisters(Ina226Chip().With(0x01, shunt).With(0x02, bus).Open()), new FakeClock());
            monitor.Measure(false);
            Assert.AreEqual(shuntCode, monitor.ShuntCode);
            Assert.AreEqual(busCode, monitor.BusCode);
        }

        [TestMethod]
        public void Minus_80_millivolts_at_100_ohm_are_800_microamps_out()
        {
            Ina226 monitor = new(new I2cRegisters(Ina226Chip().With(0x01, "8300").Open()), new FakeClock());
            monitor.Measure(false);
            TwoPointCalibration calibration = MonitorDesign.CreateIna226(100000).CreateFrontEnd().CoarseCurrent.Calibration;
            Assert.AreEqual(-800000, calibration.ValueAt(monitor.ShuntCode * 256));
        }

        [TestMethod]
        public void One_measurement_of_an_INA226_on_the_wire()
        {
            ScriptedChip chip = Ina226Chip();
            Ina226 monitor = new(new I2cRegisters(chip.Open()), new FakeClock());
            monitor.Measure(false);
            string[] measurement = ["0044DB", "06", "r2", "00", "r2", "01", "r2", "02", "r2", "0044D8"];
            CollectionAssert.AreEqual((string[])["FF", "r2", .. measurement], chip.Wire);
            chip.Wire.Clear();
            monitor.Measure(false);
            CollectionAssert.AreEqual(measurement, chip.Wire, "its id is read once");
        }

        [TestMethod]
        [DataRow(0, "01C3A3")]
        [DataRow(1, "01D3A3")]
        [DataRow(2, "01E3A3")]
        [DataRow(3, "01F3A3")]
        public void Each_input_of_an_ADS1115_has_its_own_word(int input, string written)
        {
            ScriptedChip chip = new ScriptedChip().With(0x00, "1234");
            chip.Writable.Add(0x01);
            Assert.AreEqual(0x1234, new Ads1115Channel(new I2cRegisters(chip.Open()), input, new FakeClock()).ReadCode());
            CollectionAssert.AreEqual((string[])[written, "01", "r2", "00", "r2"], chip.Wire);
        }

        [TestMethod]
        [DataRow("7FFF", 32767)]
        [DataRow("0001", 1)]
        [DataRow("FFFF", -1, DisplayName = "an input a little below ground")]
        [DataRow("8000", -32768)]
        public void A_conversion_of_an_ADS1115_is_16_bits(string raw, int code)
        {
            ScriptedChip chip = new ScriptedChip().With(0x00, raw);
            chip.Writable.Add(0x01);
            Assert.AreEqual(code, new Ads1115Channel(new I2cRegisters(chip.Open()), 0, new FakeClock()).ReadCode());
        }

        [TestMethod]
        public void A_transfer_lost_anywhere_in_a_measurement_is_an_error()
        {
            for (int lost = 0; lost < 16; lost++)
            {
                ScriptedChip chip = Ina228Chip();
                chip.TransfersUntilSilent = lost;
                Assert.ThrowsExactly<IOException>(() => new Ina228(new I2cRegisters(chip.Open()), new FakeClock()).Measure(true));
            }

            for (int lost = 0; lost < 12; lost++)
            {
                ScriptedChip chip = Ina226Chip();
                chip.TransfersUntilSilent = lost;
                Assert.ThrowsExactly<IOException>(() => new Ina226(new I2cRegisters(chip.Open()), new FakeClock()).Measure(false));
            }

            for (int lost = 0; lost < 5; lost++)
            {
                ScriptedChip chip = new ScriptedChip { TransfersUntilSilent = lost }.With(0x00, "1234");
                chip.Writable.Add(0x01);
                Assert.ThrowsExactly<IOException>(() => new Ads1115Channel(new I2cRegisters(chip.Open()), 0, new FakeClock()).ReadCode());
            }
        }

        [TestMethod]
        [DataRow("FB68", "0000", DisplayName = "reset")]
        [DataRow("3922", "0000", DisplayName = "reset before it was triggered: four times too coarse")]
        public void An_INA228_that_lost_its_configuration_is_an_error(string adcConfig, string config)
        {
            ScriptedChip chip = Ina228Chip().With(0x00, config).With(0x01, adcConfig);
            chip.Writable.Clear();
            Assert.ThrowsExactly<IOException>(() => new Ina228(new I2cRegisters(chip.Open()), new FakeClock()).Measure(true));
        }

        [TestMethod]
        public void Errors_name_what_was_found_and_expected()
        {
            Assert.AreEqual(
                "INA226 die id is 0x2270, expected 0x2260; check the type and address of the chip, and its supply",
                Error(() => new Ina226(new I2cRegisters(Ina226Chip().With(0xFF, "2270").Open()), new FakeClock()).Measure(false)));
            Assert.AreEqual(
                "INA228 device id is 0x0238, expected 0x0228; check the type and address of the chip, and its supply",
                Error(() => new Ina228(new I2cRegisters(Ina228Chip().With(0x3F, "2381").Open()), new FakeClock()).Measure(false)));
            ScriptedChip silent = Ina228Chip();
            silent.TransfersUntilSilent = 0;
            Assert.AreEqual(
                "Register 0x3F: transfer status 4, expected 1 (all bytes acknowledged); "
                    + "check the address of the chip, its supply and the wires of the bus",
                Error(() => new Ina228(new I2cRegisters(silent.Open()), new FakeClock()).Measure(false)));
        }

        [TestMethod]
        public void A_chip_that_never_finishes_is_named()
        {
            ScriptedChip busy = Ina226Chip().With(0x06, "0000");
            Ina226 monitor = new(new I2cRegisters(busy.Open()), new FakeClock());
            Assert.AreEqual(
                "INA226 conversion has not ended 20 ms after its longest time; check the supply of the chip",
                Assert.ThrowsExactly<TimeoutException>(() => monitor.Measure(false)).Message);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(4)]
        public void An_ADS1115_has_four_inputs(int input) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => new Ads1115Channel(new I2cRegisters(Ina226Chip().Open()), input, new FakeClock()));

        private static string Error(Action action) => Assert.ThrowsExactly<IOException>(action).Message;

        private static ScriptedChip Ina228Chip() => new ScriptedChip { Writable = { 0x00, 0x01 } }
            .With(0x3F, "2281").With(0x0B, "0002").With(0x04, "000000").With(0x05, "000000").With(0x06, "0000");

        private static ScriptedChip Ina226Chip() => new ScriptedChip { Writable = { 0x00 } }
            .With(0xFF, "2260").With(0x06, "0008").With(0x01, "0000").With(0x02, "0000");
    }
}
