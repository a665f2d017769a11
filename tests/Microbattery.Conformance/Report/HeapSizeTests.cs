using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance.Report
{
    /// <summary>Objects are counted as the interpreter allocates them.</summary>
    [TestClass]
    public sealed class HeapSizeTests
    {
        [TestMethod]
        public void An_object_is_a_block_and_one_for_each_field() => Assert.AreEqual(12 * (1 + 3), new HeapSize().Count(new Sample()));

        [TestMethod]
        public void An_array_of_numbers_is_packed_behind_its_header_and_rounded_up_to_a_block()
        {
            Assert.AreEqual(36, new HeapSize().Count(new byte[16]));
            Assert.AreEqual(48, new HeapSize().Count(new byte[17]));
            Assert.AreEqual(108, new HeapSize().Count(new long[11]));
        }

        [TestMethod]
        public void An_array_of_objects_has_a_block_an_element_and_the_objects()
        {
            Sample sample = new();

            Assert.AreEqual(48 + 48, new HeapSize().Count(new[] { sample, sample }));
        }

        [TestMethod]
        public void A_text_of_the_program_is_a_block_and_one_that_was_put_together_is_copied()
        {
            string made = string.Concat("I:\\", new string('x', 9));

            Assert.AreEqual(12, new HeapSize().Count("gauge"));
            Assert.AreEqual(36, new HeapSize().Count(made));
        }

        [TestMethod]
        public void What_was_counted_is_not_counted_again()
        {
            HeapSize heap = new();
            Sample sample = new() { Next = new Sample { Values = [1, 2] } };
            sample.Next.Next = sample;

            Assert.AreEqual(48 + 48 + 36, heap.Count(sample));
            Assert.AreEqual(0, heap.Count(sample.Next));
        }

        [TestMethod]
        public void Fields_of_a_base_class_count_and_objects_of_the_class_library_do_not()
        {
            Assert.AreEqual(12 * (1 + 4), new HeapSize().Count(new Derived()));
        }

        private class Sample
        {
            public int[]? Values;
            public Sample? Next;
            public long Number = 5;
        }

        private sealed class Derived : Sample
        {
            public object Other = new Version();
        }
    }
}
