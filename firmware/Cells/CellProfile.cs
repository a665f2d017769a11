namespace Microbattery.Firmware.Cells
{
    /// <summary>
    /// What the firmware knows of a cell, as integers. Emitted from a NAME.cell.json file, which also says where each figure is from.
    /// </summary>
    /// <remarks>Public fields: on the interpreter reading a property costs a call.</remarks>
    public sealed class CellProfile
    {
        /// <summary>Name of the profile.</summary>
        public string Name = string.Empty;

        /// <summary>Voltage held at the end of charge, µV.</summary>
        public int ChargeVoltageMicrovolts;

        /// <summary>How far above <see cref="ChargeVoltageMicrovolts"/> the maker allows the cell to be, µV.</summary>
        public int ChargeVoltageToleranceMicrovolts;

        /// <summary>Voltage under load at which the cell counts as empty, µV.</summary>
        public int CutoffVoltageMicrovolts;

        /// <summary>Nominal capacity from full to cut-off, nA·s (1 µA·h is 3 600 000).</summary>
        public long CapacityNanoampSeconds;

        /// <summary>How far a cell of this type may be off <see cref="CapacityNanoampSeconds"/>, one sigma, ppm of it.</summary>
        public int CapacityErrorPpm;

        /// <summary>Largest continuous charge current, nA.</summary>
        public int ChargeCurrentLimitNanoamps;

        /// <summary>Largest discharge current, nA, as a magnitude.</summary>
        public int DischargeCurrentLimitNanoamps;

        /// <summary>Largest discharge current of a pulse, nA, as a magnitude; not below <see cref="DischargeCurrentLimitNanoamps"/>.</summary>
        public int DischargePulseNanoamps;

        /// <summary>How long the discharge current may be between the two, ms, 0 or more.</summary>
        public int DischargePulseMilliseconds;

        /// <summary>Share of all these currents that is allowed, ppm, on the grid of <see cref="TemperatureGrid"/>.</summary>
        public int[] CurrentTemperaturePpm;

        /// <summary>Below this voltage the cell is deeply discharged and charged with <see cref="PrechargeNanoamps"/> at most, µV; 0 for a cell
        /// that never is.</summary>
        public int PrechargeBelowMicrovolts;

        /// <summary>Mean charge current of a deeply discharged cell, nA.</summary>
        public int PrechargeNanoamps;

        /// <summary>Below this voltage the cell is never charged, µV, at most <see cref="PrechargeBelowMicrovolts"/>; 0 for one that may be
        /// charged from nothing.</summary>
        public int ChargeNotBelowMicrovolts;

        /// <summary>Mean current of the first charge of a cell that was made without lithium at its negative, nA; 0 for one that needs none.</summary>
        public int FormationNanoamps;

        /// <summary>How much lower the charge voltage is at a temperature, µV, on the grid of <see cref="TemperatureGrid"/>; null for never.</summary>
        public int[] ChargeVoltageDropMicrovolts;

        /// <summary>The cell is full when it was at charge voltage for this long, ms, whatever its current; 0 for by its current alone.</summary>
        public int ConstantVoltageMilliseconds;

        /// <summary>Charge voltage is held this long after the current has fallen to the taper, ms, 0 or more.</summary>
        public int TopOffMilliseconds;

        /// <summary>Whether a full cell may be held at charge voltage for ever; else it is left alone until the recharge threshold.</summary>
        public bool MayFloat;

        /// <summary>The cell is full when its current at charge voltage has fallen to this, nA.</summary>
        public int TaperCurrentNanoamps;

        /// <summary>Coldest cell that may be charged, m°C.</summary>
        public int ChargeMinimumMillicelsius;

        /// <summary>Hottest cell that may be charged, m°C.</summary>
        public int ChargeMaximumMillicelsius;

        /// <summary>Coldest cell that may be discharged, m°C.</summary>
        public int DischargeMinimumMillicelsius;

        /// <summary>Hottest cell that may be discharged, m°C.</summary>
        public int DischargeMaximumMillicelsius;

        /// <summary>Open-circuit voltage, µV, at even steps of state of charge from 0 to 1; strictly rising.</summary>
        public int[] OpenCircuitMicrovolts;

        /// <summary>How far the open-circuit table may be off, one sigma, µV.</summary>
        public int OpenCircuitErrorMicrovolts;

        /// <summary>Over how much charge that error changes, ppm of capacity, up to 20 000 000: a tenth of the capacity where each part of a curve has
        /// an error of its own; many capacities where one figure moves all of it, as the balance of two films does.</summary>
        public int OpenCircuitErrorSpanPpm = 100000;

        /// <summary>How that error goes along the state of charge: over <see cref="OpenCircuitErrorMicrovolts"/>, ppm, in equal steps from empty to full, each
        /// at most two times. Null: nobody knows, it counts as the same everywhere.</summary>
        public int[] OpenCircuitErrorShapePpm;

        /// <summary>Resistance one second after a step of current at 25 °C, mohm, at even steps of state of charge from 0 to 1; with
        /// <see cref="DiffusionMilliseconds"/> without what diffusion has added by then.</summary>
        public int[] ResistanceMilliohms;

        /// <summary>Share of the resistance that is the faces', ppm, 0 to 1 000 000: theirs is in proportion to the current only while it drops little.</summary>
        public int ChargeTransferPpm;

        /// <summary>Resistance over that at 25 °C, thousandths, on the grid of <see cref="TemperatureGrid"/>.</summary>
        public int[] ResistanceTemperatureThousandths;

        /// <summary>How far the resistance may be off, one sigma, ppm of itself.</summary>
        public int ResistanceErrorPpm;

        /// <summary>Slow polarisations in the steady state over the drop across the resistance, ppm; one to four, with
        /// <see cref="DiffusionMilliseconds"/> one or two.</summary>
        public int[] RelaxationPpm;

        /// <summary>Their time constants, ms.</summary>
        public int[] RelaxationMilliseconds;

        /// <summary>How far they may be off together, and what diffusion adds with them, one sigma, ppm of themselves.</summary>
        public int RelaxationErrorPpm;

        /// <summary>Time that lithium takes to spread through the positive film at 25 °C, its thickness squared over the diffusivity, ms, at even steps
        /// of state of charge from 0 to 1, at most 1e9; null for a film so thin, or so little known, that it is part of the resistance.</summary>
        public int[] DiffusionMilliseconds;

        /// <summary>That time over that at 25 °C, thousandths, on the grid of <see cref="TemperatureGrid"/>; null with it.</summary>
        public int[] DiffusionTemperatureThousandths;

        /// <summary>Current at which the capacity is given, nA.</summary>
        public int RateReferenceNanoamps;

        /// <summary>Capacity over that at <see cref="RateReferenceNanoamps"/>, ppm, at that current and each twice the one before.</summary>
        public int[] RateCapacityPpm;

        /// <summary>Self-discharge, pA, on the grid of <see cref="TemperatureGrid"/>.</summary>
        public int[] SelfDischargePicoamps;
    }
}
