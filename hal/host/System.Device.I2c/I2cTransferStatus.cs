namespace System.Device.I2c
{
    /// <summary>How a transfer ended.</summary>
    public enum I2cTransferStatus
    {
        /// <summary>Nobody knows.</summary>
        UnknownError,

        /// <summary>All of it.</summary>
        FullTransfer,

        /// <summary>The chip held the clock too long.</summary>
        ClockStretchTimeout,

        /// <summary>Some of it.</summary>
        PartialTransfer,

        /// <summary>No chip answered to the address.</summary>
        SlaveAddressNotAcknowledged,
    }
}
