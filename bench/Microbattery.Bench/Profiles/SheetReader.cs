using System;
using System.Linq;
using Microbattery.Firmware.Cells;

namespace Microbattery.Bench.Profiles
{
    /// <summary>Reads what a profile says beyond what the gauge uses, and refuses what contradicts itself.</summary>
    internal static class SheetReader
    {
        private const double AssumedRelaxationError = 0.5; // nobody said

        private const string LithiumFree = "Li-free";

        internal static CellSheet Read(JsonFigures figures)
        {
            string kind = figures.Text("kind");
            if (kind is not ("product" or "family" or "measured"))
            {
                throw figures.Wrong("kind", $"'{kind}' is none of product, family, measured");
            }

            string negative = figures.Text("chemistry.negative");
            bool isFree = negative.StartsWith(LithiumFree, StringComparison.Ordinal);
            if (figures.Has("formation") && !isFree)
            {
                throw figures.Wrong("formation", $"a negative of {negative} has lithium from the start: only a lithium-free one ('Li-free on ...') is formed");
            }

            figures.Source("chemistry");
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
                RelaxationErrorRatio = figures.Has("relaxation.share.error_ratio") ? figures.NumberBeside("relaxation.share.error_ratio") : AssumedRelaxationError,
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
            return size.Length == 3 && size.All(side => side > 0) ? size : throw figures.Wrong(Path, "expected [length, width, height], each above 0");
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
            int atReference = (25000 - TemperatureGrid.FirstMillicelsius) / TemperatureGrid.StepMillicelsius;
            if (ratios.Length != TemperatureGrid.Count || ratios.Any(ratio => ratio is < 0 or > 1))
            {
                throw figures.Wrong(Path, "not 25 shares from 0 to 1, -40 to 80 °C");
            }

            return ratios[atReference] == 1 ? ratios : throw figures.Wrong(Path, "not 1 at 25 °C, where the currents are given");
        }

        private static double[] RelaxationSeconds(JsonFigures figures)
        {
            const string Path = "relaxation.time_constant_s";
            double[] seconds = figures.Numbers(Path);
            return seconds.Length is >= 1 and <= 4 && seconds[0] > 0 && seconds.Zip(seconds.Skip(1), (one, next) => next > one).All(rises => rises)
                ? seconds
                : throw figures.Wrong(Path, "not 1 to 4 times above 0, rising");
        }

        private static double[] RelaxationShares(JsonFigures figures)
        {
            const string Path = "relaxation.share";
            double[] shares = figures.Numbers(Path);
            return shares.Length == RelaxationSeconds(figures).Length && shares.All(share => share >= 0)
                ? shares
                : throw figures.Wrong(Path, "not one share of 0 or more for each time constant");
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

            return rate.HighExponent >= rate.LowExponent ? rate : throw figures.Wrong("rate_capacity.high_exponent", "below the low exponent");
        }

        private static double ReadFormationCurrent(JsonFigures figures)
        {
            const string Path = "formation.charge_current_a";
            double amps = figures.Number(Path);
            double most = figures.Number("limits.charge_current_a");
            return amps > 0 && amps <= most ? amps : throw figures.Wrong(Path, $"{amps} A is not above 0 and at most the charge current, {most} A");
        }
    }
}
