using Microbattery.Conformance.Rules;

namespace Microbattery.Conformance
{
    /// <summary>All rules.</summary>
    internal static class RuleBook
    {
        internal static Rule[] All { get; } =
        [
            new CheckedArithmetic(),
            new DefaultInterfaceMethods(),
            new FloatingPoint(),
            new Generics(),
            new LanguageVersion(),
            new MultidimensionalArrays(),
            new NotOnDevice(),
            new Pointers(),
            new StaticConstructors(),
            new UnreliableLibrary(),
        ];
    }
}
