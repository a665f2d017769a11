using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class StoredCalibrationTests
    {
        [TestMethod]
        public void A_stored_calibration_is_loaded_at_the_next_start()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            Assert.IsTrue(new StoredCalibration(store, Design()).TryWrite(Good(), 1234567890123L));

            FrontEndDesign design = Design();
            StoredCalibration stored = new StoredCalibration(store, design);
            Assert.IsTrue(stored.Load(true));
            Assert.IsTrue(stored.IsStored);
            Assert.AreEqual(1234567890123L, stored.TakenMilliseconds);
            FrontEnd frontEnd = design.CreateFrontEnd();
            Assert.AreEqual(4210000, frontEnd.Voltage.Calibration.ValueAt(Good().Voltage.HighCode256ths));
            Assert.IsTrue(design.Calibration.FineCurrent == null, "an input that was not calibrated stays nominal");
        }

        [TestMethod]
        public void Without_a_record_the_designs_constants_are_used()
        {
            FrontEndDesign design = Design();
            design.Calibration = Good();
            Assert.IsTrue(new StoredCalibration(new MemoryRecordStore(2), design).Load(true));
            Assert.AreEqual(3010000, design.Calibration.Voltage.LowValue);
            Assert.IsTrue(new StoredCalibration(null, design).Load(true));
        }

        [TestMethod]
        public void A_board_that_must_be_calibrated_and_is_not_is_refused()
        {
            Refuses(new MemoryRecordStore(2), Design(), true, CalibrationFault.Missing);
            Assert.IsTrue(
                new StoredCalibration(new MemoryRecordStore(2), Design()).Load(false),
                "a board that need not be calibrated uses nominal lines");
        }

        [TestMethod]
        [DataRow((byte)0)]
        [DataRow((byte)255)]
        public void Storage_that_was_never_written_counts_as_empty(byte fill)
        {
            byte[] blank = new byte[CalibrationCodec.Length];
            for (int i = 0; i < blank.Length; i++)
            {
                blank[i] = fill;
            }

            MemoryRecordStore store = new MemoryRecordStore(2);
            store.TryWrite(0, blank);
            store.TryWrite(1, blank);
            Assert.IsTrue(new StoredCalibration(store, Design()).Load(false));
            Refuses(store, Design(), true, CalibrationFault.Missing);
        }

        [TestMethod]
        public void Constants_that_are_not_plausible_are_refused_too()
        {
            FrontEndDesign design = Design();
            design.Calibration = Good();
            TwoPointCalibration good = Good().Voltage;
            design.Calibration.Voltage = new TwoPointCalibration(good.LowCode256ths, 3010000, good.HighCode256ths, 4910000);
            StoredCalibration stored = Refuses(new MemoryRecordStore(2), design, false, CalibrationFault.GainImplausible);
            Assert.AreEqual((int)FrontEndInput.Voltage, (int)stored.Input);
            Assert.AreEqual(
                "voltage: gain further from nominal than the parts allow (points 1900000 apart, by the parts 1200000, which may be off by "
                    + "30000 ppm); check the value that was applied; if it is right, state the tolerance of the parts in the design",
                stored.Text());
        }

        [TestMethod]
        public void A_record_of_another_design_is_refused()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            new StoredCalibration(store, Design()).TryWrite(Good(), 0);
            AmplifierDesign other = new AmplifierDesign { ShuntMilliohms = 10000, FineGain = 50, CoarseGain = 5, DividerPpm = 700000 };
            Refuses(store, other, false, CalibrationFault.OtherDesign);
        }

        [TestMethod]
        public void An_undamaged_record_that_is_not_plausible_is_refused()
        {
            CalibrationRecord record = new CalibrationRecord { DesignFingerprint = Design().Fingerprint };
            record.Calibration.Temperature = new TwoPointCalibration(500 * 256, 700000, 3000 * 256, 100000);
            byte[] buffer = new byte[CalibrationCodec.Length];
            CalibrationCodec.Encode(record, buffer);
            MemoryRecordStore store = new MemoryRecordStore(2);
            store.TryWrite(1, buffer);
            Assert.AreEqual((int)FrontEndInput.Temperature, (int)Refuses(store, Design(), false, CalibrationFault.Reversed).Input);
        }

        [TestMethod]
        public void Every_flipped_bit_of_the_only_record_is_refused()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            new StoredCalibration(store, Design()).TryWrite(Good(), 77);
            byte[] buffer = new byte[CalibrationCodec.Length];
            store.TryRead(0, buffer);
            for (int bit = 0; bit < CalibrationCodec.Length * 8; bit++)
            {
                buffer[bit / 8] ^= (byte)(1 << (bit % 8));
                CalibrationFault fault = CalibrationCodec.Decode(buffer, out CalibrationRecord _);
                Assert.AreEqual((int)(bit < 8 ? CalibrationFault.OtherVersion : CalibrationFault.Corrupt), (int)fault);
                buffer[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            buffer[40] ^= 1;
            store.TryWrite(0, buffer);
            Refuses(store, Design(), false, CalibrationFault.Corrupt);
        }

        [TestMethod]
        public void A_write_that_a_power_cut_ended_leaves_the_record_before()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            StoredCalibration stored = new StoredCalibration(store, Design());
            stored.TryWrite(Good(), 1);
            FrontEndCalibration second = Good();
            second.Voltage = new TwoPointCalibration(second.Voltage.LowCode256ths, 3000000, second.Voltage.HighCode256ths, 4200000);
            stored.TryWrite(second, 2);
            FrontEndDesign design = Design();
            Assert.IsTrue(new StoredCalibration(store, design).Load(false));
            Assert.AreEqual(3000000, design.Calibration.Voltage.LowValue, "the newer of two");

            byte[] cut = new byte[CalibrationCodec.Length];
            store.TryRead(1, cut);
            for (int i = 50; i < cut.Length; i++)
            {
                cut[i] = 0;
            }

            store.TryWrite(1, cut);
            design = Design();
            Assert.IsTrue(new StoredCalibration(store, design).Load(false));
            Assert.AreEqual(3010000, design.Calibration.Voltage.LowValue);
        }

        [TestMethod]
        public void Two_slots_are_written_in_turn_also_after_a_restart()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            byte[] buffer = new byte[CalibrationCodec.Length];
            for (int i = 1; i <= 4; i++)
            {
                Assert.IsTrue(new StoredCalibration(store, Design()).TryWrite(Good(), i));
                store.TryRead((i + 1) % 2, buffer);
                Assert.AreEqual((int)CalibrationFault.None, (int)CalibrationCodec.Decode(buffer, out CalibrationRecord record));
                Assert.AreEqual(i, record.Sequence);
            }
        }

        [TestMethod]
        public void Writing_the_calibration_in_use_stores_that_and_not_the_record_before()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            new StoredCalibration(store, Design()).TryWrite(Good(), 1);
            FrontEndDesign design = Design();
            StoredCalibration stored = new StoredCalibration(store, design);
            stored.Load(false);
            TwoPointCalibration good = Good().Voltage;
            design.Calibration.Voltage = new TwoPointCalibration(good.LowCode256ths, 3020000, good.HighCode256ths, 4220000);
            Assert.IsTrue(stored.TryWrite(design.Calibration, 2));
            FrontEndDesign next = Design();
            new StoredCalibration(store, next).Load(false);
            Assert.AreEqual(3020000, next.Calibration.Voltage.LowValue);
        }

        [TestMethod]
        public void What_is_not_plausible_is_not_written()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            StoredCalibration stored = new StoredCalibration(store, Design());
            FrontEndCalibration bad = Good();
            bad.Voltage = new TwoPointCalibration(bad.Voltage.LowCode256ths, 4210000, bad.Voltage.HighCode256ths, 3010000);
            Assert.IsFalse(stored.TryWrite(bad, 1));
            Assert.AreEqual((int)CalibrationFault.Reversed, (int)stored.Fault);
            Assert.IsFalse(store.TryRead(0, new byte[CalibrationCodec.Length]));
        }

        [TestMethod]
        public void Storage_that_does_not_keep_the_record_is_a_fault()
        {
            StoredCalibration stored = new StoredCalibration(new ForgetfulStore(), Design());
            Assert.IsFalse(stored.TryWrite(Good(), 1));
            Assert.AreEqual((int)CalibrationFault.NotStored, (int)stored.Fault);
        }

        [TestMethod]
        [DataRow("upwards", 7, 8)]
        [DataRow("past the largest number", 2147483647, -2147483648)]
        public void The_record_with_the_higher_number_is_the_newer(string numbers, int older, int newer)
        {
            for (int newerSlot = 0; newerSlot < 2; newerSlot++)
            {
                MemoryRecordStore store = new MemoryRecordStore(2);
                store.TryWrite(1 - newerSlot, Record(older, 1000));
                store.TryWrite(newerSlot, Record(newer, 2000));
                StoredCalibration stored = new StoredCalibration(store, Design());
                Assert.IsTrue(stored.Load(true), numbers);
                Assert.AreEqual(2000L, stored.TakenMilliseconds, numbers);
                stored.TryWrite(Good(), 3000);
                byte[] buffer = new byte[CalibrationCodec.Length];
                store.TryRead(1 - newerSlot, buffer);
                CalibrationCodec.Decode(buffer, out CalibrationRecord written);
                Assert.AreEqual(newer + 1, written.Sequence, "the older one is overwritten");
            }
        }

        [TestMethod]
        [DataRow("damaged, then empty", true, false)]
        [DataRow("empty, then damaged", false, true)]
        [DataRow("both damaged", true, true)]
        public void A_damaged_record_counts_as_damaged_and_not_as_missing(string slots, bool isFirstDamaged, bool isSecondDamaged)
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            byte[] damaged = Record(1, 1);
            damaged[30] ^= 1;
            if (isFirstDamaged)
            {
                store.TryWrite(0, damaged);
            }

            if (isSecondDamaged)
            {
                store.TryWrite(1, damaged);
            }

            StoredCalibration stored = Refuses(store, Design(), false, CalibrationFault.Corrupt);
            Assert.AreEqual("calibration: every stored record is damaged; calibrate the board again", stored.Text(), slots);
            Assert.AreEqual(0L, stored.TakenMilliseconds, slots);
        }

        [TestMethod]
        public void Storage_that_throws_refuses_and_keeps_the_kind_of_the_exception()
        {
            FaultyRecordStore store = new FaultyRecordStore(2) { ThrowsOnRead = true };
            StoredCalibration stored = Refuses(store, Design(), false, CalibrationFault.Corrupt);
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)stored.LastFailure);

            stored = new StoredCalibration(new FaultyRecordStore(2) { ThrowsOnWrite = true }, Design());
            Assert.AreEqual((int)FailureKind.None, (int)stored.LastFailure);
            Assert.IsFalse(stored.TryWrite(Good(), 1));
            Assert.AreEqual((int)CalibrationFault.NotStored, (int)stored.Fault);
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)stored.LastFailure);
        }

        [TestMethod]
        public void Without_storage_nothing_is_stored()
        {
            StoredCalibration stored = new StoredCalibration(null, Design());
            Assert.IsFalse(stored.TryWrite(Good(), 1));
            Assert.AreEqual((int)CalibrationFault.NotStored, (int)stored.Fault);
            Assert.AreEqual((int)FailureKind.None, (int)stored.LastFailure);
        }

        [TestMethod]
        public void A_record_that_reads_back_another_is_not_stored()
        {
            StoredCalibration stored = new StoredCalibration(new ChangingStore(), Design());
            Assert.IsFalse(stored.TryWrite(Good(), 1));
            Assert.IsFalse(stored.IsStored);
            Assert.AreEqual((int)CalibrationFault.NotStored, (int)stored.Fault);
        }

        private static AmplifierDesign Design() => CalibrationCheckTests.Amplifiers();

        /// <summary>10 mV more than nominal.</summary>
        private static FrontEndCalibration Good()
        {
            AnalogInput nominal = Design().CreateNominalFrontEnd().Voltage;
            return new FrontEndCalibration
            {
                Voltage = new TwoPointCalibration(
                    CalibrationCheckTests.CodeAt(nominal, 3000000), 3010000, CalibrationCheckTests.CodeAt(nominal, 4200000), 4210000),
            };
        }

        private static byte[] Record(int sequence, long takenMilliseconds)
        {
            byte[] buffer = new byte[CalibrationCodec.Length];
            CalibrationRecord record = new CalibrationRecord
            {
                Sequence = sequence,
                DesignFingerprint = Design().Fingerprint,
                TakenMilliseconds = takenMilliseconds,
                Calibration = Good(),
            };
            CalibrationCodec.Encode(record, buffer);
            return buffer;
        }

        private static StoredCalibration Refuses(IRecordStore store, FrontEndDesign design, bool mustBeThere, CalibrationFault expected)
        {
            StoredCalibration stored = new StoredCalibration(store, design);
            Assert.IsFalse(stored.Load(mustBeThere));
            Assert.AreEqual((int)expected, (int)stored.Fault);
            Assert.IsFalse(stored.IsStored);

            // Every input of the design's front end fails, whatever the program does with the design.
            FrontEndReader reader = new FrontEndReader(design.CreateFrontEnd());
            CellSample measurement = new CellSample();
            reader.Voltage.Add(2048);
            reader.FineCurrent.Add(2048);
            reader.CoarseCurrent.Add(2048);
            reader.Temperature.Add(2048);
            reader.ReportVoltageAndCurrent(measurement, 1);
            reader.ReportTemperature(measurement, 1);
            Assert.AreEqual((int)ReadingState.Failed, (int)measurement.VoltageMicrovolts.State);
            Assert.AreEqual((int)ReadingState.Failed, (int)measurement.CurrentNanoamps.State);
            Assert.AreEqual((int)ReadingState.Failed, (int)measurement.TemperatureMillicelsius.State);
            return stored;
        }

        /// <summary>Accepts every write and has nothing to read.</summary>
        private sealed class ForgetfulStore : IRecordStore
        {
            public int SlotCount => 2;

            public bool TryRead(int slot, byte[] buffer) => false;

            public bool TryWrite(int slot, byte[] buffer) => true;
        }

        /// <summary>Changes the last byte of what is written.</summary>
        private sealed class ChangingStore : IRecordStore
        {
            private readonly MemoryRecordStore _store = new MemoryRecordStore(2);

            public int SlotCount => 2;

            public bool TryRead(int slot, byte[] buffer)
            {
                bool canRead = _store.TryRead(slot, buffer);
                buffer[buffer.Length - 1] ^= 1;
                return canRead;
            }

            public bool TryWrite(int slot, byte[] buffer) => _store.TryWrite(slot, buffer);
        }
    }
}
