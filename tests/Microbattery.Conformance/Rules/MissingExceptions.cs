using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>Arithmetic throws nothing with a name: a division by zero is a plain Exception there, an overflow none.</summary>
    internal sealed class MissingExceptions : Rule
    {
        internal override string? CheckUse(TypeReference type) =>
            type.FullName is "System.DivideByZeroException" or "System.OverflowException" or "System.ArithmeticException"
                ? type.FullName
                : null;
    }
}
