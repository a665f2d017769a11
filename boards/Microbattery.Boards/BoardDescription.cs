using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards
{
    /// <summary>A board as data: its pins, its front end, and its errors after calibration.</summary>
    public sealed class BoardDescription
    {
        /// <summary>The number of a pin that the board does not have.</summary>
        public const int NoPin = -1;

        private readonly FrontEndDesign _design;
        private BoardFigures _accuracy = new BoardFigures();

        /// <summary>Name of the board.</summary>
        public string Name { get; init; } = string.Empty;

        /// <summary>Pin of the charge switch, closed when high, pulled low on the board.</summary>
        public int ChargeSwitchPin { get; init; }

        /// <summary>Pin of the load switch, closed when high, pulled low on the board.</summary>
        public int LoadSwitchPin { get; init; }

        /// <summary>Pin that connects the voltage divider, or the monitor's voltage input, when high.</summary>
        public int DividerEnablePin { get; init; }

        /// <summary>Pin that feeds the external watchdog with a pulse, or <see cref="NoPin"/>.</summary>
        public int WatchdogPin { get; init; } = NoPin;

        /// <summary>Pin that ends deep sleep when it is high, such as one that a source drives. Pulled low on the board; or
        /// <see cref="NoPin"/>.</summary>
        public int WakePin { get; init; } = NoPin;

        /// <summary>Whether the board refuses to start without a calibration, stored or in <see cref="Design"/>. Set it on boards that
        /// leave the bench: one whose storage lost its record must not go on with nominal figures.</summary>
        public bool MustBeCalibrated { get; set; }

        /// <summary>The front end by its parts, with this very board's calibration if it has one.</summary>
        /// <exception cref="ArgumentNullException">It is missing.</exception>
        public FrontEndDesign Design
        {
            get => _design;
            init
            {
                ArgumentNullException.ThrowIfNull(value, nameof(value));
                _design = value;
            }
        }

        /// <summary>Errors of the readings after calibration, and what the board itself takes from the cell. Figures are immutable;
        /// another set may take their place until the supervisor is created.</summary>
        /// <exception cref="ArgumentNullException">They are missing.</exception>
        public BoardFigures Accuracy
        {
            get => _accuracy;
            set
            {
                ArgumentNullException.ThrowIfNull(value, nameof(value));
                _accuracy = value;
            }
        }
    }
}
