using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using Microbattery.Bench;

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
                CellsCommand.Create(),
            };
            try
            {
                return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
            }
            catch (InputException exception)
            {
                return await Complain(exception.Message).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Reading complains by itself and names its file; what is left is an output that cannot be written.
                return await Complain("cannot write: " + exception.Message).ConfigureAwait(false);
            }
        }

        private static async Task<int> Complain(string message)
        {
            await Console.Error.WriteLineAsync("microbattery: " + message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            return 1;
        }
    }
}
