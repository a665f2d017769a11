using System;
using Microbattery.Hal.FrontEnds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class NtcTableTests
    {
        [TestMethod]
        public void The_thermistor_table_is_the_B_formula_within_a_fifth_of_a_degree()
        {
            ThermistorTable table = NtcBeta3435.CreateTable();
            for (double celsius = -40; celsius <= 90; celsius += 0.7)
            {
                double r = Math.Exp(3435 * ((1 / (celsius + 273.15)) - (1 / 298.15)));
                int ratioPpm = (int)Math.Round(1e6 * r / (1 + r));
                Assert.AreEqual(celsius, table.MillicelsiusAt(ratioPpm) / 1e3, 0.2);
            }
        }
    }
}
