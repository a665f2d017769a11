using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance
{
    /// <summary>
    /// How large an assembly's image on a device is, near enough: rows of its tables, its names and strings, and its code, in which a member is
    /// named by two bytes instead of four. (As nanoFramework's metadata processor 3.0 writes it; within 2 % of it for the firmware.)
    /// </summary>
    internal static class ImageSize
    {
        private const int Header = 124;
        private const int TypeRow = 24;
        private const int FieldRow = 8;
        private const int MethodRow = 16;
        private const int ReferenceRow = 8;

        internal static int Estimate(ModuleDefinition module)
        {
            TypeDefinition[] types = [.. module.GetTypes().Where(type => type.Name != "<Module>")];
            FieldDefinition[] fields = [.. types.SelectMany(type => type.Fields).Where(field => !field.IsLiteral)];
            MethodDefinition[] methods = [.. types.SelectMany(type => type.Methods)];
            MemberReference[] members = [.. module.GetMemberReferences().Where(member => !IsAttribute(member.DeclaringType))];
            TypeReference[] referred = [.. module.GetTypeReferences().Where(type => !IsAttribute(type))];
            HashSet<string> strings = [.. types.Select(type => type.Name), .. types.Select(type => type.Namespace)];
            strings.UnionWith(fields.Select(field => field.Name));
            strings.UnionWith(methods.Select(method => method.Name));
            strings.UnionWith(referred.Select(type => type.Name));
            strings.UnionWith(members.Select(member => member.Name));
            Instruction[] code = [.. methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)];
            strings.UnionWith(code.Select(instruction => instruction.Operand).OfType<string>());

            // Every image knows the names of the class library.
            strings.ExceptWith([".ctor", ".cctor", "value__"]);
            strings.ExceptWith(referred.Where(type => type.Namespace == "System").Select(type => type.Name));
            strings.ExceptWith(members.Where(member => member.DeclaringType.Namespace == "System").Select(member => member.Name));
            return Header
                + (TypeRow * types.Length)
                + (FieldRow * fields.Length)
                + (MethodRow * methods.Length)
                + Signatures(fields, methods)
                + (ReferenceRow * (referred.Length + members.Length))
                + strings.Sum(text => text.Length + 1)
                + code.Sum(Bytes)
                + fields.Sum(field => field.InitialValue.Length);
        }

        // Equal ones are stored once, and what is part of another not at all.
        private static int Signatures(FieldDefinition[] fields, MethodDefinition[] methods)
        {
            string all = string.Empty;
            foreach (MethodDefinition method in methods)
            {
                Add($"{(method.HasThis ? 't' : 's')}{method.Parameters.Count}{Letters([method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)])}");
                Add(method.HasBody ? Letters(method.Body.Variables.Select(local => local.VariableType)) : string.Empty);
            }

            foreach (FieldDefinition field in fields)
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
            _ when type.IsPrimitive || type.MetadataType is MetadataType.Void or MetadataType.String or MetadataType.Object => $"{(char)('A' + (int)type.MetadataType)}",
            _ => $"c{(char)(((int)type.MetadataToken.TokenType >> 12) + type.MetadataToken.RID)}",
        };

        // Attributes are left out of an image that nobody reflects on.
        private static bool IsAttribute(TypeReference type) =>
            type.Name.EndsWith("Attribute", System.StringComparison.Ordinal) || type.DeclaringType is { } outer && IsAttribute(outer);

        private static int Bytes(Instruction instruction) => instruction.OpCode.OperandType switch
        {
            OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineString or OperandType.InlineTok or OperandType.InlineType
                or OperandType.InlineBrTarget => instruction.OpCode.Size + 2,
            OperandType.InlineSwitch => instruction.OpCode.Size + 1 + (2 * ((Instruction[])instruction.Operand).Length),
            _ => instruction.GetSize(),
        };
    }
}
