using System;
using System.Linq;
using Microbattery.Firmware.Cells;

namespace Microbattery.Cells.Profiles
{
    /// <summary>Reads what a profile says beyond what the gauge uses, and refuses what contradicts itself.</summary>
    internal static class SheetReader
    {
        private const double AssumedRelaxationError = 0.5; // nobody said
        private const int AtReference = (25000 - TemperatureTable.FirstMillicelsius) / TemperatureTable.StepMillicelsius;
        private const string LithiumFree = "Li-free";

        internal static CellSheet Read(JsonFigures figures)
        {
            string kind = figures.Text("kind");
            if (kind is not ("product" or "family" or "measured"))
            {
                throw figures.Wrong("kind", $"found '{kind}', expected one of product, family, measured");
            }

            string negative = figures.Text("chemistry.negative");
            bool isFree = negative.StartsWith(LithiumFree, StringComparison.Ordinal);
            if (figures.Has("formation") && !isFree)
            {
                throw figures.Wrong(
                    "formation",
                    $"a negative of {negative} has lithium from the start: only a lithium-free one ('Li-free on ...') is formed");
            }

            figures.Source("chemistry");
            if (figures.Has("charging"))
            {
                CheckCharging(figures);
            }

            return new CellSheet
            {
                IsFamily = kind == "family",
                Maker = kind != "product" && !figures.Has("maker") ? string.Empty : figures.Text("maker"),
                Product = figures.Text("product"),
                Positive = figures.Text("chemistry.positive"),
                Electrolyte = figures.Text("chemistry.electrolyte"),
                Negative = negative,
                SizeMillimetres = kind == "measured" && !figures.Has("form_factor") ? [] : Size(figures),
                PulseAmps = Pulse(figures),
                PulseSeconds = figures.NumberBeside("limits.pulse_current_a.duration_s"),
                CurrentTemperature = CurrentTemperature(figures),
                RelaxationSeconds = RelaxationSeconds(figures),
                RelaxationShares = RelaxationShares(figures),
                RelaxationErrorRatio = figures.Has("relaxation.share.error_ratio")
                    ? figures.NumberBeside("relaxation.share.error_ratio")
                    : AssumedRelaxationError,
                RateCapacity = ReadRateCapacity(figures),
                FadePerCycle = figures.Number("fade.per_cycle_ratio", 0, 1),
                FadeDepth = figures.NumberBeside("fade.per_cycle_ratio.depth_ratio"),
                FadePerYear = figures.Number("fade.per_year_ratio", 0, 1),
                Formation = isFree
                    ? new Formation(ReadFormationCurrent(figures), figures.Number("formation.loss_ratio", 0, 0.9))
                    : null,
            };
        }

        private static double[] Size(JsonFigures figures)
        {
            const string Path = "form_factor.size_mm";
            double[] size = figures.Numbers(Path);
            return size.Length == 3 && size.All(side => side > 0)
                ? size
                : throw figures.Wrong(Path, "expected [length, width, height], each above 0");
        }

        private static double Pulse(JsonFigures figures)
        {
            const string Path = "limits.pulse_current_a";
            double amps = figures.Number(Path);
            double continuous = figures.Number("limits.discharge_current_a");
            return amps >= continuous ? amps : throw figures.Wrong(Path, $"{amps} A is below the continuous {continuous} A");
        }

        private static double[] CurrentTemperature(JsonFigures figures)
        {
            const string Path = "current_temperature";
            double[] ratios = figures.Numbers(Path);

            // How many entries there are is judged with the other tables.
            return ratios.Length != TemperatureTable.Count || ratios[AtReference] == 1
                ? ratios
                : throw figures.Wrong(Path, $"{ratios[AtReference]} at 25 °C, expected 1: the currents are given for 25 °C");
        }

