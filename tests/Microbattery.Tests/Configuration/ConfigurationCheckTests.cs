using System;
using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Configuration
{
    [TestClass]
    public class ConfigurationCheckTests
    {
        [TestMethod]
        public void The_defaults_and_a_calibrated_board_are_accepted()
        {
            Assert.IsNull(Check(TestFigures.Create(), new SupervisorSettings()));
        }

        [TestMethod]
        public void The_profile_is_judged_first_then_the_board_then_the_parts()
        {
            SupervisorSettings settings = new SupervisorSettings().With(Setting.ReleaseTicks, 0);
            AreSame(Setting.ChargeVoltageMicrovolts, ConfigurationCheck.Check(new CellProfile(), new BoardFigures(), settings));
            AreSame(Setting.VoltageErrorMicrovolts, Check(new BoardFigures(), settings));
            AreSame(Setting.ReleaseTicks, Check(TestFigures.Create(), settings));
        }

        [TestMethod]
        public void Every_figure_of_the_board_outside_its_row_is_refused_by_name_value_and_range()
        {
            BoardFigures figures = TestFigures.Create();
            for (Setting setting = figures.First; setting < figures.First + figures.Count; setting++)
            {
                SettingRow row = SettingTable.Row(setting);
                IsRefused(setting, row.Least - 1, Check(figures.With(setting, row.Least - 1), new SupervisorSettings()));
                IsRefused(setting, row.Most + 1, Check(figures.With(setting, row.Most + 1), new SupervisorSettings()));
                Assert.IsNull(Check(figures.With(setting, row.Least), new SupervisorSettings()), row.Name);
                Assert.IsNull(Check(figures.With(setting, row.Most), new SupervisorSettings()), row.Name);
            }
        }

        [TestMethod]
        public void Every_setting_outside_its_row_is_refused_by_name_value_and_range()
        {
            SupervisorSettings settings = new SupervisorSettings();
            SettingGroup[] groups =
            {
                settings, settings.Protection, settings.Charging, settings.Gauge, settings.Journal, settings.Wake,
            };
            for (int i = 0; i < groups.Length; i++)
            {
                for (Setting setting = groups[i].First; setting < groups[i].First + groups[i].Count; setting++)
                {
                    SettingRow row = SettingTable.Row(setting);
                    IsRefused(setting, row.Least - 1, Check(TestFigures.Create(), settings.With(setting, row.Least - 1)));
                    IsRefused(setting, row.Most + 1, Check(TestFigures.Create(), settings.With(setting, row.Most + 1)));
                    Assert.AreEqual(row.Default, groups[i].Value(setting), row.Name);
                    Assert.IsTrue(row.Default >= row.Least && row.Default <= row.Most, row.Name);
                }
            }
        }

        [TestMethod]
        public void The_longest_wait_between_tries_is_not_below_the_first()
        {
            SupervisorSettings settings = new SupervisorSettings().With(Setting.ProbeMilliseconds, 20000000);
            Refusal refusal = Check(TestFigures.Create(), settings);
            IsRefused(Setting.LongestProbeMilliseconds, 14400000, refusal);
            Assert.AreEqual(20000000L, refusal.Least);
            Assert.AreEqual(604800000L, refusal.Most);
        }

        [TestMethod]
        [DataRow("plausibility silently off", (int)Setting.MostContradiction, 6L)]
        [DataRow("an hour between samples with the switch closed", (int)Setting.ActiveMilliseconds, 3600000L)]
        [DataRow("a wait of -1 is for ever", (int)Setting.ActiveMilliseconds, -1L)]
        [DataRow("no wait at all", (int)Setting.AfterClosingMilliseconds, -5L)]
        [DataRow("an idle wait for ever", (int)Setting.IdleMilliseconds, -1L)]
        [DataRow("never trips", (int)Setting.CurrentTripTicks, 2147483647L)]
        [DataRow("never clears", (int)Setting.ReleaseTicks, 2147483647L)]
        [DataRow("never settles", (int)Setting.SettledTicks, 2147483647L)]
        [DataRow("never tries again", (int)Setting.CurrentReleaseTicks, 2147483647L)]
        [DataRow("a clock that never stands", (int)Setting.StandingSamples, 2147483647L)]
        [DataRow("voltages that never disagree", (int)Setting.DisagreementMicrovolts, 2147483647L)]
        [DataRow("a limit that never clears", (int)Setting.VoltageHysteresisMicrovolts, 2147483647L)]
        [DataRow("no interval counts", (int)Setting.LongestIntervalMilliseconds, -1L)]
        [DataRow("contradicts at once", (int)Setting.MostContradiction, 0L)]
        [DataRow("trips without a sample", (int)Setting.CurrentTripTicks, 0L)]
        [DataRow("recharges for ever", (int)Setting.RechargePpm, 1000000L)]
        public void A_setting_that_switches_protection_off_is_refused_and_both_switches_stay_open(string name, int setting, long value)
        {
            FakeClock clock = new FakeClock();
            FakeSwitches switches = new FakeSwitches();
            Supervisor supervisor = new Supervisor(
                clock,
                new FakeSensor(),
                switches,
                new MemoryRecordStore(2),
                TestProfile.Create(),
                TestFigures.Create(),
                new SupervisorSettings().With((Setting)setting, value));
            for (int i = 0; i < 30; i++)
            {
                clock.Now += 1000;
                supervisor.Tick();
                Assert.IsFalse(switches.ChargeClosed || switches.LoadClosed, name);
            }

            Assert.IsTrue(supervisor.TickCompleted, name);
            TelemetryFrame frame = supervisor.Telemetry;
            SettingRow row = SettingTable.Row((Setting)setting);
            Assert.AreEqual((int)Faults.ConfigurationRefused, (int)frame.Faults, name);
            Assert.AreEqual(setting, (int)frame.RefusedSetting, name);
            Assert.AreEqual(value, frame.RefusedValue, name);
            Assert.AreEqual(row.Least, frame.RefusedLeast, name);
            Assert.AreEqual(row.Most, frame.RefusedMost, name);
        }

        [TestMethod]
        public void A_refused_calibration_opens_both_switches_for_ever_and_is_in_the_telemetry()
        {
            SupervisorSettings settings = new SupervisorSettings { CalibrationFault = CalibrationFault.GainImplausible };
            Supervisor supervisor = Create(TestProfile.Create(), settings);
            supervisor.Tick();
            Assert.AreEqual((int)Faults.ConfigurationRefused, (int)supervisor.Telemetry.Faults);
            Assert.AreEqual((int)Setting.CalibrationFault, (int)supervisor.Telemetry.RefusedSetting);
            Assert.AreEqual((long)CalibrationFault.GainImplausible, supervisor.Telemetry.RefusedValue);
        }

        [TestMethod]
        public void What_a_table_was_made_of_may_change_afterwards_without_effect()
        {
            int[] curve = TestProfile.Create().OpenCircuitMicrovolts.ToArray();
            CellProfile profile = TestProfile.Create().With(Setting.OpenCircuitMicrovolts, new ChargeTable(curve));
            Supervisor supervisor = Create(profile, new SupervisorSettings());
            supervisor.Tick();
            int before = supervisor.Telemetry.StateOfChargePpm;
            for (int i = 0; i < curve.Length; i++)
            {
                curve[i] = 0;
                profile.OpenCircuitMicrovolts.ToArray()[i] = 0;
            }

            supervisor.Tick();
            Assert.AreEqual(before, supervisor.Telemetry.StateOfChargePpm);
            Assert.IsTrue(supervisor.TickCompleted);
            Assert.IsNull(ConfigurationCheck.Check(profile));
        }

        [TestMethod]
        public void An_application_that_writes_into_its_telemetry_changes_nothing()
        {
            SupervisorRig rig = new SupervisorRig(new MemoryRecordStore(2), TestProfile.Create());
            rig.Tick();
            rig.Tick();
            TelemetryFrame frame = new TelemetryFrame();
            rig.Supervisor.ReadTelemetry(frame);
            bool charge = frame.ChargeClosed;
            int next = rig.Supervisor.NextTickMilliseconds;
            frame.RefusedSetting = Setting.ChargeVoltageMicrovolts;
            frame.Faults = Faults.ConfigurationRefused | Faults.ShortCircuit;
            frame.Warnings = Faults.UnderVoltage;
            frame.ChargeClosed = !charge;
            frame.LoadClosed = false;
            frame.TickCount = -5;
            Assert.AreEqual(next, rig.Supervisor.NextTickMilliseconds);
            rig.Tick();
            Assert.IsTrue(rig.Supervisor.TickCompleted);
            rig.Supervisor.ReadTelemetry(frame);
            Assert.AreEqual(0, (int)frame.Faults);
            Assert.AreEqual(0, (int)frame.RefusedSetting);
            Assert.IsTrue(charge == frame.ChargeClosed);
            Assert.AreEqual(3, frame.TickCount);
        }

        [TestMethod]
        [DataRow("a tolerance of 50 mV beside a drop of 700 mV", 7000000, true, 500000)]
        [DataRow("just the tolerance", 500000, false, 500000)]
        [DataRow("just more than the tolerance", 500010, true, 500000)]
        [DataRow("a current that fits", 400000, false, 400000)]
        public void A_charge_current_that_drops_more_than_the_tolerance_is_accepted_and_warned_of(
            string name, int limitNanoamps, bool isWarned, int fittingNanoamps)
        {
            CellProfile profile = TestProfile.Create().With(Setting.ChargeCurrentLimitNanoamps, limitNanoamps);
            Assert.IsNull(ConfigurationCheck.Check(profile), name);
            Assert.AreEqual(fittingNanoamps, ChargeCurrentFit.LargestNanoamps(profile), name);
            Assert.IsTrue(isWarned == ChargeCurrentFit.IsExceeded(profile), name);
            Supervisor supervisor = Create(profile, new SupervisorSettings());
            Assert.AreEqual(isWarned ? fittingNanoamps : 0, supervisor.Telemetry.FittingChargeNanoamps, name);
        }

        [TestMethod]
        public void What_is_missing_is_named()
        {
            Assert.ThrowsException(
                typeof(ArgumentNullException), () => ConfigurationCheck.Check(null, TestFigures.Create(), new SupervisorSettings()));
            Assert.ThrowsException(
                typeof(ArgumentNullException), () => ConfigurationCheck.Check(TestProfile.Create(), null, new SupervisorSettings()));
            Assert.ThrowsException(
                typeof(ArgumentNullException), () => ConfigurationCheck.Check(TestProfile.Create(), TestFigures.Create(), null));
        }

        private static Supervisor Create(CellProfile profile, SupervisorSettings settings) => new Supervisor(
            new FakeClock(), new FakeSensor(), new FakeSwitches(), new MemoryRecordStore(2), profile, TestFigures.Create(), settings);

        private static Refusal Check(BoardFigures figures, SupervisorSettings settings) =>
            ConfigurationCheck.Check(TestProfile.Create(), figures, settings);

        private static void AreSame(Setting expected, Refusal refusal) =>
            Assert.AreEqual((int)expected, refusal == null ? 0 : (int)refusal.Setting);

        private static void IsRefused(Setting setting, long value, Refusal refusal)
        {
            AreSame(setting, refusal);
            Assert.AreEqual(value, refusal.Value, refusal.Text());
        }
    }
}
