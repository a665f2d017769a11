using System;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Models;
using Microbattery.Records;

namespace Microbattery.Cells.Physics
{
    /// <summary>
    /// A film cell by its physics: diffusion in the positive film, Butler-Volmer at both faces, an Arrhenius electrolyte, slow absorption,
    /// self-discharge, fade, and lithium that must first be plated where the cell was made without. It shares no table with the gauge: a
    /// profile has open-circuit voltage and resistance against state of charge, this has potentials against lithium content, and layers.
    /// </summary>
    /// <remarks>
    /// What it leaves out: diffusion in the negative electrode, hysteresis, temperature dependence of the potentials and of the absorption
    /// times, double layers (a face answers at once), the cell's own warmth.
    /// </remarks>
    public sealed class FilmCell : ICellModel
    {
        private const double SecondsPerYear = 365.25 * 86400;

        // A lithium-free negative runs out: its potential climbs as the last thousandths of capacity are stripped, V.
        private const double StrippedVolts = 2;
        private const double StrippedShare = 0.002;

        // A probe this small sees the slope of the faces, C-rate.
        private const double ProbeRate = 1e-3;

        private readonly FilmCellParameters _parameters;
        private readonly CellBalance _balance;
        private readonly PositiveFilm _film;
        private readonly double[] _absorption;
        private readonly double[] _keep;
        private readonly double _nominalSites;
        private double _keepSeconds = double.NaN;
        private double _celsius = double.NaN;
        private double _electrolyteOhms;
        private double _thermalVolts;
        private double _positiveExchange; // A, at half filling
        private double _negativeExchange; // A
        private double _leakAmps;
        private double _fadePerSecond;
        private double _growth = 1;
        private double _negative;         // C in the negative beyond what it was made with
        private double _respondedSeconds = double.NaN; // length of the step whose surface is kept below
        private double _still;
        private double _perRate;
        private double _plated;           // C, the most that was ever charged into a lithium-free cell

        /// <summary>A relaxed cell.</summary>
        /// <param name="parameters">What it is made of.</param>
        /// <param name="stateOfCharge">0 to 1 of the fresh cell's capacity; a lithium-free cell then counts as formed.</param>
        /// <param name="celsius">Temperature, °C.</param>
        /// <exception cref="InputException">The design makes no cell.</exception>
        public FilmCell(FilmCellParameters parameters, double stateOfCharge, double celsius)
            : this(
                parameters, celsius, new CellBalance(parameters?.Design ?? throw new ArgumentNullException(nameof(parameters))),
                stateOfCharge)
        {
        }

        private FilmCell(FilmCellParameters parameters, double celsius, CellBalance balance, double stateOfCharge)
        {
            parameters.Check();
            _parameters = parameters;
            _balance = balance;
            _nominalSites = balance.PositiveCoulombs;
            SiteCoulombs = _nominalSites;
            bool isDeposited = double.IsNaN(stateOfCharge);
            _film = new PositiveFilm(
                parameters, isDeposited ? parameters.Design.Positive.FillingAsMade : balance.PositiveFilling(stateOfCharge));
            _absorption = new double[parameters.AbsorptionSeconds.Length];
            _keep = new double[_absorption.Length];
            if (!isDeposited)
            {
                double charged = balance.EmptyCoulombs + (stateOfCharge * balance.CapacityCoulombs);
                if (parameters.Design.Negative.IsLithiumFree)
                {
                    _plated = balance.FullCoulombs;
                    FormationLossCoulombs = parameters.Design.Negative.FormationLossRatio * balance.FullCoulombs;
                }

                _negative = charged - FormationLossCoulombs;
            }

            SetTemperature(celsius);
            Step(0, 0);
        }

        /// <summary>Temperature, °C.</summary>
        public double Celsius => _celsius;

        /// <summary>Capacity of the fresh cell between its voltages, C.</summary>
        public double NominalCoulombs => _balance.CapacityCoulombs;

        /// <summary>Capacity as it is now, C: the sites that are left, over those of the fresh cell.</summary>
        public double CapacityCoulombs => _balance.CapacityCoulombs * SiteCoulombs / _nominalSites;

        /// <summary>
        /// State of charge of the present cell: 0 where the cut-off is the open-circuit voltage, 1 where the charge voltage is.
        /// </summary>
        public double StateOfCharge =>
            (_balance.PositiveFilling(0) - _film.MeanFilling) / (_balance.PositiveFilling(0) - _balance.PositiveFilling(1));

