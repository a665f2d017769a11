using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using Microbattery.Records;

namespace Microbattery.Cli.Input
{
    /// <summary>Options with a default and a range, so that an absurd number is refused before anything runs.</summary>
    internal static class Options
    {
        internal static Option<T> Number<T>(string name, string description, T byDefault, T lowest, T highest)
            where T : struct, INumber<T>
        {
            Option<T> option = new(name) { Description = description, DefaultValueFactory = _ => byDefault };
            option.CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && value >= lowest && value <= highest)
                {
                    return value;
                }

                result.AddError($"{name}: '{text}' is not a number from {lowest} to {highest}");
                return byDefault;
            };
            return option;
        }

        /// <summary>A file or folder; an empty name is refused.</summary>
        internal static Option<string> FilePath(string name, string description, string? byDefault = null)
        {
            Option<string> option = new(name) { Description = description };
            if (byDefault is not null)
            {
                option.DefaultValueFactory = _ => byDefault;
            }

            option.Validators.Add(result =>
            {
                if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                {
                    result.AddError($"{name}: expected a path");
                }
            });
            return option;
        }

        /// <summary>A plot to write; an ending that names no format is refused.</summary>
        internal static Option<string> PlotFile()
        {
            Option<string> option = FilePath("--plot", "Plot to write: .png or .svg.");
            option.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1 && Path.GetExtension(result.Tokens[0].Value).ToUpperInvariant() is not (".PNG" or ".SVG"))
                {
                    result.AddError($"--plot: '{result.Tokens[0].Value}' ends in neither .png nor .svg");
                }
            });
            return option;
        }

        /// <summary>An output that is an input too would overwrite what was measured.</summary>
        internal static void RefuseSame(params (string Option, string? Path)[] files)
        {
            var named = files.Where(file => !string.IsNullOrEmpty(file.Path))
                .Select(file => (file.Option, Path: Path.GetFullPath(file.Path!)));
            foreach (var same in named.GroupBy(file => file.Path, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                throw new InputException(same.Key, null, $"given for both {string.Join(" and ", same.Select(file => file.Option))}");
            }
        }

        /// <summary>The name of a profile to make: what a file, a class and a command line can all be called.</summary>
        internal static Option<string> ProfileName(string? byDefault = null)
        {
            Option<string> option = new("--name") { Description = "Name of the profile: letters, digits, '-', '_' and '.'." };
            if (byDefault is not null)
            {
                option.DefaultValueFactory = _ => byDefault;
            }

            option.Validators.Add(result =>
            {
                foreach (string name in result.Tokens.Select(token => token.Value))
                {
                    if (name.Length == 0
                        || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"-_.".Contains(letter, StringComparison.Ordinal)))
                    {
                        result.AddError($"--name: '{name}' is no name of a profile, expected letters, digits, '-', '_' and '.'");
                    }
                }
            });
            return option;
        }

        internal static Option<string> Text(string name, string description, string byDefault) =>
            new(name) { Description = description, DefaultValueFactory = _ => byDefault };
    }
}
