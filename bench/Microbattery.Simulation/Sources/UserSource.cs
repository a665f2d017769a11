using System;

namespace Microbattery.Simulation.Sources
{
    /// <summary>A user who plugs in when the cell is low and takes it off long before it is full.</summary>
    /// <param name="amps">Current of the charger, A.</param>
    /// <param name="volts">Voltage at which the charger gives no more, V.</param>
    /// <param name="low">Plugs in below this state of charge, 0 to 1.</param>
    /// <param name="high">Takes it off above this one, 0 to 1.</param>
    /// <param name="stateOfCharge">How full the cell truly is.</param>
    public sealed class UserSource(double amps, double volts, double low, double high, Func<double> stateOfCharge) : IPowerSource
    {
        private bool _isPlugged;

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double innerVolts, double ohms)
        {
            _isPlugged = stateOfCharge() < (_isPlugged ? high : low);
            return _isPlugged ? Math.Clamp((volts - innerVolts) / ohms, 0, amps) : 0;
        }
    }
}
