namespace Microbattery.Conformance.Samples.Refused
{
    internal static class MissingMembers
    {
        internal static string Text(string text) => text.Replace("a", "b");
    }
}
