using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Experiments.Matrices;

namespace Microbattery.Cli.Input
{
    /// <summary>Options of a wide matrix: how long it may take, all of it, and where what has run is kept.</summary>
    internal sealed class WideOptions
    {
        private const double SecondsPerMinute = 60;
        private const int GraceMilliseconds = 500;

        /// <summary>--budget.</summary>
        internal Option<double> Budget { get; } = Options.Number(
            "--budget", "Wide matrix: minutes it may take; covering designs one after another, each of which has every pair of values.", 0,
            0.01, 1e6);

        /// <summary>--all.</summary>
        internal Option<bool> All { get; } = new("--all")
        {
            Description = "Wide matrix: the whole product, for hours or days; stops at --budget, goes on with --resume.",
        };

        /// <summary>--resume.</summary>
        internal Option<string> Resume { get; } = Options.FilePath(
            "--resume", "Wide matrix: file of what has run; written as it goes, and gone on from when it is there.");

        /// <summary>Whether the matrix that is asked for is the wide one.</summary>
        /// <param name="result">The command line.</param>
        /// <returns>Whether it is.</returns>
        internal bool AreGiven(ParseResult result) =>
            result.GetResult(Budget) is { Implicit: false } || result.GetValue(All) || result.GetValue(Resume) is not null;

        /// <summary>Runs a matrix as the options say, and tells how it goes on standard error.</summary>
        /// <param name="matrix">The matrix.</param>
        /// <param name="result">The command line.</param>
        /// <param name="jobs">Runs at a time.</param>
        /// <param name="cancellation">Ends it; what has run is kept.</param>
        /// <returns>What came of it.</returns>
        internal async Task<WideOutcome> Execute(WideMatrix matrix, ParseResult result, int jobs, CancellationToken cancellation)
        {
            string? journal = result.GetValue(Resume);
            double minutes = result.GetResult(Budget) is { Implicit: false } ? result.GetValue(Budget) : double.PositiveInfinity;
            WideMatrix asked = new()
            {
                Factors = matrix.Factors,
                IsPossible = matrix.IsPossible,
                Run = matrix.Run,
                Jobs = jobs,
                BudgetSeconds = minutes * SecondsPerMinute,
                IsWhole = result.GetValue(All),
                Journal = journal,
                Progress = Console.Error.WriteLine,
            };
            Task<WideOutcome> task = Task.Run(() => asked.Execute(cancellation), CancellationToken.None);
            try
            {
                await task.WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Runs hear it at their next tick; a fit does not, and is left behind.
                await Task.WhenAny(task, Task.Delay(GraceMilliseconds, CancellationToken.None)).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
            }

            WideOutcome outcome = await task.ConfigureAwait(false);
            string kept = journal is null ? string.Empty : $"; kept in {journal}";
            string earlier = outcome.Resumed > 0 ? $", {outcome.Resumed} from an earlier run" : string.Empty;
            Console.Error.WriteLine(FormattableString.Invariant($"{outcome.Ran} runs in {outcome.Seconds:0} s{earlier}{kept}"));
            return outcome;
        }
    }
}
