using System;

namespace Microbattery.Cells.Materials
{
    /// <summary>Arrhenius' law relative to 25 °C.</summary>
    public static class Arrhenius
    {
        /// <summary>0 °C, K.</summary>
        public const double ZeroCelsiusKelvin = 273.15;

        /// <summary>25 °C, K.</summary>
        public const double ReferenceKelvin = 298.15;

        /// <summary>Boltzmann's constant, eV/K (CODATA 2018, exact).</summary>
        public const double BoltzmannElectronvoltsPerKelvin = 8.617333262e-5;

        /// <summary>How much faster than at 25 °C something thermally activated goes; a resistance is lower by the same factor.</summary>
        /// <param name="activationElectronvolts">Activation energy, eV.</param>
        /// <param name="celsius">Temperature, °C.</param>
        /// <returns>exp(E/k (1/298.15 K - 1/T)).</returns>
        public static double Faster(double activationElectronvolts, double celsius) =>
            Math.Exp(
                activationElectronvolts / BoltzmannElectronvoltsPerKelvin * ((1 / ReferenceKelvin) - (1 / (celsius + ZeroCelsiusKelvin))));
    }
}
