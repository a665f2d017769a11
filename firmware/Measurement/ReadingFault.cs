namespace Microbattery.Firmware.Measurement
{
    /// <summary>Why a reading failed.</summary>
    public enum ReadingFault
    {
        /// <summary>No failure.</summary>
        None,

        /// <summary>The converter or bus did not answer.</summary>
        NoAnswer,

        /// <summary>The code is at the top of the input's range: the true value may be anything above.</summary>
        SaturatedHigh,

        /// <summary>The code is at the bottom of the input's range: the true value may be anything below.</summary>
        SaturatedLow,

        /// <summary>The code is what a broken wire gives.</summary>
        SensorOpen,

        /// <summary>The code is what a short circuit gives.</summary>
        SensorShorted,

        /// <summary>The conversions of one sample spread too far to be one value.</summary>
        TooNoisy,
    }
}
