using System;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Materials;
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
    /// <param name="Parameters">The nominal cell's physics, which the gauge never sees.</param>
    /// <param name="Profile">The fitted profile, with the spread of the lot stated in it.</param>
    public sealed record CharacterizedCell(string Name, FilmCellParameters Parameters, CellProfile Profile)
    {
        private const double TesterNoiseVolts = 0.1e-3;
        private const double LongestIntervalSeconds = 900;

        /// <summary>The nominal cell's current that empties it in an hour, A.</summary>
        public double OneC { get; } = new CellBalance(Parameters.Design).CapacityCoulombs / 3600;

        /// <summary>Characterises a cell type of the catalogue.</summary>
        /// <param name="name">Name of a profile that has a design.</param>
        /// <param name="openCircuitSigmaVolts">How far open-circuit voltages differ within a lot, one sigma, V.</param>
        /// <returns>What came of it.</returns>
        /// <exception cref="InputException">There is no such design or profile.</exception>
        public static CharacterizedCell Make(string name, double openCircuitSigmaVolts)
        {
            CellRecipe recipe = CellRecipes.Find(name);
            FilmCellParameters nominal = new() { Design = recipe.Design, SelfDischargePerYear = recipe.SelfDischargePerYear };
            CellDocument family = ProfileCatalogue.Document(name);
            CellTester tester = new CharacterizationProtocol().Run(nominal, TesterNoiseVolts, 1);
            FittedCell fitted = CellFit.Fit(name, tester.Rows, LongestIntervalSeconds, family);
            ProfileDraft draft = FittedProfile.Make(fitted, name);
            return new CharacterizedCell(name, nominal, WithSpread(draft.Check(name).Profile, openCircuitSigmaVolts));
        }

        /// <summary>One cell was measured; those in use differ from it by as much as cells of a lot do. How far the balance of two films differs, the
        /// fit took from the design.</summary>
        private static CellProfile WithSpread(CellProfile profile, double openCircuitSigmaVolts) => profile
            .With(Setting.CapacityErrorPpm, Together(profile.CapacityErrorPpm, TrueCell.CapacitySigma))
            .With(Setting.ResistanceErrorPpm, Together(profile.ResistanceErrorPpm, TrueCell.ResistanceSigma))
            .With(
                Setting.OpenCircuitErrorMicrovolts,
                Together(profile.OpenCircuitErrorMicrovolts, openCircuitSigmaVolts / Math.Sqrt(2))); // of a sine

        private static int Together(int millionths, double sigma) => (int)Math.Round(Math.Sqrt(((double)millionths * millionths) + (sigma * sigma * 1e12)));
    }
}
