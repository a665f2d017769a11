using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>Types, methods and fields from outside our own assemblies are on the list of what the platform has.</summary>
    internal sealed class Surface(PlatformSurface list, string[] ownAssemblies) : Rule
    {
        private readonly HashSet<string> _used = [];

        /// <summary>Every line that was asked for so far.</summary>
        internal IEnumerable<string> Used => _used;

        internal override string? CheckAttribute(CustomAttribute attribute)
        {
            if (IsOwn(attribute.AttributeType))
            {
                return null;
            }

            return Missing(Signatures.Line(attribute.AttributeType), list.Has) ?? Missing(Signatures.Line(attribute.Constructor), list.Has);
        }

        internal override string? CheckUse(TypeReference type) =>
            type is TypeSpecification || IsOwn(type) ? null : Missing(Signatures.Line(type), list.HasOnDevice);

        // Methods of multi-dimensional arrays belong to no type, and have a rule of their own.
        internal override string? CheckUse(MethodReference method) =>
            method.DeclaringType is ArrayType || IsOwn(method.DeclaringType) ? null : Missing(Signatures.Line(method), list.HasOnDevice);

        internal override string? CheckUse(FieldReference field) =>
            IsOwn(field.DeclaringType) ? null : Missing(Signatures.Line(field), list.HasOnDevice);

        private bool IsOwn(TypeReference type) => type.GetElementType().Scope switch
        {
            ModuleDefinition => true,
            AssemblyNameReference assembly => ownAssemblies.Contains(assembly.Name),
            _ => false,
        };

        private string? Missing(string line, Func<string, bool> isListed)
        {
            string onDevice = Equivalents.OnDevice(line);
            _used.Add(onDevice);
            return isListed(onDevice) ? null : $"not in platform-surface.txt: {onDevice}";
        }
    }
}
