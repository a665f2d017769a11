namespace System.Device.I2c
{
    /// <summary>Host only: a chip on a simulated bus.</summary>
    public interface ISimulatedI2cTarget
    {
        /// <summary>Takes bytes that the controller writes after the chip's address.</summary>
        /// <param name="bytes">The bytes.</param>
        /// <returns>How many the chip acknowledged; -1 when it did not acknowledge its address.</returns>
        int Write(byte[] bytes);

        /// <summary>Gives bytes that the controller reads.</summary>
        /// <param name="bytes">Filled by the chip.</param>
        /// <returns>False when it did not acknowledge its address.</returns>
        bool Read(byte[] bytes);
    }
}
