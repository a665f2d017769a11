using System.Globalization;
using System.Xml.Linq;

namespace Microbattery.Reports.Boards
{
    /// <summary>The symbols a front end is drawn with, as SVG. Coordinates in pixels, y down.</summary>
    internal sealed class SchematicCanvas
    {
        private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";
        private readonly XElement _root;

        internal SchematicCanvas(int width, int height, string title)
        {
            _root = new XElement(
                s_svg + "svg",
                new XAttribute("viewBox", $"0 0 {width} {height}"),
                new XAttribute("width", width),
                new XAttribute("height", height),
                new XAttribute("font-family", "DejaVu Sans, Verdana, sans-serif"),
                new XAttribute("font-size", 13),
                new XElement(s_svg + "title", title),
                new XElement(
                    s_svg + "rect", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", "white")));
            Text(20, 30, title, "start", 18);
        }

        internal string ToSvg() => _root.ToString() + "\n";

        /// <summary>A wire through points: x, y, x, y and so on.</summary>
        internal void Wire(params int[] points)
        {
            string path = string.Empty;
            for (int i = 0; i < points.Length; i += 2)
            {
                path += string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{points[i]} {points[i + 1]} ");
            }

            Path(path.TrimEnd(), "none");
        }

        /// <summary>A junction.</summary>
        internal void Dot(int x, int y) => _root.Add(new XElement(
            s_svg + "circle", new XAttribute("cx", x), new XAttribute("cy", y), new XAttribute("r", 3.5)));

        internal void Text(
            int x, int y, string text, string anchor = "middle", int size = 13, string colour = "black") => _root.Add(new XElement(
            s_svg + "text",
            new XAttribute("x", x),
            new XAttribute("y", y),
            new XAttribute("text-anchor", anchor),
            new XAttribute("font-size", size),
            new XAttribute("fill", colour),
            text));

        /// <summary>A block with lines of text, around a middle.</summary>
        internal void Block(int x, int y, int width, int height, params string[] lines)
        {
            Rectangle(x - (width / 2), y - (height / 2), width, height, "#f4f1e8");
            for (int i = 0; i < lines.Length; i++)
            {
                Text(x, y + 5 - (8 * (lines.Length - 1)) + (16 * i), lines[i]);
            }
        }

        /// <summary>A resistor lying between two points 60 apart, its value above.</summary>
        internal void LyingResistor(int x, int y, string value)
        {
            Rectangle(x - 30, y - 9, 60, 18, "white");
            Text(x, y - 16, value);
        }

        /// <summary>A resistor standing between two points 50 apart, its value beside.</summary>
        internal void StandingResistor(int x, int y, string value)
        {
            Rectangle(x - 9, y - 25, 18, 50, "white");
            Text(x + 16, y + 5, value, "start");
        }

        /// <summary>An amplifier that points right, its tip at x + 40.</summary>
        internal void Amplifier(int x, int y, string gain)
        {
            Path(string.Create(CultureInfo.InvariantCulture, $"M{x - 40} {y - 32} L{x + 40} {y} L{x - 40} {y + 32} Z"), "#f4f1e8");
            Text(x - 14, y + 5, gain);
            Text(x - 32, y - 13, "−", "middle", 12);
            Text(x - 32, y + 22, "+", "middle", 12);
        }

        internal void Ground(int x, int y)
        {
            Wire(x - 12, y, x + 12, y);
            Wire(x - 8, y + 4, x + 8, y + 4);
            Wire(x - 4, y + 8, x + 4, y + 8);
        }

        /// <summary>A cell, its positive pole at the point, its negative 40 below.</summary>
        internal void Cell(int x, int y, string name)
        {
            Wire(x, y, x, y + 14);
            Wire(x - 18, y + 14, x + 18, y + 14);
            Wire(x - 9, y + 22, x + 9, y + 22);
            Wire(x, y + 22, x, y + 40);
            Text(x + 26, y + 22, name, "start");
        }

        /// <summary>A pin of the MCU or of a chip, to the right of a point.</summary>
        internal void Flag(int x, int y, string name)
        {
            int width = 26 + (int)(name.Length * 7.1);
            Path(
                string.Create(CultureInfo.InvariantCulture, $"M{x} {y} L{x + 10} {y - 12} H{x + width} V{y + 12} H{x + 10} Z"), "#dbe9f6");
            Text(x + 14, y + 5, name, "start");
        }

        private void Rectangle(int x, int y, int width, int height, string fill) => _root.Add(new XElement(
            s_svg + "rect",
            new XAttribute("x", x),
            new XAttribute("y", y),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("fill", fill),
            new XAttribute("stroke", "black"),
            new XAttribute("stroke-width", 1.5)));

        private void Path(string path, string fill) => _root.Add(new XElement(
            s_svg + "path",
            new XAttribute("d", path),
            new XAttribute("fill", fill),
            new XAttribute("stroke", "black"),
            new XAttribute("stroke-width", 1.5)));
    }
}
