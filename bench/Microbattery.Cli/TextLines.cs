using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace Microbattery.Cli
{
    /// <summary>Text for a terminal of 80 columns.</summary>
    internal static partial class TextLines
    {
        /// <summary>Columns of a terminal that nobody has made wider.</summary>
        internal const int Width = 80;

        /// <summary>A space at which no line is broken.</summary>
        internal const char Solid = '\u00A0';

        /// <summary>Breaks a text into lines of at most <see cref="Width"/> columns.</summary>
        /// <param name="text">The text. What stands between <see cref="Solid"/> spaces stays on one line.</param>
        /// <param name="indent">Spaces before the second line and those after it.</param>
        /// <returns>The lines. A word that is longer than a line, as a path may be, has one of its own.</returns>
        internal static IEnumerable<string> Wrap(string text, int indent = 0)
        {
            StringBuilder line = new();
            foreach (string word in Units().Replace(text, "$1" + Solid).Split(' '))
            {
                if (line.Length > indent && line.Length + 1 + word.Length > Width)
                {
                    yield return line.Replace(Solid, ' ').ToString();
                    line.Clear().Append(' ', indent);
                }
                else if (line.Length > 0)
                {
                    line.Append(' ');
                }

                line.Append(word);
            }

            yield return line.Replace(Solid, ' ').ToString();
        }

        /// <summary>A figure in a column.</summary>
        /// <param name="value">The figure; "-" is shown for one that is not a number, or infinite.</param>
        /// <param name="format">How it is written where it has room.</param>
        /// <param name="width">Columns; the first stays empty.</param>
        /// <returns>Text of that width. A figure that has no room loses digits, never columns.</returns>
        internal static string Figure(double value, string format, int width)
        {
            if (!double.IsFinite(value))
            {
                return "-".PadLeft(width);
            }

            foreach (string shorter in new[] { format, "0", "0.0E+0", "0E+0" })
            {
                string text = value.ToString(shorter, System.Globalization.CultureInfo.InvariantCulture);
                if (text.Length < width)
                {
                    return text.PadLeft(width);
                }
            }

            return new string('#', width - 1).PadLeft(width);
        }

        /// <summary>A length of time in the unit that a person would use.</summary>
        /// <param name="seconds">s.</param>
        /// <returns>As "12 min".</returns>
        internal static string Duration(double seconds) => seconds switch
        {
            < 90 => $"{seconds:0} s",
            < 5400 => $"{seconds / 60:0} min",
            < 172800 => $"{seconds / 3600:0.0} h",
            _ => $"{seconds / 86400:0.0} days",
        };

        /// <summary>A number of days.</summary>
        internal static string Days(double days) => $"{days:0.###}" is "1" ? "1 day" : $"{days:0.###} days";

        /// <summary>A moment of a run.</summary>
        /// <param name="seconds">Time since midnight before the first day, s.</param>
        /// <returns>As "day 2 07:30".</returns>
        internal static string Moment(double seconds)
        {
            if (!double.IsFinite(seconds))
            {
                return "day - --:--";
            }

            TimeSpan time = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e9));
            return $"day {time.Days} {time.Hours:00}:{time.Minutes:00}";
        }

        /// <summary>A space between a figure and its unit: no line is broken there.</summary>
        [GeneratedRegex(@"(\d) (?=(V|mA|µA|µA·h|°C|%|s|min|h|day|days)\b|%)")]
        private static partial Regex Units();
    }
}
