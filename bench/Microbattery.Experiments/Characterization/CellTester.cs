using System;
using System.Collections.Generic;
using System.Threading;
using Microbattery.Cells.Models;
using Microbattery.Records.Traces;

namespace Microbattery.Experiments.Characterization
{
    /// <summary>
    /// A battery tester with a cell in its chamber: steps of current, voltage, rest and temperature, and the trace of it all.
    /// </summary>
    public sealed class CellTester
    {
        private const double MostShare = 2e-4; // of capacity in a step

        private readonly ICellModel _cell;
        private readonly double _noiseVolts;
        private readonly GaussianNoise _noise;
        private readonly List<TraceSample> _rows = [];
        private readonly List<double> _truth = [];
        private double _seconds;
        private double _charged;    // A·h
        private double _discharged; // A·h

        /// <summary>Puts a cell in.</summary>
        /// <param name="cell">The cell.</param>
        /// <param name="noiseVolts">Noise of a voltage reading, one sigma, V.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        public CellTester(ICellModel cell, double noiseVolts, int seed)
        {
            ArgumentNullException.ThrowIfNull(cell);
            _cell = cell;
            _noiseVolts = noiseVolts;
            _noise = new GaussianNoise(seed);
            Record();
        }

        /// <summary>Ends a step early, with <see cref="OperationCanceledException"/>.</summary>
        public CancellationToken Cancellation { get; init; }

        /// <summary>The trace so far, with the tester's counters.</summary>
        public IReadOnlyList<TraceSample> Rows => _rows;

        /// <summary>What no tester sees: the cell's own state of charge at each row, 0 to 1.</summary>
        public IReadOnlyList<double> TrueStateOfCharge => _truth;

        /// <summary>Lets the cell rest.</summary>
        /// <param name="seconds">How long, s.</param>
        public void Rest(double seconds) => Hold(0, seconds, 0);

        /// <summary>
        /// Lets the cell rest an hour, and on until its voltage moves by less than half a millivolt in an hour, ten hours at most.
        /// </summary>
        public void Settle()
        {
            double before;
            int hours = 0;
            do
            {
                before = _cell.Voltage;
                Rest(3600);
                hours++;
            }
            while (hours < 10 && Math.Abs(_cell.Voltage - before) > 0.5e-3);
        }

        /// <summary>Sets the chamber's temperature and waits an hour.</summary>
        /// <param name="celsius">°C.</param>
        public void Soak(double celsius)
        {
            _cell.SetTemperature(celsius);
            Rest(3600);
        }

        /// <summary>A steady current, until time or a voltage ends it.</summary>
        /// <param name="amps">A, positive charges.</param>
        /// <param name="seconds">At most this long, s.</param>
        /// <param name="untilVolts">Ends when charging reaches this from below, discharging from above, V.</param>
        /// <returns>Whether the voltage ended it.</returns>
        public bool Current(double amps, double seconds, double untilVolts)
        {
            Hold(amps, seconds, untilVolts);
            return Reached(amps, untilVolts);
        }

        /// <summary>Constant current, then constant voltage until the current has fallen.</summary>
        /// <param name="amps">A, above 0.</param>
        /// <param name="volts">V.</param>
        /// <param name="taperAmps">A.</param>
        public void Charge(double amps, double volts, double taperAmps)
        {
            if (!Current(amps, 100 * 3600, volts))
            {
                return;
            }

            double sinceRow = 0;
            double recorded = amps;
            for (double held = 0; held < 100 * 3600 && _cell.Current > taperAmps; held += 1)
            {
                Cancellation.ThrowIfCancellationRequested();
                Count(_cell.StepAtVoltage(1, volts, amps), 1);
                sinceRow++;
                if (sinceRow >= 300 || _cell.Current < 0.9 * recorded)
                {
                    Record();
                    sinceRow = 0;
                    recorded = _cell.Current;
                }
            }

            Record();
        }

        private bool Reached(double amps, double untilVolts) =>
            amps > 0 ? _cell.Voltage >= untilVolts : amps < 0 && _cell.Voltage <= untilVolts;

        private void Hold(double amps, double seconds, double untilVolts)
        {
            // Seconds at first, when most happens, never more than a hair of charge, and short steps where the next would pass the voltage;
            // rows at a fifth of the time passed.
            double most = amps == 0 ? double.PositiveInfinity : MostShare * _cell.CapacityCoulombs / Math.Abs(amps);
            double held = 0;
            double nextRow = 1;
            double slope = 0;
            while (held < seconds - 1e-9)
            {
                Cancellation.ThrowIfCancellationRequested();
                double step = Math.Min(Math.Min(held < 60 ? 1 : held < 600 ? 2 : 5, most), seconds - held);
                if (amps != 0 && slope * amps > 0)
                {
                    step = Math.Clamp((untilVolts - _cell.Voltage) / slope / 2, Math.Min(0.005, step), step);
                }

                double before = _cell.Voltage;
                _cell.Step(step, amps);
                slope = (_cell.Voltage - before) / step;
                held += step;
                Count(amps, step);
                bool ends = Reached(amps, untilVolts) || held >= seconds - 1e-9;
                if (ends || held >= nextRow - 1e-9)
                {
                    Record();
                    nextRow = held + Math.Clamp(held / 5, 1, 300);
                }

                if (ends)
                {
                    return;
                }
            }
        }

        private void Count(double amps, double seconds)
        {
            _seconds += seconds;
            _charged += Math.Max(amps, 0) * seconds / 3600;
            _discharged += Math.Max(-amps, 0) * seconds / 3600;
        }

        private void Record()
        {
            _rows.Add(
                new TraceSample(
                    _seconds, _cell.Voltage + (_noiseVolts * _noise.Next()), _cell.Current, _cell.Celsius, _charged, _discharged));
            _truth.Add(_cell.StateOfCharge);
        }
    }
}
