using System;
using Microbattery.Cells.Physics;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>A film cell between a source and a load, in simulated time; its two switches are what the firmware drives.</summary>
    public sealed class AccuracyWorld : IPowerSwitches
    {
        private const double LongestActiveSeconds = 1;
        private const double LongestIdleSeconds = 60;
        private const double TemperatureSeconds = 10; // the cell follows its surroundings in steps of this
        private const double NearVolts = 0.05;        // a step begun further below the source's own voltage does not end above it

        private readonly IFeed _feed;
        private readonly PulsedLoad _load;
        private readonly Ambient _ambient;
        private readonly double _complianceVolts;
        private readonly double _dayOffsetSeconds;
        private double _temperatureDueSeconds;

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
                Step(elapsed);
                Seconds = end;
                LowestVolts = Math.Min(LowestVolts, Cell.Voltage);
                if (ChargeClosed)
                {
                    HighestChargingVolts = Math.Max(HighestChargingVolts, Cell.Voltage);
                }
            }
        }

        /// <summary>The board wakes, with both switches open: the same instant, its awake current.</summary>
        public void Wake()
        {
            IsAsleep = false;
            Cell.Step(0, -BoardAmps);
        }

        private void Step(double seconds)
        {
            double drawn = IsAsleep ? SleepAmps : BoardAmps + (LoadClosed ? _load.CurrentAmps(DaySeconds) : 0);
            double offered = ChargeClosed ? _feed.CurrentAmps(DaySeconds, Cell.StateOfCharge) : 0;
            double net = offered - drawn;
            if (offered <= 0 || net <= 0 || Cell.TerminalVolts(net) < _complianceVolts - NearVolts)
            {
                Cell.Step(seconds, net);
            }
            else if (Cell.TerminalVolts(-drawn) >= _complianceVolts)
            {
                Cell.Step(seconds, -drawn);
            }
            else
            {
                // The source gives all it has, or as much as takes the terminals to its own voltage.
                Cell.StepAtVoltage(seconds, _complianceVolts, net);
            }

            NetCoulombs += Cell.Current * seconds;
        }

        private void FollowAmbient()
        {
            Cell.SetTemperature(_ambient.CelsiusAt(DaySeconds));
            _temperatureDueSeconds = Seconds + TemperatureSeconds;
        }
    }
}
