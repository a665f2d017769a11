using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cli.Cells;
using Microbattery.Cli.Input;
using Microbattery.Records;

namespace Microbattery.Cli
{
    /// <summary>
    /// The command line: 0 when all went well, 1 with one line on standard error when the input cannot be used, 130 with one line that says
    /// what was kept when it was interrupted.
    /// </summary>
    public static class Program
    {
        public static async Task<int> Main(string[] args)
        {
            using CancellationTokenSource cancellation = new();
            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
            using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
            return await Run(args, cancellation.Token).ConfigureAwait(false);

            // The first signal asks for an end, and what is being written is written; the second ends at once and leaves nothing
            // half written.
            void OnSignal(PosixSignalContext context)
            {
                if (cancellation.IsCancellationRequested)
                {
                    OutputFile.DeletePartial();
                    return;
                }

                context.Cancel = true;
                cancellation.Cancel();
            }
        }

        /// <summary>Runs a command.</summary>
        /// <param name="args">The command and its options.</param>
        /// <param name="cancellation">Interrupts it.</param>
        /// <returns>Its exit status.</returns>
        public static async Task<int> Run(string[] args, CancellationToken cancellation)
        {
            RootCommand root = new("Battery management for thin-film microbatteries: the firmware, on a PC.")
            {
                RunCommand.Create(),
                ReplayCommand.Create(),
                FitCommand.Create(),
                AccuracyCommand.Create(),
                CellsCommand.Create(),
                BoardsCommand.Create(),
                SafetyCommand.Create(),
                ReferenceCommand.Create(),
            };
            _ = OutputFile.TakeWritten();
            try
            {
                InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
                ParseResult parsed = root.Parse(args);
                return parsed.Action is ParseErrorAction
                    ? await Complain(string.Join("; ", parsed.Errors.Select(error => error.Message))).ConfigureAwait(false)
                    : await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
            }
            catch (InputException exception)
            {
                return await Complain(exception.Message).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                string[] kept = OutputFile.TakeWritten();
                string what = kept.Length == 0 ? "nothing was kept" : "kept " + string.Join(", ", kept);
                return await Complain("interrupted: " + what, ExitStatus.Interrupted).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Reading complains by itself and names its file; what is left is an output that cannot be written.
                return await Complain("cannot write: " + exception.Message).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                return await Complain($"a fault of this program, not of its input: {exception}").ConfigureAwait(false);
            }
        }

        private static async Task<int> Complain(string message, int status = 1)
        {
            await Console.Error.WriteLineAsync("microbattery: " + message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            return status;
        }
    }
}
