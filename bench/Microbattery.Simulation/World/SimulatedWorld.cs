using System;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.Injection;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;

namespace Microbattery.Simulation.World
{
    /// <summary>
    /// The cell between source, load and MCU, in simulated time: the one world of every experiment. Its two switches are driven by pins, or
    /// by the firmware itself where no board stands between.
    /// </summary>
    public sealed class SimulatedWorld : IPowerSwitches
    {
        private const double LongestActiveSeconds = 1;
        private const double LongestIdleSeconds = 60;
        private const double TemperatureSeconds = 10; // the cell follows its surroundings in steps of this

        // A source that gives the same at this much more is not limited by its voltage in this step.
        private const double NearVolts = 0.05;
        private const int MostIterations = 12;
        private const double ConvergedRatio = 1e-7;

        private readonly Scenario _scenario;
        private readonly IPowerSource _source;
        private readonly double _limitVolts;
        private readonly double _dayOffsetSeconds;
        private double _temperatureDueSeconds;
        private bool _chargeDriven;
        private bool _loadDriven;

        /// <summary>A world at its first instant.</summary>
        /// <param name="scenario">What happens in it.</param>
        public SimulatedWorld(Scenario scenario)
        {
            ArgumentNullException.ThrowIfNull(scenario);
            _scenario = scenario;
            _limitVolts = (scenario.Profile.ChargeVoltageMicrovolts + scenario.Profile.ChargeVoltageToleranceMicrovolts) / 1e6;
            _dayOffsetSeconds = scenario.StartHour * 3600;
            Cell = scenario.CreateCell(scenario);
            _source = scenario.CreateSource(Cell);
            FollowAmbient();
            Cell.Step(0, 0);
            Supply = new McuSupply(scenario.Supply, Cell.Voltage);
        }

        /// <summary>Called after each step of time with its length, s: cell and currents are those of its end.</summary>
        public event Action<double>? Stepped;

        /// <summary>What is broken.</summary>
        public InjectedFaults Injected { get; } = new();

        /// <summary>The cell.</summary>
        public ICellModel Cell { get; }

        /// <summary>What feeds the MCU.</summary>
        public McuSupply Supply { get; }

        /// <summary>Time since the start, s.</summary>
        public double Seconds { get; private set; }

        /// <summary>Time since the midnight before the start, s.</summary>
        public double DaySeconds => Seconds + _dayOffsetSeconds;

        /// <summary>Cell temperature, °C.</summary>
        public double TemperatureCelsius => Cell.Celsius;

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

        /// <summary>Whether a source is there.</summary>
        public bool SourceIsPresent => _source.IsPresent(DaySeconds);

        /// <summary>What the charge switch let through in the last step, A, 0 or more.</summary>
        public double SourceAmps { get; private set; }

        /// <summary>Charge that came in since the start less what went out, C.</summary>
        public double NetCoulombs { get; private set; }

        /// <summary>The highest true cell voltage so far while the charge switch was closed, V.</summary>
        public double HighestChargingVolts { get; private set; }

        /// <summary>The lowest true cell voltage so far, V.</summary>
        public double LowestVolts { get; private set; } = double.PositiveInfinity;

        /// <summary>How long the true cell voltage was above charge voltage and tolerance while the charge switch was closed, s.</summary>
        public double SecondsAboveLimit { get; private set; }

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
            while (Seconds < untilSeconds)
            {
                (bool charge, bool load) = (ChargeClosed, LoadClosed);
                double end = Math.Min(
                    untilSeconds, Seconds + Math.Min(charge || load ? LongestActiveSeconds : LongestIdleSeconds, Supply.LongestSeconds));
                if (load)
                {
                    end = Math.Min(end, _scenario.Load.NextChangeSeconds(DaySeconds) - _dayOffsetSeconds);
                }

                if (charge)
                {
                    end = Math.Min(end, _source.NextChangeSeconds(DaySeconds) - _dayOffsetSeconds);
                }

                // Near a change the clock's own rounding must not stop time.
                end = Math.Max(end, Math.Min(untilSeconds, Seconds + 1e-6));
                if (Seconds >= _temperatureDueSeconds)
                {
                    FollowAmbient();
                }

                Step(end - Seconds, end);
            }
        }

        /// <summary>Makes what the switches were just set to be felt: the same instant, the new current.</summary>
        public void Settle()
        {
            Currents now = Flow(0);
            SourceAmps = now.Source;
            Cell.Step(0, now.Cell);
        }

        private void Step(double elapsed, double end)
        {
            Currents now = Flow(elapsed);
            SourceAmps = now.Source;
            Cell.Step(elapsed, now.Cell);
            NetCoulombs += now.Cell * elapsed;
            Seconds = end;
            Supply.Step(elapsed, Cell.Voltage, now.Fill);
            double volts = Cell.Voltage;
            bool charge = ChargeClosed;
            _source.Observe(charge ? volts : double.NaN);
            LowestVolts = Math.Min(LowestVolts, volts);
            if (charge)
            {
                HighestChargingVolts = Math.Max(HighestChargingVolts, volts);
                SecondsAboveLimit += volts > _limitVolts ? elapsed : 0;
            }

            Stepped?.Invoke(elapsed);
        }

