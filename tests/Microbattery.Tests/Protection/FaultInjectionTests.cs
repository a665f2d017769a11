using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>One injection for each bit of the faults, into a whole supervisor: a new fault fails here until it has one.</summary>
    [TestClass]
    public class FaultInjectionTests
    {
        private const int SettlingSeconds = 5;
        private const int LongestSeconds = 400;

        [TestMethod]
        public void Every_fault_has_an_injection_that_raises_it_and_it_blocks_what_its_row_says()
        {
            for (int i = 0; i < FaultTable.Count; i++)
            {
                Faults fault = (Faults)(1 << i);
                SupervisorRig rig = Create(fault);
                rig.TickSeconds(SettlingSeconds);
                int seconds = 0;
                for (; seconds < LongestSeconds && !rig.Has(fault); seconds++)
                {
                    Inject(fault, rig, seconds);
                }

                Assert.IsTrue(rig.Has(fault), "no injection raises fault " + i.ToString());
                FaultRow row = new FaultTable(TestProfile.Create(), TestFigures.Create(), new ProtectionSettings()).Row(i);
                bool blocksCharge = (row.Traits & FaultTraits.BlocksCharge) != FaultTraits.None;
                bool blocksLoad = (row.Traits & FaultTraits.BlocksLoad) != FaultTraits.None;
                Assert.IsFalse(blocksCharge && rig.Switches.ChargeClosed, "charge switch: " + row.Summary);
                Assert.IsFalse(blocksLoad && rig.Switches.LoadClosed, "load switch: " + row.Summary);
                if ((row.Traits & FaultTraits.Recorded) != FaultTraits.None)
                {
                    Assert.IsTrue(IsRecorded(rig, fault), "fault history: " + row.Summary);
                }
            }
        }

        private static SupervisorRig Create(Faults fault)
        {
            CellProfile profile = TestProfile.Create();
            if (fault == Faults.TooLowToCharge)
            {
                profile = profile
                    .With(Setting.PrechargeBelowMicrovolts, 2500000)
                    .With(Setting.PrechargeNanoamps, 35000)
                    .With(Setting.ChargeNotBelowMicrovolts, 1500000);
            }

            return new SupervisorRig(
                fault == Faults.JournalFailed ? new ThrowingStore() : new MemoryRecordStore(2),
                fault == Faults.ConfigurationRefused ? new CellProfile() : profile);
        }

        /// <summary>One second with the fault.</summary>
        private static void Inject(Faults fault, SupervisorRig rig, int second)
        {
            FakeSensor sensor = rig.Sensor;
            int elapsed = 1000;
            switch (fault)
            {
                case Faults.VoltageUnknown:
                    sensor.VoltageFault = ReadingFault.NoAnswer;
                    break;
                case Faults.CurrentUnknown:
                    sensor.CurrentFault = ReadingFault.NoAnswer;
                    break;
                case Faults.TemperatureUnknown:
                    sensor.TemperatureFault = ReadingFault.SensorOpen;
                    break;
                case Faults.OverVoltage:
                    sensor.VoltageMicrovolts = 4250001;
                    break;
                case Faults.UnderVoltage:
                    sensor.VoltageMicrovolts = 2899999;
                    break;
                case Faults.ChargeOverCurrent:
                    sensor.CurrentNanoamps = 7000001;
                    sensor.VoltageMicrovolts = 4200000;
                    break;
                case Faults.DischargeOverCurrent:
                    sensor.CurrentNanoamps = -10000001;
                    sensor.VoltageMicrovolts = 3000000;
                    break;
                case Faults.TooColdToCharge:
                    sensor.TemperatureMillicelsius = -10001;
                    break;
                case Faults.TooHotToCharge:
                    sensor.TemperatureMillicelsius = 45001;
                    break;
                case Faults.TooColdToDischarge:
                    sensor.TemperatureMillicelsius = -20001;
                    break;
                case Faults.TooHotToDischarge:
                    sensor.TemperatureMillicelsius = 60001;
                    break;
                case Faults.ConfigurationRefused:
                    break;
                case Faults.TickFailed:
                    sensor.Throws = true;
                    break;
                case Faults.ClockStepped:
                    elapsed = -5000;
                    break;
                case Faults.JournalFailed:
                    break;
                case Faults.ShortCircuit:
                    sensor.CurrentNanoamps = -20000001;
                    sensor.VoltageMicrovolts = 2950000;
                    break;
                case Faults.ReadingsContradict:
                    // Steps that the voltage does not follow.
                    sensor.CurrentNanoamps = second / 2 % 2 == 0 ? -1000000 : 0;
                    break;
                case Faults.VoltagesDisagree:
                    sensor.SecondVoltageMicrovolts = sensor.VoltageMicrovolts + 50001;
                    break;
                case Faults.ChargeSwitchStuck:
                    // Too hot to charge, and yet it charges.
                    sensor.TemperatureMillicelsius = 50000;
                    sensor.CurrentNanoamps = 601;
                    break;
                case Faults.LoadSwitchStuck:
                    rig.Supervisor.LoadRequested = false;
                    sensor.CurrentNanoamps = -3002801;
                    sensor.VoltageMicrovolts = 3600000;
                    break;
                case Faults.ClockStopped:
                    elapsed = 0;
                    break;
                case Faults.CellOvercharged:
                    sensor.VoltageMicrovolts = 4300001;
                    break;
                case Faults.TooLowToCharge:
                    sensor.VoltageMicrovolts = 1499999;
                    break;
                default:
                    Assert.IsTrue(false, "a fault without an injection: " + ((int)fault).ToString());
                    break;
            }

            rig.TickAfter(elapsed);
        }

        private static bool IsRecorded(SupervisorRig rig, Faults fault)
        {
            for (int i = 0; i < rig.Supervisor.FaultHistory.Count; i++)
            {
                if ((rig.Supervisor.FaultHistory.Tripped(i) & fault) != Faults.None)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
