using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Microbattery.Conformance.Report
{
    /// <summary>
    /// Counts what objects take of the interpreter's heap, in blocks of 12 bytes: one for an object and one for each of its fields,
    /// whatever its type. (CLR_RT_HeapBlock of nf-interpreter, on a 32 bit device.)
    /// </summary>
    internal sealed class HeapSize
    {
        private const int BlockBytes = 12;

        // CLR_RT_HeapBlock_Array: a block, and the number, type and size of the elements.
        private const int ArrayHeaderBytes = BlockBytes + 8;

        private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        private readonly HashSet<object> _counted = new(ReferenceEqualityComparer.Instance);

        /// <summary>Bytes of an object and of all it refers to, without what was counted before. Ours only.</summary>
        /// <param name="root">The object.</param>
        internal int Count(object? root)
        {
            if (root is null || !IsCounted(root.GetType()) || !_counted.Add(root))
            {
                return 0;
            }

            return root switch
            {
                // A text of the program stays in flash, and the object refers to it. One that was put together follows its block.
                string text => string.IsInterned(text) is null ? Blocks(BlockBytes + text.Length + 1) : BlockBytes,
                Array array => Blocks(ArrayHeaderBytes + (array.Length * ElementBytes(array.GetType().GetElementType()!)))
                    + array.Cast<object?>().Where(element => element is not ValueType).Sum(Count),
                _ => CountObject(root),
            };
        }

        /// <summary>Bytes of what the static fields of an assembly refer to. The fields themselves are in its tables.</summary>
        /// <param name="assembly">The assembly.</param>
        internal int CountStatics(Assembly assembly) => assembly.GetTypes()
            .SelectMany(type => type.GetFields(Declared | BindingFlags.Static))
            .Where(field => !field.IsLiteral && !field.FieldType.IsValueType)
            .Sum(field => Count(field.GetValue(null)));

        private static bool IsCounted(Type type) => type.IsArray || type == typeof(string)
            || type.Assembly.GetName().Name!.StartsWith("Microbattery.", StringComparison.Ordinal);

        private static int Blocks(int bytes) => (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;

        private static int ElementBytes(Type type) => Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean or TypeCode.SByte or TypeCode.Byte => 1,
            TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
            TypeCode.Int32 or TypeCode.UInt32 => 4,
            TypeCode.Int64 or TypeCode.UInt64 => 8,
            _ when type.IsValueType => throw new NotSupportedException($"an array of {type} is an object an element on a device"),
            _ => BlockBytes,
        };

        private int CountObject(object root)
        {
            int bytes = BlockBytes;
            for (Type? type = root.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(Declared | BindingFlags.Instance))
                {
                    bytes += BlockBytes + (field.FieldType.IsValueType ? 0 : Count(field.GetValue(root)));
                }
            }

            return bytes;
        }
    }
}
