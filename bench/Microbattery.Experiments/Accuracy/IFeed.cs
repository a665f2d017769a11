using Microbattery.Simulation.Sources;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>A current source that comes and goes.</summary>
    public interface IFeed
    {
        /// <summary>What it gives, before its own voltage limits it.</summary>
        /// <param name="seconds">Time since a midnight, s.</param>
        /// <param name="stateOfCharge">How full the cell truly is, for a user who looks after it.</param>
        /// <returns>A, 0 or more.</returns>
        double CurrentAmps(double seconds, double stateOfCharge);
    }

    /// <summary>The sun, from some day on.</summary>
    /// <param name="peakAmps">Current under a clear noon, A.</param>
    /// <param name="seed">Of the weather.</param>
    /// <param name="fromSeconds">Not before, s since a midnight.</param>
    public sealed class SunFeed(double peakAmps, int seed, double fromSeconds) : IFeed
    {
        private readonly SolarSource _sun = new(peakAmps, seed);

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double stateOfCharge) => seconds < fromSeconds ? 0 : _sun.CurrentAmps(seconds, 0, 1e-9);
    }

    /// <summary>A charger plugged in at the same hours every day.</summary>
    /// <param name="amps">A.</param>
    /// <param name="firstHour">From this hour.</param>
    /// <param name="lastHour">To this one.</param>
    public sealed class DailyFeed(double amps, double firstHour, double lastHour) : IFeed
    {
        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double stateOfCharge)
        {
            double hour = seconds % 86400 / 3600;
            return hour >= firstHour && hour < lastHour ? amps : 0;
        }
    }

    /// <summary>A user who plugs in when the cell is low and takes it off long before it is full.</summary>
    /// <param name="amps">A.</param>
    /// <param name="low">Plugs in below this state of charge.</param>
    /// <param name="high">Takes it off above this one.</param>
    public sealed class ShallowFeed(double amps, double low, double high) : IFeed
    {
        private bool _isPlugged;

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double stateOfCharge)
        {
            _isPlugged = stateOfCharge < (_isPlugged ? high : low);
            return _isPlugged ? amps : 0;
        }
    }
}
