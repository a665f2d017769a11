using Microbattery.Firmware.Configuration;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards
{
    /// <summary>A board as data: which pins, which front end, how good it is after calibration.</summary>
    public sealed class BoardDescription
    {
        /// <summary>No pin.</summary>
        public const int NoPin = -1;

        /// <summary>Name of the board.</summary>
        public string Name = string.Empty;

        /// <summary>Pin of the charge switch, closed when high, pulled low on the board.</summary>
        public int ChargeSwitchPin;

        /// <summary>Pin of the load switch, closed when high, pulled low on the board.</summary>
        public int LoadSwitchPin;

        /// <summary>Pin that connects the voltage divider, or the monitor's voltage input, when high.</summary>
        public int DividerEnablePin;

        /// <summary>Pin that feeds the external watchdog with a pulse, or <see cref="NoPin"/>.</summary>
        public int WatchdogPin = NoPin;

        /// <summary>Pin that becomes high when a source comes and so ends deep sleep, pulled low on the board, or <see cref="NoPin"/>.</summary>
        public int WakePin = NoPin;

        /// <summary>Whether the board refuses to start without a calibration, stored or in <see cref="Design"/>: set it on boards that leave the
        /// bench, so that storage which lost its record is no reason to go on with nominal figures.</summary>
        public bool MustBeCalibrated;

        /// <summary>The front end by its parts, with this very board's calibration constants if it has been held against a meter.</summary>
        public FrontEndDesign Design;

        /// <summary>How far readings may be off after calibration, and what flows while nobody looks.</summary>
        public BoardFigures Accuracy;
    }
}
