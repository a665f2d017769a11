using System;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Cells
{
    /// <summary>
    /// What the firmware knows of a cell, as integers. Emitted from a NAME.cell.json file, which also says where each figure is from. Set by its
    /// initialiser and never after; the ranges are in the table of settings.
    /// </summary>
    public sealed class CellProfile : SettingGroup
    {
        /// <summary>First of the settings that are tables; the others follow it.</summary>
        public const Setting FirstTable = Setting.CurrentTemperaturePpm;

        /// <summary>Last of the settings that are tables.</summary>
        public const Setting LastTable = Setting.SelfDischargePicoamps;

        private readonly IntegerTable[] _tables = new IntegerTable[LastTable - FirstTable + 1];

        /// <summary>A profile in which nothing is said yet.</summary>
        public CellProfile()
            : base(Setting.ChargeVoltageMicrovolts, Setting.RateReferenceNanoamps)
        {
        }

        private CellProfile(CellProfile other)
            : base(other)
        {
            Name = other.Name;
            Array.Copy(other._tables, _tables, _tables.Length);
        }

        /// <summary>Name of the profile.</summary>
        public string Name { get; init; } = string.Empty;

        /// <summary>Voltage held at the end of charge, µV.</summary>
        public int ChargeVoltageMicrovolts
        {
            get => Number(Setting.ChargeVoltageMicrovolts);
            init => Set(Setting.ChargeVoltageMicrovolts, value);
        }

        /// <summary>How far above <see cref="ChargeVoltageMicrovolts"/> the maker allows the cell to be, µV.</summary>
        public int ChargeVoltageToleranceMicrovolts
        {
            get => Number(Setting.ChargeVoltageToleranceMicrovolts);
            init => Set(Setting.ChargeVoltageToleranceMicrovolts, value);
        }

        /// <summary>Voltage under load at which the cell counts as empty, µV.</summary>
        public int CutoffVoltageMicrovolts
        {
            get => Number(Setting.CutoffVoltageMicrovolts);
            init => Set(Setting.CutoffVoltageMicrovolts, value);
        }

        /// <summary>Nominal capacity from full to cut-off (1 µA·h is 3 600 000), nA·s.</summary>
        public long CapacityNanoampSeconds
        {
            get => Value(Setting.CapacityNanoampSeconds);
            init => Set(Setting.CapacityNanoampSeconds, value);
        }

        /// <summary>How far a cell of this type may be off <see cref="CapacityNanoampSeconds"/>, one sigma, of it, ppm.</summary>
        public int CapacityErrorPpm { get => Number(Setting.CapacityErrorPpm); init => Set(Setting.CapacityErrorPpm, value); }

        /// <summary>Largest continuous charge current, nA.</summary>
        public int ChargeCurrentLimitNanoamps
        {
            get => Number(Setting.ChargeCurrentLimitNanoamps);
            init => Set(Setting.ChargeCurrentLimitNanoamps, value);
        }

        /// <summary>Largest continuous discharge current, as a magnitude, nA.</summary>
        public int DischargeCurrentLimitNanoamps
        {
            get => Number(Setting.DischargeCurrentLimitNanoamps);
            init => Set(Setting.DischargeCurrentLimitNanoamps, value);
        }

        /// <summary>Largest discharge current of a pulse, as a magnitude, nA.</summary>
        public int DischargePulseNanoamps
        {
            get => Number(Setting.DischargePulseNanoamps);
            init => Set(Setting.DischargePulseNanoamps, value);
        }

        /// <summary>How long the discharge current may be between its limit and that of a pulse, ms.</summary>
        public int DischargePulseMilliseconds
        {
            get => Number(Setting.DischargePulseMilliseconds);
            init => Set(Setting.DischargePulseMilliseconds, value);
        }

        /// <summary>The cell is full when its current at charge voltage has fallen to this, nA.</summary>
        public int TaperCurrentNanoamps { get => Number(Setting.TaperCurrentNanoamps); init => Set(Setting.TaperCurrentNanoamps, value); }

        /// <summary>Below this voltage the cell is deeply discharged and charged with <see cref="PrechargeNanoamps"/> at most; 0 for a
        /// cell that never is.</summary>
        public int PrechargeBelowMicrovolts
        {
            get => Number(Setting.PrechargeBelowMicrovolts);
            init => Set(Setting.PrechargeBelowMicrovolts, value);
        }

        /// <summary>Mean charge current of a deeply discharged cell, nA.</summary>
        public int PrechargeNanoamps { get => Number(Setting.PrechargeNanoamps); init => Set(Setting.PrechargeNanoamps, value); }

        /// <summary>Below this voltage the cell is never charged; 0 for one that may be charged from 0 V.</summary>
        public int ChargeNotBelowMicrovolts
        {
            get => Number(Setting.ChargeNotBelowMicrovolts);
            init => Set(Setting.ChargeNotBelowMicrovolts, value);
        }

        /// <summary>Mean current of the first charge of a cell that was made without lithium at its negative electrode; 0 for one that
        /// needs none.</summary>
        public int FormationNanoamps { get => Number(Setting.FormationNanoamps); init => Set(Setting.FormationNanoamps, value); }

        /// <summary>The cell is full when it was at charge voltage for this long, whatever its current; 0 for by its current
        /// alone.</summary>
        public int ConstantVoltageMilliseconds
        {
            get => Number(Setting.ConstantVoltageMilliseconds);
            init => Set(Setting.ConstantVoltageMilliseconds, value);
        }

        /// <summary>Charge voltage is held this long after the current has fallen to the taper, ms.</summary>
        public int TopOffMilliseconds { get => Number(Setting.TopOffMilliseconds); init => Set(Setting.TopOffMilliseconds, value); }

        /// <summary>Whether a full cell may be held at charge voltage for ever; else it is left alone until the recharge
        /// threshold.</summary>
        public bool MayFloat { get => Value(Setting.MayFloat) != 0; init => Set(Setting.MayFloat, value ? 1 : 0); }

        /// <summary>Coldest cell that may be charged, m°C.</summary>
        public int ChargeMinimumMillicelsius
        {
            get => Number(Setting.ChargeMinimumMillicelsius);
            init => Set(Setting.ChargeMinimumMillicelsius, value);
        }

        /// <summary>Hottest cell that may be charged, m°C.</summary>
        public int ChargeMaximumMillicelsius
        {
            get => Number(Setting.ChargeMaximumMillicelsius);
            init => Set(Setting.ChargeMaximumMillicelsius, value);
        }

        /// <summary>Coldest cell that may be discharged, m°C.</summary>
        public int DischargeMinimumMillicelsius
        {
            get => Number(Setting.DischargeMinimumMillicelsius);
            init => Set(Setting.DischargeMinimumMillicelsius, value);
        }

        /// <summary>Hottest cell that may be discharged, m°C.</summary>
        public int DischargeMaximumMillicelsius
        {
            get => Number(Setting.DischargeMaximumMillicelsius);
            init => Set(Setting.DischargeMaximumMillicelsius, value);
        }

        /// <summary>How far the open-circuit table may be off, one sigma, µV.</summary>
        public int OpenCircuitErrorMicrovolts
        {
            get => Number(Setting.OpenCircuitErrorMicrovolts);
            init => Set(Setting.OpenCircuitErrorMicrovolts, value);
        }

        /// <summary>Over how much charge that error changes, of capacity: a tenth where each part of a curve has an error of its own;
        /// many capacities where one figure moves all of it, as the electrode balance does.</summary>
        public int OpenCircuitErrorSpanPpm
        {
            get => Number(Setting.OpenCircuitErrorSpanPpm);
            init => Set(Setting.OpenCircuitErrorSpanPpm, value);
        }

        /// <summary>Share of the resistance that is charge transfer at the electrode surfaces: it is in proportion to the current only
        /// while it drops little, ppm.</summary>
        public int ChargeTransferPpm { get => Number(Setting.ChargeTransferPpm); init => Set(Setting.ChargeTransferPpm, value); }

        /// <summary>How far the resistance may be off, one sigma, of itself, ppm.</summary>
        public int ResistanceErrorPpm { get => Number(Setting.ResistanceErrorPpm); init => Set(Setting.ResistanceErrorPpm, value); }

        /// <summary>How far the slow polarisations, and what diffusion adds to them, may be off together, one sigma, of themselves,
        /// ppm.</summary>
        public int RelaxationErrorPpm { get => Number(Setting.RelaxationErrorPpm); init => Set(Setting.RelaxationErrorPpm, value); }

        /// <summary>Current at which the capacity is given, nA.</summary>
        public int RateReferenceNanoamps { get => Number(Setting.RateReferenceNanoamps); init => Set(Setting.RateReferenceNanoamps, value); }

        /// <summary>Share of all these currents that is allowed, at a temperature, ppm.</summary>
        public TemperatureTable CurrentTemperaturePpm
        {
            get => (TemperatureTable)Table(Setting.CurrentTemperaturePpm);
            init => Set(Setting.CurrentTemperaturePpm, value);
        }

        /// <summary>How much lower the charge voltage is at a temperature; null for never.</summary>
        public TemperatureTable ChargeVoltageDropMicrovolts
        {
            get => (TemperatureTable)Table(Setting.ChargeVoltageDropMicrovolts);
            init => Set(Setting.ChargeVoltageDropMicrovolts, value);
        }

        /// <summary>Open-circuit voltage; strictly rising.</summary>
        public ChargeTable OpenCircuitMicrovolts
        {
            get => (ChargeTable)Table(Setting.OpenCircuitMicrovolts);
            init => Set(Setting.OpenCircuitMicrovolts, value);
        }

        /// <summary>How the error of the open-circuit voltage goes along the state of charge, over <see
        /// cref="OpenCircuitErrorMicrovolts"/>. Null: nobody knows, it counts as the same everywhere.</summary>
        public ChargeTable OpenCircuitErrorShapePpm
        {
            get => (ChargeTable)Table(Setting.OpenCircuitErrorShapePpm);
            init => Set(Setting.OpenCircuitErrorShapePpm, value);
        }

        /// <summary>Resistance one second after a step of current at 25 °C; with <see cref="DiffusionMilliseconds"/> without what
        /// diffusion has added by then.</summary>
        public ChargeTable ResistanceMilliohms
        {
            get => (ChargeTable)Table(Setting.ResistanceMilliohms);
            init => Set(Setting.ResistanceMilliohms, value);
        }

        /// <summary>Resistance over that at 25 °C, thousandths.</summary>
        public TemperatureTable ResistanceTemperatureThousandths
        {
            get => (TemperatureTable)Table(Setting.ResistanceTemperatureThousandths);
            init => Set(Setting.ResistanceTemperatureThousandths, value);
        }

        /// <summary>Slow polarisations in the steady state over the drop across the resistance, ppm.</summary>
        public IntegerTable RelaxationPpm { get => Table(Setting.RelaxationPpm); init => Set(Setting.RelaxationPpm, value); }

        /// <summary>Their time constants, ms.</summary>
        public IntegerTable RelaxationMilliseconds
        {
            get => Table(Setting.RelaxationMilliseconds);
            init => Set(Setting.RelaxationMilliseconds, value);
        }

        /// <summary>Time that lithium takes to spread through the positive film at 25 °C, its thickness squared over the diffusivity;
        /// null for none.</summary>
        public ChargeTable DiffusionMilliseconds
        {
            get => (ChargeTable)Table(Setting.DiffusionMilliseconds);
            init => Set(Setting.DiffusionMilliseconds, value);
        }

        /// <summary>That time over that at 25 °C; null with it.</summary>
        public TemperatureTable DiffusionTemperatureThousandths
        {
            get => (TemperatureTable)Table(Setting.DiffusionTemperatureThousandths);
            init => Set(Setting.DiffusionTemperatureThousandths, value);
        }

        /// <summary>Capacity over that at <see cref="RateReferenceNanoamps"/>, at that current and each twice the one before,
        /// ppm.</summary>
        public IntegerTable RateCapacityPpm { get => Table(Setting.RateCapacityPpm); init => Set(Setting.RateCapacityPpm, value); }

        /// <summary>Self-discharge at a temperature, pA.</summary>
        public TemperatureTable SelfDischargePicoamps
        {
            get => (TemperatureTable)Table(Setting.SelfDischargePicoamps);
            init => Set(Setting.SelfDischargePicoamps, value);
        }

        /// <summary>A copy with one figure changed.</summary>
        /// <param name="setting">Which.</param>
        /// <param name="value">Its new value; 0 and 1 for no and yes.</param>
        /// <returns>A profile of its own, unchecked.</returns>
        public CellProfile With(Setting setting, long value)
        {
            CellProfile copy = new CellProfile(this);
            copy.Set(setting, value);
            return copy;
        }

        /// <summary>A copy with one table changed.</summary>
        /// <param name="setting">Which.</param>
        /// <param name="table">The new one, of the type that its property has; null for none.</param>
        /// <returns>A profile of its own, unchecked.</returns>
        public CellProfile With(Setting setting, IntegerTable table)
        {
            CellProfile copy = new CellProfile(this);
            copy.Set(setting, table);
            return copy;
        }

        /// <summary>A table by its number in the table of settings.</summary>
        /// <param name="setting">Which.</param>
        /// <returns>The table; null where there is none.</returns>
        public IntegerTable Table(Setting setting) => _tables[setting - FirstTable];

        private void Set(Setting setting, IntegerTable table) => _tables[setting - FirstTable] = table;
    }
}
