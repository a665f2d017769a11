using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Records.Traces;

namespace Microbattery.Cli
{
    /// <summary>What came of a run, in words that need no other page.</summary>
    internal static class RunSummary
    {
        /// <summary>Less is no cut-off: after a start or a gap the firmware samples some times until it closes the switch, s.</summary>
        internal const double LeastDeniedSeconds = 60;

        /// <summary>The lines, of at most <see cref="TextLines.Width"/> columns.</summary>
        /// <param name="run">The run, of one sample or more.</param>
        /// <param name="conditions">Its conditions.</param>
        /// <param name="elapsed">How long the computer took.</param>
        internal static IEnumerable<string> Lines(SimulationRun run, RunConditions conditions, TimeSpan elapsed)
        {
            List<string> texts =
            [
                Length(run, elapsed),
                .. Charge(run),
                .. Load(run, conditions),
                .. LowVoltage(run, conditions),
                HighVoltage(run, conditions),
                Faults(run),
            ];
            if (run.Board.World.Supply.Failures > 0)
            {
                texts.Add($"the MCU hung on the cell, and its supply fell below its minimum {Times(run.Board.World.Supply.Failures)}: "
                    + "it stopped with all switches open, and started again when its supply was back");
            }

            if (run.Board.DeepSleeps > 0)
            {
                texts.Add($"the board slept deeply and started again {Times(run.Board.DeepSleeps)}; "
                    + "each time the gauge went on from its journal");
            }

            return [.. texts.SelectMany(text => TextLines.Wrap(text, 2)), .. conditions.Line()];
        }

        private static string Length(SimulationRun run, TimeSpan elapsed)
        {
            double simulated = run.Board.World.Seconds;
            double times = simulated / Math.Max(elapsed.TotalSeconds, 1e-3);
            return $"{TextLines.Days(simulated / 86400)} in {elapsed.TotalSeconds:0.0} s, {times:0} times "
                + $"as fast as real time; the firmware ran {run.Ticks} times";
        }

        private static IEnumerable<string> Charge(SimulationRun run)
        {
            GaugeRow last = run.Rows[^1];
            TelemetryFrame frame = run.Board.Telemetry;
            yield return $"at the end the gauge says {100 * last.StateOfCharge:0.0} % ± {100 * last.StateOfChargeError:0.0} % (one sigma) "
                + "and displays "
                + $"{frame.DisplayedPpm / 1e4:0.0} %; {Truth(last.TrueStateOfCharge)}{RunTime(run, frame)}";
            if (run.Errors.Seconds > 0)
            {
                yield return $"over the run the gauge was off by {100 * run.Errors.RootMeanSquare:0.00} % RMSE (root mean square) and "
                    + $"{100 * run.Errors.Worst:0.00} % at worst";
                yield return $"the truth was {Phrase(run)} of the time; 95 % is what a sound uncertainty gives";
            }

            yield return $"the gauge has learned that the cell holds {frame.CapacityPpm / 1e4:0.0} % of its profile's capacity and has "
                + $"{frame.ResistancePpm / 1e4:0} % of its resistance";
        }

        private static string Truth(double stateOfCharge) => stateOfCharge >= 0
            ? $"the cell truly holds {100 * stateOfCharge:0.0} %"
            : $"the cell is truly empty, and drained below that by {-100 * stateOfCharge:0.0} % of its capacity";

        // Contract: these words stand together on one line.
        private static string Phrase(SimulationRun run) =>
            $"inside twice its uncertainty {100 * run.Errors.Inside:0.0} %".Replace(' ', TextLines.Solid);

        private static string RunTime(SimulationRun run, TelemetryFrame frame)
        {
            RunTimeEstimate? estimate = run.Board.Supervisor.RunTime;
            int empty = estimate?.SecondsToEmpty(frame.TemperatureMillicelsius) ?? RunTimeEstimate.Never;
            int full = estimate?.SecondsToFull() ?? RunTimeEstimate.Never;
            return empty != RunTimeEstimate.Never ? $"; at this use empty in {TextLines.Duration(empty)}"
                : full != RunTimeEstimate.Never ? $"; at this rate full in {TextLines.Duration(full)}"
                : string.Empty;
        }

