using System;
using System.Linq;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;
using Microbattery.Records;

namespace Microbattery.Cells.Designs
{
    /// <summary>A profile from a recipe: what the layers give is derived, what they cannot give is the recipe's, with its source.</summary>
    public static class DesignedProfile
    {
        private const int ChargeEntries = 51;
        private const int ResistanceEntries = 21;
        private const double HoursPerYear = 8766;

        /// <summary>Current of the first charge of a lithium-free cell over its capacity, 1/h: an estimate.</summary>
        public const double FormationRate = 0.1;

        /// <summary>
        /// Over how much charge the error of a curve changes, share of the capacity, where the negative is no reservoir: how much lithium
        /// the two films have to share moves all of it. The most a profile may state.
        /// </summary>
        public const double BalanceSpanRatio = 20;

        /// <summary>Composes a profile.</summary>
        /// <param name="recipe">The recipe.</param>
        /// <returns>The profile, not yet checked.</returns>
        /// <exception cref="InputException">The layers make no cell.</exception>
        public static ProfileDraft Make(CellRecipe recipe)
        {
            ArgumentNullException.ThrowIfNull(recipe);
            CellDesign design = recipe.Design;
            CellBalance balance = new(design);
            CellResistance resistance = new(design, balance);
            double capacity = recipe.CapacityAmpHours > 0 ? recipe.CapacityAmpHours : balance.CapacityCoulombs / 3600;
            ProfileDraft draft = new(recipe.Name);
            if (recipe.Maker.Length > 0)
            {
                draft.Text("maker", recipe.Maker);
            }

            draft.Text("product", recipe.Product);
            draft.Text("kind", recipe.IsFamily ? "family" : "product");
            double side = Math.Round((Math.Sqrt(design.AreaSquareCentimetres) * 10) + 1, 1);
            draft.Table(
                "form_factor.size_mm", recipe.SizeMillimetres.Length == 3 ? recipe.SizeMillimetres : [side, side, 0.3], recipe.Size.Source,
                recipe.Size.Note);
            draft.Text("chemistry.positive", design.Positive.Name);
            draft.Text("chemistry.electrolyte", design.Electrolyte.Name);
            draft.Text("chemistry.negative", design.Negative.Name);
            draft.Text("chemistry.source", recipe.Chemistry.Source);
            draft.Text("chemistry.note", recipe.Chemistry.Note);
            AddLimits(draft, recipe, capacity);
            double[] ratios =
                ProfileDraft.GridCelsius.Select(celsius => resistance.Ohms(0.5, celsius) / resistance.Ohms(0.5, 25)).ToArray();
            AddCurrentTemperature(draft, ratios);
            AddCharging(draft, recipe.Charging ?? ChargingByChemistry.Of(design), capacity, capacity * recipe.ChargeRate);
            draft.Figure("capacity_ah", capacity, recipe.Capacity.Source, recipe.Capacity.Note, ("error_ratio", 0.05));
            (string Name, double Value) error =
                ("error_v", design.Positive.Source == "paper" && design.Negative.Source == "paper" ? 0.01 : 0.05);
            draft.Table(
                "open_circuit_voltage_v",
                Rising(Enumerable.Range(0, ChargeEntries).Select(i => balance.OpenCircuitVolts((double)i / (ChargeEntries - 1))).ToArray()),
                "derived",
                $"{design.Positive.Name} ({design.Positive.Source}) less {design.Negative.Name} ({design.Negative.Source}), balanced by "
                    + "the layers; even steps of state of charge",
                design.Negative.IsReservoir ? [error] : [error, ("error_span_ratio", BalanceSpanRatio)]);
            draft.Table(
                "resistance_ohm",
                Enumerable.Range(0, ResistanceEntries).Select(i => resistance.Ohms((double)i / (ResistanceEntries - 1), 25)).ToArray(),
                "derived",
                $"{design.Electrolyte.Name}, {design.ElectrolyteMicrometres} um on {design.AreaSquareCentimetres} cm2, with estimated "
                    + "faces and film, 1 s after a step at 25 C",
                ("error_ratio", 0.5));
            draft.Table(
                "resistance_temperature", ratios, "derived",
                $"Arrhenius, {design.Electrolyte.ActivationElectronvolts} eV in the electrolyte, from -40 to 80 C in steps of 5 C");
            AddRelaxation(draft);
            AddRateCapacity(draft, capacity);
            AddSelfDischarge(
                draft, capacity, recipe.SelfDischargePerYear, "estimated", $"{100 * recipe.SelfDischargePerYear:0.#} % a year at 25 C");
            AddFade(
                draft, 0.2 / recipe.Cycles, recipe.CycleDepth, recipe.Life.Source, $"{recipe.Cycles:0} cycles to 80 %: {recipe.Life.Note}");
            if (design.Negative.IsLithiumFree)
            {
                AddFormation(draft, capacity, design.Negative);
            }

            return draft;
        }