        /// <summary>How a cell is charged: what it says of itself.</summary>
        private static void CheckCharging(JsonFigures figures)
        {
            const string Below = "charging.precharge_below_v";
            const string Current = "charging.precharge_current_a";
            const string Never = "charging.not_below_v";
            const string Drop = "charging.charge_voltage_drop_v";
            double below = AtLeastZero(figures, Below, "V");
            double cutoff = figures.Number("limits.cutoff_voltage_v");
            if (below > cutoff)
            {
                throw figures.Wrong(Below, $"{below} V is above cut-off, {cutoff} V");
            }

            if (below > 0)
            {
                double amps = figures.Number(Current);
                double most = figures.Number("limits.charge_current_a");
                if (!(amps > 0 && amps <= most))
                {
                    throw figures.Wrong(Current, $"{amps} A is not above 0 and at most the charge current, {most} A");
                }
            }
            else if (figures.Has(Current))
            {
                throw figures.Wrong(Current, "the cell is never pre-charged: precharge_below_v is missing or 0");
            }

            double never = AtLeastZero(figures, Never, "V");
            if (never > below)
            {
                throw figures.Wrong(Never, $"{never} V is above precharge_below_v, {below} V");
            }

            if (figures.Has(Drop))
            {
                double[] drops = figures.Numbers(Drop);
                if (drops.Length == TemperatureTable.Count && drops[AtReference] != 0)
                {
                    throw figures.Wrong(Drop, $"{drops[AtReference]} V at 25 °C, expected 0: the charge voltage is given for 25 °C");
                }
            }

            AtLeastZero(figures, "charging.constant_voltage_s", "s");
            AtLeastZero(figures, "charging.top_off_s", "s");
        }

        private static double AtLeastZero(JsonFigures figures, string path, string unit)
        {
            double number = figures.Has(path) ? figures.Number(path) : 0;
            return number >= 0 ? number : throw figures.Wrong(path, $"{number} {unit} is below 0");
        }

        private static double[] RelaxationSeconds(JsonFigures figures)
        {
            const string Path = "relaxation.time_constant_s";
            double[] seconds = figures.Numbers(Path);
            return seconds.Length is >= 1 and <= 4 && seconds[0] > 0
                && seconds.Zip(seconds.Skip(1), (one, next) => next > one).All(rises => rises)
                ? seconds
                : throw figures.Wrong(Path, "expected 1 to 4 times, s, above 0 and rising");
        }

        private static double[] RelaxationShares(JsonFigures figures)
        {
            const string Path = "relaxation.share";
            double[] shares = figures.Numbers(Path);
            int count = RelaxationSeconds(figures).Length;
            return shares.Length == count && shares.All(share => share >= 0)
                ? shares
                : throw figures.Wrong(Path, $"{shares.Length} shares, expected one of 0 or more for each of the {count} time constants");
        }

        private static RateCapacity ReadRateCapacity(JsonFigures figures)
        {
            RateCapacity rate = new(
                figures.Number("rate_capacity.reference_current_a"),
                figures.Number("rate_capacity.knee_current_a"),
                figures.Number("rate_capacity.low_exponent", 1, 3),
                figures.Number("rate_capacity.high_exponent", 1, 3));
            if (!(rate.ReferenceAmps > 0))
            {
                throw figures.Wrong("rate_capacity.reference_current_a", "not above 0 A");
            }

            if (rate.KneeAmps < rate.ReferenceAmps)
            {
                throw figures.Wrong("rate_capacity.knee_current_a", "below the reference current");
            }

            return rate.HighExponent >= rate.LowExponent
                ? rate
                : throw figures.Wrong("rate_capacity.high_exponent", "below the low exponent");
        }

        private static double ReadFormationCurrent(JsonFigures figures)
        {
            const string Path = "formation.charge_current_a";
            double amps = figures.Number(Path);
            double most = figures.Number("limits.charge_current_a");
            return amps > 0 && amps <= most
                ? amps
                : throw figures.Wrong(Path, $"{amps} A is not above 0 and at most the charge current, {most} A");
        }
    }
}
