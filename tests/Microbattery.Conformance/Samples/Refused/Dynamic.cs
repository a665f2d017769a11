namespace Microbattery.Conformance.Samples.Refused
{
    internal static class Dynamic
    {
        internal static object Any(dynamic value)
        {
            return value.Name;
        }
    }
}
