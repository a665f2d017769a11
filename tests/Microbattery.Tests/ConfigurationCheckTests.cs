using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    /// <summary>What is refused at the start leaves both switches open, and says why.</summary>
    [TestClass]
    public class ConfigurationCheckTests
    {
        [TestMethod]
        public void What_is_well_is_not_refused()
        {
            Assert.AreEqual((int)ConfigurationFault.None, Check(TestFigures.Create(), new SupervisorSettings()));
        }

        [TestMethod]
        public void A_refused_profile_comes_before_everything_else()
        {
            BoardFigures accuracy = new BoardFigures();
            Assert.AreEqual(
                (int)ConfigurationFault.Profile,
                (int)ConfigurationCheck.Check(ProfileFault.Capacity, accuracy, new SupervisorSettings()));
        }

        [TestMethod]
        public void A_refused_calibration_opens_both_switches_for_ever_and_is_in_the_telemetry()
        {
            SupervisorSettings settings = new SupervisorSettings { CalibrationFault = CalibrationFault.GainImplausible };
            FakeClock clock = new FakeClock();
            FakeSwitches switches = new FakeSwitches();
            Supervisor supervisor = new Supervisor(
                clock, new FakeSensor(), switches, new MemoryRecordStore(2), TestProfile.Create(), TestFigures.Create(), settings);
            for (int i = 0; i < 100; i++)
            {
                clock.Now += 1000;
                supervisor.Tick();
                Assert.IsFalse(switches.ChargeClosed || switches.LoadClosed);
            }

            Assert.IsTrue(supervisor.TickCompleted);
            Assert.AreEqual((int)Faults.ConfigurationRefused, (int)supervisor.Telemetry.Faults);
            Assert.AreEqual((int)ConfigurationFault.Calibration, (int)supervisor.Telemetry.ConfigurationFault);
            Assert.AreEqual((int)CalibrationFault.GainImplausible, (int)supervisor.Telemetry.CalibrationFault);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        [DataRow(8)]
        [DataRow(9)]
        public void Figures_of_the_board_that_cannot_be_are_refused(int which)
        {
            BoardFigures accuracy = TestFigures.Create();
            switch (which)
            {
                case 0: accuracy.VoltageErrorMicrovolts = 0; break;
                case 1: accuracy.VoltageErrorMicrovolts = 100001; break;
                case 2: accuracy.CurrentOffsetErrorNanoamps = -1; break;
                case 3: accuracy.CurrentGainErrorPpm = -1; break;
                case 4: accuracy.SleepCurrentNanoamps = -1; break;
                case 5: accuracy.SleepCurrentErrorNanoamps = -1; break;
                case 6: accuracy.StartNanoampSeconds = -1; break;
                case 7: accuracy.StartErrorNanoampSeconds = -1; break;
                case 8: accuracy.SampleNanoampSeconds = -1; break;
                default: accuracy.PeakLoadNanoamps = -1; break;
            }

            Assert.AreEqual((int)ConfigurationFault.Accuracy, Check(accuracy, new SupervisorSettings()));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        [DataRow(8)]
        [DataRow(9)]
        public void Settings_that_protect_nothing_are_refused(int which)
        {
            SupervisorSettings settings = new SupervisorSettings();
            switch (which)
            {
                case 0: settings.Protection.CurrentTripTicks = 0; break;
                case 1: settings.Protection.ReleaseTicks = 0; break;
                case 2: settings.Protection.SettledTicks = 0; break;
                case 3: settings.Protection.VoltageHysteresisMicrovolts = -1; break;
                case 4: settings.Protection.CurrentToLimitSeconds = 0; break;
                case 5: settings.Protection.DisagreementMicrovolts = 0; break;
                case 6: settings.Charging.HysteresisMicrovolts = 200001; break;
                case 7: settings.Charging.ProbeMilliseconds = 0; break;
                case 8: settings.Charging.RechargePpm = 1000000; break;
                default: settings.Charging.CutoffMilliseconds = -1; break;
            }

            Assert.AreEqual((int)ConfigurationFault.Settings, Check(TestFigures.Create(), settings));
        }

        private static int Check(BoardFigures accuracy, SupervisorSettings settings) =>
            (int)ConfigurationCheck.Check(ProfileFault.None, accuracy, settings);
    }
}
