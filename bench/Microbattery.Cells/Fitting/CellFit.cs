using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microbattery.Cells.Profiles;
using Microbattery.Records;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// A cell from a characterisation trace: capacity, open-circuit voltage, resistance, relaxation, rate-capacity, fade.
    /// </summary>
    public static class CellFit
    {
        private const int ResistanceEntries = 51;
        private const int LeastDeciles = 4;
        private const double LeastSoc = 0.02; // below, a current moves the voltage by what it takes out, whatever the resistance
        private const double LatestSeconds = 5; // later, relaxation is in it
        private const double LiponElectronvolts = 0.58;
        private const double NearCelsius = 8;
        private const double WorstResidualShare = 0.15; // of the trace's range of voltage
        private const double LeastResidualVolts = 0.05;
        private const double OtherChemistryShare = 0.05;
        private const double SlowestSweepHours = 8;
        private const double NearCutoffShare = 0.25;
        private const double ComparedSoc = 0.05;
        private const double WorthShare = 0.9;

        /// <summary>Fits a trace.</summary>
        /// <param name="traceFile">Name to blame.</param>
        /// <param name="samples">The trace.</param>
        /// <param name="longestIntervalSeconds">Rows further apart than this are a time in which nothing is known to have flowed,
        /// s.</param>
        /// <param name="family">Profile that stands in for what the trace does not tell; may be null.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>The cell.</returns>
        /// <exception cref="InputException">The trace tells too little.</exception>
        public static FittedCell Fit(
            string traceFile,
            IReadOnlyList<TraceSample> samples,
            double longestIntervalSeconds,
            CellDocument? family,
            CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(samples);
            if (samples.All(sample => sample.CurrentAmps == 0))
            {
                throw new InputException(traceFile, null, "no current flows in this trace");
            }

            IReadOnlyList<TraceStep> steps = TraceStep.Split(samples, longestIntervalSeconds);
            ChargeScale scale = new(samples, steps, longestIntervalSeconds);
            RefuseOtherChemistry(traceFile, scale, family);
            string missing = "no full discharge in this trace (a charge to full, then down to the cut-off)";
            bool goesDown = EndsNearCutoff(scale, family);
            missing = goesDown
                ? missing
                : $"the discharges of this trace end at {scale.LowestVolts:0.00} V, far above the family's cut-off";
            FittedCell? whole = scale.Reference is null || !goesDown
                ? null
                : Whole(traceFile, samples, steps, scale, family, out missing, cancellation);
            FittedCell cell = whole ?? PartialFit.Fit(
                traceFile, samples, steps, scale, missing,
                family ?? throw new InputException(traceFile, null, missing + ": name a profile to build on with --family"));
            cancellation.ThrowIfCancellationRequested();
            double residual = FittedModel.ResidualVolts(cell, double.NegativeInfinity);
            double window = samples.Max(sample => sample.VoltageVolts) - samples.Min(sample => sample.VoltageVolts);
            return residual <= Math.Max(WorstResidualShare * window, LeastResidualVolts)
                ? cell
                : throw new InputException(
                    traceFile, null,
                    $"no cell answers like this: the best model is {1e3 * residual:0} mV off (RMS), in a trace of {1e3 * window:0} mV");
        }

        /// <summary>
        /// A trace of pulses that was cut short has a lowest voltage too: only the family's cut-off tells that it is none.
        /// </summary>
        private static bool EndsNearCutoff(ChargeScale scale, CellDocument? family)
        {
            if (family is null)
            {
                return true;
            }

            double cutoff = family.Profile.CutoffVoltageMicrovolts / 1e6;
            double window = (family.Profile.ChargeVoltageMicrovolts / 1e6) - cutoff;
            return scale.LowestVolts <= cutoff + (NearCutoffShare * window);
        }

        /// <summary>
        /// What the trace shows at the edges of its currents. A current that comes has moved the state of charge by the time the voltage is
        /// read: that part is the open-circuit voltage's, not the resistance's. One that stops leaves a cell that is still answering to its
        /// having come, and counts only where too few come.
        /// </summary>
        internal static List<ResistancePoint> Resistances(
            IReadOnlyList<TraceSample> samples, IReadOnlyList<CurrentEdge> edges, double[] soc, double[] openCircuitVolts, double ampHours)
        {
            var usable = edges
                .Select(
                    edge => (Edge: edge,
                        Ohms: edge.Ohms - (edge.Comes ? Slope(openCircuitVolts, soc[edge.RestRow]) * edge.Seconds / 3600 / ampHours : 0)))
                .Where(
                    one => one.Edge.Seconds <= LatestSeconds && one.Edge.DropVolts > 1e-3 && one.Ohms > 0.2 * one.Edge.Ohms
                        && soc[one.Edge.RestRow] is > LeastSoc and < 1.05)
                .Select(
                    one => (one.Edge.Comes, Point: new ResistancePoint(
                        soc[one.Edge.RestRow], samples[one.Edge.RestRow].TemperatureCelsius, one.Ohms, one.Edge.DropVolts)))
                .ToList();
            List<ResistancePoint> coming = usable.Where(one => one.Comes).Select(one => one.Point).ToList();
            return Deciles(coming) >= LeastDeciles ? coming : usable.ConvertAll(one => one.Point);
        }

        /// <summary>Limits are taken from the family: a trace between other voltages is of another cell.</summary>
        private static void RefuseOtherChemistry(string traceFile, ChargeScale scale, CellDocument? family)
        {
            if (family is null || double.IsNaN(scale.HighestVolts))
            {
                return;
            }

            double volts = family.Profile.ChargeVoltageMicrovolts / 1e6;
            double most = volts + (family.Profile.ChargeVoltageToleranceMicrovolts / 1e6) + (OtherChemistryShare * volts);
            if (scale.HighestVolts > most || (scale.Descents.Count > 0 && scale.HighestVolts < volts - (OtherChemistryShare * volts)))
            {
                throw new InputException(
                    traceFile, null,
                    $"charged to {scale.HighestVolts:0.00} V, {family.Profile.Name} to {volts:0.00} V: not a cell of that family");
            }
        }

        /// <summary>Everything from the trace; null, and what is missing, when it does not tell enough.</summary>
        private static FittedCell? Whole(
            string traceFile,
            IReadOnlyList<TraceSample> samples,
            IReadOnlyList<TraceStep> steps,
            ChargeScale scale,
            CellDocument? family,
            out string missing,
            CancellationToken cancellation)
        {
            Descent reference = scale.Reference!;
            double ampHours = reference.AmpHours;
            double[] soc = scale.StateOfCharge(ampHours);
            List<string> found = [];
            List<string> assumed = [];
            found.Add($"{steps.Count} steps, {scale.Fulls.Count} full charges, {scale.Descents.Count} full discharges");
            var rests = RelaxationFit.Rests(samples, steps);
            var warm = rests.Where(rest => Math.Abs(samples[rest.Step.Last].TemperatureCelsius - 25) <= NearCelsius).ToList();
            List<(double Soc, double Volts)> restPoints = [];
            double emptyVolts = rests.FirstOrDefault(rest => rest.Before.Last == reference.EmptyRow)?.Relaxation.FinalVolts ?? double.NaN;
            IReadOnlyList<CurrentEdge> edges = CurrentEdge.Find(samples, steps);

            bool isSlow = reference.IsOneStep && reference.AmpHours / reference.Amps >= SlowestSweepHours;

            // Each needs the other: the curve the drop of the sweep, the drop the slope of the curve. The third time nothing moves any
            // more.
            List<ResistancePoint> points = [];
            double[]? openCircuit = [];
            ResistanceSurface surface = null!;
            bool hasBranches = false;
            for (int pass = 0; pass < 3 && openCircuit is not null; pass++)
            {
                points = Resistances(samples, edges, soc, openCircuit, ampHours);
                hasBranches = Deciles(points) < LeastDeciles;
                var branches = hasBranches ? BranchResistance.Find(samples, soc, scale) : [];
                points = branches.Count > 0 ? [.. branches] : points;
                if (points.Count == 0)
                {
                    missing = "no current begins or ends at a rest, and none is charged and discharged alike: no resistance can be read";
                    return null;
                }

                surface = ResistanceSurface.Fit(points, openCircuit, LiponElectronvolts, cancellation);

                // What a slow sweep lacks near empty is the lag's, not the resistance's.
                ResistanceSurface ohmic = surface;
                var sweep = reference.IsOneStep
                    ? OpenCircuitFit.Sweep(
                        samples, soc, reference.FirstRow, reference.EmptyRow,
                        (at, celsius) => ohmic.Ohms(isSlow ? Math.Max(at, 0.2) : at, celsius))
                    : [];
                if (isSlow && pass == 0 && OpenCircuitFit.IsSweep(sweep))
                {
                    // Empty is where the cell at rest stands at the cut-off, whatever was left in its middle when the surface reached it:
                    // from the rest nearest to that, on as the sweep goes on.
                    (double Soc, double Volts) lowest = warm.Select(rest => (Soc: soc[rest.Step.Last], Volts: rest.Relaxation.FinalVolts))
                        .Where(rest => Math.Abs(rest.Soc) < 0.2)
                        .Append((Soc: 0.0, Volts: emptyVolts))
                        .OrderBy(rest => double.IsNaN(rest.Volts) ? double.MaxValue : rest.Volts).First();
                    ampHours = reference.AmpHours * Math.Max(1, 1 - lowest.Soc + OpenCircuitFit.Lag(sweep, lowest.Volts));
                    soc = scale.StateOfCharge(ampHours);
                    continue;
                }

                double lag = isSlow
                    ? 1 - (reference.AmpHours / ampHours)
                    : OpenCircuitFit.IsSweep(sweep) ? OpenCircuitFit.Lag(sweep, emptyVolts) : 0;

                restPoints = (warm.Count >= 5 ? warm : rests)
                    .Select(rest => (Soc: soc[rest.Step.Last], Volts: rest.Relaxation.FinalVolts)).ToList();
                TraceSample full = samples[reference.FullRow];
                double fullVolts = full.VoltageVolts - (full.CurrentAmps * surface.Ohms(1, full.TemperatureCelsius));
                openCircuit = OpenCircuitFit.Make(sweep, restPoints, lag, fullVolts);
            }

            missing = string.Empty;
            if (openCircuit is null)
            {
                missing = "no open-circuit voltage: neither one steady full discharge nor eight rests of 15 min from full to empty";
                return null;
            }

            (double[] seconds, double[] shares) = RelaxationFit.Shares(samples, warm.Count > 0 ? warm : rests, soc, surface);
            FittedCell cell = new()
            {
                TraceName = Path.GetFileName(traceFile),
                Samples = samples,
                StateOfCharge = soc,
                CapacityAmpHours = ampHours,
                HasCapacity = true,
                OpenCircuitVolts = openCircuit,
                HasOpenCircuit = true,
                ResistanceOhms = [],
                ResistanceRatios = [],
                ResistancePoints = points,
                RestPoints = restPoints,
                RelaxationSeconds = seconds,
                RelaxationShares = shares,
                RateCapacity = RateFit.Fit(scale.Descents, reference),
                FadePerCycle = RateFit.Fade(scale.Descents)?.PerCycle,
                Family = family,
                Found = found,
                Assumed = assumed,
            };
            cell = WithSurface(cell, surface);
            if (!hasBranches && shares.Length > 0)
            {
                cell = WithDiffusion(cell, cancellation);
            }

            surface = cell.Surface!;
            if (hasBranches)
            {
                assumed.Add(
                    "resistance over state of charge from charge against discharge, slow polarisation included: the trace has few steps of "
                        + "current with a row within 5 s");
            }

            string capacity = $"capacity {ampHours:G6} A·h, from the discharge at {reference.Amps:G3} A and {reference.Celsius:0.#} °C";
            found.Add(ampHours > 1.0005 * reference.AmpHours
                ? $"{capacity} ({reference.AmpHours:G6}) and what was left at its end"
                : capacity);
            string resistance =
                $"resistance {surface.Ohms(0.5, 25):G3} ohm half full at 25 °C, from {points.Count} {(hasBranches ? "places" : "steps")} "
                + $"at {surface.Range.Coldest:0.#}";
            if (surface.HasActivation)
            {
                found.Add($"{resistance} to {surface.Range.Hottest:0.#} °C, activation energy {surface.ActivationElectronvolts:0.00} eV");
            }
            else
            {
                found.Add($"{resistance} °C");
                assumed.Add(
                    $"resistance against temperature: {LiponElectronvolts} eV, as in LiPON (all of the trace is at one temperature)"
                        + (cell.Diffusion is null ? string.Empty : $"; diffusion: {cell.Diffusion.ActivationElectronvolts:0.00} eV"));
            }

            double sweepHours = reference.AmpHours / reference.Amps;
            found.Add(reference.IsOneStep
                ? $"open-circuit voltage from a sweep of {sweepHours:0.#} h and {restPoints.Count} rests"
                : $"open-circuit voltage from {restPoints.Count} rests");
            if (reference.IsOneStep && sweepHours < SlowestSweepHours && restPoints.Count < 8)
            {
                assumed.Add(
                    $"open-circuit voltage: the slowest discharge takes {sweepHours:0.#} h, its voltage less its ohmic drop is taken");
            }

            if (shares.Length > 0)
            {
                found.Add(
                    "slow polarisation " + string.Join(
                        ", ", cell.RelaxationSeconds.Zip(cell.RelaxationShares, (time, share) => $"{100 * share:0.#} % in {time:0} s")));
            }
            else
            {
                string origin = family is null || family.Profile.DiffusionMilliseconds is not null
                    ? "as films show it"
                    : "that of " + family.Profile.Name;
                assumed.Add($"slow polarisation: {origin} (no rest to see it in)");
            }

            if (cell.Diffusion is FilmDiffusion film)
            {
                found.Add(
                    $"faces: {100 * cell.ChargeTransferRatio:0} % of the resistance, in proportion to the current only while it "
                        + "drops little");
                found.Add(
                    $"diffusion in {film.Seconds(0.5, 25):G3} s half full at 25 °C ({film.Seconds(0, 25):G3} s empty, "
                        + $"{film.Seconds(1, 25):G3} s full), activation energy {film.ActivationElectronvolts:0.00} eV");
            }

            if (cell.RateCapacity is RateCapacity rate)
            {
                found.Add($"rate-capacity: exponent {rate.LowExponent:0.000} up to {rate.KneeAmps:G3} A, {rate.HighExponent:0.000} above");
            }
            else
            {
                assumed.Add(
                    $"rate-capacity: {(family is null ? "little loss, as films show it" : "that of " + family.Profile.Name)} (fewer than "
                        + "four currents in full discharges)");
            }

            (double PerCycle, int Discharges)? fade = RateFit.Fade(scale.Descents);
            if (fade is not null)
            {
                found.Add($"fade {fade.Value.PerCycle:G2} of capacity a cycle, over {fade.Value.Discharges} discharges alike");
            }
            else
            {
                assumed.Add(
                    $"fade: {(family is null ? "1000 cycles to 80 %" : "that of " + family.Profile.Name)} (fewer than five "
                        + "discharges alike)");
            }

            assumed.Add(family is null
                ? "limits: the highest and lowest voltage and the largest currents of the trace; charge 0 to 45 °C, discharge -20 to 60 "
                + "°C; charged slowly below 80 % of cut-off and never below 40 %, not held when full; self-discharge 5 % a year"
                : $"limits, how it is charged and self-discharge: those of {family.Profile.Name}, currents by capacity");
            return cell;
        }

        private static FittedCell WithSurface(FittedCell cell, ResistanceSurface surface)
        {
            (double[] ohms, double[] ratios, double worstRatio) = ResistanceSurface.ProductOf(
                surface.Ohms, ProfileDraft.GridCelsius, surface.Range.Coldest, surface.Range.Hottest, ResistanceEntries);
            return cell with
            {
                ResistanceOhms = ohms,
                ResistanceRatios = ratios,
                Surface = surface,
                ResistanceErrorRatio = worstRatio,
                ActivationElectronvolts = surface.HasActivation ? surface.ActivationElectronvolts : double.NaN,
            };
        }

        /// <summary>
        /// The same cell with diffusion apart from its resistance, where that is nearer to the trace by enough to be worth three more
        /// figures.
        /// </summary>
        private static FittedCell WithDiffusion(FittedCell cell, CancellationToken cancellation)
        {
            if (DiffusionFit.Find(cell, LiponElectronvolts, cancellation) is not DiffusionFit.Result fit)
            {
                return cell;
            }

            FittedCell apart = WithSurface(cell, fit.AtOnce) with
            {
                Diffusion = fit.Film,
                RelaxationSeconds = DiffusionFit.RelaxationSeconds,
                RelaxationShares = fit.Shares,
                ChargeTransferRatio = fit.ChargeTransferRatio,
            };
            double missed = FittedModel.WhereBendIsKnown(apart, ComparedSoc).Missed;
            return missed < WorthShare * FittedModel.WhereBendIsKnown(cell, ComparedSoc).Missed ? apart : cell;
        }

        private static int Deciles(IEnumerable<ResistancePoint> points) =>
            points.Select(point => (int)(point.StateOfCharge * 10)).Distinct().Count();

        private static double Slope(double[] openCircuitVolts, double soc) =>
            openCircuitVolts.Length == 0
                ? 0
                : (EvenTable.At(openCircuitVolts, soc + 0.01) - EvenTable.At(openCircuitVolts, soc - 0.01)) / 0.02;
    }
}
