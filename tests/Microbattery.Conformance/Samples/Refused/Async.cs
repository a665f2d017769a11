using System.Threading.Tasks;

namespace Microbattery.Conformance.Samples.Refused
{
    internal sealed class Async
    {
        internal async Task<int> Wait()
        {
            await Task.Yield();
            return 1;
        }
    }
}
