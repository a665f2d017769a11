namespace System.Device.I2c
{
    /// <summary>Bus and address of a chip.</summary>
    public sealed class I2cConnectionSettings
    {
        /// <summary>Creates settings at the fast speed, as on the device.</summary>
        /// <param name="busId">The bus: from 1, on a Pico from 0.</param>
        /// <param name="deviceAddress">Seven-bit address.</param>
        public I2cConnectionSettings(int busId, int deviceAddress)
            : this(busId, deviceAddress, I2cBusSpeed.FastMode)
        {
        }

        /// <summary>Creates settings.</summary>
        /// <param name="busId">The bus: from 1, on a Pico from 0.</param>
        /// <param name="deviceAddress">Seven-bit address.</param>
        /// <param name="busSpeed">Clock.</param>
        public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
        {
            BusId = busId;
            DeviceAddress = deviceAddress;
            BusSpeed = busSpeed;
        }

        /// <summary>The bus.</summary>
        public int BusId { get; }

        /// <summary>Seven-bit address.</summary>
        public int DeviceAddress { get; }

        /// <summary>Clock.</summary>
        public I2cBusSpeed BusSpeed { get; }
    }
}
