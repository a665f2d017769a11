using System;
using System.Linq;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// How long lithium takes to spread through the positive film, and what the gauge makes of it: the face of the film is ahead of its
    /// mean by three exponentials, as in <see cref="CellModel"/>.
    /// </summary>
    public sealed class FilmDiffusion
    {
        /// <summary>Entries of its table over state of charge.</summary>
        public const int Entries = 21;

        private const double SlowShare = CellModel.SlowDiffusionPpm / 1e6;
        private const double FastShare = CellModel.FastDiffusionPpm / 1e6;
        private const double FastestShare = CellModel.FastestDiffusionPpm / 1e6;
        private const double SlowTime = CellModel.SlowDiffusionTimePpm / 1e6;
        private const double FastTime = CellModel.FastDiffusionTimePpm / 1e6;
        private const double FastestTime = CellModel.FastestDiffusionTimePpm / 1e6;

        private readonly double[] _seconds;
        private readonly double[] _ratios;

        /// <summary>From tables.</summary>
        /// <param name="seconds">At 25 °C, s, at even steps of state of charge from 0 to 1.</param>
        /// <param name="ratios">Over that at 25 °C, on the grid of temperatures.</param>
        public FilmDiffusion(double[] seconds, double[] ratios)
        {
            _seconds = seconds;
            _ratios = ratios;
        }

        /// <summary>A time that falls evenly, in its logarithm, with the state of charge, and goes with temperature by Arrhenius.</summary>
        /// <param name="halfFullSeconds">Half full at 25 °C, s.</param>
        /// <param name="slowing">Logarithm of the time of an empty cell over that of a full one.</param>
        /// <param name="electronvolts">Activation energy, eV.</param>
        public FilmDiffusion(double halfFullSeconds, double slowing, double electronvolts)
            : this(
                [.. Enumerable.Range(0, Entries).Select(i => halfFullSeconds * Math.Exp(slowing * (0.5 - ((double)i / (Entries - 1)))))],
                [.. ProfileDraft.GridCelsius.Select(celsius => 1 / Arrhenius.Faster(electronvolts, celsius))])
        {
            ActivationElectronvolts = electronvolts;
        }

        /// <summary>Activation energy it was made with, eV; NaN from tables.</summary>
        public double ActivationElectronvolts { get; } = double.NaN;

        /// <summary>Time at 25 °C, s, at even steps of state of charge from 0 to 1.</summary>
        public double[] SecondsByCharge => _seconds;

        /// <summary>That time over that at 25 °C, on the grid of temperatures.</summary>
        public double[] Ratios => _ratios;

        /// <summary>The times of a profile.</summary>
        /// <param name="profile">The profile.</param>
        /// <returns>Null where it has none.</returns>
        public static FilmDiffusion? Of(CellProfile profile)
        {
            ArgumentNullException.ThrowIfNull(profile);
            return profile.DiffusionMilliseconds is null
                ? null
                : new FilmDiffusion(
                    [.. profile.DiffusionMilliseconds.ToArray().Select(value => value / 1e3)],
                    [.. profile.DiffusionTemperatureThousandths.ToArray().Select(value => value / 1e3)]);
        }

        /// <summary>The time.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="celsius">°C.</param>
        /// <returns>s.</returns>
        public double Seconds(double stateOfCharge, double celsius) =>
            EvenTable.At(_seconds, stateOfCharge) * FittedModel.Ratio(_ratios, celsius);

        /// <summary>
        /// How far a current that came a while ago has put the face ahead, for each unit of state of charge that it moves in a second.
        /// </summary>
        /// <param name="spreadSeconds">Time of diffusion, s.</param>
        /// <param name="seconds">How long ago, s.</param>
        /// <returns>s.</returns>
        public static double Ahead(double spreadSeconds, double seconds) => spreadSeconds
            * ((SlowShare * (1 - Math.Exp(-seconds / spreadSeconds / SlowTime)))
                + (FastShare * (1 - Math.Exp(-seconds / spreadSeconds / FastTime)))
                + (FastestShare * (1 - Math.Exp(-seconds / spreadSeconds / FastestTime))));

        /// <summary>Follows a film along a trace.</summary>
        public struct State
        {
            private double _slow;
            private double _fast;
            private double _fastest;

            /// <summary>Lets time pass at a steady current.</summary>
            /// <param name="seconds">s.</param>
            /// <param name="spreadSeconds">Time of diffusion, s.</param>
            /// <param name="rate">What the current moves the state of charge by, 1/s.</param>
            /// <returns>How far the face is ahead, in state of charge.</returns>
            public double Step(double seconds, double spreadSeconds, double rate)
            {
                double steady = rate * spreadSeconds;
                double times = seconds / spreadSeconds;
                _slow += ((steady * SlowShare) - _slow) * (1 - Math.Exp(-times / SlowTime));
                _fast += ((steady * FastShare) - _fast) * (1 - Math.Exp(-times / FastTime));
                _fastest += ((steady * FastestShare) - _fastest) * (1 - Math.Exp(-times / FastestTime));
                return _slow + _fast + _fastest;
            }
        }
    }
}
