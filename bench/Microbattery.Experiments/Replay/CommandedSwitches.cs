using Microbattery.Firmware.Ports;

namespace Microbattery.Experiments.Replay
{
    /// <summary>Switches that are only remembered: over a recorded trace nothing can be switched any more.</summary>
    public sealed class CommandedSwitches : IPowerSwitches
    {
        /// <summary>Whether the charge switch was last told to close.</summary>
        public bool ChargeClosed { get; private set; }

        /// <summary>Whether the load switch was last told to close.</summary>
        public bool LoadClosed { get; private set; }

        /// <inheritdoc/>
        public void Drive(bool chargeClosed, bool loadClosed)
        {
            ChargeClosed = chargeClosed;
            LoadClosed = loadClosed;
        }
    }
}
