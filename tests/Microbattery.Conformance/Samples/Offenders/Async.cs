#nullable disable
using System.Threading.Tasks;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed class Async
    {
        internal async Task<int> Wait() // offence
        {
            await Task.Yield(); // offence
            return 1;
        }
    }
}
