using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;
using Microbattery.Records;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// A cell from a trace without a usable full discharge, on top of a family's profile: rests say where on the family's curve the trace
    /// lies, two of them far enough apart give capacity, steps of current give resistance as a factor. The rest stays the family's, and is
    /// said to.
    /// </summary>
    internal static class PartialFit
    {
        private const double LeastSpan = 0.2;
        private const double WorstCapacityError = 0.1;

        internal static FittedCell Fit(
            string traceFile, IReadOnlyList<TraceSample> samples, IReadOnlyList<TraceStep> steps, ChargeScale scale, string missing,
            CellDocument family)
        {
            CellProfile profile = family.Profile;
            List<string> found = [$"{steps.Count} steps, {scale.Fulls.Count} full charges; {missing}"];
            List<string> assumed = [];
            double[] openCircuit = profile.OpenCircuitMicrovolts.ToArray().Select(value => value / 1e6).ToArray();
            List<(double Soc, double Slope, int Row)> anchors = Anchors(samples, steps, scale, profile);
            if (anchors.Count == 0)
            {
                throw new InputException(
                    traceFile, null, $"no rest of 15 min or full charge to place this trace on the curve of {profile.Name}");
            }

            (double capacity, bool hasCapacity) = Capacity(scale, anchors, profile, found, assumed);
            (double startSoc, _, int startRow) = anchors.MinBy(anchor => anchor.Slope);
            double[] soc = Enumerable.Range(0, samples.Count)
                .Select(row => startSoc + ((scale.NetAt(row) - scale.NetAt(startRow)) / capacity)).ToArray();

            List<ResistancePoint> points = CellFit.Resistances(samples, CurrentEdge.Find(samples, steps), soc, openCircuit, capacity);
            FilmDiffusion? film = FilmDiffusion.Of(profile);
            points = film is null ? points : DiffusionFit.Without(points, film, openCircuit, capacity * 3600);
            double factor = profile.CapacityNanoampSeconds / 3600e9 / capacity; // a smaller cell of the same layers resists more
            if (points.Count >= 3)
            {
                CellModel model = new(profile);
                double[] factors = points.Select(
                    point => point.Ohms * 1e3
                        / model.ResistanceMilliohms((int)(Math.Clamp(point.StateOfCharge, 0, 1) * 1e6), (int)(point.Celsius * 1e3)))
                    .Order().ToArray();
                factor = factors[factors.Length / 2];
                found.Add(
                    $"resistance {factor:0.00} times that of {profile.Name}, from {points.Count} steps (from {factors[0]:0.00} to "
                        + $"{factors[^1]:0.00})");
                assumed.Add($"resistance against state of charge and temperature: the curves of {profile.Name}");
            }
            else
            {
                assumed.Add($"resistance: that of {profile.Name}, by capacity ({points.Count} usable steps, three are needed)");
            }

            assumed.Add(
                "open-circuit voltage, relaxation, rate-capacity, fade, limits, how it is charged and self-discharge: those of "
                    + $"{profile.Name}, currents by capacity");
            return new FittedCell
            {
                TraceName = Path.GetFileName(traceFile),
                Samples = samples,
                StateOfCharge = soc,
                CapacityAmpHours = capacity,
                HasCapacity = hasCapacity,
                OpenCircuitVolts = openCircuit,
                HasOpenCircuit = false,
                ResistanceOhms = profile.ResistanceMilliohms.ToArray().Select(value => value / 1e3 * factor).ToArray(),
                ChargeTransferRatio = profile.ChargeTransferPpm / 1e6,
                Diffusion = film,
                ResistanceRatios = profile.ResistanceTemperatureThousandths.ToArray().Select(value => value / 1e3).ToArray(),
                ResistancePoints = points,
                RestPoints = anchors.Select(anchor => (anchor.Soc, EvenTable.At(openCircuit, anchor.Soc))).ToList(),
                RelaxationSeconds = family.Sheet.RelaxationSeconds,
                RelaxationShares = family.Sheet.RelaxationShares,
                Family = family,
                Found = found,
                Assumed = assumed,
            };
        }

        /// <summary>Rows whose state of charge the family's curve tells, with how far it is off for each volt the curve is off.</summary>
        private static List<(double Soc, double Slope, int Row)> Anchors(
            IReadOnlyList<TraceSample> samples, IReadOnlyList<TraceStep> steps, ChargeScale scale, CellProfile profile)
        {
            List<(double Soc, double Slope, int Row)> anchors = scale.Fulls.Select(row => (1.0, 0.0, row)).ToList();
            foreach (FittedRest rest in RelaxationFit.Rests(samples, steps))
            {
                Add(rest.Relaxation.FinalVolts, rest.Step.Last);
            }

            // A trace that begins at rest begins relaxed, for all it can tell.
            if (steps[0].Kind == StepKind.Rest)
            {
                Add(samples[steps[0].Last].VoltageVolts, steps[0].Last);
            }

            return anchors;

            void Add(double volts, int row)
            {
                int microvolts = (int)Math.Round(volts * 1e6);
                if (microvolts < profile.OpenCircuitMicrovolts[0] || microvolts > profile.OpenCircuitMicrovolts[^1])
                {
                    return;
                }

                int soc = profile.OpenCircuitMicrovolts.ChargeAt(microvolts);
                int rise = profile.OpenCircuitMicrovolts.At(soc + 10000) - profile.OpenCircuitMicrovolts.At(soc - 10000);
                anchors.Add((soc / 1e6, 0.02 / Math.Max(rise / 1e6, 1e-4), row));
            }
        }

        private static (double AmpHours, bool IsMeasured) Capacity(
            ChargeScale scale, List<(double Soc, double Slope, int Row)> anchors, CellProfile profile, List<string> found,
            List<string> assumed)
        {
            double error = profile.OpenCircuitErrorMicrovolts / 1e6;
            double family = profile.CapacityNanoampSeconds / 3600e9;
            (double Soc, double Slope, int Row) low = anchors.MinBy(anchor => anchor.Soc + (anchor.Slope * error));
            (double Soc, double Slope, int Row) high = anchors.MaxBy(anchor => anchor.Soc - (anchor.Slope * error));
            double span = high.Soc - low.Soc;
            double off = span > 0 ? (low.Slope + high.Slope) * error / span : double.PositiveInfinity;
            double flowed = scale.NetAt(high.Row) - scale.NetAt(low.Row);
            if (span >= LeastSpan && off <= WorstCapacityError && flowed > 0)
            {
                found.Add(
                    $"capacity {flowed / span:G4} A·h within {100 * off:0} %, from {flowed:G4} A·h between {100 * low.Soc:0} and "
                        + $"{100 * high.Soc:0} % by the curve of {profile.Name}");
                return (flowed / span, true);
            }

            assumed.Add(
                $"capacity: that of {profile.Name}, {family:G4} A·h (no two rests say how far apart they are within "
                    + $"{100 * WorstCapacityError:0} %)");
            return (family, false);
        }
    }
}
