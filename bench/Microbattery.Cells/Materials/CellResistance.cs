using System;

namespace Microbattery.Cells.Materials
{
    /// <summary>
    /// What a design's layers resist, one second after a step of small current: electrolyte, charge transfer at both faces, diffusion in
    /// the positive film, contacts.
    /// </summary>
    public sealed class CellResistance
    {
        /// <summary>Activation energy of charge transfer at LiPON's faces, eV; an estimate, as for the bulk.</summary>
        public const double TransferActivationElectronvolts = 0.55;

        /// <summary>Activation energy of diffusion in the positive film, eV; an estimate for layered oxides.</summary>
        public const double DiffusionActivationElectronvolts = 0.35;

        private const double PulseSeconds = 1;
        private readonly CellDesign _design;
        private readonly CellBalance _balance;

        /// <summary>Works out a design's resistance.</summary>
        /// <param name="design">The design.</param>
        /// <param name="balance">Its balance.</param>
        public CellResistance(CellDesign design, CellBalance balance)
        {
            _design = design;
            _balance = balance;
        }

        /// <summary>Electrolyte alone at 25 °C, ohm.</summary>
        public double ElectrolyteOhms => _design.Electrolyte.OhmSquareCentimetres(_design.ElectrolyteMicrometres)
            / _design.AreaSquareCentimetres;

        /// <summary>All of it.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="celsius">°C.</param>
        /// <returns>ohm.</returns>
        public double Ohms(double stateOfCharge, double celsius)
        {
            double filling = _balance.PositiveFilling(stateOfCharge);

            // Butler-Volmer at small current: RT/F over the exchange current, which goes with the root of filled times free sites.
            double shape = 0.5 / Math.Sqrt(Math.Max(filling * (1 - filling), 0.01));
            double transfer = ((_design.PositiveTransferOhmSquareCentimetres * shape / _design.PositiveSurfaceRatio)
                + _design.NegativeTransferOhmSquareCentimetres) / _design.AreaSquareCentimetres
                / Arrhenius.Faster(TransferActivationElectronvolts, celsius) * (celsius + Arrhenius.ZeroCelsiusKelvin)
                / Arrhenius.ReferenceKelvin;

            // A constant flux moves a thick film's surface by 2 j sqrt(t / (pi D)) / c (Crank, The Mathematics of Diffusion, 3.3), of which
            // its mean takes part and is no resistance; in a thin one the surface is in the end j L / (3 D) / c from the mean.
            double diffusivity = _design.Positive.DiffusivitySquareMetresPerSecond
                * Arrhenius.Faster(DiffusionActivationElectronvolts, celsius);
            double surface = _design.AreaSquareCentimetres * 1e-4 * _design.PositiveSurfaceRatio * _design.Positive.CoulombsPerCubicMetre;
            double metres = _balance.PositiveCoulombs / surface;
            double soon = Math.Max(
                0, (2 * Math.Sqrt(PulseSeconds / (Math.PI * diffusivity)) / surface) - (PulseSeconds / _balance.PositiveCoulombs));
            double diffusion = Math.Min(soon, metres / (3 * diffusivity) / surface) * Math.Min(_design.Positive.SlopeVolts(filling), 2);
            return (ElectrolyteOhms / Arrhenius.Faster(_design.Electrolyte.ActivationElectronvolts, celsius)) + transfer + diffusion
                + _design.ContactOhms;
        }
    }
}
