namespace System.Device.I2c
{
    /// <summary>Result of a transfer.</summary>
    public readonly struct I2cTransferResult
    {
        internal I2cTransferResult(I2cTransferStatus status, uint bytesTransferred)
        {
            Status = status;
            BytesTransferred = bytesTransferred;
        }

        /// <summary>How the transfer ended.</summary>
        public I2cTransferStatus Status { get; }

        /// <summary>How many bytes were transferred.</summary>
        public uint BytesTransferred { get; }
    }
}
