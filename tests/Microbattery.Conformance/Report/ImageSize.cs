using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance.Report
{
    /// <summary>
    /// Size of an assembly's image on a device, and of what the interpreter allocates for it: rows of its tables, its names and strings,
    /// and its code, in which a member is named by two bytes instead of four. (As nanoFramework's metadata processor 4541b46 writes it:
    /// within 1.5 % of it for each image of ours.)
    /// </summary>
    internal static class ImageSize
    {
        private const int Header = 124;
        private const int TypeRow = 24;
        private const int FieldRow = 8;
        private const int MethodRow = 16;
        private const int ReferenceRow = 8;
        private const int AssemblyRow = 12;
        private const int HandlerRow = 8;

        internal static int Bytes(ModuleDefinition module)
        {
            TypeDefinition[] types = [.. module.GetTypes().Where(type => type.Name != "<Module>")];
            FieldDefinition[] fields = [.. types.SelectMany(type => type.Fields).Where(field => !field.IsLiteral)];
            MethodDefinition[] methods = [.. types.SelectMany(type => type.Methods)];
            MemberReference[] members = Members(module);
            TypeReference[] referred = References(module);
            HashSet<string> strings = [.. types.Select(type => type.Name), .. types.Select(type => type.Namespace)];
            strings.UnionWith(fields.Select(field => field.Name));
            strings.UnionWith(methods.Select(method => method.Name));
            strings.UnionWith(referred.Select(type => type.Name));
            strings.UnionWith(referred.Select(type => type.Namespace));
            strings.UnionWith(module.AssemblyReferences.Select(assembly => assembly.Name));
            strings.Add(module.Assembly.Name.Name);
            strings.UnionWith(members.Select(member => member.Name));
            MethodBody[] bodies = [.. methods.Where(method => method.HasBody).Select(method => method.Body)];
            Instruction[] code = [.. bodies.SelectMany(body => body.Instructions)];
            strings.UnionWith(code.Select(instruction => instruction.Operand).OfType<string>());

            // Every image knows the names of the class library.
            strings.ExceptWith([".ctor", ".cctor", "value__", ClassLibrary.Name]);
            strings.ExceptWith(referred.Where(IsInClassLibrary).SelectMany(type => new[] { type.Namespace, type.Name }));
            strings.ExceptWith(members.Where(member => IsInClassLibrary(member.DeclaringType)).Select(member => member.Name));
            return Header
                + (TypeRow * types.Length)
                + (FieldRow * fields.Length)
                + (MethodRow * methods.Length)
                + Signatures(fields, methods, members)
                + (AssemblyRow * module.AssemblyReferences.Count)
                + (HandlerRow * bodies.Sum(body => body.ExceptionHandlers.Count))
                + (ReferenceRow * (referred.Length + members.Length))
                + strings.Sum(text => text.Length + 1)
                + code.Sum(Bytes)
                + fields.Sum(field => field.InitialValue.Length);
        }

        /// <summary>What the interpreter allocates for an assembly (nf-interpreter, CLR_RT_Assembly::CreateInstance).</summary>
        /// <param name="module">The assembly.</param>
        internal static int TableBytes(ModuleDefinition module)
        {
            const int Assembly = 140;
            const int Reference = 4;
            const int Type = 8;
            const int Member = 2;
            const int StaticField = 12;
            TypeDefinition[] types = [.. module.GetTypes().Where(type => type.Name != "<Module>")];
            FieldDefinition[] fields = [.. types.SelectMany(type => type.Fields).Where(field => !field.IsLiteral)];
            return Assembly
                + (Reference * (module.AssemblyReferences.Count + References(module).Length + Members(module).Length))
                + (Type * types.Length)
                + (Member * (fields.Length + types.Sum(type => type.Methods.Count)))
                + (StaticField * fields.Count(field => field.IsStatic));
        }

        private static MemberReference[] Members(ModuleDefinition module) =>
            [.. module.GetMemberReferences().Where(member => !IsAttribute(member.DeclaringType))];

        private static TypeReference[] References(ModuleDefinition module) =>
            [.. module.GetTypeReferences().Where(type => !IsAttribute(type))];

        private static bool IsInClassLibrary(TypeReference type) => type.Scope.Name == ClassLibrary.Name;

        // Equal ones are stored once, and what is part of another not at all.
        private static int Signatures(FieldDefinition[] fields, MethodDefinition[] methods, MemberReference[] members)
        {
            string all = string.Empty;
            foreach (MethodReference method in methods.Concat(members.OfType<MethodReference>()))
            {
                string types = Letters([method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)]);
                Add($"{(method.HasThis ? 't' : 's')}{method.Parameters.Count}{types}");
            }

            foreach (MethodDefinition method in methods)
            {
                Add(method.HasBody ? Letters(method.Body.Variables.Select(local => local.VariableType)) : string.Empty);
            }

            foreach (FieldReference field in fields.Concat(members.OfType<FieldReference>()))
            {
                Add($"f{Letters([field.FieldType])}");
            }

            return all.Length;

            void Add(string signature) => all += all.Contains(signature, System.StringComparison.Ordinal) ? string.Empty : signature;
        }

        // A letter a byte: a primitive type has one, another its kind and its number, most often of one byte.
        private static string Letters(IEnumerable<TypeReference> types) => string.Concat(types.Select(Letters));

        private static string Letters(TypeReference type) => type switch
        {
            ArrayType array => $"[{Letters(array.ElementType)}",
            ByReferenceType reference => $"&{Letters(reference.ElementType)}",
            _ when type.IsPrimitive || type.MetadataType is MetadataType.Void or MetadataType.String or MetadataType.Object =>
                $"{(char)('A' + (int)type.MetadataType)}",
            _ => $"c{(char)(((int)type.MetadataToken.TokenType >> 12) + type.MetadataToken.RID)}",
        };

        // Attributes are left out of an image that nobody reflects on.
        private static bool IsAttribute(TypeReference type) =>
            type.Name.EndsWith("Attribute", System.StringComparison.Ordinal) || type.DeclaringType is { } outer && IsAttribute(outer);

        private static int Bytes(Instruction instruction) => instruction.OpCode.OperandType switch
        {
            OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineString or OperandType.InlineTok
                or OperandType.InlineType or OperandType.InlineBrTarget => instruction.OpCode.Size + 2,
            OperandType.InlineSwitch => instruction.OpCode.Size + 1 + (2 * ((Instruction[])instruction.Operand).Length),
            _ => instruction.GetSize(),
        };
    }
}
