using System;
using System.Linq;
using CsCheck;
using Microbattery.Firmware.Journal;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Properties
{
    /// <summary>A record with flipped bits is refused. What its 16 bit checksum cannot see is counted, not denied.</summary>
    [TestClass]
    public class RecordProperties
    {
        private const int LengthAt = 10;
        private const int StateLengthAt = 27;
        private const int Bits = RecordCodec.Length * 8;

        private static readonly Gen<byte[]> s_records = Gen.Select(Gen.Int, Gen.Long, Gen.Long, Gen.Int, Gen.Bool).Select(values =>
        {
            JournalRecord record = new()
            {
                WrittenMilliseconds = values.Item2,
                LatchedFaults = values.Item4,
                IsFormed = values.Item5,
            };
            BitConverter.TryWriteBytes(record.GaugeState.AsSpan(2), values.Item3);
            return SealedRecord.Of(record, values.Item1, 77);
        });

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void One_two_or_three_flipped_bits_or_any_odd_number_are_always_refused() => Gen.Select(
            s_records, Gen.OneOf(Gen.Int[1, 3], Gen.Int[0, 60].Select(half => (2 * half) + 1)), Gen.Int).Sample(
            (record, count, seed) => AssertRefused(record, Flipped(record, count, seed)), iter: 20000);

        [TestMethod]
        public void Whatever_happens_within_sixteen_bits_in_a_row_is_always_refused() => Gen.Select(
            s_records, Gen.Int[0, Bits - 16], Gen.Int[1, 0xFFFF]).Sample(
            (record, first, pattern) =>
            {
                byte[] spoilt = (byte[])record.Clone();
                for (int i = 0; i < 16; i++)
                {
                    // As the checksum reads them: the highest bit of a byte first.
                    int bit = first + i;
                    spoilt[bit / 8] ^= (byte)(((pattern >> i) & 1) << (7 - (bit % 8)));
                }

                // The checksum itself is stored with its bytes swapped, so a burst that reaches into it is none.
                if (first + 16 <= Bits - 16)
                {
                    AssertRefused(record, spoilt);
                }
            },
            iter: 20000);

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void Of_any_other_change_one_in_65536_is_accepted()
        {
            // But for version and lengths, which would refuse it besides.
            Random random = new(1);
            byte[] record = s_records.Single();
            const int Tries = 1000000;
            int escaped = 0;
            for (int i = 0; i < Tries; i++)
            {
                byte[] spoilt = (byte[])record.Clone();
                random.NextBytes(spoilt.AsSpan(2));
                record.AsSpan(LengthAt, 2).CopyTo(spoilt.AsSpan(LengthAt));
                spoilt[StateLengthAt] = record[StateLengthAt];
                escaped += RecordCodec.TryDecode(spoilt, new JournalRecord()) ? 1 : 0;
            }

            TestContext.WriteLine($"{escaped} of {Tries}; {Tries / 65536.0:0.0} expected");
            Assert.IsInRange(3, 35, escaped, "15.3 expected, deviation 3.9");
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void What_never_was_a_record_is_refused_but_for_one_in_four_thousand_million()
        {
            Random random = new(2);
            byte[] noise = new byte[RecordCodec.Length];
            for (int i = 0; i < 300000; i++)
            {
                random.NextBytes(noise);
                Assert.IsFalse(RecordCodec.TryDecode(noise, new JournalRecord()));
            }
        }

        private static byte[] Flipped(byte[] record, int count, int seed)
        {
            Random random = new(seed);
            byte[] spoilt = (byte[])record.Clone();
            foreach (int bit in Enumerable.Range(0, Bits).OrderBy(_ => random.Next()).Take(count))
            {
                spoilt[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            return spoilt;
        }

        private static void AssertRefused(byte[] record, byte[] spoilt)
        {
            JournalRecord read = new() { WrittenMilliseconds = 123456, LatchedFaults = -5 };
            Assert.IsFalse(RecordCodec.TryDecode(spoilt, read), Convert.ToHexString(record));
            Assert.AreEqual(123456, read.WrittenMilliseconds);
            Assert.AreEqual(-5, read.LatchedFaults);
        }
    }
}
