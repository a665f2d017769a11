using System;
using System.Linq;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;

namespace Microbattery.Cells.Fitting
{
    /// <summary>A fitted cell as a profile: what was measured says so, everything else is the family's or an estimate.</summary>
    public static class FittedProfile
    {
        private const string Measured = "measured";
        private const string Estimated = "estimated";
        private const double LeastStateOfCharge = 0.05;
        private const int LeastRests = 8;
        private const double LeastCurveVolts = 0.3e-3; // rests that the curve was drawn through say nothing of what lies between them
        // Of the cells of a production: what one's films are made of differs all along the curve.
        private const double CurveSpanRatio = 0.5;

        /// <summary>Makes the profile.</summary>
        /// <param name="cell">The fitted cell.</param>
        /// <param name="name">Name of the profile.</param>
        /// <returns>The profile, not yet checked.</returns>
        public static ProfileDraft Make(FittedCell cell, string name)
        {
            ArgumentNullException.ThrowIfNull(cell);
            string from = "from " + cell.TraceName;
            ProfileDraft draft = cell.Family is null ? Alone(cell, name, from) : OnTopOf(cell, cell.Family, name);
            if (cell.HasCapacity)
            {
                draft.Figure("capacity_ah", cell.CapacityAmpHours, Measured, from, ("error_ratio", cell.HasOpenCircuit ? 0.01 : 0.1));
            }

            if (cell.HasOpenCircuit)
            {
                AddOpenCircuit(draft, cell, from);
            }

            if (cell.ResistancePoints.Count > 0)
            {
                draft.Table(
                    "resistance_ohm", cell.ResistanceOhms, Measured, from + ", 25 C, even steps of state of charge",
                    ("error_ratio", cell.HasOpenCircuit ? Math.Clamp(cell.ResistanceErrorRatio, 0.1, 1) : 0.3),
                    ("face_ratio", cell.ChargeTransferRatio));
            }

            if (!double.IsNaN(cell.ActivationElectronvolts))
            {
                draft.Table(
                    "resistance_temperature", cell.ResistanceRatios, Measured,
                    $"{from}, {cell.ActivationElectronvolts:0.00} eV at 25 C, from -40 to 80 C in steps of 5 C");
                DesignedProfile.AddCurrentTemperature(draft, cell.ResistanceRatios);
            }

            if (cell.HasOpenCircuit && cell.RelaxationShares.Length > 0)
            {
                draft.Table("relaxation.time_constant_s", cell.RelaxationSeconds, Measured, from + ", a decade each");
                draft.Table(
                    "relaxation.share", cell.RelaxationShares, Measured, from + ", slow polarisation over ohmic drop",
                    ("error_ratio", RelaxationErrorRatio(cell)));
            }

            if (cell.HasOpenCircuit)
            {
                draft.Remove("diffusion"); // a family's goes with a resistance without it
                if (cell.Family?.Profile.DiffusionMilliseconds is not null && cell.RelaxationShares.Length == 0)
                {
                    DesignedProfile.AddRelaxation(draft); // and so do its shares
                }
            }

            if (cell.HasOpenCircuit && cell.Diffusion is FilmDiffusion film)
            {
                draft.Table("diffusion.time_s", film.SecondsByCharge, Measured, from + ", 25 C, even steps of state of charge");
                draft.Table(
                    "diffusion.temperature", film.Ratios, double.IsNaN(cell.ActivationElectronvolts) ? Estimated : Measured,
                    $"{from}, {film.ActivationElectronvolts:0.00} eV, from -40 to 80 C in steps of 5 C");
            }

            if (cell.RateCapacity is RateCapacity rate)
            {
                draft.Figure("rate_capacity.reference_current_a", rate.ReferenceAmps, Measured, from);
                draft.Figure("rate_capacity.knee_current_a", rate.KneeAmps, Measured, from);
                draft.Figure("rate_capacity.low_exponent", rate.LowExponent, Measured, from + ", Peukert, below the knee");
                draft.Figure("rate_capacity.high_exponent", rate.HighExponent, Measured, from + ", Peukert, above the knee");
            }

            if (cell.FadePerCycle is double fade)
            {
                draft.Figure("fade.per_cycle_ratio", fade, Measured, from, ("depth_ratio", 1));
            }

            return draft;
        }

        /// <summary>
        /// The curve, and how far cells of the production are from it: where the negative is no reservoir the balance of both films moves
        /// all of it, by a shape that the family's design says, or the family.
        /// </summary>
        private static void AddOpenCircuit(ProfileDraft draft, FittedCell cell, string from)
        {
            double error = OpenCircuitErrorVolts(cell);
            double balance = 0;
            if (cell.Family?.Profile.OpenCircuitErrorShapePpm is not null)
            {
                balance = cell.Family.Profile.OpenCircuitErrorMicrovolts / 1e6; // the draft has its shape
            }
            else if (CellRecipes.All.FirstOrDefault(recipe => recipe.Name == cell.Family?.Profile.Name) is CellRecipe recipe)
            {
                (balance, double[] shape) = BalanceSpread.Of(recipe.Design);
                if (balance > 0)
                {
                    draft.Table(
                        "open_circuit_error_shape", shape, Estimated,
                        $"design of {recipe.Name}, its positive film {BalanceSpread.ThicknessSigma:0 %} thicker, over the root of the "
                            + "mean square");
                }
            }

            double span = balance > 0 ? DesignedProfile.BalanceSpanRatio : CurveSpanRatio;
            draft.Table(
                "open_circuit_voltage_v",
                cell.OpenCircuitVolts,
                Measured,
                from + ", even steps of state of charge",
                ("error_v", Math.Round(Math.Sqrt((error * error) + (balance * balance)), 5)), ("error_span_ratio", span));
        }

