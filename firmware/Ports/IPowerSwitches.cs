namespace Microbattery.Firmware.Ports
{
    /// <summary>The two switches between the cell and the world. Both are open at reset, by a resistor on the board.</summary>
    public interface IPowerSwitches
    {
        /// <summary>Drives both switches.</summary>
        /// <param name="chargeClosed">True connects the source to the cell.</param>
        /// <param name="loadClosed">True connects the cell to the load.</param>
        void Drive(bool chargeClosed, bool loadClosed);
    }
}
