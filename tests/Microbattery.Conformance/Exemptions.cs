using System.Linq;
using Mono.Cecil;

namespace Microbattery.Conformance
{
    /// <summary>What tools put into an assembly for .NET, and not into one for the device. Nobody wrote it: no rule sees it.</summary>
    internal static class Exemptions
    {
        private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

        // The test runner's, in every test project.
        private static readonly string[] s_runner =
        [
            "Microbattery.Tests.MicrosoftTestingPlatformApplication",
            "Microbattery.Tests.MicrosoftTestingPlatformEntryPoint",
            "Microbattery.Tests.SelfRegisteredExtensions",
            "Microsoft.CodeAnalysis.EmbeddedAttribute",
        ];

        // The compiler's own: on what it generates, and on what is readonly or "in" (it brings that one along where it is missing).
        private static readonly string[] s_compilerAttributes =
        [
            CompilerGenerated,
            "System.Runtime.CompilerServices.IsReadOnlyAttribute",
            "System.Diagnostics.DebuggerBrowsableAttribute",
        ];

        internal static bool IsGenerated(TypeDefinition type) =>
            type.Name == "<Module>" || s_runner.Contains(type.FullName) || IsConstantData(type);

        internal static bool IsGenerated(CustomAttribute attribute) => s_compilerAttributes.Contains(attribute.AttributeType.FullName);

        /// <summary>
        /// A field-like event: its accessors call the generic Interlocked.CompareExchange where there is one and are synchronized
        /// where there is none.
        /// </summary>
        internal static bool IsGenerated(MethodDefinition method) =>
            (method.IsAddOn || method.IsRemoveOn)
            && method.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == CompilerGenerated);

        /// <summary>Interpolated text, whose builder is .NET's. On the device it is a call of string.Format with the same values.</summary>
        internal static bool IsInterpolation(TypeReference type) =>
            type.FullName == "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";

        // Initial values of arrays; its helper methods throw what the class library at hand has to throw.
        private static bool IsConstantData(TypeDefinition type) => type.Name == "<PrivateImplementationDetails>";
    }
}
