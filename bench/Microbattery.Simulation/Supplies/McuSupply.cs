using System;

namespace Microbattery.Simulation.Supplies
{
    /// <summary>The supply of an MCU in time: its capacitor, and whether the MCU can run.</summary>
    public sealed class McuSupply
    {
        private readonly SupplyDesign _design;
        private bool _failed; // within the step that is being taken

        /// <summary>A supply at a rested cell, its capacitor full.</summary>
        /// <param name="design">How the MCU is fed.</param>
        /// <param name="cellVolts">Voltage of the cell, V.</param>
        public McuSupply(SupplyDesign design, double cellVolts)
        {
            ArgumentNullException.ThrowIfNull(design);
            _design = design;
            CapacitorVolts = cellVolts;
            Volts = cellVolts;
        }

        /// <summary>What the MCU does.</summary>
        public McuPhase Phase { get; set; } = McuPhase.Awake;

        /// <summary>What is drawn besides, from the cell at once, A: the charge of a start that a board states.</summary>
        public double ExtraAmps { get; set; }

        /// <summary>Voltage of the capacitor, V.</summary>
        public double CapacitorVolts { get; private set; }

        /// <summary>Voltage of the rail that depends on the cell, V.</summary>
        public double Volts { get; private set; }

        /// <summary>Whether the MCU's rail is too low for it to run.</summary>
        public bool IsLow { get; private set; }

        /// <summary>How often it became too low.</summary>
        public int Failures { get; private set; }

        /// <summary>Whether a capacitor is filled from the cell.</summary>
        public bool Fills => _design.CapacitorFarads > 0;

        /// <summary>Conductance from the cell into the capacitor, 1/ohm, where the cell is above it.</summary>
        public double FillSiemens => Fills ? 1 / _design.FillOhms : 0;

        /// <summary>What is drawn from the cell at once, A: nothing through the capacitor.</summary>
        public double DrawnAmps
        {
            get
            {
                double frontEnd = Phase == McuPhase.Awake ? _design.FrontEndAmps : 0;
                return frontEnd + ExtraAmps + (Fills ? 0 : RailAmps);
            }
        }

        /// <summary>What the MCU takes from the rail that depends on the cell, A.</summary>
        private double RailAmps => !IsLow && _design.RailOf(Phase) == Rail.Cell ? _design.AmpsOf(Phase) : 0;

        /// <summary>Whether what the MCU takes comes straight out of the cell now.</summary>
        public bool HangsOnCell => !Fills && RailAmps > 0;

        /// <summary>Finds out whether the MCU stops at once at a voltage of the cell, with what it takes in it; if so it takes nothing
        /// more.</summary>
        /// <param name="cellVolts">The voltage, V.</param>
        /// <returns>Whether it stopped.</returns>
        public bool FailsAt(double cellVolts)
        {
            if (!HangsOnCell || cellVolts >= _design.MinimumVolts)
            {
                return false;
            }

            IsLow = true;
            _failed = true;
            Failures++;
            return true;
        }

        /// <summary>How long a step may be so that the capacitor's voltage moves little in it, s.</summary>
        public double LongestSeconds => Fills ? Math.Max(_design.FillOhms * _design.CapacitorFarads / 20, 1e-3) : double.PositiveInfinity;

        /// <summary>Lets time pass.</summary>
        /// <param name="seconds">How long, s.</param>
        /// <param name="cellVolts">Voltage of the cell at its end, V.</param>
        /// <param name="fillAmps">What flowed into the capacitor, A, 0 or more.</param>
        public void Step(double seconds, double cellVolts, double fillAmps)
        {
            if (Fills)
            {
                CapacitorVolts = Math.Max(0, CapacitorVolts + ((fillAmps - RailAmps) * seconds / _design.CapacitorFarads));
            }

            Volts = Fills ? CapacitorVolts : cellVolts;

            // A phase that hangs on the cell needs it; an MCU that has lost it starts again as soon as the rail it starts from is there.
            bool isLow = _failed || (_design.RailOf(Phase) == Rail.Cell && Volts < (IsLow ? _design.RestartVolts : _design.MinimumVolts));
            _failed = false;
            Failures += isLow && !IsLow ? 1 : 0;
            IsLow = isLow;
        }
    }
}
