using System;
using Microbattery.Cells.Models;
using Microbattery.Simulation.Injection;

namespace Microbattery.Simulation.World
{
    /// <summary>The cell between source and load, in simulated time.</summary>
    public sealed class SimulatedWorld
    {
        private const double LongestStepSeconds = 1;
        private readonly Scenario _scenario;
        private readonly double _limitVolts;
        private bool _chargeDriven;
        private bool _loadDriven;

        /// <summary>A world at midnight.</summary>
        /// <param name="scenario">What happens in it.</param>
        public SimulatedWorld(Scenario scenario)
        {
            ArgumentNullException.ThrowIfNull(scenario);
            _scenario = scenario;
            _limitVolts = (scenario.Profile.ChargeVoltageMicrovolts + scenario.Profile.ChargeVoltageToleranceMicrovolts) / 1e6;
            Cell = new ProfileCell(scenario.Profile, scenario.Truth, scenario.InitialStateOfCharge);
            TemperatureCelsius = scenario.Ambient.CelsiusAt(0);
            Cell.SetTemperature(TemperatureCelsius);
        }

        /// <summary>Called after each step of time with its length, s: the cell and <see cref="CurrentAmps"/> are those of its end.</summary>
        public event Action<double>? Stepped;

        /// <summary>What is broken.</summary>
        public InjectedFaults Injected { get; } = new();

        /// <summary>The cell.</summary>
        public ProfileCell Cell { get; }

        /// <summary>Time since the start, s.</summary>
        public double Seconds { get; private set; }

        /// <summary>Cell temperature, °C.</summary>
        public double TemperatureCelsius { get; private set; }

        /// <summary>Whether the charge switch conducts: what its pin says, unless it is broken. Setting it drives the pin.</summary>
        public bool ChargeClosed
        {
            get => Conducts(_chargeDriven, Injected.ChargeSwitch);
            set => _chargeDriven = value;
        }

        /// <summary>Whether the load switch conducts: what its pin says, unless it is broken. Setting it drives the pin.</summary>
        public bool LoadClosed
        {
            get => Conducts(_loadDriven, Injected.LoadSwitch);
            set => _loadDriven = value;
        }

        /// <summary>Whether the pin of the charge switch says that it be closed.</summary>
        public bool ChargeDriven => _chargeDriven;

        /// <summary>Whether the pin of the load switch says that it be closed.</summary>
        public bool LoadDriven => _loadDriven;

        /// <summary>What the board takes while it sleeps deeply or starts, A; null while it is awake.</summary>
        public double? SleepAmps { get; set; }

        /// <summary>Whether the source could charge the cell now.</summary>
        public bool SourceIsPresent => OfferedAmps(Cell.InnerVolts, Cell.SeriesOhms) > 0;

        /// <summary>The highest true cell voltage so far while the charge switch was closed, V.</summary>
        public double HighestChargingVolts { get; private set; }

        /// <summary>How long the true cell voltage was above charge voltage and tolerance while the charge switch was closed, s.</summary>
        public double SecondsAboveLimit { get; private set; }

        /// <summary>What the charge switch lets through now, A, 0 or more.</summary>
        public double SourceAmps => Flow().Source;

        /// <summary>What flows through the cell now, A, positive charges.</summary>
        public double CurrentAmps => Flow().Cell;

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

                if (ChargeClosed)
                {
                    end = Math.Min(end, _scenario.Source.NextChangeSeconds(Seconds));
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

                Stepped?.Invoke(elapsed);
            }
        }

        /// <summary>Makes what the switches were just set to be felt: the same instant, the new current.</summary>
        public void Settle() => Cell.Step(0, CurrentAmps);

        private static bool Conducts(bool driven, SwitchFault defect) =>
            defect == SwitchFault.WeldedClosed || (driven && defect != SwitchFault.NeverCloses);

        private (double Source, double Cell) Flow()
        {
            // A short across the load divides the cell's voltage and its resistance alike (Thévenin).
            double shorted = LoadClosed && Injected.LoadShortOhms is double ohms ? 1 / ohms : 0;
            double share = 1 / (1 + (Cell.SeriesOhms * shorted));
            double seriesOhms = Cell.SeriesOhms * share;
            double drawn = (LoadClosed ? _scenario.Load.CurrentAmps(Seconds) : 0) + (SleepAmps ?? _scenario.BoardAmps);
            double unfedVolts = (Cell.InnerVolts * share) - (drawn * seriesOhms);
            double source = ChargeClosed ? OfferedAmps(unfedVolts, seriesOhms) : 0;
            return (source, source - drawn - ((unfedVolts + (source * seriesOhms)) * shorted));
        }

        private double OfferedAmps(double innerVolts, double ohms)
        {
            double amps = _scenario.Source.CurrentAmps(Seconds, innerVolts, ohms);
            return amps > 0 && Injected.SourceIsUnregulated
                ? Math.Max(0, (InjectedFaults.UnregulatedVolts - innerVolts) / (ohms + InjectedFaults.UnregulatedOhms))
                : amps * Injected.SourceGain;
        }
    }
}
