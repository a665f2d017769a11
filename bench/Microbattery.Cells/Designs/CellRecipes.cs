using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Materials;
using Microbattery.Records;

namespace Microbattery.Cells.Designs
{
    /// <summary>
    /// The systems of the literature as designs: a row of docs/cells.md each, 1 to 20. Five products have hand-kept profiles, better known
    /// than their layers; their designs here are for the physics and for the table that compares the two.
    /// </summary>
    public static class CellRecipes
    {
        private const string Lipon = "LiPON";
        private static readonly Sourced s_review = new("paper", "review (doi 10.31857/S0424857025010029)");
        private static readonly Sourced s_guess = new("estimated", "general knowledge, not checked against a data sheet");
        private static readonly Sourced s_cymbet = new("datasheet", "Cymbet FAQ, Circuit Cellar 228");

        /// <summary>All of them, by row.</summary>
        public static IReadOnlyList<CellRecipe> All { get; } = [.. Products(), .. Films(), .. Composites()];

        /// <summary>Names of the profiles that are kept by hand.</summary>
        public static IReadOnlyList<string> HandKept { get; } =
            ["cymbet-cbc005", "cymbet-cbc050", "enfilm-efl700a39", "front-edge-nanoenergy-100", "front-edge-nanoenergy-1000"];

        /// <summary>A recipe by the name of its profile.</summary>
        /// <param name="name">Name.</param>
        /// <returns>The recipe.</returns>
        /// <exception cref="InputException">There is none of that name.</exception>
        public static CellRecipe Find(string name) => All.FirstOrDefault(recipe => recipe.Name == name)
            ?? throw new InputException(
                name, null, $"no design of that name; known are {string.Join(", ", All.Select(recipe => recipe.Name))}");

