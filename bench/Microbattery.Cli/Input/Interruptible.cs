using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microbattery.Cli.Input
{
    /// <summary>Work that hears late, or never, that it is interrupted.</summary>
    internal static class Interruptible
    {
        /// <summary>Does work that writes nothing. When it is interrupted it is left behind, and ends with the process.</summary>
        /// <typeparam name="T">What it makes.</typeparam>
        /// <param name="work">The work.</param>
        /// <param name="cancellation">Interrupts it.</param>
        /// <returns>What it made.</returns>
        /// <exception cref="OperationCanceledException">It was interrupted.</exception>
        internal static async Task<T> Run<T>(Func<T> work, CancellationToken cancellation)
        {
            Task<T> task = Task.Run(work, CancellationToken.None);
            T made = await task.WaitAsync(cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return made;
        }
    }
}
