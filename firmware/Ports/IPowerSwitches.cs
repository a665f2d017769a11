namespace Microbattery.Firmware.Ports
{
    /// <summary>The charge switch and the load switch of the cell. Both are open at reset, by a resistor on the board.</summary>
    public interface IPowerSwitches
    {
        /// <summary>Drives both switches.</summary>
        /// <param name="chargeClosed">True connects the source to the cell.</param>
        /// <param name="loadClosed">True connects the cell to the load.</param>
        void Drive(bool chargeClosed, bool loadClosed);
    }
}
