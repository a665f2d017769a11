using Microbattery.Firmware.Measurement;
using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class MonitorDesignLimitsTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(-5)]
        public void Without_a_shunt_the_current_fails(int shuntMilliohms)
        {
            FrontEndReader reader = new FrontEndReader(MonitorDesign.CreateIna228(shuntMilliohms).CreateFrontEnd());
            reader.FineCurrent.Add(1000);
            reader.CoarseCurrent.Add(1000);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)reader.FineCurrent.Fault);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)reader.CoarseCurrent.Fault);
        }

        [TestMethod]
        public void Every_input_of_a_design_without_parts_fails()
        {
            FrontEndReader reader = new FrontEndReader(new MonitorDesign().CreateFrontEnd());
            reader.Voltage.Add(0);
            reader.FineCurrent.Add(0);
            reader.CoarseCurrent.Add(0);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)reader.Voltage.Fault);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)reader.FineCurrent.Fault);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)reader.CoarseCurrent.Fault);
        }

        [TestMethod]
        [DataRow(1, 78125)]
        [DataRow(-1, -78125)]
        [DataRow(25600, 2000000000)]
        [DataRow(-25600, -2000000000)]
        [DataRow(27487, 2147421875)]
        [DataRow(524287, int.MaxValue)]
        [DataRow(-524287, int.MinValue)]
        public void A_range_wider_than_an_int_is_right_within_it_and_ends_where_an_int_does(int code, int nanoamps)
        {
            // A shunt of 1 mohm: 78 µA a step, +-41 A.
            AnalogInput input = MonitorDesign.CreateIna228(1).CreateFrontEnd().FineCurrent;
            Assert.AreEqual(nanoamps, input.Calibration.ValueAt(code * 256));
        }

        [TestMethod]
        [DataRow(519045, (int)ReadingFault.None)]
        [DataRow(519046, (int)ReadingFault.SaturatedHigh)]
        [DataRow(-519045, (int)ReadingFault.None)]
        [DataRow(-519046, (int)ReadingFault.SaturatedLow)]
        [DataRow(-524288, (int)ReadingFault.SaturatedLow)]
        public void A_current_within_a_per_cent_of_an_end_counts_as_clipped(int code, int fault)
        {
            FrontEndReader reader = new FrontEndReader(MonitorDesign.CreateIna228(100000).CreateFrontEnd());
            reader.FineCurrent.Add(code);
            reader.CoarseCurrent.Add(code);
            Assert.AreEqual(fault, (int)reader.FineCurrent.Fault);
            Assert.AreEqual(fault, (int)reader.CoarseCurrent.Fault);
        }

        [TestMethod]
        public void A_voltage_within_a_per_cent_of_the_top_counts_as_clipped()
        {
            FrontEndReader reader = new FrontEndReader(MonitorDesign.CreateIna228(100000).CreateFrontEnd());
            reader.Voltage.Add(519045);
            Assert.AreEqual((int)ReadingFault.None, (int)reader.Voltage.Fault);
            reader.Clear();
            reader.Voltage.Add(519046);
            Assert.AreEqual((int)ReadingFault.SaturatedHigh, (int)reader.Voltage.Fault);
        }

        [TestMethod]
        public void Within_a_burst_a_current_may_change_by_any_amount_and_a_voltage_by_100_millivolts()
        {
            FrontEndReader reader = new FrontEndReader(MonitorDesign.CreateIna228(100000).CreateFrontEnd());
            reader.FineCurrent.Add(519045);
            reader.FineCurrent.Add(-519045);
            Assert.AreEqual((int)ReadingFault.None, (int)reader.FineCurrent.Fault);
            reader.Voltage.Add(20480);
            reader.Voltage.Add(20480 + 512);
            Assert.AreEqual((int)ReadingFault.None, (int)reader.Voltage.Fault);
            reader.Voltage.Add(20479);
            Assert.AreEqual((int)ReadingFault.TooNoisy, (int)reader.Voltage.Fault);
        }
    }
}