        private static IEnumerable<CellRecipe> Products()
        {
            // The active area of the products is taken as four fifths of the footprint, the film's thickness from the capacity.
            Sourced frontEdge = new("datasheet", "frontedgetechnology.com");
            foreach ((string name, double microampHours, double height) in new[] { ("100", 100, 0.1), ("1000", 1000.0, 0.3) })
            {
                yield return new CellRecipe
                {
                    Name = "front-edge-nanoenergy-" + name,
                    Row = 1,
                    Maker = "Front Edge",
                    Product = $"NanoEnergy 25x20 mm {name} uA.h",
                    IsFamily = false,
                    Design = Cobalt(microampHours, 4, 4.2),
                    CapacityAmpHours = microampHours * 1e-6,
                    SizeMillimetres = [25, 20, height],
                    Size = frontEdge,
                    Charging = ChargingByChemistry.Of(Cobalt(microampHours, 4, 4.2)) with
                    {
                        ChargeVoltageDropVolts = null,
                        ConstantVoltageSeconds = new(
                            3600, "derived", "full in 20 min at 4.2 V (frontedgetechnology.com/tech.htm); three times that for a cold one"),
                        MayFloat = new(
                            true, "datasheet", "continuous charging at 4.2 V does not degrade it (frontedgetechnology.com/tech.htm)"),
                    },
                };
            }

            ChargingManner cymbet = ChargingByChemistry.Of(
                Cobalt(5, 0.028, 4.1) with { Negative = MaterialLibrary.HalfCell("Li-free on Cu") });
            cymbet = cymbet with
            {
                NotBelowVolts = cymbet.NotBelowVolts with
                {
                    Source = "datasheet",
                    Note = "0 V costs cycle life (Cymbet FAQ), and charging from there is not ruled out",
                },
                ChargeVoltageDropVolts = null,
                ConstantVoltageSeconds = new(
                    7200, "derived", "full in about an hour, told by time or by current (Cymbet FAQ); twice that for a cold one"),
                MayFloat = new(
                    true, "datasheet", "charged all the time it takes no harm (Circuit Cellar 228); constantly trickle-charged (AN-1027)"),
            };
            foreach (
                (string name, double microampHours, double area) in new[] { ("005", 5, 0.028), ("012", 12, 0.067), ("050", 50.0, 0.28) })
            {
                yield return new CellRecipe
                {
                    Name = "cymbet-cbc" + name,
                    Row = 2,
                    Maker = "Cymbet",
                    Product = "EnerChip CBC" + name,
                    IsFamily = false,
                    Design = Cobalt(microampHours, area, 4.1) with { Negative = MaterialLibrary.HalfCell("Li-free on Cu") },
                    CapacityAmpHours = microampHours * 1e-6,
                    Capacity = s_cymbet,
                    Window = s_cymbet,
                    ToleranceVolts = 0.1,
                    ChargeRate = 4,
                    DischargeRate = 6,
                    PulseRate = 10,
                    Currents = new Sourced("estimated", "peak charge about 4C, set by the cell (Cymbet FAQ)"),
                    TaperRate = 0.02,
                    Charging = cymbet,
                    ChargeCelsius = [-10, 70],
                    DischargeCelsius = [-10, 70],
                    SizeMillimetres = name == "012" ? [5, 5, 0.9] : [],
                    Size = new Sourced("estimated", "package; general knowledge, not checked against a data sheet"),
                    Cycles = 5000,
                    CycleDepth = 0.1,
                    Life = s_guess,
                    SelfDischargePerYear = 0.025,
                };
            }

            CellDesign thinergy = Cobalt(1000, 5.2, 4.1) with { CutoffVolts = 2.1 };
            yield return new CellRecipe
            {
                Name = "ips-thinergy-1000",
                Row = 3,
                Maker = "Infinite Power Solutions",
                Product = "THINERGY, about 1000 uA.h",
                IsFamily = false,
                Design = thinergy,
                Charging = ChargingByChemistry.Of(thinergy) with { ChargeVoltageDropVolts = null }, // 4.1 V is what others go down to
                CapacityAmpHours = 1e-3,
                Capacity = s_guess,
                Window = new Sourced("estimated", "4.10 V (4.00 to 4.15), 2.1 V; general knowledge, not checked against a data sheet"),
                DischargeRate = 10,
                PulseRate = 20,
                ChargeRate = 10,
                Currents = s_guess,
                ChargeCelsius = [-40, 85],
                DischargeCelsius = [-40, 85],
                Temperatures = s_guess,
                SizeMillimetres = [25.4, 25.4, 0.17],
                Size = s_guess,
                Cycles = 10000,
                Life = s_guess,
                SelfDischargePerYear = 0.02,
            };
            yield return new CellRecipe
            {
                Name = "enfilm-efl700a39",
                Row = 4,
                Maker = "STMicroelectronics",
                Product = "EnFilm EFL700A39",
                IsFamily = false,
                Design = Cobalt(700, 5.3, 4.2),
                CapacityAmpHours = 7e-4,
                SizeMillimetres = [25.7, 25.7, 0.22],
                Charging = ChargingByChemistry.Of(Cobalt(700, 5.3, 4.2)) with
                {
                    ChargeVoltageDropVolts = null, // 4.2 V, says its maker, and names no temperature
                    ConstantVoltageSeconds = new(0, "derived", "by its current alone, as its maker tells full (e2e.ti.com 1086117)"),
                },
            };
            foreach ((string suffix, string positive, string negative, double charge, double cutoff, double micrometres) in new[]
            {
                ("lco", "LiCoO2", "Li", 4.2, 3.0, 2.0), ("lco-sn3n4", "LiCoO2", "Sn3N4", 4.0, 2.5, 2.0),
                ("lmo", "LiMn2O4", "Li", 4.3, 3.0, 2.4), ("v2o5", "V2O5", "Li", 3.6, 2.0, 1.5),
            })
            {
                yield return new CellRecipe
                {
                    Name = "excellatron-" + suffix,
                    Row = 5,
                    Maker = "Excellatron",
                    Product = $"{positive} film cell, 1000 uA.h class",
                    Design = Layers(positive, micrometres, Lipon, 1.5, negative, negative == "Li" ? 5 : 1, 7, charge, cutoff),
                    CapacityAmpHours = 1e-3,
                    Capacity = s_review,
                    ChargeCelsius = [-40, 60],
                    DischargeCelsius = [-40, 60],
                    Temperatures = new Sourced("datasheet", "works from -40 C (excellatron.com); upper end estimated"),
                };
            }

            CellDesign cera = Powder("LiFePO4", 20, "LATP", 20, "Li3V2(PO4)3", 30, 1.6, 0.5) with { AreaSquareCentimetres = 0.135 };
            yield return new CellRecipe
            {
                Name = "tdk-ceracharge",
                Row = 20,
                Maker = "TDK",
                Product = "CeraCharge 1812, 100 uA.h, 1.5 V",
                IsFamily = false,
                Design = cera,
                Charging = ChargingByChemistry.Of(cera) with
                {
                    PrechargeBelowVolts = new(0, "datasheet", "0 V allowed: nothing is deep"),
                    NotBelowVolts = new(0, "datasheet", "0 V allowed"),
                },
                Chemistry = new Sourced("estimated", "not published: row 16's electrodes give its voltage"),
                CapacityAmpHours = 1e-4,
                Capacity = new Sourced("datasheet", "100 uA.h"),
                Window = new Sourced("datasheet", "charge 1.6 V (1.8 V shortens life); 0 V allowed, 0.5 V chosen as cut-off"),
                ChargeCelsius = [-20, 80],
                DischargeCelsius = [-20, 80],
                Temperatures = new Sourced("datasheet", "-20 to 80 C"),
                SizeMillimetres = [4.5, 3.2, 1.1],
                Size = s_guess,
            };
        }

