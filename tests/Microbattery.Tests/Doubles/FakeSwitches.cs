using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Switches that remember where they were driven. Closed until somebody opens them, so that a test sees it happen.</summary>
    public sealed class FakeSwitches : IPowerSwitches
    {
        public bool ChargeClosed = true;
        public bool LoadClosed = true;
        public int DriveCount;

        /// <summary>How often the charge switch was closed that was open.</summary>
        public int ChargeClosings;

        /// <summary>Throws instead of driving.</summary>
        public bool Throws;

        /// <inheritdoc/>
        public void Drive(bool chargeClosed, bool loadClosed)
        {
            DriveCount++;
            if (Throws)
            {
                throw new InvalidOperationException();
            }

            if (chargeClosed && !ChargeClosed)
            {
                ChargeClosings++;
            }

            ChargeClosed = chargeClosed;
            LoadClosed = loadClosed;
        }
    }
}