        /// <summary>Currents against temperature: what drops no more voltage than at 25 °C.</summary>
        /// <param name="draft">Where to.</param>
        /// <param name="resistanceRatios">Resistance over that at 25 °C, on the grid.</param>
        public static void AddCurrentTemperature(ProfileDraft draft, double[] resistanceRatios)
        {
            ArgumentNullException.ThrowIfNull(draft);
            draft.Table(
                "current_temperature",
                resistanceRatios.Select(ratio => Math.Min(1, Math.Round(1 / ratio, 5))).ToArray(),
                "derived",
                "share of the currents above that drops no more voltage than at 25 C, from -40 to 80 C in steps of 5 C");
        }

        /// <summary>How the cell is charged apart from its limits.</summary>
        /// <param name="draft">Where to.</param>
        /// <param name="manner">What is known or assumed of it.</param>
        /// <param name="capacityAmpHours">A·h.</param>
        /// <param name="chargeAmps">Largest charge current, A.</param>
        public static void AddCharging(ProfileDraft draft, ChargingManner manner, double capacityAmpHours, double chargeAmps)
        {
            ArgumentNullException.ThrowIfNull(draft);
            ArgumentNullException.ThrowIfNull(manner);
            Figure("charging.precharge_below_v", manner.PrechargeBelowVolts);
            if (manner.PrechargeBelowVolts.Value > 0)
            {
                Figure(
                    "charging.precharge_current_a",
                    manner.PrechargeRate with { Value = Math.Min(manner.PrechargeRate.Value * capacityAmpHours, chargeAmps) });
            }

            Figure("charging.not_below_v", manner.NotBelowVolts);
            if (manner.ChargeVoltageDropVolts is Sourced<double[]> drop)
            {
                draft.Table("charging.charge_voltage_drop_v", drop.Value, drop.Source, drop.Note);
            }

            Figure("charging.constant_voltage_s", manner.ConstantVoltageSeconds);
            Figure("charging.top_off_s", manner.TopOffSeconds);
            draft.Flag("charging.float", manner.MayFloat.Value, manner.MayFloat.Source, manner.MayFloat.Note);

            void Figure(string path, Sourced<double> figure) => draft.Figure(path, figure.Value, figure.Source, figure.Note);
        }

        /// <summary>The slow polarisation of LiPON as far as it is known without a measurement.</summary>
        /// <param name="draft">Where to.</param>
        public static void AddRelaxation(ProfileDraft draft)
        {
            ArgumentNullException.ThrowIfNull(draft);
            draft.Table(
                "relaxation.time_constant_s", [30, 300, 3000], "estimated",
                "a decade each: films relax slower than any one exponential (Rudy 2024)");
            draft.Table("relaxation.share", [0.07, 0.11, 0.07], "estimated", "slow polarisation over ohmic drop");
        }

        /// <summary>Rate-capacity as far as it is known without a measurement.</summary>
        /// <param name="draft">Where to.</param>
        /// <param name="capacityAmpHours">A·h.</param>
        public static void AddRateCapacity(ProfileDraft draft, double capacityAmpHours)
        {
            ArgumentNullException.ThrowIfNull(draft);
            draft.Figure("rate_capacity.reference_current_a", capacityAmpHours / 5, "estimated", "C/5: what the capacity is given at");
            draft.Figure("rate_capacity.knee_current_a", capacityAmpHours * 5, "estimated", "5C");
            draft.Figure(
                "rate_capacity.low_exponent", 1.01, "estimated", "Peukert, below the knee; films lose little (form after Rudy 2023)");
            draft.Figure("rate_capacity.high_exponent", 1.1, "estimated", "Peukert, above the knee");
        }