        /// <summary>
        /// How far the curve is from the voltages that rests relax to; with few rests, how far the model is from the trace.
        /// </summary>
        private static double OpenCircuitErrorVolts(FittedCell cell)
        {
            double[] squares = [.. cell.RestPoints.Where(rest => rest.Soc is >= LeastStateOfCharge and <= 1)
                .Select(rest => Math.Pow(EvenTable.At(cell.OpenCircuitVolts, rest.Soc) - rest.Volts, 2))];
            double volts = squares.Length >= LeastRests
                ? Math.Sqrt(squares.Average())
                : FittedModel.ResidualVolts(cell, LeastStateOfCharge);
            return Math.Round(Math.Clamp(volts, LeastCurveVolts, 0.1), 4);
        }

        /// <summary>What the model misses in the trace over the slow polarisation it has there: that is where it misses.</summary>
        private static double RelaxationErrorRatio(FittedCell cell)
        {
            (double missed, double slow) = FittedModel.WhereBendIsKnown(cell, LeastStateOfCharge);
            double ratio = missed / Math.Max(slow, 1e-6);
            return double.IsNaN(ratio) ? 2 : Math.Round(Math.Clamp(ratio, 0.2, 2), 2);
        }

        private static ProfileDraft OnTopOf(FittedCell cell, CellDocument family, string name)
        {
            ProfileDraft draft = new(name, family);
            double ratio = cell.CapacityAmpHours * 3600e9 / family.Profile.CapacityNanoampSeconds;
            string note = $"of {family.Profile.Name}, by capacity";
            foreach (string path in new[]
            {
                "limits.charge_current_a", "limits.discharge_current_a", "limits.pulse_current_a", "limits.taper_current_a",
                "rate_capacity.reference_current_a", "rate_capacity.knee_current_a",
                "self_discharge_a", "formation.charge_current_a", "charging.precharge_current_a",
            })
            {
                draft.Scale(path, ratio, note);
            }

            // A family's limits stay marked as nobody's; a product's stay its maker's.
            draft.Text("product", $"measured: {cell.TraceName}, on top of {family.Profile.Name}");
            draft.Text("kind", family.Sheet.IsFamily ? "family" : Measured);
            if (cell.ResistancePoints.Count == 0)
            {
                draft.Scale("resistance_ohm", 1 / ratio, note);
            }

            return draft;
        }

        private static ProfileDraft Alone(FittedCell cell, string name, string from)
        {
            var charging = cell.Samples.Where(sample => sample.CurrentAmps > 0).ToArray();
            var discharging = cell.Samples.Where(sample => sample.CurrentAmps < 0).ToArray();
            double chargeAmps = charging.Max(sample => sample.CurrentAmps);
            double chargeVolts = Math.Round(charging.Max(sample => sample.VoltageVolts), 2);
            double cutoffVolts = Math.Max(Math.Round(discharging.Min(sample => sample.VoltageVolts), 2), 0.01);
            double capacity = cell.CapacityAmpHours;
            ProfileDraft draft = new(name);
            draft.Text("product", "measured: " + cell.TraceName);
            draft.Text("kind", Measured);
            draft.Text("chemistry.positive", "unknown");
            draft.Text("chemistry.electrolyte", "unknown");
            draft.Text("chemistry.negative", "unknown");
            draft.Text("chemistry.source", Estimated);
            draft.Text("chemistry.note", "a trace does not tell; name a profile with --family");
            draft.Figure("limits.charge_voltage_v", chargeVolts, Measured, from + ": its highest voltage in charge");
            draft.Figure("limits.charge_voltage_tolerance_v", Math.Round(chargeVolts * 0.01, 3), Estimated, "1 %");
            draft.Figure("limits.cutoff_voltage_v", cutoffVolts, Measured, from + ": its lowest voltage in discharge");
            draft.Figure("limits.charge_current_a", chargeAmps, Measured, from + ": its largest charge current");
            double largest = -discharging.Min(sample => sample.CurrentAmps);
            draft.Figure("limits.discharge_current_a", largest, Measured, from + ": its largest discharge current");
            draft.Figure("limits.pulse_current_a", largest, Measured, from + ": its largest discharge current", ("duration_s", 1));
            draft.Figure("limits.taper_current_a", Math.Min(capacity / 20, chargeAmps), Estimated, "C/20");
            draft.Table("limits.charge_temperature_c", [0, 45], Estimated, "a trace does not tell");
            draft.Table("limits.discharge_temperature_c", [-20, 60], Estimated, "a trace does not tell");
            DesignedProfile.AddCurrentTemperature(draft, cell.ResistanceRatios);
            DesignedProfile.AddCharging(draft, ChargingByChemistry.Unknown(cutoffVolts), capacity, chargeAmps);
            draft.Figure("capacity_ah", capacity, Measured, from, ("error_ratio", 0.01));
            draft.Table("open_circuit_voltage_v", cell.OpenCircuitVolts, Measured, from, ("error_v", 0.01));
            draft.Table("resistance_ohm", cell.ResistanceOhms, Measured, from, ("error_ratio", 0.1));
            draft.Table(
                "resistance_temperature", cell.ResistanceRatios, Estimated, "0.58 eV, as in LiPON; from -40 to 80 C in steps of 5 C");
            DesignedProfile.AddRelaxation(draft);
            DesignedProfile.AddRateCapacity(draft, capacity);
            DesignedProfile.AddSelfDischarge(draft, capacity, 0.05, Estimated, "5 % a year at 25 C");
            DesignedProfile.AddFade(draft, 2e-4, 1, Estimated, "1000 cycles to 80 %");
            return draft;
        }
    }
}
