using System;
using System.Linq;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;

namespace Microbattery.Cells.Designs
{
    /// <summary>
    /// How a cell is charged as far as its layers tell, where no maker does. What a deep discharge does depends on where the lithium was at
    /// first: a negative that is or holds lithium goes on filling the positive past what it can take; a negative that was made without
    /// gives back its last lithium instead, and its own potential, and its collector's, rise.
    /// </summary>
    public static class ChargingByChemistry
    {
        private const string Estimated = "estimated";
        private const string Practice = "as chargers do (BQ24050: slow below 2.5 V)";
        private const double SlowRate = 1.0 / 20;
        private const double BackstopSeconds = 12 * 3600;
        private const double WarmCelsius = 45;
        private const double HotCelsius = 55;

        private static readonly Sourced<bool> s_noFloat = new(
            false, Estimated, "nobody says that it may be held at charge voltage: left alone until the recharge threshold");

        private static readonly Sourced<double> s_backstop =
            new(
                BackstopSeconds, Estimated,
                "12 h: a cell that leaks never falls to the taper, and nobody says that it may be held for ever");

        private static readonly Sourced<double> s_slow = new(SlowRate, Estimated, "C/20");

        /// <summary>How a cell of these layers is charged, with care where nobody knows.</summary>
        /// <param name="design">The layers.</param>
        /// <returns>What is assumed, and why.</returns>
        public static ChargingManner Of(CellDesign design)
        {
            ArgumentNullException.ThrowIfNull(design);
            return DeepDischarge(design) with { ChargeVoltageDropVolts = Heat(design) };
        }

        /// <summary>How a cell is charged of which nothing is known but its cut-off.</summary>
        /// <param name="cutoffVolts">Discharge cut-off, V.</param>
        /// <returns>What is assumed, and why.</returns>
        public static ChargingManner Unknown(double cutoffVolts) => Manner(
            cutoffVolts, 0.8 * cutoffVolts, 0.4 * cutoffVolts, "the chemistry is not known: slowly below 80 % of cut-off",
            "the chemistry is not known: never below 40 % of cut-off");

        private static ChargingManner DeepDischarge(CellDesign design)
        {
            HalfCell negative = design.Negative;
            double cutoff = design.CutoffVolts;
            if (negative.IsLithiumFree)
            {
                return Manner(
                    cutoff, 2.5, 0, "stripped of its lithium the plate loses contact: it is plated again as slowly as at first",
                    "never charged it has no voltage: it must be charged from nothing") with
                {
                    PrechargeRate = new(DesignedProfile.FormationRate, Estimated, "C/10, the current of its formation"),
                };
            }

            if (negative.IsReservoir)
            {
                return OverLithiation(design);
            }

            return negative.Name switch
            {
                "graphite" => Manner(
                    cutoff, 2.5, 1.5, Practice,
                    "as charging practice for graphite on copper has it: over-discharged, the copper dissolves and shorts the cell (Guo "
                        + "2016, doi 10.1038/srep30248, who went below 0 V)"),
                "Li3V2(PO4)3" => Manner(
                    cutoff, 0, 0, "as made it has next to no voltage, both electrodes holding what they were made with: nothing is deep",
                    "as made it has next to no voltage: it is charged from nothing"),
                _ => Manner(
                    cutoff, 0.8 * cutoff, 0, $"{negative.Name} gives its last lithium there: slowly below 80 % of cut-off",
                    $"{negative.Name} is made without lithium: as made the cell has no voltage, and is charged from nothing"),
            };
        }

        /// <summary>Against a reservoir of lithium the positive goes on being filled: what that does depends on its potential.</summary>
        private static ChargingManner OverLithiation(CellDesign design)
        {
            double cutoff = design.CutoffVolts;
            double reservoir = design.Negative.ReservoirPotentialVolts;
            (double slow, double never, string why) = design.Positive.Name switch
            {
                "LiCoO2" => (
                    2.5, 1.0,
                    "down to 0.8 V once, LiCoO2 cracks and turns to cobalt for good "
                        + "(Electrochim. Acta 2017, doi 10.1016/j.electacta.2017.06.173)"),
                "NMC" or "NCA" => (2.5, 1.5, "nickel oxides take a second lithium near 1.9 V and lose their layers [general knowledge]"),
                "LiMn2O4" => (2.5, 1.5, "below 2.9 V the spinel takes a second lithium, turns tetragonal and cracks (Jahn-Teller)"),
                "V2O5" => (1.8, 1.0, "with the third lithium, below 1.9 V, it turns to its omega phase for good [general knowledge]"),
                "TiS2" => (1.4, 0.9, "reversible down to 0.9 V, at 0.8 V it turns to Ti2S (Mater. Adv. 2022, doi 10.1039/D1MA00900A)"),
                "MoS2" => (1.0, 0.7, "near 0.6 V it turns to Mo and Li2S [general knowledge]"),
                "NiS" => (1.0, 0.5, "Ni and Li2S are its discharged state; deeper the sulfide electrolyte is reduced [general knowledge]"),
                _ => (0.8 * (cutoff + reservoir), 0.4 * (cutoff + reservoir),
                    $"what more lithium does to {design.Positive.Name} was not looked for: 80 and 40 % of cut-off"),
            };
            ChargingManner manner = Manner(
                cutoff, slow - reservoir, never - reservoir, "slowly, before it comes to that: " + why,
                "not where it may have come to that: " + why);
            return design.Positive.Name == "TiS2" ? manner with { NotBelowVolts = manner.NotBelowVolts with { Source = "paper" } } : manner;
        }

        /// <summary>
        /// Layered oxides age hot and full, and so does what they oxidise: less voltage when warm, unless it is LiPON that they touch.
        /// </summary>
        private static Sourced<double[]>? Heat(CellDesign design)
        {
            bool isLipon = design.Electrolyte.Name == "LiPON";
            bool isLayered = design.Positive.Name is "LiCoO2" or "NMC" or "NCA";
            if (!isLayered && design.Electrolyte.Name != "gel")
            {
                return null;
            }

            // A design may have a narrow window: most of it stays.
            double most = (design.ChargeVolts - design.CutoffVolts) / 4;
            double scale = isLipon ? 0.5 : 1;
            double[] drops = ProfileDraft.GridCelsius
                .Select(celsius => Math.Min(most, scale * (celsius >= HotCelsius ? 0.15 : celsius >= WarmCelsius ? 0.1 : 0)))
                .ToArray();
            string note = isLipon
                ? "half of that: LiPON is not oxidised, LiCoO2 ages all the same"
                : "of the chemistry nobody says";
            return new Sourced<double[]>(
                drops, Estimated,
                $"JEITA's for lithium-ion, 4.2 V to 4.1 V from 45 C, to 4.05 V from 55 C (BQ25882, for two cells: 8.0 to 8.3 V), {note}; "
                    + "from -40 to 80 C in steps of 5 C");
        }

        private static ChargingManner Manner(double cutoffVolts, double slowVolts, double neverVolts, string slow, string never)
        {
            double below = Math.Clamp(Math.Round(slowVolts, 2), 0, cutoffVolts);
            return new ChargingManner
            {
                PrechargeBelowVolts = new(below, Estimated, slow),
                PrechargeRate = s_slow,
                NotBelowVolts = new(Math.Clamp(Math.Round(neverVolts, 2), 0, below), Estimated, never),
                ConstantVoltageSeconds = s_backstop,
                MayFloat = s_noFloat,
            };
        }
    }
}
