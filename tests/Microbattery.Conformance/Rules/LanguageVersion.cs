namespace Microbattery.Conformance.Rules
{
    /// <summary>C# 9.0: a newer compiler injects attribute types that shift the native method table.</summary>
    internal sealed class LanguageVersion : Rule
    {
        internal override string? Check(CompiledAssembly assembly)
        {
            string version = assembly.LanguageVersion();
            return version == "9.0" ? null : $"compiled as C# {version}";
        }
    }
}
