using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cli.Cells;
using Microbattery.Records;

namespace Microbattery.Cli
{
    /// <summary>The command line: 0 when all went well, 1 with one line on standard error when the input cannot be used.</summary>
    public static class Program
    {
        public static async Task<int> Main(string[] args)
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
            using CancellationTokenSource cancellation = new();
            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
            using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
            try
            {
                InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
                ParseResult parsed = root.Parse(args);
                return parsed.Action is ParseErrorAction
                    ? await Complain(string.Join("; ", parsed.Errors.Select(error => error.Message))).ConfigureAwait(false)
                    : await parsed.InvokeAsync(configuration, cancellation.Token).ConfigureAwait(false);
            }
            catch (InputException exception)
            {
                return await Complain(exception.Message).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return await Complain("interrupted, nothing written").ConfigureAwait(false);
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

            // The first signal asks for an end, and what is being written is written; the second ends at once and leaves nothing half written.
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

        private static async Task<int> Complain(string message)
        {
            await Console.Error.WriteLineAsync("microbattery: " + message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            return 1;
        }
    }
}
