using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>
    /// The calibration in a board's storage. When the board starts it is put into the design if it belongs to that design and is
    /// plausible, and refused, with the reason, if not.
    /// </summary>
    /// <remarks>
    /// A refused calibration is not replaced by nominal figures: they are off by the tolerances of the parts, and 3 % of 4.2 V is more
    /// than twice what a cell's limit allows. Every input of the front end fails instead, so that both switches stay open.
    /// </remarks>
    public sealed class StoredCalibration
    {
        private const int NoSlot = -1;

        private readonly IRecordStore _store;
        private readonly FrontEndDesign _design;
        private readonly byte[] _buffer = new byte[CalibrationCodec.Length];
        private CalibrationRecord _record;
        private FrontEndCalibration _checked;

        /// <summary>Creates the calibration of a store.</summary>
        /// <param name="store">Its slots are written in turn; null for none: the design's own lines are then all there is.</param>
        /// <param name="design">The front end.</param>
        /// <exception cref="ArgumentNullException">The design is missing.</exception>
        public StoredCalibration(IRecordStore store, FrontEndDesign design)
        {
            ArgumentNullException.ThrowIfNull(design, nameof(design));
            _store = store;
            _design = design;
        }

        /// <summary>Why the last <see cref="Load"/> or <see cref="TryWrite"/> was refused; for the telemetry as a number.</summary>
        public CalibrationFault Fault { get; private set; }

        /// <summary>The input whose line was refused; none where it was not for a line.</summary>
        public FrontEndInput Input { get; private set; }

        /// <summary>Whether a stored record is in use.</summary>
        public bool IsStored { get; private set; }

        /// <summary>When the last record read or written was taken, ms of the date; 0 without one.</summary>
        public long TakenMilliseconds => _record == null ? 0 : _record.TakenMilliseconds;

        /// <summary>The kind of the last exception that the storage threw; <see cref="FailureKind.None"/> without one.</summary>
        public FailureKind LastFailure { get; private set; }

        /// <summary>Puts the newest undamaged record into the design, before its front end is created. Without a record the design keeps
        /// its own lines, which are checked too. When refused, every input of the design's front end fails.</summary>
        /// <param name="mustBeThere">Whether a board without any calibration, neither stored nor in its design, is refused.</param>
        /// <returns>Whether the design may be used.</returns>
        public bool Load(bool mustBeThere)
        {
            Fault = FindNewest(out int _);
            IsStored = Fault == CalibrationFault.None;
            FrontEndCalibration calibration = IsStored ? _record.Calibration : _design.Calibration;
            if (Fault == CalibrationFault.Missing && !(mustBeThere && _design.Calibration.IsNominal))
            {
                Fault = CalibrationFault.None;
            }
            else if (IsStored && _record.DesignFingerprint != _design.Fingerprint)
            {
                Fault = CalibrationFault.OtherDesign;
            }

            Check(calibration);
            IsStored &= Fault == CalibrationFault.None;
            _design.Calibration = Fault == CalibrationFault.None ? calibration : FrontEndCalibration.CreateUnreadable();
            return Fault == CalibrationFault.None;
        }

        /// <summary>Checks a calibration and, if it is plausible, writes it into the slot after the newest.</summary>
        /// <param name="calibration">The calibration.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        /// <returns>Whether it is stored; <see cref="Fault"/> says why not.</returns>
        /// <exception cref="ArgumentNullException">The calibration is missing.</exception>
        public bool TryWrite(FrontEndCalibration calibration, long dateMilliseconds)
        {
            ArgumentNullException.ThrowIfNull(calibration, nameof(calibration));
            Fault = CalibrationFault.None;
            Check(calibration);
            if (Fault != CalibrationFault.None)
            {
                return false;
            }

            bool hasNewest = FindNewest(out int newestSlot) == CalibrationFault.None;
            _record = new CalibrationRecord
            {
                Sequence = hasNewest ? _record.Sequence + 1 : 1,
                DesignFingerprint = _design.Fingerprint,
                TakenMilliseconds = dateMilliseconds,
                Calibration = calibration,
            };
            CalibrationCodec.Encode(_record, _buffer);
            IsStored = _store != null && IsWritten(hasNewest ? (newestSlot + 1) % _store.SlotCount : 0);
            Fault = IsStored ? CalibrationFault.None : CalibrationFault.NotStored;
            return IsStored;
        }

        /// <summary>Says in one line what was refused, what was found and expected, and what to do.</summary>
        /// <returns>The line, without its end.</returns>
        public string Text()
        {
            string text = CalibrationCheck.Text(Input) + ": " + CalibrationCheck.Text(Fault);
            TwoPointCalibration line = _checked == null ? null : _checked.Find(Input);
            if (line != null)
            {
                text += " (" + CalibrationCheck.Found(_design.CreateNominalFrontEnd().Find(Input), line, Fault) + ")";
            }

            return Fault == CalibrationFault.None ? text : text + "; " + CalibrationCheck.Advice(Fault);
        }

        private void Check(FrontEndCalibration calibration)
        {
            _checked = calibration;
            Input = FrontEndInput.None;
            if (Fault == CalibrationFault.None)
            {
                Fault = CalibrationCheck.Check(_design.CreateNominalFrontEnd(), calibration, out FrontEndInput input);
                Input = input;
            }
        }

        /// <summary>Reads the newest undamaged record. One that a power cut damaged while it was written does not count as long as there
        /// is another.</summary>
        private CalibrationFault FindNewest(out int newestSlot)
        {
            CalibrationFault worst = CalibrationFault.Missing;
            CalibrationRecord newest = null;
            newestSlot = NoSlot;
            for (int slot = 0; _store != null && slot < _store.SlotCount; slot++)
            {
                CalibrationFault fault = Read(slot, out CalibrationRecord record);
                if (fault != CalibrationFault.None)
                {
                    worst = fault == CalibrationFault.Missing ? worst : fault;
                }
                else if (newest == null || record.Sequence - newest.Sequence > 0)
                {
                    newestSlot = slot;
                    newest = record;
                }
            }

            _record = newest;
            return newest == null ? worst : CalibrationFault.None;
        }

        private CalibrationFault Read(int slot, out CalibrationRecord record)
        {
            record = null;
            try
            {
                return _store.TryRead(slot, _buffer) ? CalibrationCodec.Decode(_buffer, out record) : CalibrationFault.Missing;
            }
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                return CalibrationFault.Corrupt;
            }
        }

        /// <summary>Writes the buffer and reads it back: a calibration is taken once, and used for years.</summary>
        private bool IsWritten(int slot)
        {
            try
            {
                byte[] back = new byte[CalibrationCodec.Length];
                if (!_store.TryWrite(slot, _buffer) || !_store.TryRead(slot, back))
                {
                    return false;
                }

                for (int i = 0; i < back.Length; i++)
                {
                    if (back[i] != _buffer[i])
                    {
                        return false;
                    }
                }

                return true;
            }
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                return false;
            }
        }
    }
}
