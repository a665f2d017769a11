using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;

namespace Microbattery.Conformance
{
    /// <summary>
    /// The real class library (mscorlib of nanoFramework.CoreLibrary). Its assembly, which the compiler reads, has more than its image,
    /// which the device carries; the index of the package (.pdbx) names by token what is in the image.
    /// </summary>
    internal static class ClassLibrary
    {
        internal const string Name = "mscorlib";

        private static readonly Lazy<HashSet<string>> s_members = new(ReadMembers);

        internal static string AssemblyPath { get; } = Path.Combine(RepositoryFiles.Libraries, Name + ".dll");

        internal static string ImagePath { get; } = Path.ChangeExtension(AssemblyPath, ".pe");

        /// <summary>Whether the device carries a type or a member, by its line (<see cref="Signatures"/>).</summary>
        internal static bool IsOnDevice(string line) => s_members.Value.Contains(line);

        private static HashSet<string> ReadMembers()
        {
            HashSet<uint> tokens =
            [
                .. XDocument.Load(Path.ChangeExtension(AssemblyPath, ".pdbx")).Descendants("Token")
                    .Select(token => uint.Parse(token.Element("CLR")!.Value[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
            ];
            using ModuleDefinition module = ModuleDefinition.ReadModule(AssemblyPath);
            TypeDefinition[] types = [.. module.GetTypes().Where(IsInImage)];
            return
            [
                .. types.Select(type => Signatures.Line(type)),
                .. types.SelectMany(type => type.Methods).Where(IsInImage).Select(Signatures.Line),
            ];

            bool IsInImage(IMetadataTokenProvider member) => tokens.Contains(member.MetadataToken.ToUInt32());
        }
    }
}
