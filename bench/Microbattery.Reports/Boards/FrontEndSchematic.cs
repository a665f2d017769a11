using System;
using System.Globalization;
using Microbattery.Boards;
using Microbattery.Hal.FrontEnds;
using Microbattery.Records;
using Microbattery.Simulation.Boards;

namespace Microbattery.Reports.Boards
{
    /// <summary>The front end of a board, drawn from its description, so that picture and program cannot disagree.</summary>
    public static class FrontEndSchematic
    {
        private const int Width = 1100;
        private const int Height = 660;
        private const int Node = 385;
        private const int CellNode = 720;
        private const int Rail = 130;
        private const int LoadRail = 340;
        private const int SourceTap = 410;
        private const int CellTap = 540;

        /// <summary>The drawing.</summary>
        /// <param name="board">The board.</param>
        /// <param name="sheet">Where its pins are found.</param>
        /// <returns>SVG.</returns>
        public static string Draw(BoardDescription board, BoardSheet sheet)
        {
            ArgumentNullException.ThrowIfNull(board);
            ArgumentNullException.ThrowIfNull(sheet);
            SchematicCanvas canvas = new(Width, Height, $"Microbattery front end: {sheet.Title}");
            DrawPowerPath(canvas, board, sheet);
            bool hasThermistor = true;
            if (board.Design is AmplifierDesign amplifiers)
            {
                DrawAmplifiers(canvas, amplifiers, sheet);
            }
            else if (board.Design is MonitorDesign monitor)
            {
                DrawMonitor(canvas, monitor, sheet);
                hasThermistor = monitor.TemperatureMicrocelsiusPerStep == 0;
            }

            if (hasThermistor)
            {
                DrawThermistor(canvas, board.Design, sheet);
            }

            DrawWatchdog(canvas, board, sheet);
            return canvas.ToSvg();
        }

        /// <summary>The upper and lower resistor of a divider, of about 1.4 to 2.5 Mohm in all.</summary>
        /// <param name="dividerPpm">Voltage at the tap over voltage at the top, ppm.</param>
        /// <returns>Their values.</returns>
        public static (string Upper, string Lower) Divider(int dividerPpm) => dividerPpm switch
        {
            700000 => ("430 kΩ", "1 MΩ"),
            600000 => ("1 MΩ", "1.5 MΩ"),
            _ => ("1 MΩ", string.Create(CultureInfo.InvariantCulture, $"{dividerPpm / (1e6 - dividerPpm):0.00} MΩ")),
        };

        /// <summary>A resistance as people write it.</summary>
        /// <param name="milliohms">mohm.</param>
        /// <returns>Text.</returns>
        public static string Ohms(int milliohms) => string.Create(CultureInfo.InvariantCulture, $"{milliohms / 1e3:0.###} Ω");

        internal static string Pin(BoardSheet sheet, int pin)
        {
            string number = pin.ToString(CultureInfo.InvariantCulture);
            return sheet.Pins.TryGetValue(number, out string? name)
                ? name
                : throw new InputException(sheet.Title, null, $"board.json names no pin {number}");
        }

        internal static string Channel(BoardSheet sheet, int channel)
        {
            string number = channel.ToString(CultureInfo.InvariantCulture);
            return sheet.Channels is not null && sheet.Channels.TryGetValue(number, out string? name)
                ? name
                : throw new InputException(sheet.Title, null, $"board.json names no channel {number}");
        }

