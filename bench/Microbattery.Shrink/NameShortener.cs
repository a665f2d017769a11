using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Microbattery.Shrink
{
    /// <summary>
    /// Shortens the names of types, fields and methods that no other assembly can name: on a device all names are stored, and
    /// these are a ninth of the firmware's image. Nothing but these names changes, and nothing runs by them: code refers to its own assembly's members by number.
    /// </summary>
    public static class NameShortener
    {
        /// <summary>Shortens names in an assembly.</summary>
        /// <param name="module">The assembly's module.</param>
        /// <returns>How many names were changed.</returns>
        public static int Shorten(ModuleDefinition module)
        {
            ArgumentNullException.ThrowIfNull(module);
            int count = 0;
            foreach (IGrouping<string, TypeDefinition> space in module.Types.GroupBy(type => type.Namespace))
            {
                // <Module> is not visible and has its name from the standard.
                count += Shorten(space, space.Where(type => !IsVisible(type) && type.Name != "<Module>"));
            }

            foreach (TypeDefinition type in module.GetTypes())
            {
                // Fields and methods from the same short list: in the image equal names are stored once.
                IEnumerable<IMemberDefinition> members = type.Fields.Cast<IMemberDefinition>().Concat(type.Methods);
                count += Shorten(members, members.Where(member => IsHidden(member) && member != module.EntryPoint));
                count += Shorten(type.NestedTypes, type.NestedTypes.Where(nested => !IsVisible(nested)));
            }

            return count;
        }

        private static int Shorten(IEnumerable<IMemberDefinition> all, IEnumerable<IMemberDefinition> hidden)
        {
            IMemberDefinition[] renamed = [.. hidden];
            HashSet<string> taken = [.. all.Except(renamed).Select(member => member.Name)];
            int count = 0;
            using IEnumerator<string> names = Names().Where(name => !taken.Contains(name)).GetEnumerator();
            foreach (IMemberDefinition member in renamed)
            {
                names.MoveNext();
                count += member.Name == names.Current ? 0 : 1;
                member.Name = names.Current;
            }

            return count;
        }

        private static bool IsVisible(TypeDefinition type) =>
            type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsVisible(type.DeclaringType) : type.IsPublic;

        private static bool IsHidden(IMemberDefinition member) => member is FieldDefinition field ? IsHidden(field) : IsHidden((MethodDefinition)member);

        // A constant is no field of the image, an enumeration's value is named by the runtime.
        private static bool IsHidden(FieldDefinition field) =>
            !field.IsLiteral
            && !field.IsRuntimeSpecialName
            && !(IsVisible(field.DeclaringType) && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly));

        // What overrides or implements is found by its name, native code too.
        internal static bool IsHidden(MethodDefinition method) =>
            !method.IsRuntimeSpecialName
            && !method.IsVirtual
            && method.HasBody
            && !(IsVisible(method.DeclaringType) && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly));

        private static IEnumerable<string> Names()
        {
            for (int i = 0; ; i++)
            {
                yield return i < 26 ? $"{(char)('a' + i)}" : $"{(char)('a' + ((i / 26) - 1))}{(char)('a' + (i % 26))}";
            }
        }
    }
}
