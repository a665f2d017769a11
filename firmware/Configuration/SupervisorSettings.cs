using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Sleep;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>The settings of every part, with defaults that suit a thin-film cell sampled once a second. Set by the initialiser and
    /// never after.</summary>
    public sealed class SupervisorSettings : SettingGroup
    {
        /// <summary>Settings with the defaults of the table of settings.</summary>
        public SupervisorSettings()
            : base(Setting.CalibrationFault, Setting.CellIsFormed)
        {
        }

        private SupervisorSettings(SupervisorSettings other)
            : base(other)
        {
            Protection = other.Protection;
            Gauge = other.Gauge;
            Charging = other.Charging;
            Journal = other.Journal;
            Wake = other.Wake;
            FaultStore = other.FaultStore;
        }

        /// <summary>Settings of protection.</summary>
        public ProtectionSettings Protection { get; init; } = new ProtectionSettings();

        /// <summary>Settings of the gauge.</summary>
        public GaugeSettings Gauge { get; init; } = new GaugeSettings();

        /// <summary>Settings of the charge gate and the load gate.</summary>
        public ChargeSettings Charging { get; init; } = new ChargeSettings();

        /// <summary>Settings of the journal.</summary>
        public JournalSettings Journal { get; init; } = new JournalSettings();

        /// <summary>Settings of the time between samples.</summary>
        public WakePlan Wake { get; init; } = new WakePlan();

        /// <summary>Store of the fault history, of two slots or more; null to keep it in memory until the next reset.</summary>
        public IRecordStore FaultStore { get; init; }

        /// <summary>Result of the board's check of its calibration.</summary>
        public CalibrationFault CalibrationFault
        {
            get => (CalibrationFault)Number(Setting.CalibrationFault);
            init => Set(Setting.CalibrationFault, (int)value);
        }

        /// <summary>Whether a lithium-free cell had its first charge before this board ever ran; its journal says so for one that was
        /// formed here.</summary>
        public bool CellIsFormed { get => Value(Setting.CellIsFormed) != 0; init => Set(Setting.CellIsFormed, value ? 1 : 0); }

        /// <summary>Copies the settings with one of any part changed.</summary>
        /// <param name="setting">The setting; of the parts, not of profile or board.</param>
        /// <param name="value">Its new value; 0 and 1 for no and yes.</param>
        /// <returns>New settings, unchecked.</returns>
        public SupervisorSettings With(Setting setting, long value)
        {
            SupervisorSettings copy = new SupervisorSettings(this)
            {
                Protection = Protection.Has(setting) ? Protection.With(setting, value) : Protection,
                Gauge = Gauge.Has(setting) ? Gauge.With(setting, value) : Gauge,
                Charging = Charging.Has(setting) ? Charging.With(setting, value) : Charging,
                Journal = Journal.Has(setting) ? Journal.With(setting, value) : Journal,
                Wake = Wake.Has(setting) ? Wake.With(setting, value) : Wake,
            };
            if (Has(setting))
            {
                copy.Set(setting, value);
            }

            return copy;
        }
    }
}
