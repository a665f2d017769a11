using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Microbattery.HostTests.Hal
{
    /// <summary>Writes members as the lists of the device's libraries do.</summary>
    internal static class DeviceSurface
    {
        private const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        /// <summary>Every member of a type.</summary>
        internal static IEnumerable<string> Describe(Type type) => Describe(type, _ => true);

        /// <summary>Public members of a type, less those that the host alone has.</summary>
        internal static IEnumerable<string> DescribePublic(Type type) => Describe(type, IsOfTheDevice);

        private static IEnumerable<string> Describe(Type type, Func<MethodBase, bool> counts)
        {
            yield return "T:" + Name(type);
            foreach (FieldInfo field in type.GetFields(Declared).Where(field => field.IsPublic))
            {
                yield return $"F:{Name(type)}.{field.Name}";
            }

            foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(method => counts(method)))
            {
                yield return $"M:{Name(type)}..ctor({Parameters(constructor)})";
            }

            foreach (MethodInfo method in type.GetMethods(Declared).Where(method => counts(method)))
            {
                string returns = method.ReturnType == typeof(void) ? string.Empty : " -> " + Name(method.ReturnType);
                yield return $"M:{Name(type)}.{method.Name}({Parameters(method)}){returns}";
            }
        }

        private static bool IsOfTheDevice(MethodBase method) =>
            (method.IsPublic || method.IsFamily)
            && !method.Name.StartsWith("Simulate", StringComparison.Ordinal)
            && !IsOverride(method)
            && !method.GetParameters().Any(parameter => parameter.ParameterType.Name.StartsWith("ISimulated", StringComparison.Ordinal));

        /// <summary>A call of an override is compiled as a call of the overridden method.</summary>
        private static bool IsOverride(MethodBase method) => method is MethodInfo info && info.GetBaseDefinition() != info;

        private static string Parameters(MethodBase method) =>
            string.Join(',', method.GetParameters().Select(parameter => Name(parameter.ParameterType)));

        private static string Name(Type type) => type.FullName!.Replace('+', '/');
    }
}
