using System;
using System.Collections.Generic;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Tests.Doubles;
using Microbattery.Tests.Recorded;

namespace Microbattery.HostTests.Recorded
{
    /// <summary>
    /// Makes the recording: a simulated cell is filled, emptied and filled again in samples of a noisy sensor, while everything happens to
    /// it that the firmware knows of: sensors fail in every way, it gets cold and hot, the load is not wanted, the board sleeps an hour,
    /// starts anew with and without its clock, the clock steps both ways.
    /// </summary>
    internal sealed class TickRecorder
    {
        private const double SourceAmps = 1.4e-3;
        private const double LoadAmps = 1.9e-3;
        private const double BoardAmps = 3e-6;

        private readonly ProfileCell _cell;
        private readonly GaussianNoise _noise = new(20261122);
        private readonly TickBench _bench = new();
        private readonly List<int[]> _rows = [];
        private readonly int[] _row = new int[(int)TickColumn.Count];

        private TickRecorder()
        {
            CellProfile profile = TestProfile.Create();
            CellSpread spread = new()
            {
                CapacityRatio = 1.0247939181938508,
                ResistanceRatio = 0.8597472441428914,
                OpenCircuitErrorVolts = -0.0027976515543980058,
                OpenCircuitErrorPhase = 3.497638529933934,
                SelfDischargeRatio = 1.6912959063446655,
            };
            _cell = new ProfileCell(profile, spread, 0.55);
        }

        internal static IReadOnlyList<int[]> Record(int ticks)
        {
            TickRecorder recorder = new();
            for (int tick = 0; tick < ticks; tick++)
            {
                recorder.Tick(tick);
            }

            return recorder._rows;
        }

        private void Tick(int tick)
        {
            int switches = this[TickColumn.Switches];
            int elapsed = tick == 0 ? 0 : Elapsed(tick);
            int celsius = (tick % 1000) switch
            {
                >= 500 and < 540 => -15,
                >= 540 and < 560 => -25,
                >= 700 and < 720 => 48,
                >= 720 and < 740 => 65,
                _ => 25,
            };
            _cell.SetTemperature(celsius);
            Live(Math.Clamp(elapsed, 0, 3600000) / 1e3, (switches & 1) != 0, (switches & 2) != 0, tick);

            this[TickColumn.ElapsedMilliseconds] = elapsed;
            this[TickColumn.VoltageMicrovolts] = (int)Math.Round((_cell.Voltage * 1e6) + (300 * _noise.Next()));
            this[TickColumn.CurrentNanoamps] = (int)Math.Round((_cell.Current * 1e9) + 60 + (140 * _noise.Next()));
            Break(tick, switches);
            if (tick % 10 == 0)
            {
                this[TickColumn.TemperatureMillicelsius] = (int)Math.Round((celsius * 1e3) + (20 * _noise.Next()));
            }

            this[TickColumn.VoltageFault] = (int)Fault(tick, 211);
            this[TickColumn.CurrentFault] = (int)Fault(tick, 257);
            this[TickColumn.TemperatureFault] = (int)Fault(tick, 307);
            this[TickColumn.Commands] = Commands(tick);
            foreach (TickColumn column in Enum.GetValues<TickColumn>())
            {
                if (column < TickColumn.Count && !TickBench.IsOutput(column))
                {
                    _bench.Set(column, this[column]);
                }
            }

            _bench.Tick();
            foreach (TickColumn column in Enum.GetValues<TickColumn>())
            {
                if (column < TickColumn.Count && TickBench.IsOutput(column))
                {
                    this[column] = _bench.Get(column);
                }
            }

            _rows.Add((int[])_row.Clone());
        }

        private int this[TickColumn column]
        {
            get => _row[(int)column];
            set => _row[(int)column] = value;
        }

        // Samples are ten times as far apart as the firmware asks for while nothing but time passes, so that the cell goes round in few
        // rows.
        private int Elapsed(int tick) => (tick % 1500) switch
        {
            600 => 3600000, // a sleep
            >= 1100 and < 1107 => 0, // the clock stands still
            800 => -7200000, // the clock is set back
            801 => int.MaxValue, // and far ahead
            _ => this[TickColumn.NextMilliseconds] is 1000 ? 5000 : this[TickColumn.NextMilliseconds],
        };

        /// <summary>In the end from a charger that holds a voltage by itself, through 200 ohm.</summary>
        private double FromSource(int tick)
        {
            _cell.Step(0, 0);
            return tick < 2700 ? SourceAmps : Math.Clamp((4.2 - _cell.Voltage) / 200, 0, SourceAmps);
        }

        /// <summary>What no cell does: readings that contradict each other or the switches.</summary>
        private void Break(int tick, int switches)
        {
            bool chargeOpen = (switches & 1) == 0;
            bool loadOpen = (switches & 2) == 0;
            switch (tick)
            {
                case (>= 30 and < 60) when !loadOpen:
                    this[TickColumn.CurrentNanoamps] = -30000000;
                    this[TickColumn.VoltageMicrovolts] = 3100000;
                    break;
                case >= 705 and < 730 when chargeOpen:
                    this[TickColumn.CurrentNanoamps] = 400000;
                    break;
                case >= 1060 and < 1090 when loadOpen:
                    this[TickColumn.CurrentNanoamps] = -5000000;
                    break;
                case >= 1500 and < 1520:
                    this[TickColumn.CurrentNanoamps] = tick / 3 % 2 == 0 ? 1500000 : -1500000;
                    break;
                case >= 1580 and < 1584:
                    this[TickColumn.VoltageMicrovolts] = 4330000;
                    break;
                default:
                    break;
            }
        }

        private static ReadingFault Fault(int tick, int period)
        {
            // Now a single sample, now so many in a row that it has consequences.
            int kind = tick / period % (int)(ReadingFault.TooNoisy + 1);
            int length = tick / period % 3 == 0 ? 25 : 2;
            return tick >= period && tick % period < length ? (ReadingFault)kind : ReadingFault.None;
        }

        private static int Commands(int tick)
        {
            int load = tick % 400 < 250 || tick is > 1900 and < 2350 or >= 3600 ? TickBench.LoadRequested : 0;
            int restart = tick % 450 == 449 ? TickBench.Restart : 0;
            return load | restart | (tick % 900 == 899 ? TickBench.ClockStopped : 0);
        }

        private void Live(double seconds, bool chargeClosed, bool loadClosed, int tick)
        {
            double amps = -BoardAmps;
            bool hasSource = tick < 1900 ? tick % 800 < 520 : tick is >= 2350 and < 3600; // in the end once up and down, all the way
            amps += chargeClosed && hasSource ? FromSource(tick) : 0;
            amps -= loadClosed && tick % 40 < 30 && (tick < 2350 || tick >= 3600) ? LoadAmps : 0;

            // Through a sleep both switches are open.
            amps = seconds > 1000 ? -BoardAmps : amps;
            _cell.Step(0, amps);
            for (double left = seconds; left > 0; left -= 5)
            {
                _cell.Step(Math.Min(left, 5), amps);
            }

            _cell.Step(0, amps);
        }
    }
}
