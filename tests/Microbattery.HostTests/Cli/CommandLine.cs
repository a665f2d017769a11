using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cli;

namespace Microbattery.HostTests.Cli
{
    /// <summary>The command line as a person calls it, and what it says.</summary>
    internal static class CommandLine
    {
        internal static Task<(int Exit, string Output, string Error)> Call(params string[] arguments) =>
            Interrupt(CancellationToken.None, arguments);

        /// <summary>Calls it, and interrupts it as Ctrl-C does.</summary>
        internal static async Task<(int Exit, string Output, string Error)> Interrupt(
            CancellationToken interrupted, params string[] arguments)
        {
            TextWriter output = Console.Out;
            TextWriter error = Console.Error;
            using StringWriter heard = new();
            using StringWriter complained = new();
            Console.SetOut(heard);
            Console.SetError(complained);
            try
            {
                int exit = await Program.Run(arguments, interrupted);
                return (exit, heard.ToString(), complained.ToString());
            }
            finally
            {
                Console.SetOut(output);
                Console.SetError(error);
            }
        }
    }
}
