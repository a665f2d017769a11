using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance
{
    /// <summary>What a tick costs in instructions of the compiled firmware, so that growth is seen.</summary>
    [TestClass]
    public class TickCostTests
    {
        // What it was when last looked at, and a tenth: a change that costs more says why and raises them.
        private const double MostMean = 3300;
        private const long MostWithoutRecord = 9800;
        private const long MostWithRecord = 21700;

        private const int Voltage = 0;
        private const int Current = 1;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void A_tick_of_a_solar_day_executes_no_more_instructions_than_it_did()
        {
            (double mean, long withoutRecord, long worst) = Day(140e-6, 25000);
            Assert.IsGreaterThan(1000, mean);
            Assert.IsLessThan(MostMean, mean);
            Assert.IsLessThan(MostWithoutRecord, withoutRecord);
            Assert.IsLessThan(MostWithRecord, worst);
        }

        [TestMethod]
        [DataRow(2e-3, 25000, 4000, DisplayName = "a sun beyond the charge current limit, that trips again and again")]
        [DataRow(140e-6, 48000, 4500, DisplayName = "warned all day that it is nearly too hot to charge")]
        public void A_limit_that_is_reached_costs_little_more_than_that_row(double sunAmps, int millicelsius, double most)
        {
            (double mean, _, _) = Day(sunAmps, millicelsius);
            Assert.IsLessThan(most, mean);
        }

        private (double Mean, long WithoutRecord, long Worst) Day(double sunAmps, int millicelsius)
        {
            InstructionCounter counter = new([.. new[] { "Microbattery.Firmware", "Microbattery.Hal" }.Select(Find)], Find("Microbattery.Tests"));
            Type benchType = counter.Driver.GetType("Microbattery.Tests.Recorded.TickBench")!;
            Type columnType = counter.Driver.GetType("Microbattery.Tests.Recorded.TickColumn")!;
            object bench = Activator.CreateInstance(benchType)!;
            Action tick = benchType.GetMethod("Tick")!.CreateDelegate<Action>(bench);
            MethodInfo set = benchType.GetMethod("Set")!;
            object[] columns = ["VoltageMicrovolts", "CurrentNanoamps", "TemperatureMillicelsius", "ElapsedMilliseconds", "Commands"];
            columns = [.. columns.Select(name => Enum.Parse(columnType, (string)name))];
            long[] all = new long[86400];
            double soc = 0.6;
            for (int second = 0; second < all.Length; second++)
            {
                // A cell of 700 µA·h and 100 ohm between a sun, of 0.2 C on most days, and a load of C/100 with pulses of half a C.
                double sun = Math.Max(0, Math.Sin(Math.PI * ((second / 3600.0) - 6) / 12)) * sunAmps;
                double amps = sun - 7e-6 - (second % 60 < 2 ? 350e-6 : 0);
                soc = Math.Clamp(soc + (amps / 3600 / 700e-6), 0, 1);
                Set(columns[Voltage], (int)(1e6 * (3.7 + (0.48 * soc) + (amps * 100))));
                Set(columns[Current], (int)(amps * 1e9));
                Set(columns[2], millicelsius + (second / 100 % 7));
                Set(columns[3], 1000);
                Set(columns[4], 1);
                long before = counter.Executed;
                tick();
                all[second] = counter.Executed - before;
            }

            // Ticks that write a record are few and dear: the rest are told apart by a gap in the sorted costs.
            Array.Sort(all);
            long withoutRecord = all[(int)(all.Length * 0.99)];
            double mean = all.Average();
            string classes = string.Join(", ", counter.ByClass.Select(one => $"{one.Name} {(double)one.Executed / all.Length:0}"));
            Console.WriteLine($"of these: {classes}");
            TestContext.WriteLine($"instructions a tick over a solar day: mean {mean:0}, 99 % of ticks below {withoutRecord}, worst {all[^1]} (with a record)");
            Console.WriteLine($"instructions a tick over a solar day: mean {mean:0}, 99 % of ticks below {withoutRecord}, worst {all[^1]} (with a record)");
            counter.Unload();
            return (mean, withoutRecord, all[^1]);

            void Set(object column, int value) => set.Invoke(bench, [column, value]);
        }

        private static string Find(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");
    }
}
