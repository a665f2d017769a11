using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Cli.Cells
{
    /// <summary>Profiles and materials in words.</summary>
    internal static class CellText
    {
        internal const string FamilyLegend = "* a family: no maker published these limits";

        internal const string ChargeLegend =
            "! its charge current limit drops more than its voltage tolerance: 'cells show' has the current that fits";

        internal static string FamilyRemark(CellDocument document) =>
            document.Sheet.IsFamily ? "; a family's profile: no maker published these limits" : string.Empty;

        internal static string Line(CellDocument document)
        {
            CellProfile profile = document.Profile;
            CellSheet sheet = document.Sheet;
            string mark = (sheet.IsFamily ? "*" : " ") + (ChargeCurrentFit.IsExceeded(profile) ? "!" : " ");
            string window = $"{profile.CutoffVoltageMicrovolts / 1e6:0.00} to {profile.ChargeVoltageMicrovolts / 1e6:0.00} V";
            return $"{profile.Name,-30}{mark} {Charge(profile),12}  {window}  {sheet.Positive} | {sheet.Electrolyte} | {sheet.Negative}";
        }

        internal static string Page(CellDocument document)
        {
            CellProfile profile = document.Profile;
            CellSheet sheet = document.Sheet;
            StringBuilder text = new();
            Row("cell", $"{profile.Name}: {(sheet.Maker.Length > 0 ? sheet.Maker + " " : string.Empty)}{sheet.Product}");
            if (sheet.IsFamily)
            {
                Row("kind", "a family: no maker published these limits");
            }

            Row("chemistry", $"{sheet.Positive} | {sheet.Electrolyte} | {sheet.Negative}");
            if (sheet.SizeMillimetres.Length > 0)
            {
                Row("size", string.Join(" x ", sheet.SizeMillimetres.Select(side => $"{side}")) + " mm");
            }

            Row("capacity", $"{Charge(profile)} (one sigma {profile.CapacityErrorPpm / 1e4:0.#} %)");
            Row("voltage", $"{profile.CutoffVoltageMicrovolts / 1e6:0.00} to {profile.ChargeVoltageMicrovolts / 1e6:0.00} V, "
                + $"+-{profile.ChargeVoltageToleranceMicrovolts / 1e3:0} mV; nominal "
                + $"{profile.OpenCircuitMicrovolts.ToArray().Average() / 1e6:0.00} V");
            Row("charge", $"up to {Amps(profile.ChargeCurrentLimitNanoamps)}, full at {Amps(profile.TaperCurrentNanoamps)}, "
                + $"{profile.ChargeMinimumMillicelsius / 1000} to {profile.ChargeMaximumMillicelsius / 1000} °C");
            if (ChargeWarning(profile) is { Length: > 0 } warning)
            {
                Row("warning", warning);
            }

            Row("deep discharge", DeepDischarge(profile));
            Row("full", Full(profile));
            if (Warm(profile) is { Length: > 0 } warm)
            {
                Row("warm", "charged to " + warm);
            }

            Row("discharge", $"up to {Amps(profile.DischargeCurrentLimitNanoamps)}, {Amps(sheet.PulseAmps * 1e9)} for {sheet.PulseSeconds} "
                + $"s, {profile.DischargeMinimumMillicelsius / 1000} to {profile.DischargeMaximumMillicelsius / 1000} °C");
            Row("resistance", $"{Ohms(profile, 500000, 25000)} half full at 25 °C, {Ohms(profile, 500000, -20000)} at -20 °C, "
                + $"{Ohms(profile, 500000, 45000)} at 45 °C; {Ohms(profile, 50000, 25000)} at 5 %");
            Row(
                "relaxation", string.Join(
                    ", ", sheet.RelaxationSeconds.Zip(
                        sheet.RelaxationShares, (seconds, share) => $"{100 * share:0.#} % in {seconds:0.###} s")));
            if (profile.DiffusionMilliseconds is ChargeTable spread)
            {
                Row("diffusion", $"{spread.At(500000) / 1e3:0.#} s half full at 25 °C, {spread[0] / 1e3:0.#} s empty, "
                    + $"{spread[spread.Length - 1] / 1e3:0.#} s full");
            }

            Row("at 1C, 10C", $"{100 * sheet.RateCapacity.Ratio(profile.CapacityNanoampSeconds / 3600e9):0.0} %, "
                + $"{100 * sheet.RateCapacity.Ratio(profile.CapacityNanoampSeconds / 360e9):0.0} % of capacity");
            Row(
                "self-discharge",
                $"{Amps(profile.SelfDischargePicoamps.At(25000) / 1e3)} at 25 °C, {Amps(profile.SelfDischargePicoamps.At(60000) / 1e3)} "
                    + "at 60 °C");
            Row("fade", $"{sheet.CyclesToEightyPercent:0} cycles of {100 * sheet.FadeDepth:0} % to 80 % of capacity; "
                + $"{100 * sheet.FadePerYear:0.#} % a year");
            if (sheet.Formation is Formation formation)
            {
                Row(
                    "formation",
                    $"first charge at {Amps(formation.ChargeAmps * 1e9)}, {100 * formation.LossRatio:0} % of it does not come back");
            }

            return text.ToString();

            void Row(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-16}{value}\n");
        }

        /// <summary>What to know of a charge current limit that the voltage tolerance does not take; empty where it does.</summary>
        internal static string ChargeWarning(CellProfile profile)
        {
            if (!ChargeCurrentFit.IsExceeded(profile))
            {
                return string.Empty;
            }

            double tolerance = profile.ChargeVoltageToleranceMicrovolts / 1e3;
            double drop = DropMillivolts(profile);
            string limit = $"the charge current limit of {Amps(profile.ChargeCurrentLimitNanoamps)} drops {drop:0} mV in a half full cell";
            return ChargeCurrentFit.LargestNanoamps(profile) is > 0 and int fitting
                ? $"{limit}, {drop / tolerance:0.0} times the voltage tolerance of {tolerance:0} mV; {Amps(fitting)} fits"
                : $"{limit}, which has no voltage tolerance: no current fits";
        }

        /// <summary>What the charge current limit drops across the resistance of a half full cell at 25 °C, mV.</summary>
        internal static double DropMillivolts(CellProfile profile) =>
            profile.ChargeCurrentLimitNanoamps * 1e-9 * profile.ResistanceMilliohms.At(ChargeCurrentFit.StateOfChargePpm);

        /// <summary>What happens to a deeply discharged cell.</summary>
        internal static string DeepDischarge(CellProfile profile) =>
            (profile.PrechargeBelowMicrovolts, profile.ChargeNotBelowMicrovolts) switch
            {
                (0, _) => "charged from nothing like any other",
                (_, 0) => $"below {Volts(profile.PrechargeBelowMicrovolts)} with {Amps(profile.PrechargeNanoamps)}, from nothing",
                _ => $"below {Volts(profile.PrechargeBelowMicrovolts)} with {Amps(profile.PrechargeNanoamps)}, below "
                    + $"{Volts(profile.ChargeNotBelowMicrovolts)} never",
            };

        /// <summary>What ends a charge, and what comes then.</summary>
        internal static string Full(CellProfile profile)
        {
            string byTime = profile.ConstantVoltageMilliseconds > 0
                ? $" or {Hours(profile.ConstantVoltageMilliseconds)} at charge voltage"
                : string.Empty;
            string topOff = profile.TopOffMilliseconds > 0 ? $", {Hours(profile.TopOffMilliseconds)} longer" : string.Empty;
            return $"by current{byTime}{topOff}, then {(profile.MayFloat ? "held" : "left alone")}";
        }

        /// <summary>The temperatures from which on the charge voltage is another; empty where it is one.</summary>
        internal static string Warm(CellProfile profile)
        {
            TemperatureTable? drops = profile.ChargeVoltageDropMicrovolts;
            IEnumerable<string> steps = drops is null
                ? []
                : Enumerable.Range(1, drops.Length - 1).Where(i => drops[i] != drops[i - 1])
                    .Select(
                        i => string.Create(
                            CultureInfo.InvariantCulture,
                            $"{(profile.ChargeVoltageMicrovolts - drops[i]) / 1e6:0.0##} V at {ProfileDraft.GridCelsius[i]} °C"));
            return string.Join(", ", steps);
        }

        internal static string Design(CellDesign design)
        {
            CellBalance balance = new(design);
            CellResistance resistance = new(design, balance);
            double microampHours = balance.CapacityCoulombs / 3.6e-3;
            double area = design.AreaSquareCentimetres;
            StringBuilder text = new();
            text.Append(CultureInfo.InvariantCulture, $"capacity        {microampHours:0.0} µA·h, {microampHours / area:0.0} µA·h/cm2\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"energy          {balance.EnergyJoules / 3.6e-3:0.0} µW·h, mean "
                    + $"{balance.EnergyJoules / balance.CapacityCoulombs:0.000} V\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"filling         positive {balance.PositiveFilling(1):0.000} full to {balance.PositiveFilling(0):0.000} empty");
            text.Append(design.Negative.IsReservoir
                ? "; the negative is a reservoir\n"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"; negative {balance.NegativeFilling(1):0.000} full to {balance.NegativeFilling(0):0.000} empty\n"));
            text.Append(
                CultureInfo.InvariantCulture,
                $"resistance      {resistance.Ohms(0.5, 25):G3} ohm half full at 25 °C (electrolyte {resistance.ElectrolyteOhms:G3}), "
                    + $"{resistance.Ohms(0.5, -20):G3} at -20 °C, {resistance.Ohms(0.5, 45):G3} at 45 °C\n");
            text.Append("open circuit    ");
            text.AppendJoin(
                ", ", new[] { 0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1 }.Select(
                    soc => string.Create(CultureInfo.InvariantCulture, $"{balance.OpenCircuitVolts(soc):0.000} V at {100 * soc:0} %")));
            return text.Append('\n').ToString();
        }

        internal static string Materials()
        {
            StringBuilder text = new("electrodes\n");
            foreach (HalfCell cell in MaterialLibrary.HalfCells)
            {
                string volts = cell.IsReservoir
                    ? $"{cell.ReservoirPotentialVolts} V"
                    : $"{cell.PotentialVolts[^1]:0.00} to {cell.PotentialVolts[0]:0.00} V";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {cell.Name,-16}{cell.CapacityMilliampHoursPerGram,6:0} mA·h/g  {volts,-15}{cell.Source,-10} {cell.Note}\n");
            }

            text.Append("electrolytes\n");
            foreach (Electrolyte electrolyte in MaterialLibrary.Electrolytes)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {electrolyte.Name,-30}{electrolyte.ConductivitySiemensPerCentimetre:G3} S/cm, "
                        + $"{electrolyte.ActivationElectronvolts} eV  {electrolyte.Source}: {electrolyte.Note}\n");
            }

            return text.ToString();
        }

        internal static string Ohms(CellProfile profile, int stateOfChargePpm, int temperatureMillicelsius) =>
            Ohms(new CellModel(profile).ResistanceMilliohms(stateOfChargePpm, temperatureMillicelsius) / 1e3);

        /// <summary>Three digits, without an exponent.</summary>
        internal static string Ohms(double ohms)
        {
            double step = ohms > 0 ? Math.Pow(10, Math.Floor(Math.Log10(ohms)) - 2) : 1;
            return string.Create(CultureInfo.InvariantCulture, $"{(decimal)(Math.Round(ohms / step) * step):0.###} ohm");
        }

        private static string Charge(CellProfile profile) =>
            string.Create(CultureInfo.InvariantCulture, $"{profile.CapacityNanoampSeconds / 3.6e6:0.###} µA·h");

        private static string Volts(int microvolts) => string.Create(CultureInfo.InvariantCulture, $"{microvolts / 1e6:0.0#} V");

        private static string Hours(int milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 3.6e6:0.##} h");

        internal static string Amps(double nanoamps) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(Math.Abs(nanoamps) >= 1e6 ? nanoamps / 1e6 : Math.Abs(nanoamps) >= 1e3 ? nanoamps / 1e3 : nanoamps):0.###} "
                + $"{(Math.Abs(nanoamps) >= 1e6 ? "mA" : Math.Abs(nanoamps) >= 1e3 ? "µA" : "nA")}");
    }
}
