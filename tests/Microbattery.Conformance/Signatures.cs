using System.Linq;
using Mono.Cecil;

namespace Microbattery.Conformance
{
    /// <summary>Types and methods as lines of the lists of what a library has: <c>T:</c> type, <c>M:</c> method.</summary>
    internal static class Signatures
    {
        internal static string Line(TypeReference type) => "T:" + type.GetElementType().FullName;

        internal static string Line(MethodReference method)
        {
            MethodReference open = method.GetElementMethod();
            string parameters = string.Join(',', open.Parameters.Select(parameter => Plain(parameter.ParameterType)));
            string result = Plain(open.ReturnType);
            string line = $"M:{open.DeclaringType.GetElementType().FullName}.{open.Name}({parameters})";
            return result == "System.Void" ? line : $"{line} -> {result}";
        }

        // Modifiers (of "in" parameters, of init setters) are types of their own in the walk, and in no list.
        private static string Plain(TypeReference type) => type switch
        {
            IModifierType modifier => Plain(modifier.ElementType),
            ByReferenceType reference => Plain(reference.ElementType) + "&",
            _ => type.FullName,
        };
    }
}
