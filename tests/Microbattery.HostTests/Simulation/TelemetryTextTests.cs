using Microbattery.Boards;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    [TestClass]
    public class TelemetryTextTests
    {
        [TestMethod]
        public void A_frame_is_one_line_of_integers()
        {
            TelemetryFrame frame = new TelemetryFrame
            {
                DateMilliseconds = 9223372036854775807L,
                VoltageMicrovolts = 4200000,
                CurrentNanoamps = -2147483648,
                TemperatureMillicelsius = -20500,
                StateOfChargePpm = 999999,
                UncertaintyPpm = 5000,
                ChargePhase = ChargePhase.Full,
                ChargeClosed = false,
                LoadClosed = true,
                Faults = Faults.JournalFailed | Faults.VoltageUnknown,
                DisplayedPpm = 999000,
                CapacityPpm = 950000,
                ResistancePpm = 1200000,
            };
            Assert.AreEqual(
                "9223372036854775807,4200000,-2147483648,-20500,999999,5000,2,0,1,16385,"
                + "999000,950000,1200000,0,1000000,0,-1,0,0,0,0,0,0,0,0",
                TelemetryText.Line(frame));
            frame.ChargeClosed = true;
            frame.LoadClosed = false;
            Assert.AreEqual(
                "9223372036854775807,4200000,-2147483648,-20500,999999,5000,2,1,0,16385,"
                + "999000,950000,1200000,0,1000000,0,-1,0,0,0,0,0,0,0,0",
                TelemetryText.Line(frame));
        }

        [TestMethod]
        public void An_empty_frame_claims_nothing()
        {
            Assert.AreEqual(
                "0,0,0,0,500000,1000000,0,0,0,0,500000,1000000,1000000,0,1000000,0,-1,0,0,0,0,0,0,0,0",
                TelemetryText.Line(new TelemetryFrame()));
        }

        [TestMethod]
        public void A_line_has_as_many_columns_as_the_header()
        {
            Assert.AreEqual(Columns(TelemetryText.Header()), Columns(TelemetryText.Line(new TelemetryFrame())));
        }

        private static int Columns(string line)
        {
            int count = 1;
            for (int i = 0; i < line.Length; i++)
            {
                count += line[i] == ',' ? 1 : 0;
            }

            return count;
        }
    }
}