        /// <summary>Self-discharge, twice for every 10 °C.</summary>
        /// <param name="draft">Where to.</param>
        /// <param name="capacityAmpHours">A·h.</param>
        /// <param name="perYear">Share of capacity in a year at 25 °C.</param>
        /// <param name="source">Where that is from.</param>
        /// <param name="note">What it is.</param>
        public static void AddSelfDischarge(ProfileDraft draft, double capacityAmpHours, double perYear, string source, string note)
        {
            ArgumentNullException.ThrowIfNull(draft);
            draft.Table(
                "self_discharge_a",
                ProfileDraft.GridCelsius.Select(celsius => capacityAmpHours * perYear / HoursPerYear * Math.Pow(2, (celsius - 25) / 10))
                    .ToArray(),
                source,
                note + ", twice for every 10 C; from -40 to 80 C in steps of 5 C");
        }

        /// <summary>Fade with cycles and time.</summary>
        /// <param name="draft">Where to.</param>
        /// <param name="perCycle">Share of capacity lost in a cycle.</param>
        /// <param name="depth">Depth of that cycle.</param>
        /// <param name="source">Where that is from.</param>
        /// <param name="note">What it is.</param>
        public static void AddFade(ProfileDraft draft, double perCycle, double depth, string source, string note)
        {
            ArgumentNullException.ThrowIfNull(draft);
            draft.Figure("fade.per_cycle_ratio", perCycle, source, note, ("depth_ratio", depth));
            draft.Figure("fade.per_year_ratio", 0.01, "estimated", "at 25 C, at rest");
        }

        /// <summary>First charge of a lithium-free cell.</summary>
        /// <param name="draft">Where to.</param>
        /// <param name="capacityAmpHours">A·h.</param>
        /// <param name="negative">Its negative electrode.</param>
        public static void AddFormation(ProfileDraft draft, double capacityAmpHours, HalfCell negative)
        {
            ArgumentNullException.ThrowIfNull(draft);
            ArgumentNullException.ThrowIfNull(negative);
            draft.Figure(
                "formation.charge_current_a", capacityAmpHours * FormationRate, "estimated",
                "C/10: lithium is plated for the first time, after soldering");
            draft.Figure(
                "formation.loss_ratio", negative.FormationLossRatio, "estimated", "share of the first charge that does not come back");
        }

        /// <summary>Strictly rising, by microvolts where it was flat.</summary>
        /// <param name="volts">A curve that never falls by more than rounding, V.</param>
        /// <returns>The same, each entry at least 20 µV above the one before.</returns>
        public static double[] Rising(double[] volts)
        {
            ArgumentNullException.ThrowIfNull(volts);
            for (int i = 1; i < volts.Length; i++)
            {
                volts[i] = Math.Max(volts[i], volts[i - 1] + 20e-6);
            }

            return volts;
        }

        private static void AddLimits(ProfileDraft draft, CellRecipe recipe, double capacity)
        {
            draft.Figure("limits.charge_voltage_v", recipe.Design.ChargeVolts, recipe.Window.Source, recipe.Window.Note);
            draft.Figure(
                "limits.charge_voltage_tolerance_v", recipe.ToleranceVolts, recipe.Window.Source == "datasheet" ? "datasheet" : "estimated",
                "a per cent or two, unless published");
            draft.Figure("limits.cutoff_voltage_v", recipe.Design.CutoffVolts, recipe.Window.Source, recipe.Window.Note);
            draft.Figure(
                "limits.charge_current_a", capacity * recipe.ChargeRate, recipe.Currents.Source,
                $"{recipe.ChargeRate:0.##}C; {recipe.Currents.Note}");
            draft.Figure(
                "limits.discharge_current_a", capacity * recipe.DischargeRate, recipe.Currents.Source,
                $"{recipe.DischargeRate:0.##}C; {recipe.Currents.Note}");
            draft.Figure(
                "limits.pulse_current_a", capacity * recipe.PulseRate, recipe.Currents.Source,
                $"{recipe.PulseRate:0.##}C, 1 s; {recipe.Currents.Note}", ("duration_s", 1));
            draft.Figure("limits.taper_current_a", capacity * recipe.TaperRate, "estimated", $"C/{1 / recipe.TaperRate:0}");
            draft.Table("limits.charge_temperature_c", recipe.ChargeCelsius, recipe.Temperatures.Source, recipe.Temperatures.Note);
            draft.Table("limits.discharge_temperature_c", recipe.DischargeCelsius, recipe.Temperatures.Source, recipe.Temperatures.Note);
        }
    }
}
