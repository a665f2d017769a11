using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Microbattery.Conformance
{
    /// <summary>What the sources call a member that the compiler gave another name.</summary>
    internal static partial class CompilerNames
    {
        /// <summary>Closures and state machines: types nobody wrote, inside one that somebody did.</summary>
        internal static bool IsGenerated(TypeDefinition type) => type.Name.StartsWith('<') && type.DeclaringType is not null;

        /// <summary>What belongs to no source: the module's own type, and the initial values of arrays.</summary>
        internal static bool IsGeneratedModule(TypeDefinition type) => type.Name is "<Module>" or "<PrivateImplementationDetails>";

        internal static string InSource(MethodDefinition method)
        {
            if (method.IsConstructor)
            {
                return InSource(method.DeclaringType.Name);
            }

            // get_Name, add_Name; an explicit implementation has its interface in front.
            bool isAccessor = method.IsGetter || method.IsSetter || method.IsAddOn || method.IsRemoveOn;
            return InSource(method.Name[(method.Name.LastIndexOf(isAccessor ? '_' : '.') + 1)..]);
        }

        internal static string InSource(string name)
        {
            Match generated = Generated().Match(name);
            string source = !generated.Success ? name : generated.Groups[generated.Groups["local"].Success ? "local" : "outer"].Value;
            return source.Split('`')[0];
        }

        // <Outer>g__Local|0_0 is a local function, <Property>k__BackingField a field.
        [GeneratedRegex(@"^<(?<outer>[^>]*)>(g__(?<local>\w+)\||k__)")]
        private static partial Regex Generated();
    }
}
