using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance
{
    /// <summary>
    /// Where members stand. Symbols know lines of code only: fields, signatures and types without code are looked for in the text,
    /// by name, from the nearest line the symbols know.
    /// </summary>
    internal sealed class SourceLines
    {
        // A name this far above its first line of code is somebody else's.
        private const int LongestSignature = 30;

        private static readonly Lazy<string[]> s_files =
            new(() => [.. RepositoryFiles.SourceFolders.SelectMany(folder => RepositoryFiles.Find(folder, "*.cs"))]);

        private readonly Dictionary<string, string[]> _lines = [];

        internal Place Of(TypeDefinition type)
        {
            if (CompilerNames.IsGenerated(type) && FirstCode(type) is { } code)
            {
                return At(code, type);
            }

            (string file, int line) = Declaration(type);
            return new Place(RepositoryFiles.Relative(file), line, type.FullName);
        }

        internal Place Of(FieldDefinition field)
        {
            (string file, int line) = Declaration(field.DeclaringType);
            string[] lines = Lines(file);
            int found = Array.FindIndex(lines, Math.Max(line - 1, 0), text => IsMention(text, CompilerNames.InSource(field.Name)));
            return new Place(RepositoryFiles.Relative(file), found < 0 ? line : found + 1, field.FullName);
        }

        internal Place Of(MethodDefinition method)
        {
            SequencePoint? code = FirstCode(method);
            if (code is null)
            {
                // An abstract method, or one the compiler wrote.
                (string file, int line) = Declaration(method.DeclaringType);
                int below = Array.FindIndex(Lines(file), Math.Max(line - 1, 0), text => IsMention(text, CompilerNames.InSource(method)));
                return new Place(RepositoryFiles.Relative(file), below < 0 ? line : below + 1, method.FullName);
            }

            string[] lines = Lines(code.Document.Url);
            int last = Math.Min(code.StartLine, lines.Length) - 1;
            for (int i = last; i >= 0 && i > last - LongestSignature; i--)
            {
                if (IsMention(lines[i], CompilerNames.InSource(method)))
                {
                    return new Place(RepositoryFiles.Relative(code.Document.Url), i + 1, method.FullName);
                }
            }

            return At(code, method);
        }

        internal Place Of(MethodDefinition method, Instruction instruction)
        {
            SequencePoint? code = method.DebugInformation.SequencePoints
                .LastOrDefault(point => !point.IsHidden && point.Offset <= instruction.Offset) ?? FirstCode(method);
            return code is null ? Of(method) : At(code, method);
        }

        private static SequencePoint? FirstCode(MethodDefinition method) =>
            method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden);

        private static SequencePoint? FirstCode(TypeDefinition type) =>
            type.Methods.Select(FirstCode).Concat(type.NestedTypes.Select(FirstCode)).FirstOrDefault(point => point is not null);

        private static string Namespace(TypeDefinition type) => type.DeclaringType is null ? type.Namespace : Namespace(type.DeclaringType);

        private static Place At(SequencePoint code, MemberReference member) =>
            new(RepositoryFiles.Relative(code.Document.Url), code.StartLine, member.FullName);

        private static bool IsMention(string text, string name) =>
            !text.TrimStart().StartsWith("//", StringComparison.Ordinal) && Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b");

        private (string File, int Line) Declaration(TypeDefinition type)
        {
            if (CompilerNames.IsGenerated(type))
            {
                return Declaration(type.DeclaringType);
            }

            string name = CompilerNames.InSource(type.Name);
            Regex declaration = new($@"\b(class|struct|interface|enum|record|delegate\b.*)\s+{Regex.Escape(name)}\b");
            string? known = FirstCode(type)?.Document.Url;
            foreach (string file in known is null ? s_files.Value : [known])
            {
                if (!Lines(file).Any(text => IsMention(text, "namespace " + Namespace(type))))
                {
                    continue;
                }

                int found = Array.FindIndex(Lines(file), text => declaration.IsMatch(text) && IsMention(text, name));
                if (found >= 0)
                {
                    return (file, found + 1);
                }
            }

            return (known ?? RepositoryFiles.Root, 0);
        }

        private string[] Lines(string file)
        {
            string path = RepositoryFiles.FullPath(file);
            if (!_lines.TryGetValue(path, out string[]? lines))
            {
                lines = File.Exists(path) ? File.ReadAllLines(path) : [];
                _lines.Add(path, lines);
            }

            return lines;
        }
    }
}
