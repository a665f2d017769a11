using System;
using Microbattery.Hal;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Switches that remember where they were driven. Closed until somebody opens them, so that a test sees it happen.</summary>
    public sealed class FakeSwitches : IPowerSwitches
    {
        public bool ChargeClosed = true;
        public bool LoadClosed = true;
        public int DriveCount;

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

            ChargeClosed = chargeClosed;
            LoadClosed = loadClosed;
        }
    }
}
