using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance
{
    /// <summary>
    /// What device code must not do, and its compiler lets pass. The walker shows a rule everything there is; each check answers what is
    /// wrong, or null.
    /// </summary>
    internal abstract class Rule
    {
        internal string Name => GetType().Name;

        /// <summary>Whether tests that run on the device keep it too, or only what ships.</summary>
        internal virtual bool HoldsForTests => true;

        internal virtual string? Check(CompiledAssembly assembly) => null;

        internal virtual string? Check(TypeDefinition type) => null;

        internal virtual string? Check(MethodDefinition method) => null;

        internal virtual string? Check(MethodDefinition method, Instruction instruction) => null;

        /// <summary>A type that is mentioned: as a base, in a signature, by an instruction. Its parts are shown after it.</summary>
        internal virtual string? CheckUse(TypeReference type) => null;

        internal virtual string? CheckUse(MethodReference method) => null;
    }
}
