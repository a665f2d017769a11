using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>
    /// The calibration a board keeps in its storage: taken over when it starts, if it is that of this design and plausible; refused, with
    /// the reason, if it is not.
    /// </summary>
    /// <remarks>
    /// What is refused is not replaced by nominal figures: these are off by the parts' tolerances, 3 % of 4.2 V being more than twice what a
    /// cell's limit allows. The front end then reads nothing, so that both switches stay open.
    /// </remarks>
    public sealed class StoredCalibration
    {
        private readonly IRecordStore _store;
        private readonly FrontEndDesign _design;
        private readonly CalibrationRecord _record = new CalibrationRecord();
        private readonly byte[] _buffer = new byte[CalibrationCodec.Length];
        private int _newestSlot = -1;

        /// <summary>A calibration in a store.</summary>
        /// <param name="store">Its slots, written in turn; null for none: the design's constants are then all there is.</param>
        /// <param name="design">The front end it is for.</param>
        public StoredCalibration(IRecordStore store, FrontEndDesign design)
        {
            _store = store;
            _design = design;
        }

        /// <summary>Why the last <see cref="Load"/> or <see cref="TryWrite"/> refused; for the telemetry as a number.</summary>
        public CalibrationFault Fault { get; private set; }

        /// <summary>The input that is to blame; none when it is none's own fault.</summary>
        public FrontEndInput Input { get; private set; }

        /// <summary>Whether a stored record is in use.</summary>
        public bool IsStored { get; private set; }

        /// <summary>When the record in use was taken, ms of the date; means nothing unless <see cref="IsStored"/>.</summary>
        public long TakenMilliseconds => _record.TakenMilliseconds;

        /// <summary>Takes the newest whole record over into the design, before its front end is made. Without one the design keeps its constants,
        /// which are judged too. When refused the design's front end reads nothing.</summary>
        /// <param name="mustBeThere">Whether a board without any calibration, neither stored nor in its design, is refused.</param>
        /// <returns>Whether the design may be used.</returns>
        public bool Load(bool mustBeThere)
        {
            Fault = FindNewest();
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

            Judge(calibration);
            IsStored &= Fault == CalibrationFault.None;
            _design.Calibration = Fault == CalibrationFault.None ? calibration : FrontEndCalibration.CreateUnreadable();
            return Fault == CalibrationFault.None;
        }

        /// <summary>Judges a calibration and, if it is plausible, writes it into the slot after the newest.</summary>
        /// <param name="calibration">The calibration.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        /// <returns>Whether it is stored; <see cref="Fault"/> says why not.</returns>
        public bool TryWrite(FrontEndCalibration calibration, long dateMilliseconds)
        {
            Fault = CalibrationFault.None;
            Judge(calibration);
            if (Fault != CalibrationFault.None)
            {
                return false;
            }

            bool hasNewest = FindNewest() == CalibrationFault.None;
            int slot = hasNewest ? (_newestSlot + 1) % _store.SlotCount : 0;
            _record.Sequence = hasNewest ? _record.Sequence + 1 : 1;
            _record.DesignFingerprint = _design.Fingerprint;
            _record.TakenMilliseconds = dateMilliseconds;
            _record.Calibration = calibration;
            CalibrationCodec.Encode(_record, _buffer);
            IsStored = IsWritten(slot);
            Fault = IsStored ? CalibrationFault.None : CalibrationFault.NotStored;
            return IsStored;
        }

        /// <summary>What was refused and why, in one line.</summary>
        /// <returns>The line, without its end.</returns>
        public string Text() => CalibrationCheck.Text(Input) + ": " + CalibrationCheck.Text(Fault);

        private void Judge(FrontEndCalibration calibration)
        {
            Input = FrontEndInput.None;
            if (Fault == CalibrationFault.None)
            {
                Fault = CalibrationCheck.Check(_design.CreateNominalFrontEnd(), calibration, out FrontEndInput input);
                Input = input;
            }
        }

        /// <summary>The newest whole record. One that was cut while written does not count as long as there is another.</summary>
        private CalibrationFault FindNewest()
        {
            CalibrationFault worst = CalibrationFault.Missing;
            int newest = 0;
            _newestSlot = -1;
            for (int slot = 0; _store != null && slot < _store.SlotCount; slot++)
            {
                CalibrationFault fault = Read(slot);
                if (fault != CalibrationFault.None)
                {
                    worst = fault == CalibrationFault.Missing ? worst : fault;
                }
                else if (_newestSlot < 0 || _record.Sequence - newest > 0)
                {
                    _newestSlot = slot;
                    newest = _record.Sequence;
                }
            }

            return _newestSlot < 0 ? worst : Read(_newestSlot);
        }

        private CalibrationFault Read(int slot)
        {
            try
            {
                return _store.TryRead(slot, _buffer) ? CalibrationCodec.Decode(_buffer, _record) : CalibrationFault.Missing;
            }
            catch (Exception)
            {
                return CalibrationFault.Corrupt;
            }
        }

        /// <summary>Written, and read back the same: a calibration is taken once, and wanted for years.</summary>
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
            catch (Exception)
            {
                return false;
            }
        }
    }
}