        /// <summary>Voltage at the terminals at the end of the last step, V.</summary>
        public double Voltage { get; private set; }

        /// <inheritdoc/>
        public double InnerVolts => TerminalVolts(0);

        /// <summary>Current of the last step, A, positive charges.</summary>
        public double Current { get; private set; }

        /// <summary>
        /// What each ampere adds at once, ohm: electrolyte and contacts. The faces add to it by Butler-Volmer, which is no straight line.
        /// </summary>
        public double SeriesOhms => _electrolyteOhms + _parameters.Design.ContactOhms;

        /// <summary>Voltage that the cell would relax to, V.</summary>
        public double OpenCircuitVolts => _film.Potential(_film.MeanFilling) - NegativePotential();

        /// <summary>Charge of all sites of the positive film that are left, C.</summary>
        public double SiteCoulombs { get; private set; }

        /// <summary>Lithium in the positive film, C.</summary>
        public double LithiumCoulombs => _film.MeanFilling * SiteCoulombs;

        /// <summary>Lithium that went with the sites lost to fade, C.</summary>
        public double FadedLithiumCoulombs { get; private set; }

        /// <summary>Charge that leaked inside the cell since the start, C.</summary>
        public double LeakedCoulombs { get; private set; }

        /// <summary>Charge of the first charge of a lithium-free cell that does not come back, C.</summary>
        public double FormationLossCoulombs { get; private set; }

        /// <summary>A cell as deposited, never charged.</summary>
        /// <param name="parameters">What it is made of.</param>
        /// <param name="celsius">Temperature, °C.</param>
        /// <returns>The cell; a lithium-free one has nothing to discharge yet.</returns>
        public static FilmCell AsDeposited(FilmCellParameters parameters, double celsius)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            return new FilmCell(parameters, celsius, new CellBalance(parameters.Design), double.NaN);
        }

        /// <summary>Sets the temperature of the whole cell.</summary>
        /// <param name="celsius">°C, -60 to 200.</param>
        public void SetTemperature(double celsius)
        {
            if (celsius == _celsius)
            {
                return;
            }

            _respondedSeconds = double.NaN;
            ArgumentOutOfRangeException.ThrowIfNotEqual(celsius is >= -60 and <= 200, true);
            CellDesign design = _parameters.Design;
            _celsius = celsius;
            _film.SetTemperature(celsius);
            _electrolyteOhms = design.Electrolyte.OhmSquareCentimetres(design.ElectrolyteMicrometres) / design.AreaSquareCentimetres
                / Arrhenius.Faster(design.Electrolyte.ActivationElectronvolts, celsius);
            _thermalVolts = Arrhenius.BoltzmannElectronvoltsPerKelvin * (celsius + Arrhenius.ZeroCelsiusKelvin);

            // A face's resistance at small current is RT/F over its exchange current: at 25 °C that defines the exchange current.
            double faster = Arrhenius.Faster(CellResistance.TransferActivationElectronvolts, celsius);
            double reference = Arrhenius.BoltzmannElectronvoltsPerKelvin * Arrhenius.ReferenceKelvin
                * design.AreaSquareCentimetres * faster;
            _positiveExchange = reference * design.PositiveSurfaceRatio / design.PositiveTransferOhmSquareCentimetres;
            _negativeExchange = reference / design.NegativeTransferOhmSquareCentimetres;
            double leaking = Arrhenius.Faster(_parameters.SelfDischargeElectronvolts, celsius);
            _leakAmps = _parameters.SelfDischargePerYear * _balance.CapacityCoulombs / SecondsPerYear * leaking;
            _fadePerSecond = _parameters.FadePerYear / SecondsPerYear * leaking;
        }

        /// <summary>Lets time pass at a steady current.</summary>
        /// <param name="seconds">0 or more; the step is implicit, stable at any length, first order in it.</param>
        /// <param name="amps">A, positive charges.</param>
        public void Step(double seconds, double amps)
        {
            double net = amps - _leakAmps;
            _respondedSeconds = double.NaN;
            _film.Step(seconds, -net / SiteCoulombs);
            LeakedCoulombs += _leakAmps * seconds;
            MoveLithium(net * seconds);
            Fade(seconds, Math.Abs(amps));
            Absorb(seconds, amps * _electrolyteOhms);
            Current = amps;
            Voltage = TerminalVolts(amps);
        }

