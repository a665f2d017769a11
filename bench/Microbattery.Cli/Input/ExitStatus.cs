namespace Microbattery.Cli.Input
{
    /// <summary>What a command ends with, besides 0 and 1.</summary>
    internal static class ExitStatus
    {
        /// <summary>Ctrl-C: 128 and the signal's number, as shells have it.</summary>
        internal const int Interrupted = 130;
    }
}
