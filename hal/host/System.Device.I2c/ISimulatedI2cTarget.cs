namespace System.Device.I2c
{
    /// <summary>Host only: a chip on a simulated bus, as its pins see it.</summary>
    public interface ISimulatedI2cTarget
    {
        /// <summary>The controller writes bytes after the chip's address.</summary>
        /// <param name="bytes">The bytes.</param>
        /// <returns>How many the chip acknowledged; -1 when it did not answer to its address.</returns>
        int Write(byte[] bytes);

        /// <summary>The controller reads bytes.</summary>
        /// <param name="bytes">Filled by the chip.</param>
        /// <returns>False when it did not answer to its address.</returns>
        bool Read(byte[] bytes);
    }
}
