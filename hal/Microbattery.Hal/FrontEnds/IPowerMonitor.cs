namespace Microbattery.Hal.FrontEnds
{
    /// <summary>A power monitor: a chip that measures the voltage across a shunt and the voltage behind it in one measurement.</summary>
    public interface IPowerMonitor
    {
        /// <summary>Whether the shunt has a second, finer range.</summary>
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