        private static void DrawPowerPath(SchematicCanvas canvas, BoardDescription board, BoardSheet sheet)
        {
            canvas.Block(80, Rail, 100, 50, "source");
            DrawSwitch(canvas, 240, Rail, "charge switch", Pin(sheet, board.ChargeSwitchPin), sheet.PullDown);
            canvas.Block(80, LoadRail, 100, 50, "load");
            DrawSwitch(canvas, 240, LoadRail, "load switch", Pin(sheet, board.LoadSwitchPin), sheet.PullDown);
            canvas.Wire(130, Rail, 180, Rail);
            canvas.Wire(300, Rail, 440, Rail);
            canvas.Wire(130, LoadRail, 180, LoadRail);
            canvas.Wire(300, LoadRail, Node, LoadRail, Node, Rail);
            canvas.Dot(Node, Rail);

            canvas.LyingResistor(470, Rail, "shunt " + Ohms(board.Design.ShuntMilliohms));
            canvas.Wire(500, Rail, 1000, Rail, 1000, 170);
            canvas.Dot(SourceTap, Rail);
            canvas.Dot(CellTap, Rail);
            canvas.Dot(CellNode, Rail);
            canvas.Cell(1000, 170, "cell");
            canvas.Ground(1000, 210);

            // What measures the voltage takes current: it is connected for the sample only.
            canvas.Wire(CellNode, Rail, CellNode, 190);
            canvas.Block(CellNode, 215, 150, 50, "voltage switch", "on when high");
            canvas.Wire(CellNode + 75, 215, CellNode + 95, 215);
            canvas.Flag(CellNode + 95, 215, Pin(sheet, board.DividerEnablePin));
        }

        private static void DrawSwitch(SchematicCanvas canvas, int x, int y, string name, string pin, string pullDown)
        {
            canvas.Block(x, y, 120, 50, name, "closed when high");
            canvas.Wire(x - 30, y + 25, x - 30, y + 125, x - 10, y + 125);
            canvas.Flag(x - 10, y + 125, pin);
            canvas.Dot(x - 30, y + 45);
            canvas.Wire(x - 30, y + 45, x - 120, y + 45, x - 120, y + 55);
            canvas.StandingResistor(x - 120, y + 80, pullDown);
            canvas.Wire(x - 120, y + 105, x - 120, y + 112);
            canvas.Ground(x - 120, y + 112);
        }

        private static void DrawAmplifiers(SchematicCanvas canvas, AmplifierDesign design, BoardSheet sheet)
        {
            DrawAmplifier(canvas, Rail, Rail, 270, design.FineGain, Channel(sheet, design.FineCurrentChannel));
            DrawAmplifier(canvas, 286, 224, 390, design.CoarseGain, Channel(sheet, design.CoarseCurrentChannel));
            canvas.Dot(SourceTap, 286);
            canvas.Dot(CellTap, 224);
            canvas.Text(410, 446, $"at zero current {Bias(design)} / 2, more with charge", "start", 12, "#555");

            DrawDivider(canvas, 240, 340, design.DividerPpm, Channel(sheet, design.VoltageChannel));
            if (sheet.Bus is not null)
            {
                canvas.Block(470, 560, 120, 80, sheet.Bus.Chip, "at " + sheet.Bus.Address);
                DrawBus(canvas, sheet.Bus, 530, 540);
            }
        }

        private static void DrawAmplifier(SchematicCanvas canvas, int sourceY, int cellY, int y, int gain, string channel)
        {
            // The source's side of the shunt is the higher one when the cell is charged.
            canvas.Wire(SourceTap, sourceY, SourceTap, y + 16, 430, y + 16);
            canvas.Wire(CellTap, cellY, CellTap, y - 46, 420, y - 46, 420, y - 16, 430, y - 16);
            canvas.Amplifier(470, y, string.Create(CultureInfo.InvariantCulture, $"×{gain}"));
            canvas.Wire(510, y, 560, y);
            canvas.Flag(560, y, channel);
        }

