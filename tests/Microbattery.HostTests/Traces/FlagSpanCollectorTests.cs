using System.Collections.Generic;
using System.Linq;
using Microbattery.Records.Traces;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Traces
{
    /// <summary>Flags that are sampled, as spans with a start and an end.</summary>
    [TestClass]
    public class FlagSpanCollectorTests
    {
        [TestMethod]
        public void A_flag_has_a_start_and_an_end_and_one_that_stays_has_none()
        {
            IReadOnlyList<FlagSpan> spans = FlagSpanCollector.Of([(0, 0), (60, 1), (120, 3), (180, 2), (240, 2)]);
            CollectionAssert.AreEqual(new FlagSpan[] { new(1, 60, 180), new(2, 120, double.NaN) }, spans.ToArray());
        }

        [TestMethod]
        public void A_flag_that_is_gone_for_some_samples_is_not_over()
        {
            IReadOnlyList<FlagSpan> spans = FlagSpanCollector.Of([(0, 4), (600, 0), (601, 0), (602, 4), (1200, 0), (1230, 0), (1800, 4)]);
            CollectionAssert.AreEqual(new FlagSpan[] { new(4, 0, 1200), new(4, 1800, double.NaN) }, spans.ToArray());
        }

        [TestMethod]
        public void A_flag_that_is_gone_at_the_last_sample_ends_there()
        {
            IReadOnlyList<FlagSpan> spans = FlagSpanCollector.Of([(0, 1 << 30), (10, 0)]);
            CollectionAssert.AreEqual(new FlagSpan[] { new(1 << 30, 0, 10) }, spans.ToArray());
        }

        [TestMethod]
        public void The_last_bit_is_a_flag_like_any_other()
        {
            IReadOnlyList<FlagSpan> spans = FlagSpanCollector.Of([(5, int.MinValue)]);
            CollectionAssert.AreEqual(new FlagSpan[] { new(int.MinValue, 5, double.NaN) }, spans.ToArray());
        }
    }
}
