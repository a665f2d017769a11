#nullable disable
namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class Dynamic
    {
        internal static object Any(dynamic value) // offence
        {
            return value.Name; // offence
        }
    }
}
