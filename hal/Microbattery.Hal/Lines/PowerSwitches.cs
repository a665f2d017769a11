using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Lines
{
    /// <summary>Charge and load switch on two output lines, closed when high. The board holds both low until they are driven.</summary>
    public sealed class PowerSwitches : IPowerSwitches
    {
        // A choice: a minute at the interval of one second at which a closed switch is sampled. A pin that lost its level in a brown-out
        // is driven again within it; a write every tick would cost the class library's objects in every tick.
        private const int RefreshTicks = 60;

        private readonly IOutputLine _charge;
        private readonly IOutputLine _load;
        private bool _chargeClosed;
        private bool _loadClosed;
        private int _ticksToRefresh;

        /// <summary>Creates the switches; the lines are low, so both are open.</summary>
        /// <param name="charge">Line of the charge switch.</param>
        /// <param name="load">Line of the load switch.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public PowerSwitches(IOutputLine charge, IOutputLine load)
        {
            ArgumentNullException.ThrowIfNull(charge, nameof(charge));
            ArgumentNullException.ThrowIfNull(load, nameof(load));
            _charge = charge;
            _load = load;
        }

        /// <inheritdoc/>
        public void Drive(bool chargeClosed, bool loadClosed)
        {
            _ticksToRefresh--;
            if (_ticksToRefresh > 0 && chargeClosed == _chargeClosed && loadClosed == _loadClosed)
            {
                return;
            }

            // The levels are kept only after both were written: after a write that threw, the next call writes both again. What opens is
            // written first. A load switch that cannot be opened keeps the charge switch from closing, never from opening.
            _ticksToRefresh = 0;
            bool loadIsDone = loadClosed;
            try
            {
                if (!loadClosed)
                {
                    _load.Drive(false);
                    loadIsDone = true;
                }
            }
            finally
            {
                _charge.Drive(chargeClosed && loadIsDone);
            }

            if (loadClosed)
            {
                _load.Drive(true);
            }

            _chargeClosed = chargeClosed;
            _loadClosed = loadClosed;
            _ticksToRefresh = RefreshTicks;
        }
    }
}
