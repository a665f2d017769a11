using Microbattery.Conformance.Rules;

namespace Microbattery.Conformance
{
    /// <summary>All rules.</summary>
    internal static class RuleBook
    {
        internal static Rule[] All(Surface surface) =>
        [
            new Async(),
            new CheckedArithmetic(),
            new Decimals(),
            new DefaultInterfaceMethods(),
            new Dynamic(),
            new FloatingPoint(),
            new Generics(),
            new Iterators(),
            new LanguageVersion(),
            new Linq(),
            new MissingExceptions(),
            new MultidimensionalArrays(),
            new NullableValues(),
            new Pointers(),
            new Records(),
            new Spans(),
            new StaticConstructors(),
            new Tuples(),
            new UnreliableLibrary(),
            surface,
        ];
    }
}
