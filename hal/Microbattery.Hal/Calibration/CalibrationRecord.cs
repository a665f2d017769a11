using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>A calibration as it is stored.</summary>
    public sealed class CalibrationRecord
    {
        /// <summary>Counts up with every record written; the higher of two is the newer.</summary>
        public int Sequence;

        /// <summary>Fingerprint of the design it was taken on: <see cref="FrontEndDesign.Fingerprint"/>.</summary>
        public int DesignFingerprint;

        /// <summary>When it was taken, ms of the date of the board or PC that took it.</summary>
        public long TakenMilliseconds;

        /// <summary>The lines.</summary>
        public FrontEndCalibration Calibration = new FrontEndCalibration();
    }
}
