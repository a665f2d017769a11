using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance.Report
{
    /// <summary>What a tick costs in instructions of the compiled firmware.</summary>
    [TestClass]
    public sealed class TickCostTests
    {
        private const double WarnedGrowth = 0.2;

        // Classes of less stand in the rest.
        private const double LeastListedShare = 0.02;

        private const int TicksPerDay = 86400;

        // A cell of 700 µA·h and 100 ohm between a sun, of 0.2 C on most days, and a load of C/100 with pulses of half a C.
        private static readonly (string Name, double SunAmps, int Millicelsius)[] s_days =
        [
            ("sun of 0.2 C", 140e-6, 25000),
            ("sun beyond the limit of the charge current, which trips again and again", 2e-3, 25000),
            ("warned all day that it is nearly too hot to charge", 140e-6, 48000),
        ];

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void A_tick_executes_no_fifth_more_instructions_than_the_page_says()
        {
            Day[] days = [.. s_days.Select(day => Run(day.SunAmps, day.Millicelsius))];
            StringBuilder table = new();
            table.Append("| day | instructions a tick, mean | 99 % of ticks below | worst, with a record |\n|---|---|---|---|\n");
            foreach ((string name, Day day) in s_days.Select(day => day.Name).Zip(days))
            {
                table.Append(CultureInfo.InvariantCulture, $"| {name} | {day.Mean:0} | {day.WithoutRecord} | {day.Worst} |\n");
            }

            table.Append("\n| class | instructions a tick, mean of the first day |\n|---|---|\n");
            foreach ((string name, double mean) in days[0].ByClass.Where(one => one.Mean >= LeastListedShare * days[0].Mean))
            {
                table.Append(CultureInfo.InvariantCulture, $"| {name} | {mean:0} |\n");
            }

            TestContext.WriteLine(table.ToString());
            Assert.IsGreaterThan(1000, days[0].Mean, "what was counted is not nothing");
            MeasuredBlock block = MeasuredBlock.Find("tick", table.ToString());
            string[] grown = [.. block.Grown(WarnedGrowth)];
            if (!block.HasSameWords || grown.Length > 0)
            {
                // A warning, not a failure: a tick may cost more for a reason. Whoever sees it says why, and writes the page anew.
                Assert.Inconclusive($"docs/device.md, block 'tick', is old: run the tests with UPDATE_DOCS=1\n{string.Join('\n', grown)}");
            }
        }

        private static Day Run(double sunAmps, int millicelsius)
        {
            InstructionCounter counter = new([Find("Microbattery.Firmware"), Find("Microbattery.Hal")], Find("Microbattery.Tests"));
            Type benchType = counter.Driver.GetType("Microbattery.Tests.Recorded.TickBench")!;
            Type columnType = counter.Driver.GetType("Microbattery.Tests.Recorded.TickColumn")!;
            object bench = Activator.CreateInstance(benchType)!;
            Action tick = benchType.GetMethod("Tick")!.CreateDelegate<Action>(bench);
            MethodInfo set = benchType.GetMethod("Set")!;
            long[] all = new long[TicksPerDay];
            double soc = 0.6;
            for (int second = 0; second < all.Length; second++)
            {
                double sun = Math.Max(0, Math.Sin(Math.PI * ((second / 3600.0) - 6) / 12)) * sunAmps;
                double amps = sun - 7e-6 - (second % 60 < 2 ? 350e-6 : 0);
                soc = Math.Clamp(soc + (amps / 3600 / 700e-6), 0, 1);
                Set("VoltageMicrovolts", (int)(1e6 * (3.7 + (0.48 * soc) + (amps * 100))));
                Set("CurrentNanoamps", (int)(amps * 1e9));
                Set("TemperatureMillicelsius", millicelsius + (second / 100 % 7));
                Set("ElapsedMilliseconds", 1000);
                Set("Commands", 1);
                long before = counter.Executed;
                tick();
                all[second] = counter.Executed - before;
            }

            // Ticks that write a record are few and dear: the rest are told apart by a gap in the sorted costs.
            Array.Sort(all);
            (string, double)[] classes = [.. counter.ByClass.Select(one => (one.Name, (double)one.Executed / all.Length))];
            counter.Unload();
            return new Day(all.Average(), all[(int)(all.Length * 0.99)], all[^1], classes);

            void Set(string column, int value) => set.Invoke(bench, [Enum.Parse(columnType, column), value]);
        }

        private static string Find(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

        private sealed record Day(double Mean, long WithoutRecord, long Worst, IReadOnlyList<(string Name, double Mean)> ByClass);
    }
}
