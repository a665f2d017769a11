namespace Microbattery.Cells.Models
{
    /// <summary>
    /// A simulated cell: what a source, a load and a sensor meet at its terminals, and what only a simulator knows. Currents are positive
    /// when they charge the cell.
    /// </summary>
    public interface ICellModel
    {
        /// <summary>True capacity as it is now, C, above 0.</summary>
        double CapacityCoulombs { get; }

        /// <summary>
        /// True state of charge: 0 where the open-circuit voltage is the cut-off, 1 where it is the charge voltage. It may go beyond both.
        /// </summary>
        double StateOfCharge { get; }

        /// <summary>Charge above empty, C.</summary>
        double ChargeCoulombs => StateOfCharge * CapacityCoulombs;

        /// <summary>Voltage that the cell would relax to, V.</summary>
        double OpenCircuitVolts { get; }

        /// <summary>Voltage at the terminals at the end of the last step, V.</summary>
        double Voltage { get; }

        /// <summary>
        /// What the voltage would be without the current at the end of the last step, V: open-circuit voltage and what still relaxes. It is
        /// what the electrodes see.
        /// </summary>
        double InnerVolts { get; }

        /// <summary>Current of the last step, A.</summary>
        double Current { get; }

        /// <summary>Temperature, °C.</summary>
        double Celsius { get; }

        /// <summary>Charge that leaked inside the cell since the start, C.</summary>
        double LeakedCoulombs { get; }

        /// <summary>Sets the temperature of the whole cell.</summary>
        /// <param name="celsius">°C, -60 to 200.</param>
        void SetTemperature(double celsius);

        /// <summary>Lets time pass at a steady current.</summary>
        /// <param name="seconds">0 or more; 0 makes another current felt at the same instant.</param>
        /// <param name="amps">A.</param>
        void Step(double seconds, double amps);

        /// <summary>
        /// What the terminals answer to a current at the end of a step, as a straight line near that current. The cell stays as it is.
        /// </summary>
        /// <param name="seconds">Length of the step, s; 0 for what answers at once.</param>
        /// <param name="amps">The current near which the line is to be true, A.</param>
        /// <returns>The line.</returns>
        Thevenin Respond(double seconds, double amps);
    }

    /// <summary>A voltage source behind a resistance: a cell as what is connected to it sees it.</summary>
    /// <param name="Volts">Voltage without current, V.</param>
    /// <param name="Ohms">What each ampere adds, ohm, above 0.</param>
    public readonly record struct Thevenin(double Volts, double Ohms);
}