        private static IEnumerable<CellRecipe> Films()
        {
            yield return Family(
                7, "sony-lipon-2016", "Sony 2016 LiPON cell; limits not published", Layers("LiCoO2", 2, Lipon, 1.5, "Li", 5, 1, 4.2, 3));
            yield return Family(
                8, "lco-lipon-si", "LiCoO2 / LiPON / Si film cells", Layers("LiCoO2", 2, Lipon, 1.5, "Si", 0.3, 1, 4.1, 2.5));
            yield return Family(
                8, "lco-lipon-sioal", "LiCoO2 / LiPON / Si-O-Al multilayer film cells",
                Layers("LiCoO2", 2, Lipon, 1.5, "Si-O-Al", 0.5, 1, 4.1, 2.5));
            yield return Family(
                9, "lifree-cu-lipon-lco", "Cu / LiPON / LiCoO2, lithium plated in the first charge",
                Layers("LiCoO2", 2, Lipon, 1.5, "Li-free on Cu", 1, 1, 4.2, 3));
            yield return Family(
                9, "lifree-ti-lipon-lco", "Ti / LiPON / LiCoO2, lithium plated in the first charge",
                Layers("LiCoO2", 2, Lipon, 1.5, "Li-free on Ti", 1, 1, 4.2, 3));
            yield return Family(
                10, "lmo-lipon-li", "LiMn2O4 / LiPON / Li film cells", Layers("LiMn2O4", 2, Lipon, 1.5, "Li", 5, 1, 4.3, 3));
            yield return Family(
                11, "v2o5-lipon-li", "V2O5 / LiPON / Li film cells, to two Li", Layers("V2O5", 1, Lipon, 1.5, "Li", 5, 1, 3.6, 2));
            yield return Family(12, "tis2-lipon-li", "TiS2 / LiPON / Li film cells", Layers("TiS2", 1, Lipon, 1.5, "Li", 5, 1, 2.5, 1.6));
            yield return Family(
                13, "lfp-lipon-si", "LiFePO4-C / LiPON / Si nanorods, 3-D", Layers("LiFePO4", 2, Lipon, 1.5, "Si", 0.2, 1, 3.6, 2));
            yield return Family(
                17, "transparent-lco-lipon-si", "transparent grid cell LiCoO2 / LiPON / Si, 60 % transparent",
                Layers("LiCoO2", 1, Lipon, 1.5, "Si", 0.15, 0.4, 4.1, 2.5));
            yield return Family(
                17, "transparent-lmo-gel-lto", "transparent grid cell LiMn2O4 / gel / Li4Ti5O12, 60 % transparent",
                Layers("LiMn2O4", 5, "gel", 50, "Li4Ti5O12", 6, 0.4, 2.8, 1.5));
        }

