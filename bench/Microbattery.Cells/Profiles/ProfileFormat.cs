using System.Globalization;
using System.Text.RegularExpressions;

namespace Microbattery.Cells.Profiles
{
    /// <summary>
    /// Version of the profile format: "microbattery cell profile MAJOR.MINOR". A minor only adds members that may be missing, so every
    /// reader of a major reads all its minors; a new major changes what a member means.
    /// </summary>
    public static partial class ProfileFormat
    {
        /// <summary>The major that this version reads and writes.</summary>
        public const int Major = 2;

        /// <summary>Latest minor whose members this version knows. A new optional member raises it by one.</summary>
        public const int Minor = 0;

        private const string Words = "microbattery cell profile ";

        /// <summary>What a file of the known version says: a minor of 0 is left out.</summary>
        public static string Text { get; } = Write(Major, Minor);

        /// <summary>Takes the version a file says.</summary>
        /// <param name="text">Text of the member "format".</param>
        /// <param name="isNewer">Whether it may have members that this version does not know.</param>
        /// <returns>What is wrong with it; null for a format that can be read.</returns>
        internal static string? Refuse(string text, out bool isNewer)
        {
            isNewer = false;
            Match match = Version().Match(text);
            if (!match.Success || !TryInteger(match, 1, out int major) || !TryInteger(match, 2, out int minor))
            {
                return $"found '{text}', expected '{Text}'";
            }

            isNewer = major == Major && minor > Minor;
            return major switch
            {
                > Major => $"found '{text}', this version knows '{Text}' and its minors: take a newer version of microbattery",
                < Major => $"found '{text}', expected '{Text}': the old format lacks figures that nobody can make up. "
                    + "Add kind, form_factor, chemistry.source, limits.pulse_current_a, current_temperature, rate_capacity, fade and "
                    + "relaxation (it was polarization), then change format; docs/formats.md describes them",
                _ => null,
            };
        }

        private static string Write(int major, int minor) =>
            Words + (minor == 0 ? $"{major}" : string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}"));

        private static bool TryInteger(Match match, int group, out int value)
        {
            value = 0;
            return !match.Groups[group].Success
                || int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }

        [GeneratedRegex(@"\A" + Words + @"(0|[1-9][0-9]*)(?:\.(0|[1-9][0-9]*))?\z", RegexOptions.CultureInvariant)]
        private static partial Regex Version();
    }
}
