using System;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Models;
using Microbattery.Cells.Physics;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Characterization;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>A cell type as a user knows it: the nominal cell was put on a tester, and a profile fitted to the trace.</summary>
    /// <param name="Name">Name of the catalogue's profile and design.</param>
    /// <param name="Model">Physics of the cells.</param>
    /// <param name="Parameters">Physics of the nominal film, which the gauge never sees.</param>
    /// <param name="Family">The catalogue's profile, from which the other models are made.</param>
    /// <param name="Profile">The fitted profile, with the spread of the production stated in it.</param>
    public sealed record CharacterizedCell(
        string Name, SimulatedModel Model, FilmCellParameters Parameters, CellProfile Family, CellProfile Profile)
    {
        private const double TesterNoiseVolts = 0.1e-3;
        private const double LongestIntervalSeconds = 900;

        /// <summary>The nominal cell's current that empties it in an hour, A.</summary>
        public double OneC { get; } = Create(Model, Parameters, Family, CellSpread.Nominal, 0.5, 25).CapacityCoulombs / 3600;

        /// <summary>Characterises a cell type of the catalogue.</summary>
        /// <param name="name">Name of a profile that has a design.</param>
        /// <param name="model">Physics of the cells.</param>
        /// <param name="openCircuitSigmaVolts">How far open-circuit voltages differ within a production, one sigma, V.</param>
        /// <returns>What came of it.</returns>
        /// <exception cref="InputException">There is no such design or profile, or no fit.</exception>
        public static CharacterizedCell Make(string name, SimulatedModel model, double openCircuitSigmaVolts)
        {
            CellRecipe recipe = CellRecipes.Find(name);
            FilmCellParameters nominal = new() { Design = recipe.Design, SelfDischargePerYear = recipe.SelfDischargePerYear };
            CellDocument family = ProfileCatalogue.Document(name);
            ICellModel cell = Create(model, nominal, family.Profile, CellSpread.Nominal, 0.5, 25);
            (double charge, double cutoff) = model == SimulatedModel.Film
                ? (recipe.Design.ChargeVolts, recipe.Design.CutoffVolts)
                : (family.Profile.ChargeVoltageMicrovolts / 1e6, family.Profile.CutoffVoltageMicrovolts / 1e6);
            CellTester tester = new CharacterizationProtocol().Run(cell, charge, cutoff, TesterNoiseVolts, 1);
            FittedCell fitted = CellFit.Fit(name, tester.Rows, LongestIntervalSeconds, family);
            ProfileDraft draft = FittedProfile.Make(fitted, name);
            return new CharacterizedCell(
                name, model, nominal, family.Profile, WithSpread(draft.Check(name).Profile, openCircuitSigmaVolts));
        }

        /// <summary>A cell of this type.</summary>
        /// <param name="spread">How it differs from the nominal one.</param>
        /// <param name="stateOfCharge">True state of charge, 0 to 1.</param>
        /// <param name="celsius">Temperature, °C.</param>
        /// <returns>The cell, rested.</returns>
        public ICellModel Create(CellSpread spread, double stateOfCharge, double celsius) =>
            Create(Model, Parameters, Family, spread, stateOfCharge, celsius);

        private static ICellModel Create(
            SimulatedModel model, FilmCellParameters film, CellProfile family, CellSpread spread, double stateOfCharge, double celsius)
        {
            switch (model)
            {
                case SimulatedModel.Film:
                    return new FilmCell(film.With(spread), stateOfCharge, celsius);
                case SimulatedModel.Fractional:
                    return new FractionalCell(family, spread, stateOfCharge, celsius);
                default:
                    ProfileCell cell = new(family, spread, stateOfCharge);
                    cell.SetTemperature(celsius);
                    return cell;
            }
        }

        /// <summary>
        /// One cell was measured; those in use differ from it by as much as cells of a production do. How far the balance of two films
        /// differs, the fit took from the design.
        /// </summary>
        private static CellProfile WithSpread(CellProfile profile, double openCircuitSigmaVolts) => profile
            .With(Setting.CapacityErrorPpm, Together(profile.CapacityErrorPpm, CellSpread.CapacitySigma))
            .With(Setting.ResistanceErrorPpm, Together(profile.ResistanceErrorPpm, CellSpread.ResistanceSigma))
            .With(
                Setting.OpenCircuitErrorMicrovolts,
                Together(profile.OpenCircuitErrorMicrovolts, openCircuitSigmaVolts / Math.Sqrt(2))); // of a sine

        private static int Together(int millionths, double sigma) =>
            (int)Math.Round(Math.Sqrt(((double)millionths * millionths) + (sigma * sigma * 1e12)));
    }
}