        private void FollowAmbient()
        {
            Cell.SetTemperature(_scenario.Ambient.CelsiusAt(DaySeconds));
            _temperatureDueSeconds = Seconds + TemperatureSeconds;
        }

        private static bool Conducts(bool driven, SwitchFault fault) =>
            fault == SwitchFault.WeldedClosed || (driven && fault != SwitchFault.NeverCloses);

        /// <summary>Currents of a step of that length. An MCU stops in microseconds when its rail falls, and what only takes current takes
        /// no cell below 0 V.</summary>
        private Currents Flow(double seconds)
        {
            double loadAmps = LoadClosed ? _scenario.Load.CurrentAmps(DaySeconds) : 0;
            Currents flow = Flow(seconds, loadAmps + Supply.DrawnAmps);
            if (!LoadClosed && !Supply.HangsOnCell)
            {
                return flow;
            }

            Thevenin now = Cell.Respond(0, flow.Cell);
            if (Supply.FailsAt(now.Volts + (flow.Cell * now.Ohms)))
            {
                flow = Flow(seconds, loadAmps + Supply.DrawnAmps);
                now = Cell.Respond(0, flow.Cell);
            }

            double volts = now.Volts + (flow.Cell * now.Ohms);
            return volts >= 0 ? flow : flow with { Cell = Math.Min(0, -now.Volts / now.Ohms) };
        }

        /// <summary>Those with which cell, source, load and capacitor agree at the step's end.</summary>
        private Currents Flow(double seconds, double drawn)
        {
            bool load = LoadClosed;
            bool charge = ChargeClosed;
            double shorted = load && Injected.LoadShortOhms is double ohms ? 1 / ohms : 0;
            if (!charge && shorted == 0 && !Supply.Fills)
            {
                return new Currents(0, -drawn, 0);
            }

            Thevenin now = Cell.Respond(0, Cell.Current);
            if (shorted == 0 && !Supply.Fills)
            {
                // A source that its own voltage does not limit gives what it has: no need to look at the end of the step.
                Thevenin unfed = new(now.Volts - (drawn * now.Ohms), now.Ohms);
                double offered = OfferedAmps(unfed);
                if (offered == OfferedAmps(unfed with { Volts = unfed.Volts + NearVolts }))
                {
                    return new Currents(offered, offered - drawn, 0);
                }
            }

            Currents found = Node(now, drawn, shorted, charge);
            for (int i = 0; i < MostIterations; i++)
            {
                Currents next = Node(Cell.Respond(seconds, found.Cell), drawn, shorted, charge);
                bool isSame = Math.Abs(next.Cell - found.Cell) <= ConvergedRatio * (Math.Abs(next.Cell) + drawn);
                found = next;
                if (isSame)
                {
                    break;
                }
            }

            return found;
        }

        /// <summary>The node of cell, source, load, short and capacitor, the cell a straight line.</summary>
        private Currents Node(Thevenin cell, double drawn, double shorted, bool charge)
        {
            Currents open = Node(cell, drawn, shorted, 0, charge);
            double fill = Supply.FillSiemens;
            double volts = cell.Volts + (open.Cell * cell.Ohms);
            return fill > 0 && volts > Supply.CapacitorVolts ? Node(cell, drawn, shorted, fill, charge) : open;
        }

        private Currents Node(Thevenin cell, double drawn, double shorted, double fill, bool charge)
        {
            // What hangs on the cell divides its voltage and its resistance alike (Thévenin).
            double share = 1 / (1 + (cell.Ohms * (shorted + fill)));
            double ohms = cell.Ohms * share;
            double unfedVolts = (cell.Volts * share) + (((Supply.CapacitorVolts * fill) - drawn) * ohms);
            double source = charge ? OfferedAmps(new Thevenin(unfedVolts, ohms)) : 0;
            double volts = unfedVolts + (source * ohms);
            double filling = fill * (volts - Supply.CapacitorVolts);
            return new Currents(source, source - drawn - (volts * shorted) - filling, filling);
        }

        private double OfferedAmps(Thevenin seen)
        {
            double amps = _source.CurrentAmps(DaySeconds, seen.Volts, seen.Ohms);
            return Injected.SourceIsUnregulated && _source.IsPresent(DaySeconds)
                ? Math.Max(0, (InjectedFaults.UnregulatedVolts - seen.Volts) / (seen.Ohms + InjectedFaults.UnregulatedOhms))
                : amps * Injected.SourceGain;
        }

        private readonly record struct Currents(double Source, double Cell, double Fill);
    }
}
