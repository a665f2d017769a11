namespace Microbattery.Hal.FrontEnds
{
    /// <summary>A chip that measures a shunt and the voltage behind it at once, and sleeps in between.</summary>
    public interface IPowerMonitor
    {
        /// <summary>Whether there is a second, finer range for the shunt.</summary>
        bool HasFineRange { get; }

        /// <summary>Measures once, to <see cref="BusCode"/> and <see cref="ShuntCode"/>.</summary>
        /// <param name="fineRange">Whether the shunt is measured in the finer range.</param>
        /// <exception cref="System.Exception">The chip does not answer or does not finish.</exception>
        void Measure(bool fineRange);

        /// <summary>Voltage of the last measurement, steps.</summary>
        int BusCode { get; }

        /// <summary>Voltage across the shunt of the last measurement, steps; positive charges the cell.</summary>
        int ShuntCode { get; }
    }
}
