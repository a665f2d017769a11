namespace System.Device.I2c
{
    /// <summary>Host double of a chip on a bus. A transfer that fails returns its status and throws nothing, as on the device.</summary>
    public class I2cDevice : IDisposable
    {
        private readonly ISimulatedI2cTarget _target;

        /// <summary>As on the device. A PC has no bus.</summary>
        /// <param name="settings">Bus and address of the chip.</param>
        /// <exception cref="PlatformNotSupportedException">Always: use the other constructor on a host.</exception>
        public I2cDevice(I2cConnectionSettings settings)
        {
            throw new PlatformNotSupportedException("a PC has no I2C bus: give the device a simulated chip");
        }

        /// <summary>Host only: a simulated chip.</summary>
        /// <param name="settings">Bus and address of the chip.</param>
        /// <param name="target">The chip.</param>
        public I2cDevice(I2cConnectionSettings settings, ISimulatedI2cTarget target)
        {
            ArgumentNullException.ThrowIfNull(settings);
            ArgumentNullException.ThrowIfNull(target);
            ConnectionSettings = settings;
            _target = target;
        }

        /// <summary>Bus and address of the chip.</summary>
        public I2cConnectionSettings ConnectionSettings { get; }

        /// <summary>As on the device.</summary>
        /// <param name="settings">Bus and address of the chip.</param>
        /// <returns>The chip.</returns>
        public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

        /// <summary>Reads bytes.</summary>
        /// <param name="buffer">Filled.</param>
        /// <returns>The result.</returns>
        public I2cTransferResult Read(SpanByte buffer)
        {
            byte[] bytes = new byte[buffer.Length];
            if (!_target.Read(bytes))
            {
                return NotAcknowledged();
            }

            new SpanByte(bytes).CopyTo(buffer);
            return new I2cTransferResult(I2cTransferStatus.FullTransfer, (uint)bytes.Length);
        }

        /// <summary>Writes bytes.</summary>
        /// <param name="buffer">The bytes.</param>
        /// <returns>The result.</returns>
        public I2cTransferResult Write(SpanByte buffer)
        {
            int acknowledged = _target.Write(buffer.ToArray());
            if (acknowledged < 0)
            {
                return NotAcknowledged();
            }

            I2cTransferStatus status = acknowledged == buffer.Length ? I2cTransferStatus.FullTransfer : I2cTransferStatus.PartialTransfer;
            return new I2cTransferResult(status, (uint)acknowledged);
        }

        /// <summary>Writes bytes, then reads bytes after a repeated start.</summary>
        /// <param name="writeBuffer">The bytes.</param>
        /// <param name="readBuffer">Filled.</param>
        /// <returns>The result.</returns>
        public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
        {
            I2cTransferResult written = Write(writeBuffer);
            if (written.Status != I2cTransferStatus.FullTransfer)
            {
                return written;
            }

            I2cTransferResult read = Read(readBuffer);
            return read.Status == I2cTransferStatus.FullTransfer
                ? new I2cTransferResult(read.Status, written.BytesTransferred + read.BytesTransferred)
                : read;
        }

        /// <summary>Gives the bus back.</summary>
        public void Dispose() => GC.SuppressFinalize(this);

        private static I2cTransferResult NotAcknowledged() => new(I2cTransferStatus.SlaveAddressNotAcknowledged, 0);
    }
}