        /// <summary>
        /// Voltage at the terminals if the current were another now, V: what answers at once, the film and the absorption as they are.
        /// </summary>
        /// <param name="amps">A, positive charges.</param>
        /// <returns>V.</returns>
        public double TerminalVolts(double amps) => TerminalVolts(amps, _film.SurfaceFilling);

        /// <inheritdoc/>
        public Thevenin Respond(double seconds, double amps)
        {
            double probe = ProbeRate * CapacityCoulombs / 3600;
            (double still, double perAmp) = (_film.SurfaceFilling, 0);
            if (seconds > 0)
            {
                if (_respondedSeconds != seconds)
                {
                    (_still, _perRate) = _film.SurfaceAfter(seconds, _leakAmps / SiteCoulombs);
                    _respondedSeconds = seconds;
                }

                (still, perAmp) = (_still, -_perRate / SiteCoulombs);
            }

            double volts = TerminalVolts(amps, still + (perAmp * amps));
            double ohms = (TerminalVolts(amps + probe, still + (perAmp * (amps + probe))) - volts) / probe;
            return new Thevenin(volts - (amps * ohms), ohms);
        }

        private double TerminalVolts(double amps, double surfaceFilling)
        {
            double surface = Math.Clamp(surfaceFilling, 1e-4, 1 - 1e-4);
            double positive = _positiveExchange * 2 * Math.Sqrt(surface * (1 - surface));
            double faces = 2 * _thermalVolts * (Asinh(amps * _growth / (2 * positive)) + Asinh(amps * _growth / (2 * _negativeExchange)));
            double volts = _film.Potential(surfaceFilling) - NegativePotential() + faces + (amps * SeriesOhms);
            foreach (double absorbed in _absorption)
            {
                volts += absorbed;
            }

            return volts;
        }

        /// <summary>ln(x + sqrt(x² + 1)), by its series where that is exact to 1e-12: most of the time faces carry little.</summary>
        private static double Asinh(double x)
        {
            double square = x * x;
            return square < 1e-4 ? x * (1 - (square * ((1 / 6.0) - (square * 3 / 40)))) : Math.Asinh(x);
        }

        private double NegativePotential()
        {
            HalfCell negative = _parameters.Design.Negative;
            if (!negative.IsReservoir)
            {
                return negative.Potential(negative.FillingAsMade + (_negative / _balance.NegativeCoulombs));
            }

            return negative.IsLithiumFree
                ? StrippedVolts * Math.Exp(-_negative / (StrippedShare * _balance.CapacityCoulombs))
                : negative.ReservoirPotentialVolts;
        }

        private void MoveLithium(double coulombs)
        {
            HalfCell negative = _parameters.Design.Negative;
            if (negative.IsLithiumFree && coulombs > 0)
            {
                // What is plated for the first time loses its share; what was stripped and comes back does not.
                double again = Math.Min(coulombs, Math.Max(0, _plated - (_negative + FormationLossCoulombs)));
                double lost = (coulombs - again) * negative.FormationLossRatio;
                FormationLossCoulombs += lost;
                _negative += coulombs - lost;
                _plated = Math.Max(_plated, _negative + FormationLossCoulombs);
                return;
            }

            _negative += coulombs;
        }

        private void Fade(double seconds, double throughputAmps)
        {
            double share = seconds * (_fadePerSecond + (_parameters.FadePerCycle * throughputAmps / (2 * _balance.CapacityCoulombs)));
            double lost = share * SiteCoulombs;
            FadedLithiumCoulombs += lost * _film.MeanFilling;
            SiteCoulombs -= lost;
            _growth = 1 + (_parameters.ResistanceGrowthPerFade * (1 - (SiteCoulombs / _nominalSites)));
        }

        private void Absorb(double seconds, double drop)
        {
            if (seconds != _keepSeconds)
            {
                _keepSeconds = seconds;
                for (int i = 0; i < _keep.Length; i++)
                {
                    _keep[i] = Math.Exp(-seconds / _parameters.AbsorptionSeconds[i]);
                }
            }

            for (int i = 0; i < _keep.Length; i++)
            {
                double target = drop * _parameters.AbsorptionShares[i];
                _absorption[i] = target + ((_absorption[i] - target) * _keep[i]);
            }
        }
    }
}
