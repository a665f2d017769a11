using System;
using Microbattery.Cells.Materials;

namespace Microbattery.Cells.Physics
{
    /// <summary>What the physics of a film cell needs beyond its design: how it relaxes, leaks and ages.</summary>
    public sealed record FilmCellParameters
    {
        /// <summary>Layers, area and window.</summary>
        public required CellDesign Design { get; init; }

        /// <summary>Volumes across the positive film. 16 are within 0.2 mV of 256 (docs/physics.md).</summary>
        public int Volumes { get; init; } = 16;

        /// <summary>
        /// How strongly diffusion slows with lithium content: D goes with exp(-this (filling - 0.5)). LiCoO2 loses about a decade from half
        /// full to full (estimate after Xia 2007, doi 10.1149/1.2509021).
        /// </summary>
        public double DiffusionSlowing { get; init; } = 3;

        /// <summary>Times of the slow absorption, s; a decade each, for LiPON relaxes like no single exponential (Rudy 2024).</summary>
        public double[] AbsorptionSeconds { get; init; } = [3, 30, 300, 3000];

        /// <summary>Share of the electrolyte's drop that each of them adds in the end; estimates.</summary>
        public double[] AbsorptionShares { get; init; } = [0.05, 0.08, 0.08, 0.05];

        /// <summary>Self-discharge at 25 °C as a share of capacity in a year; an estimate, Front Edge state less than 0.15.</summary>
        public double SelfDischargePerYear { get; init; } = 0.03;

        /// <summary>Activation energy of self-discharge, eV; 0.55 doubles it for every 10 °C.</summary>
        public double SelfDischargeElectronvolts { get; init; } = 0.55;

        /// <summary>Share of the positive's sites lost in one full equivalent cycle; 2e-5 leaves 80 % after 10 000; an estimate.</summary>
        public double FadePerCycle { get; init; } = 2e-5;

        /// <summary>Share of the positive's sites lost in a year at 25 °C; an estimate.</summary>
        public double FadePerYear { get; init; } = 0.01;

        /// <summary>Growth of the resistances of the electrolyte's faces over the share of sites lost; an estimate.</summary>
        public double ResistanceGrowthPerFade { get; init; } = 2;

        /// <summary>Refuses what the equations cannot use.</summary>
        /// <exception cref="ArgumentException">A figure is out of its range.</exception>
        public void Check()
        {
            if (Volumes is < 2 or > 1000 || AbsorptionSeconds.Length != AbsorptionShares.Length || FadePerCycle < 0 || FadePerYear < 0
                || SelfDischargePerYear < 0)
            {
                throw new ArgumentException("2 to 1000 volumes, a share for each absorption time, no negative rate");
            }
        }
    }
}
