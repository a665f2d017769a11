using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using Microbattery.Firmware.Cells;

namespace Microbattery.HostTests.Properties
{
    /// <summary>
    /// Deep copies of firmware objects, and keys that are equal for equal states. Field access is compiled once for each type: a walk over
    /// states makes millions of copies.
    /// </summary>
    internal sealed class StateGraph
    {
        /// <summary>Greatest count that a key tells apart; a counter beyond its limit is the same state.</summary>
        private readonly long _counterCap;

        private readonly string[] _measured;
        private readonly ConcurrentDictionary<Type, Layout> _layouts = [];

        /// <summary>A graph.</summary>
        /// <param name="counterCap">Counts beyond this are one state.</param>
        /// <param name="measured">Parts of names of the fields that hold what was measured or never changes, which no key contains.</param>
        internal StateGraph(long counterCap, params IEnumerable<string> measured)
        {
            _counterCap = counterCap;
            _measured = [.. measured];
        }

        private delegate object Getter(object owner);

        private delegate void Setter(object owner, object value);

        private delegate long Number(object owner);

        /// <summary>Copies an object and what it owns; configuration and models are shared.</summary>
        /// <param name="from">The object.</param>
        /// <param name="copies">What was copied so far, and its copies: objects that share a part share its copy.</param>
        internal T Copy<T>(T from, List<(object From, object To)> copies)
            where T : class => (T)CopyAny(from, copies);

        /// <summary>Appends the state of an object and of what it owns.</summary>
        internal void AppendKey(object from, StringBuilder key)
        {
            Layout layout = LayoutOf(from.GetType());
            foreach ((Number number, bool isCounter) in layout.Numbers)
            {
                long value = number(from);
                Append(isCounter ? Math.Clamp(value, -_counterCap, _counterCap) : value, key);
            }

            foreach (Getter getter in layout.KeyParts)
            {
                switch (getter(from))
                {
                    case null:
                        key.Append('-');
                        break;
                    case int[] numbers:
                        foreach (int number in numbers)
                        {
                            Append(number, key);
                        }

                        break;
                    case long[] counters:
                        foreach (long counter in counters)
                        {
                            Append(Math.Clamp(counter, -_counterCap, _counterCap), key);
                        }

                        break;
                    case object part:
                        AppendKey(part, key);
                        break;
                }
            }
        }

        private static void Append(long value, StringBuilder key) =>
            key.Append((char)value).Append((char)(value >> 16)).Append((char)(value >> 32)).Append((char)(value >> 48));

        private object CopyAny(object from, List<(object From, object To)> copies)
        {
            foreach ((object known, object copy) in copies)
            {
                if (ReferenceEquals(known, from))
                {
                    return copy;
                }
            }

            Layout layout = LayoutOf(from.GetType());
            object to = layout.CloneShallow(from);
            copies.Add((from, to));
            foreach ((Getter getter, Setter setter) in layout.Owned)
            {
                if (getter(from) is object value)
                {
                    setter(to, CopyAny(value, copies));
                }
            }

            return to;
        }

        private Layout LayoutOf(Type type) => _layouts.TryGetValue(type, out Layout? layout) ? layout : _layouts.GetOrAdd(type, Compile);

        private Layout Compile(Type type)
        {
            MethodInfo clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.NonPublic | BindingFlags.Instance)!;
            FieldInfo[] fields = type.IsArray ? [] : type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance);
            if (type.IsArray && !type.GetElementType()!.IsPrimitive)
            {
                throw new NotSupportedException($"{type}: the elements would be shared by all copies");
            }

            FieldInfo[] inKey = [.. fields.Where(field => !_measured.Any(name => field.Name.Contains(name, StringComparison.Ordinal)))];
            return new Layout(
                clone.CreateDelegate<Func<object, object>>(),
                [.. fields.Where(field => IsState(field.FieldType)).Select(field => (Get(field), Set(field)))],
                [.. inKey.Where(field => field.FieldType.IsValueType).Select(field => (GetNumber(field), field.FieldType == typeof(long)))],
                [.. inKey.Where(field => IsState(field.FieldType)).Select(Get)]);
        }

        private static bool IsState(Type type) => type.IsArray
            || (type.IsClass && type.Namespace!.StartsWith("Microbattery", StringComparison.Ordinal)
                && type != typeof(CellProfile) && !type.Name.EndsWith("Settings", StringComparison.Ordinal) && type != typeof(CellModel));

        private static Getter Get(FieldInfo field)
        {
            DynamicMethod method = new("get", typeof(object), [typeof(object)], field.DeclaringType!, true);
            ILGenerator body = method.GetILGenerator();
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, field);
            body.Emit(OpCodes.Ret);
            return method.CreateDelegate<Getter>();
        }

        private static Setter Set(FieldInfo field)
        {
            DynamicMethod method = new("set", typeof(void), [typeof(object), typeof(object)], field.DeclaringType!, true);
            ILGenerator body = method.GetILGenerator();
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldarg_1);
            body.Emit(OpCodes.Stfld, field);
            body.Emit(OpCodes.Ret);
            return method.CreateDelegate<Setter>();
        }

        private static Number GetNumber(FieldInfo field)
        {
            if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum)
            {
                throw new NotSupportedException($"{field.DeclaringType}.{field.Name} is no number");
            }

            DynamicMethod method = new("number", typeof(long), [typeof(object)], field.DeclaringType!, true);
            ILGenerator body = method.GetILGenerator();
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, field);
            body.Emit(OpCodes.Conv_I8);
            body.Emit(OpCodes.Ret);
            return method.CreateDelegate<Number>();
        }

        private sealed record Layout(
            Func<object, object> CloneShallow,
            (Getter Get, Setter Set)[] Owned,
            (Number Number, bool IsCounter)[] Numbers,
            Getter[] KeyParts);
    }
}
