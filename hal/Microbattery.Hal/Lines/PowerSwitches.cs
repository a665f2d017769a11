using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Lines
{
    /// <summary>Charge and load switch on two lines, closed when high. The board holds both low until they are driven.</summary>
    public sealed class PowerSwitches : IPowerSwitches
    {
        private const int RefreshEvery = 60;

        private readonly IOutputLine _charge;
        private readonly IOutputLine _load;
        private bool _chargeClosed;
        private bool _loadClosed;
        private int _untilRefresh;

        /// <summary>Switches, both open.</summary>
        /// <param name="charge">Line of the charge switch.</param>
        /// <param name="load">Line of the load switch.</param>
        public PowerSwitches(IOutputLine charge, IOutputLine load)
        {
            _charge = charge;
            _load = load;
        }

        /// <inheritdoc/>
        public void Drive(bool chargeClosed, bool loadClosed)
        {
            // A write costs the class library an object or two. Unchanged levels are written anyway every so often: a pin that lost its
            // level in a brown-out is put right.
            _untilRefresh--;
            if (_untilRefresh > 0 && chargeClosed == _chargeClosed && loadClosed == _loadClosed)
            {
                return;
            }

            // Remembered only once both are written: a write that throws leaves nothing to be taken for done. What opens goes first.
            // A load switch that cannot be opened keeps the charge switch from closing, never from opening.
            _untilRefresh = 0;
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
            _untilRefresh = RefreshEvery;
        }
    }
}
