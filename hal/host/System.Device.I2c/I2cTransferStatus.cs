namespace System.Device.I2c
{
    /// <summary>How a transfer ended.</summary>
    public enum I2cTransferStatus
    {
        /// <summary>The cause is not known.</summary>
        UnknownError,

        /// <summary>All bytes were transferred.</summary>
        FullTransfer,

        /// <summary>The chip held the clock too long.</summary>
        ClockStretchTimeout,

        /// <summary>Some bytes were transferred.</summary>
        PartialTransfer,

        /// <summary>No chip acknowledged the address.</summary>
        SlaveAddressNotAcknowledged,
    }
}
