using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Sleep;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>The settings of every part, each with defaults that suit a thin-film cell looked at once a second.</summary>
    public sealed class SupervisorSettings
    {
        /// <summary>How protection judges.</summary>
        public readonly ProtectionSettings Protection = new ProtectionSettings();

        /// <summary>How the gauge weighs.</summary>
        public readonly GaugeSettings Gauge = new GaugeSettings();

        /// <summary>How the gates work.</summary>
        public readonly ChargeSettings Charging = new ChargeSettings();

        /// <summary>When the journal writes.</summary>
        public readonly JournalSettings Journal = new JournalSettings();

        /// <summary>What the board found wrong with its calibration; anything but none is refused.</summary>
        public CalibrationFault CalibrationFault;

        /// <summary>Whether a lithium-free cell had its first charge before this board ever ran; its journal says so for one that was formed here.</summary>
        public bool CellIsFormed;

        /// <summary>Where the last faults are kept, two slots or more; null for in memory alone, until the next reset.</summary>
        public IRecordStore FaultStore;

        /// <summary>When to look next.</summary>
        public readonly WakePlan Wake = new WakePlan();
    }
}
