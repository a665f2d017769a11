using System;

namespace Microbattery.Bench.Simulation
{
    /// <summary>The cell between source and load, in simulated time.</summary>
    public sealed class SimulatedWorld
    {
        private const double LongestStepSeconds = 1;
        private readonly Scenario _scenario;
        private readonly double _limitVolts;

        /// <summary>A world at midnight.</summary>
        /// <param name="scenario">What happens in it.</param>
        public SimulatedWorld(Scenario scenario)
        {
            ArgumentNullException.ThrowIfNull(scenario);
            _scenario = scenario;
            _limitVolts = (scenario.Profile.ChargeVoltageMicrovolts + scenario.Profile.ChargeVoltageToleranceMicrovolts) / 1e6;
            Cell = new SimulatedCell(scenario.Profile, scenario.Truth, scenario.InitialStateOfCharge);
            TemperatureCelsius = scenario.Ambient.CelsiusAt(0);
            Cell.SetTemperature(TemperatureCelsius);
        }

        /// <summary>The cell.</summary>
        public SimulatedCell Cell { get; }

        /// <summary>Time since the start, s.</summary>
        public double Seconds { get; private set; }

        /// <summary>Cell temperature, °C.</summary>
        public double TemperatureCelsius { get; private set; }

        /// <summary>Whether the charge switch is closed.</summary>
        public bool ChargeClosed { get; set; }

        /// <summary>Whether the load switch is closed.</summary>
        public bool LoadClosed { get; set; }

        /// <summary>What the board takes while it sleeps deeply or starts, A; null while it is awake.</summary>
        public double? SleepAmps { get; set; }

        /// <summary>Whether the source could charge the cell now.</summary>
        public bool SourceIsPresent => _scenario.Source.CurrentAmps(Seconds, Cell.InnerVolts, Cell.SeriesOhms) > 0;

        /// <summary>The highest true cell voltage so far while the charge switch was closed, V.</summary>
        public double HighestChargingVolts { get; private set; }

        /// <summary>How long the true cell voltage was above charge voltage and tolerance while the charge switch was closed, s.</summary>
        public double SecondsAboveLimit { get; private set; }

        /// <summary>What flows through the cell now, A, positive charges.</summary>
        public double CurrentAmps
        {
            get
            {
                double drawn = (LoadClosed ? _scenario.Load.CurrentAmps(Seconds) : 0) + (SleepAmps ?? _scenario.BoardAmps);
                return ChargeClosed
                    ? _scenario.Source.CurrentAmps(Seconds, Cell.InnerVolts - (drawn * Cell.SeriesOhms), Cell.SeriesOhms) - drawn
                    : -drawn;
            }
        }

        /// <summary>Lets time pass with the switches as they are.</summary>
        /// <param name="untilSeconds">Until then, s.</param>
        public void AdvanceTo(double untilSeconds)
        {
            while (Seconds < untilSeconds)
            {
                double end = Math.Min(untilSeconds, Seconds + LongestStepSeconds);
                if (LoadClosed)
                {
                    end = Math.Min(end, _scenario.Load.NextChangeSeconds(Seconds));
                }

                TemperatureCelsius = _scenario.Ambient.CelsiusAt(Seconds);
                Cell.SetTemperature(TemperatureCelsius);
                double elapsed = end - Seconds;
                Cell.Step(elapsed, CurrentAmps);
                Seconds = end;
                if (ChargeClosed)
                {
                    HighestChargingVolts = Math.Max(HighestChargingVolts, Cell.Voltage);
                    SecondsAboveLimit += Cell.Voltage > _limitVolts ? elapsed : 0;
                }
            }
        }

        /// <summary>Makes what the switches were just set to be felt: the same instant, the new current.</summary>
        public void Settle() => Cell.Step(0, CurrentAmps);
    }
}
