using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    /// <summary>A lithium-free cell from its first charge on.</summary>
    [TestClass]
    public class SupervisorFormationTests
    {
        [TestMethod]
        public void Until_it_is_formed_the_cell_is_not_loaded_and_charged_only_once_allowed()
        {
            SupervisorRig rig = Create(new MemoryRecordStore(2));
            rig.TickSeconds(100);
            Assert.IsFalse(rig.Switches.ChargeClosed || rig.Switches.LoadClosed);
            Assert.AreEqual((int)ChargePhase.AwaitsFormation, (int)rig.Frame.ChargePhase);
            rig.Supervisor.FormationAllowed = true;
            rig.TickSeconds(2);
            Assert.IsTrue(rig.Switches.ChargeClosed && !rig.Switches.LoadClosed);
        }

        [TestMethod]
        public void A_formed_cell_is_formed_for_ever_also_over_a_reset()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            SupervisorRig rig = Create(store);
            rig.Supervisor.FormationAllowed = true;
            rig.Sensor.VoltageMicrovolts = 4199000;
            for (int i = 0; i < 1000 && rig.Frame.ChargePhase != ChargePhase.Full; i++)
            {
                rig.Sensor.CurrentNanoamps = rig.Switches.ChargeClosed ? 30000 : 0;
                rig.Tick();
            }

            Assert.AreEqual((int)ChargePhase.Full, (int)rig.Frame.ChargePhase);
            Assert.IsTrue(rig.Switches.LoadClosed);

            // Cut off at once: the record of it was written with the tick that found it formed.
            SupervisorRig next = Create(store);
            next.Clock.Now = rig.Clock.Now + 1000;
            next.Tick();
            Assert.IsTrue(next.Switches.LoadClosed);
            Assert.IsFalse(next.Frame.ChargePhase == ChargePhase.AwaitsFormation);
        }

        private static SupervisorRig Create(IRecordStore store)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.FormationNanoamps, 70000);
            return new SupervisorRig(store, profile);
        }
    }
}
