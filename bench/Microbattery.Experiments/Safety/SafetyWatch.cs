using System;
using System.Collections.Generic;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Cells;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Safety
{
    /// <summary>
    /// Watches the true cell, whatever the firmware believes, and says which promise of <see cref="SafetyLimits"/> was broken.
    /// </summary>
    public sealed class SafetyWatch
    {
        private readonly SimulatedWorld _world;
        private readonly CellProfile _profile;
        private readonly double _startSeconds;
        private readonly double _limitVolts;
        private readonly Streak _overVoltage = new();
        private readonly Streak _chargeOverCurrent = new();
        private readonly Streak _dischargeOverCurrent = new();
        private readonly Streak _outsideWindow = new();
        private readonly Streak _belowCutoff = new();

        /// <summary>Starts watching.</summary>
        /// <param name="world">The cell and what surrounds it.</param>
        /// <param name="profile">Its limits.</param>
        public SafetyWatch(SimulatedWorld world, CellProfile profile)
        {
            ArgumentNullException.ThrowIfNull(world);
            ArgumentNullException.ThrowIfNull(profile);
            _world = world;
            _profile = profile;
            _startSeconds = world.Seconds;
            _limitVolts = (profile.ChargeVoltageMicrovolts + profile.ChargeVoltageToleranceMicrovolts) / 1e6;
            _world.Stepped += Step;
        }

        /// <summary>The highest true voltage at the terminals, V.</summary>
        public double HighestVolts { get; private set; }

        /// <summary>The highest true voltage without the drop of the current, V.</summary>
        public double HighestElectrodeVolts { get; private set; }

        /// <summary>When the charge switch first was truly open, s since the start; null for never.</summary>
        public double? ChargeOpenSeconds { get; private set; }

        /// <summary>When the load switch first was truly open, s since the start; null for never.</summary>
        public double? LoadOpenSeconds { get; private set; }

        /// <summary>How long current truly flowed through the charge switch, s.</summary>
        public double ChargingSeconds { get; private set; }

        /// <summary>How long the load switch was truly closed, s.</summary>
        public double LoadSeconds { get; private set; }

        /// <summary>The promises that were broken so far, in words; empty when all held.</summary>
        public IReadOnlyList<string> Broken
        {
            get
            {
                List<string> broken = [];
                double over = HighestElectrodeVolts - _limitVolts;
                if (over > SafetyLimits.ElectrodeVolts)
                {
                    broken.Add($"the cell itself {1e3 * over:0} mV above its limit");
                }

                Add(broken, _overVoltage, SafetyLimits.OverVoltageSeconds, "charged above the limit of voltage");
                Add(broken, _chargeOverCurrent, SafetyLimits.OverCurrentSeconds, "charged above the limit of current");
                Add(broken, _dischargeOverCurrent, SafetyLimits.OverCurrentSeconds, "discharged above the limit of current");
                Add(broken, _outsideWindow, SafetyLimits.OutsideWindowSeconds, "charged outside the temperature window");
                Add(broken, _belowCutoff, SafetyLimits.BelowCutoffSeconds, "load fed below cut-off");
                return broken;
            }
        }

        /// <summary>Stops watching.</summary>
        public void Stop() => _world.Stepped -= Step;

        private static void Add(List<string> broken, Streak streak, double allowedSeconds, string what)
        {
            if (streak.LongestSeconds > allowedSeconds)
            {
                broken.Add($"{what} for {streak.LongestSeconds:0} s");
            }
        }

        private void Step(double elapsedSeconds)
        {
            ICellModel cell = _world.Cell;
            double began = _world.Seconds - elapsedSeconds - _startSeconds;
            bool isCharging = _world.SourceAmps > 0;
            bool isLoaded = _world.LoadClosed;
            HighestVolts = Math.Max(HighestVolts, cell.Voltage);
            HighestElectrodeVolts = Math.Max(HighestElectrodeVolts, cell.InnerVolts);
            ChargeOpenSeconds ??= _world.ChargeClosed ? null : began;
            LoadOpenSeconds ??= isLoaded ? null : began;
            ChargingSeconds += isCharging ? elapsedSeconds : 0;
            LoadSeconds += isLoaded ? elapsedSeconds : 0;
            _overVoltage.Add(isCharging && cell.Voltage > _limitVolts, elapsedSeconds);
            _chargeOverCurrent.Add(isCharging && cell.Current > _profile.ChargeCurrentLimitNanoamps / 1e9, elapsedSeconds);
            _dischargeOverCurrent.Add(isLoaded && -cell.Current > _profile.DischargePulseNanoamps / 1e9, elapsedSeconds);
            _outsideWindow.Add(isCharging && !IsInsideWindow(_world.TemperatureCelsius), elapsedSeconds);
            _belowCutoff.Add(
                isLoaded && cell.Voltage < (_profile.CutoffVoltageMicrovolts / 1e6) - SafetyLimits.BelowCutoffVolts, elapsedSeconds);
        }

        private bool IsInsideWindow(double celsius) =>
            celsius >= _profile.ChargeMinimumMillicelsius / 1e3 && celsius <= _profile.ChargeMaximumMillicelsius / 1e3;

        /// <summary>How long something lasted without a break.</summary>
        private sealed class Streak
        {
            private double _seconds;

            internal double LongestSeconds { get; private set; }

            internal void Add(bool lasts, double elapsedSeconds)
            {
                _seconds = lasts ? _seconds + elapsedSeconds : 0;
                LongestSeconds = Math.Max(LongestSeconds, _seconds);
            }
        }
    }
}
