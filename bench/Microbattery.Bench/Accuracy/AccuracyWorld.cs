using System;
using Microbattery.Bench.Physics;
using Microbattery.Bench.Simulation;
using Microbattery.Hal;

namespace Microbattery.Bench.Accuracy
{
    /// <summary>A film cell between a source and a load, in simulated time; its two switches are what the firmware drives.</summary>
    public sealed class AccuracyWorld : IPowerSwitches
    {
        private const double LongestActiveSeconds = 1;
        private const double LongestIdleSeconds = 60;
        private const double TemperatureSeconds = 10; // the cell follows its surroundings in steps of this

        private readonly IFeed _feed;
        private readonly PulsedLoad _load;
        private readonly Ambient _ambient;
        private readonly double _complianceVolts;
        private readonly double _dayOffsetSeconds;
        private double _temperatureDueSeconds;
        private bool _isLimited;

        /// <summary>A world.</summary>
        /// <param name="cell">The cell; it is brought to the temperature of the place.</param>
        /// <param name="feed">What charges.</param>
        /// <param name="load">What the load switch feeds.</param>
        /// <param name="ambient">Temperature.</param>
        /// <param name="complianceVolts">Voltage above which the source gives less, V.</param>
        /// <param name="boardAmps">What the board takes while awake, A.</param>
        /// <param name="sleepAmps">What it takes while asleep, A.</param>
        /// <param name="startHour">Hour of the day at which it begins.</param>
        public AccuracyWorld(
            FilmCell cell, IFeed feed, PulsedLoad load, Ambient ambient, double complianceVolts, double boardAmps, double sleepAmps, double startHour)
        {
            ArgumentNullException.ThrowIfNull(cell);
            ArgumentNullException.ThrowIfNull(ambient);
            Cell = cell;
            _feed = feed;
            _load = load;
            _ambient = ambient;
            _complianceVolts = complianceVolts;
            BoardAmps = boardAmps;
            SleepAmps = sleepAmps;
            _dayOffsetSeconds = startHour * 3600;
            FollowAmbient();
            Cell.Step(0, -boardAmps);
        }

        /// <summary>The cell.</summary>
        public FilmCell Cell { get; }

        /// <summary>Time since the start, s.</summary>
        public double Seconds { get; private set; }

        /// <summary>Time since the midnight before the start, s.</summary>
        public double DaySeconds => Seconds + _dayOffsetSeconds;

        /// <summary>What the board takes while awake, A.</summary>
        public double BoardAmps { get; }

        /// <summary>What it takes while asleep, A.</summary>
        public double SleepAmps { get; }

        /// <summary>Whether the board sleeps deeply.</summary>
        public bool IsAsleep { get; set; }

        /// <summary>Whether the charge switch is closed.</summary>
        public bool ChargeClosed { get; private set; }

        /// <summary>Whether the load switch is closed.</summary>
        public bool LoadClosed { get; private set; }

        /// <summary>Charge that came in since the start less what went out, C.</summary>
        public double NetCoulombs { get; private set; }

        /// <summary>Highest terminal voltage so far while the charge switch was closed, V.</summary>
        public double HighestChargingVolts { get; private set; }

        /// <summary>Lowest terminal voltage so far, V.</summary>
        public double LowestVolts { get; private set; } = double.PositiveInfinity;

        /// <inheritdoc/>
        public void Drive(bool chargeClosed, bool loadClosed)
        {
            ChargeClosed = chargeClosed;
            LoadClosed = loadClosed;
        }

        /// <summary>Lets time pass with the switches as they are.</summary>
        /// <param name="untilSeconds">Until then, s.</param>
        public void AdvanceTo(double untilSeconds)
        {
            double longest = ChargeClosed || LoadClosed ? LongestActiveSeconds : LongestIdleSeconds;
            while (Seconds < untilSeconds)
            {
                if (Seconds >= _temperatureDueSeconds)
                {
                    FollowAmbient();
                }

                double end = Math.Min(untilSeconds, Seconds + longest);
                if (LoadClosed)
                {
                    end = Math.Min(end, _load.NextChangeSeconds(DaySeconds) - _dayOffsetSeconds);
                }

                // Near a change the clock's own rounding must not stop time.
                end = Math.Max(end, Math.Min(untilSeconds, Seconds + 1e-6));
                double elapsed = end - Seconds;
                double amps = CurrentAmps();
                Cell.Step(elapsed, amps);
                NetCoulombs += amps * elapsed;
                Seconds = end;
                LowestVolts = Math.Min(LowestVolts, Cell.Voltage);
                if (ChargeClosed)
                {
                    HighestChargingVolts = Math.Max(HighestChargingVolts, Cell.Voltage);
                }
            }
        }

        /// <summary>Makes a change at the board be felt: the same instant, the new current.</summary>
        public void Settle() => Cell.Step(0, CurrentAmps());

        private double CurrentAmps()
        {
            double drawn = IsAsleep ? SleepAmps : BoardAmps + (LoadClosed ? _load.CurrentAmps(DaySeconds) : 0);
            double offered = ChargeClosed ? _feed.CurrentAmps(DaySeconds, Cell.StateOfCharge) : 0;
            if (offered <= 0)
            {
                _isLimited = false;
                return -drawn;
            }

            double net = offered - drawn;
            bool wasLimited = _isLimited;
            _isLimited = Cell.TerminalVolts(net) > _complianceVolts;
            if (!_isLimited)
            {
                return net;
            }

            // The film's surface answers to this current only in the step it makes: half of the way keeps the two from swinging about each other.
            double limited = Limited(-drawn, net);
            return wasLimited ? Math.Min((limited + Cell.Current) / 2, net) : limited;
        }

        /// <summary>The current at which the terminals are at the source's own voltage; the faces bend so little that a few secants find it.</summary>
        private double Limited(double low, double high)
        {
            double lowVolts = Cell.TerminalVolts(low) - _complianceVolts;
            double highVolts = Cell.TerminalVolts(high) - _complianceVolts;
            for (int i = 0; i < 8 && lowVolts < -1e-5; i++)
            {
                double next = low - ((high - low) * lowVolts / (highVolts - lowVolts));
                double volts = Cell.TerminalVolts(next) - _complianceVolts;
                (low, lowVolts, high, highVolts) = volts < 0 ? (next, volts, high, highVolts) : (low, lowVolts, next, volts);
                if (volts is >= 0 and < 1e-5)
                {
                    return next;
                }
            }

            return low;
        }

        private void FollowAmbient()
        {
            Cell.SetTemperature(_ambient.CelsiusAt(DaySeconds));
            _temperatureDueSeconds = Seconds + TemperatureSeconds;
        }
    }
}
