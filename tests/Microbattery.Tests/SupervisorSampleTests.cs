using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    /// <summary>Time until the next sample.</summary>
    [TestClass]
    public class SupervisorSampleTests
    {
        [TestMethod]
        public void A_closed_load_near_cutoff_is_sampled_ten_times_a_second()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.TickSeconds(3);
            rig.Sensor.VoltageMicrovolts = 2999999;
            rig.TickAfter(20000);
            Assert.IsTrue(rig.Switches.LoadClosed);
            Assert.AreEqual(100, rig.Supervisor.NextTickMilliseconds);
        }

        [TestMethod]
        public void A_sample_that_counts_towards_a_trip_is_followed_by_another_at_once()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.TickSeconds(3);
            Assert.AreEqual(1000, rig.Supervisor.NextTickMilliseconds);
            rig.Sensor.CurrentNanoamps = -30000000;
            rig.TickAfter(20000);
            Assert.AreEqual(50, rig.Supervisor.NextTickMilliseconds);
        }

        [TestMethod]
        public void A_charge_switch_without_current_for_a_minute_is_sampled_as_if_it_were_open()
        {
            SupervisorRig rig = Dark();
            rig.TickSeconds(59);
            Assert.AreEqual(1000, rig.Supervisor.NextTickMilliseconds);
            rig.TickSeconds(2);
            Assert.IsTrue(rig.Switches.ChargeClosed);
            Assert.AreEqual(10000, rig.Supervisor.NextTickMilliseconds);
            rig.Sensor.CurrentNanoamps = 5000;
            rig.TickAfter(10000);
            Assert.AreEqual(1000, rig.Supervisor.NextTickMilliseconds);
        }

        [TestMethod]
        public void Where_a_source_could_lift_the_cell_to_charge_voltage_sampling_stays_fast()
        {
            // 7 mA through 20 ohm and as much again are 280 mV: up to 3.92 V.
            SupervisorRig rig = Dark();
            rig.Sensor.VoltageMicrovolts = 3920000;
            rig.TickAfter(20000);
            rig.TickSeconds(70);
            Assert.AreEqual(1000, rig.Supervisor.NextTickMilliseconds);
            rig = Dark();
            rig.Sensor.VoltageMicrovolts = 3919999;
            rig.TickAfter(20000);
            rig.TickSeconds(70);
            Assert.AreEqual(10000, rig.Supervisor.NextTickMilliseconds);
        }

        private static SupervisorRig Dark()
        {
            SupervisorRig rig = new SupervisorRig(new MemoryRecordStore(2), LowOhmic());
            rig.Supervisor.LoadRequested = false;
            rig.Tick();
            return rig;
        }

        private static CellProfile LowOhmic() => TestProfile.Create().With(
            Setting.ResistanceTemperatureThousandths, new TemperatureTable(TestProfile.Even(TemperatureTable.Count, 200)));
    }
}