        private static void DrawMonitor(SchematicCanvas canvas, MonitorDesign design, BoardSheet sheet)
        {
            BusSheet bus = sheet.Bus ?? throw new InputException(sheet.Title, null, "board.json has no bus for its monitor");
            canvas.Wire(SourceTap, Rail, SourceTap, 270, 415, 270);
            canvas.Wire(CellTap, Rail, CellTap, 270, 525, 270);
            canvas.Wire(CellNode, 240, CellNode, 340, 525, 340);
            canvas.Block(470, 310, 110, 130, bus.Chip, "at " + bus.Address);
            canvas.Text(420, 268, "IN+", "start", 12, "#555");
            canvas.Text(520, 268, "IN−", "end", 12, "#555");
            canvas.Text(520, 350, "VBUS", "end", 12, "#555");
            canvas.Wire(440, 375, 440, 420, 520, 420);
            canvas.Wire(425, 375, 425, 455, 520, 455);
            DrawBus(canvas, bus, 500, 420);
            if (design.SecondVoltageChannel >= 0)
            {
                canvas.Dot(CellNode, 340);
                DrawDivider(canvas, 340, 410, design.SecondDividerPpm, Channel(sheet, design.SecondVoltageChannel));
            }

            if (design.TemperatureMicrocelsiusPerStep > 0)
            {
                canvas.Text(CellNode, 560, $"temperature by the {bus.Chip} itself: put it beside the cell", "middle", 12, "#555");
            }
        }

        /// <summary>From the voltage switch to ground, with its tap buffered.</summary>
        private static void DrawDivider(SchematicCanvas canvas, int top, int tap, int dividerPpm, string channel)
        {
            (string upper, string lower) = Divider(dividerPpm);
            canvas.Wire(CellNode, top, CellNode, tap - 65);
            canvas.StandingResistor(CellNode, tap - 40, upper);
            canvas.Wire(CellNode, tap - 15, CellNode, tap + 15);
            canvas.Dot(CellNode, tap);
            canvas.StandingResistor(CellNode, tap + 40, lower);
            canvas.Wire(CellNode, tap + 65, CellNode, tap + 70);
            canvas.Ground(CellNode, tap + 70);
            canvas.Wire(CellNode, tap, 800, tap);
            canvas.Block(835, tap, 70, 40, "buffer");
            canvas.Wire(870, tap, 890, tap);
            canvas.Flag(890, tap, channel);
        }

        private static void DrawBus(SchematicCanvas canvas, BusSheet bus, int x, int y)
        {
            canvas.Wire(x, y, x + 40, y);
            canvas.Flag(x + 40, y, bus.Data);
            canvas.Text(x + 20, y - 5, "SDA", "middle", 12, "#555");
            canvas.Wire(x, y + 35, x + 40, y + 35);
            canvas.Flag(x + 40, y + 35, bus.Clock);
            canvas.Text(x + 20, y + 30, "SCL", "middle", 12, "#555");
        }

        private static void DrawThermistor(SchematicCanvas canvas, FrontEndDesign design, BoardSheet sheet)
        {
            const int X = 760;
            canvas.Text(X, 478, Bias(design));
            canvas.Wire(X, 484, X, 490);
            canvas.StandingResistor(X, 515, "10 kΩ");
            canvas.Wire(X, 540, X, 570);
            canvas.Dot(X, 555);
            canvas.Wire(X, 555, X + 100, 555);
            canvas.Flag(X + 100, 555, Channel(sheet, design.TemperatureChannel));
            canvas.StandingResistor(X, 595, "NTC 10 kΩ, B 3435 K");
            canvas.Wire(X, 620, X, 628);
            canvas.Ground(X, 628);
        }

        private static void DrawWatchdog(SchematicCanvas canvas, BoardDescription board, BoardSheet sheet)
        {
            if (board.WatchdogPin == BoardDescription.NoPin)
            {
                return;
            }

            canvas.Block(110, 560, 120, 80, "TPL5010", "watchdog");
            canvas.Wire(170, 540, 210, 540);
            canvas.Flag(210, 540, Pin(sheet, board.WatchdogPin));
            canvas.Text(190, 535, "DONE", "middle", 12, "#555");
            canvas.Wire(170, 580, 210, 580);
            canvas.Flag(210, 580, "reset of the MCU");
            canvas.Text(190, 575, "RSTn", "middle", 12, "#555");
        }

        private static string Bias(FrontEndDesign design) => design.BiasMicrovolts > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{design.BiasMicrovolts / 1e6:0.0} V")
            : "VREF";
    }
}