        private static IEnumerable<CellRecipe> Composites()
        {
            yield return Family(
                6, "sulfide-nmc-graphite-laminate", "Fujifilm / Samsung sulfide laminate, 175 Wh/kg",
                Powder("NMC", 40, "argyrodite", 30, "graphite", 60, 4.2, 2.7));
            yield return Family(
                7, "prologium-ceramic", "ProLogium ceramic, 810 Wh/l; chemistry and limits not published",
                Powder("NMC", 40, "LLZO", 20, "graphite", 60, 4.2, 2.75));
            yield return Family(
                14, "lco-sulfide-lto", "LiCoO2 / sulfide / Li4Ti5O12",
                Powder("LiCoO2", 30, "80Li2S-20P2S5 glass ceramic", 30, "Li4Ti5O12", 50, 2.7, 1.5)) with
            {
                ChargeCelsius = [-30, 100],
                DischargeCelsius = [-30, 100],
                Temperatures = s_review,
                Life = s_review,
            };
            yield return Family(
                15, "lvp-lagp-lvp", "Li3V2(PO4)3 symmetric / LAGP", Powder("Li3V2(PO4)3", 30, "LAGP", 100, "Li3V2(PO4)3", 31, 2.4, 1.2));
            yield return Family(
                16, "lfp-solid-lvp", "LiFePO4 / solid electrolyte / Li3V2(PO4)3",
                Powder("LiFePO4", 30, "LATP", 100, "Li3V2(PO4)3", 40, 1.8, 1.0));
            yield return Family(
                18, "nmc-sulfide-liin", "NMC / sulfide / Li-In", Powder("NMC", 30, "argyrodite", 50, "Li-In", 30, 3.65, 2.1));
            yield return Family(18, "nca-sulfide-li", "NCA / sulfide / Li", Powder("NCA", 30, "Li10GeP2S12", 50, "Li", 20, 4.2, 2.7));
            yield return Family(18, "nca-sulfide-limg", "NCA / sulfide / Li-Mg", Powder("NCA", 30, "Li7P3S11", 50, "Li-Mg", 20, 4.2, 2.7));
            yield return Family(
                18, "nmc-sulfide-graphite", "NMC / sulfide / graphite", Powder("NMC", 30, "argyrodite", 30, "graphite", 45, 4.2, 2.7));
            yield return Family(
                19, "nis-sulfide-li", "NiS / sulfide glass / Li", Powder("NiS", 10, "Li2S-P2S5 glass", 50, "Li", 20, 2.2, 1.3));
            yield return Family(
                19, "mos2-sulfide-li", "MoS2 / sulfide glass / Li", Powder("MoS2", 20, "Li2S-P2S5 glass", 50, "Li", 20, 2.4, 1.3));
            yield return Family(
                19, "tis2-sulfide-li", "TiS2 / sulfide glass / Li", Powder("TiS2", 20, "Li2S-P2S5 glass", 50, "Li", 20, 2.5, 1.6));
        }

        private static CellRecipe Family(int row, string name, string what, CellDesign design) =>
            new() { Name = name, Row = row, Product = what, Design = design };

        private static CellDesign Layers(
            string positive, double positiveMicrometres, string electrolyte, double electrolyteMicrometres, string negative,
            double negativeMicrometres, double area, double charge, double cutoff) => new()
            {
                Positive = MaterialLibrary.HalfCell(positive),
                PositiveMicrometres = positiveMicrometres,
                Electrolyte = MaterialLibrary.Electrolyte(electrolyte),
                ElectrolyteMicrometres = electrolyteMicrometres,
                Negative = MaterialLibrary.HalfCell(negative),
                NegativeMicrometres = negativeMicrometres,
                AreaSquareCentimetres = area,
                ChargeVolts = charge,
                CutoffVolts = cutoff,
            };

        /// <summary>A pressed or sintered cell of powders: electrodes two thirds active, grains of 5 µm, a square centimetre.</summary>
        private static CellDesign Powder(
            string positive, double positiveMicrometres, string electrolyte, double electrolyteMicrometres, string negative,
            double negativeMicrometres, double charge, double cutoff) =>
            Layers(
                positive, positiveMicrometres, electrolyte, electrolyteMicrometres, negative, negativeMicrometres, 1, charge, cutoff) with
            {
                PositiveActiveRatio = 0.65,
                PositiveSurfaceRatio = Math.Round(3 * 0.65 * positiveMicrometres / 2.5, 1),
                NegativeActiveRatio = 0.65,
            };

        /// <summary>LiCoO2 | LiPON | Li whose film is as thick as its capacity asks.</summary>
        private static CellDesign Cobalt(double microampHours, double area, double charge)
        {
            CellDesign design = Layers("LiCoO2", 1, Lipon, 1.5, "Li", 5, area, charge, 3);
            return design with { PositiveMicrometres = Math.Round(microampHours * 3.6e-3 / new CellBalance(design).CapacityCoulombs, 3) };
        }
    }
}