        private static IEnumerable<string> Load(SimulationRun run, RunConditions conditions)
        {
            double now = run.Board.World.Seconds;
            FlagSpan[] denied = [.. run.LoadDenied.Where(span => End(span, now) - span.StartSeconds >= LeastDeniedSeconds)];
            if (denied.Length == 0)
            {
                yield return "the load was never cut off";
                yield break;
            }

            double total = denied.Sum(span => End(span, now) - span.StartSeconds);
            string often = Times(denied.Length);
            yield return $"the load was cut off {often}, first on {TextLines.Moment(denied[0].StartSeconds)}, "
                + $"for {TextLines.Duration(total)} in all "
                + $"({Why(run, conditions, denied)})";
        }

        private static string Why(SimulationRun run, RunConditions conditions, FlagSpan[] denied)
        {
            FaultTable table = new(conditions.Profile, conditions.Board.Accuracy, new ProtectionSettings());
            int blocking = (int)table.With(FaultTraits.BlocksLoad);
            Faults faults = (Faults)run.Faults
                .Where(fault => (fault.Flag & blocking) != 0 && denied.Any(span => span.StartSeconds <= End(fault, double.MaxValue)
                    && fault.StartSeconds <= End(span, double.MaxValue)))
                .Aggregate(0, (flags, fault) => flags | fault.Flag);
            bool isAllFault = denied.All(span => run.Faults.Any(fault => (fault.Flag & blocking) != 0
                && Math.Abs(fault.StartSeconds - span.StartSeconds) < LeastDeniedSeconds));
            string cutoff = $"the cell was at its cut-off of {conditions.Profile.CutoffVoltageMicrovolts / 1e6:0.00} V";
            return faults == Firmware.Protection.Faults.None ? cutoff
                : isAllFault ? $"for a fault: {faults}"
                : $"{cutoff}, or for a fault: {faults}";
        }

        private static IEnumerable<string> LowVoltage(SimulationRun run, RunConditions conditions)
        {
            TrueVoltageWatch watch = run.TrueVoltage;
            double cutoff = conditions.Profile.CutoffVoltageMicrovolts / 1e6;
            yield return $"the true cell voltage was lowest on {TextLines.Moment(watch.LowestSeconds)}: {watch.LowestVolts:0.000} V, "
                + (watch.SecondsBelowCutoff > 0
                    ? $"and below the cut-off of {cutoff:0.00} V for {TextLines.Duration(watch.SecondsBelowCutoff)} in all"
                    : $"above the cut-off of {cutoff:0.00} V");
            if (watch.SecondsDrainedByBoard > 0)
            {
                yield return "the board's own current went on after the load switch opened: for "
                    + $"{TextLines.Duration(watch.SecondsDrainedByBoard)} the cell fed only the board below its cut-off, "
                    + $"down to {watch.LowestDrainedVolts:0.000} V";
            }
        }

        private static string HighVoltage(SimulationRun run, RunConditions conditions)
        {
            double highest = run.Board.World.HighestChargingVolts;
            double allowed = (conditions.Profile.ChargeVoltageMicrovolts + conditions.Profile.ChargeVoltageToleranceMicrovolts) / 1e6;
            return highest == 0
                ? "the charge switch never closed"
                : $"while charging the true cell voltage rose to {highest:0.000} V; {allowed:0.000} V is allowed, "
                + "and it was above that for "
                + $"{run.Board.World.SecondsAboveLimit:0.00} s";
        }

        private static string Faults(SimulationRun run)
        {
            if (run.Faults.Count == 0)
            {
                return "no fault was raised";
            }

            double now = run.Board.World.Seconds;
            var groups = run.Faults.GroupBy(span => span.Flag).OrderBy(group => BitOperations.TrailingZeroCount(group.Key));
            IEnumerable<string> each = groups.Select(group =>
                $"{(Faults)group.Key} {Times(group.Count())} for "
                + TextLines.Duration(group.Sum(span => End(span, now) - span.StartSeconds))
                + (group.Any(span => double.IsNaN(span.EndSeconds)) ? ", still raised at the end" : string.Empty));
            return $"faults: {string.Join("; ", each)}";
        }

        private static string Times(int count) => count == 1 ? "once" : $"{count} times";

        private static double End(FlagSpan span, double now) => double.IsNaN(span.EndSeconds) ? now : span.EndSeconds;
    }
}
