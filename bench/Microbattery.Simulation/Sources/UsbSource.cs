using System;

namespace Microbattery.Simulation.Sources
{
    /// <summary>A charger plugged in for some hours of each day.</summary>
    public sealed class UsbSource : IPowerSource
    {
        private const double SupplyVolts = 5;
        private readonly double _amps;
        private readonly double _fromHour;
        private readonly double _toHour;
        private readonly double _volts;

        /// <summary>A source.</summary>
        /// <param name="amps">Its current, A.</param>
        /// <param name="fromHour">Plugged in at this hour of the day.</param>
        /// <param name="toHour">Until this one.</param>
        /// <param name="volts">Voltage at which it gives no more, V.</param>
        public UsbSource(double amps, double fromHour, double toHour, double volts = SupplyVolts)
        {
            _amps = amps;
            _fromHour = fromHour;
            _toHour = toHour;
            _volts = volts;
        }

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double innerVolts, double ohms)
        {
            double hour = seconds / 3600 % 24;
            return hour >= _fromHour && hour < _toHour ? Math.Clamp((_volts - innerVolts) / ohms, 0, _amps) : 0;
        }
    }
}
