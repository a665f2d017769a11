using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Switches that keep the position they were driven to. They start closed, so that a test can check that they were
    /// opened.</summary>
    public sealed class FakeSwitches : IPowerSwitches
    {
        public bool ChargeClosed = true;
        public bool LoadClosed = true;
        public int DriveCount;

        /// <summary>Number of closings of the open charge switch.</summary>
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
