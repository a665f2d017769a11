using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microbattery.Cells.Models;
using Microbattery.Cells.Physics;

namespace Microbattery.Experiments.Characterization
{
    /// <summary>
    /// What 'fit' wants to see of a cell (docs/fit.md): a slow discharge, pulses and rests from full to empty at several temperatures, and
    /// discharges at several currents; each begins with a full charge by constant current and constant voltage at 25 °C.
    /// </summary>
    public sealed class CharacterizationProtocol
    {
        private const double PulseDropVolts = 0.015; // small enough that the faces answer in proportion: below RT/F

        /// <summary>Temperatures of the pulses, °C.</summary>
        public IReadOnlyList<double> PulseCelsius { get; init; } = [25, 45, 10, -10];

        /// <summary>Currents of the discharges over capacity, 1/h.</summary>
        public IReadOnlyList<double> Rates { get; init; } = [0.5, 1, 2, 4, 8];

        /// <summary>Current of the slow discharge over capacity, 1/h.</summary>
        public double SlowRate { get; init; } = 1 / 25.0;

        /// <summary>Seed of the order in which the parts come; 0 keeps the order above.</summary>
        public int OrderSeed { get; init; }

        /// <summary>Runs it on a nominal film.</summary>
        /// <param name="parameters">The film.</param>
        /// <param name="noiseVolts">Noise of a voltage reading, one sigma, V.</param>
        /// <param name="seed">Of the noise.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>The tester, with the trace.</returns>
        public CellTester Run(FilmCellParameters parameters, double noiseVolts, int seed, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            FilmCell film = new(parameters, 0.5, 25);
            return Run(film, parameters.Design.ChargeVolts, parameters.Design.CutoffVolts, noiseVolts, seed, cancellation);
        }

        /// <summary>Runs it on a simulated cell, half full and rested.</summary>
        /// <param name="cell">The cell.</param>
        /// <param name="chargeVolts">Its charge voltage, V.</param>
        /// <param name="cutoffVolts">Its cut-off, V.</param>
        /// <param name="noiseVolts">Noise of a voltage reading, one sigma, V.</param>
        /// <param name="seed">Of the noise.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>The tester, with the trace.</returns>
        public CellTester Run(
            ICellModel cell, double chargeVolts, double cutoffVolts, double noiseVolts, int seed, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(cell);
            CellTester tester = new(cell, noiseVolts, seed) { Cancellation = cancellation };
            double oneC = cell.CapacityCoulombs / 3600;
            List<Action> parts = [Slow];
            parts.AddRange(PulseCelsius.Select(celsius => (Action)(() => Pulses(celsius))));
            parts.AddRange(Rates.Select(rate => (Action)(() => Discharge(rate))));
            Random order = new(OrderSeed);
            foreach (Action part in OrderSeed == 0 ? parts : [.. parts.OrderBy(_ => order.Next())])
            {
                tester.Soak(25);
                tester.Charge(oneC / 5, chargeVolts, oneC / 200);
                tester.Settle();
                part();
            }

            return tester;

            void Slow()
            {
                tester.Current(-oneC * SlowRate, 1e6, cutoffVolts);
                tester.Settle();
            }

            void Discharge(double rate)
            {
                tester.Current(-oneC * rate, 1e6, cutoffVolts);
                tester.Settle();
            }

            void Pulses(double celsius)
            {
                tester.Soak(celsius);
                double bulk = oneC / 5;
                double last = 0;
                for (double taken = 0; taken < 1.2;)
                {
                    double before = cell.Voltage;
                    double ohms = Math.Max(last, cell.Respond(0, 0).Ohms);
                    double pulse = Math.Min(5 * oneC, PulseDropVolts / ohms);
                    tester.Current(-pulse, 5, cutoffVolts);
                    last = (before - cell.Voltage) / pulse;
                    tester.Rest(300);
                    double share = taken is < 0.03 or > 0.95 ? 0.01 : taken is < 0.1 or > 0.85 ? 0.02 : 0.05;
                    double amps = Math.Min(bulk, 5 * PulseDropVolts / ohms);
                    if (tester.Current(-amps, share * 3600 * oneC / amps, cutoffVolts))
                    {
                        // The film's surface is empty before its middle: a slower current takes what is left.
                        bulk = amps / 4;
                        if (bulk < oneC / 500)
                        {
                            break;
                        }
                    }

                    taken += share;
                    tester.Settle();
                }

                tester.Settle();
            }
        }
    }
}
