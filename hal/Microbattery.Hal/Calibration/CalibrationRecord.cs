using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>A calibration as it is stored.</summary>
    public sealed class CalibrationRecord
    {
        /// <summary>Number of the record, one more than that of the record before. The record with the higher number is the
        /// newer.</summary>
        public int Sequence { get; init; }

        /// <summary>Fingerprint of the design that the calibration was taken on: <see cref="FrontEndDesign.Fingerprint"/>.</summary>
        public int DesignFingerprint { get; init; }

        /// <summary>When it was taken, ms of the date of the board or PC that took it.</summary>
        public long TakenMilliseconds { get; init; }

        /// <summary>The lines.</summary>
        public FrontEndCalibration Calibration { get; init; } = new FrontEndCalibration();
    }
}
