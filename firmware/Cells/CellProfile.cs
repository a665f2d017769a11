using System;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Cells
{
    /// <summary>
    /// Figures of one cell type, as integers: limits, capacity, curves, resistance, slow states.
    /// </summary>
    /// <remarks>
    /// Emitted from a NAME.cell.json file, which also states the source of each figure. Set by its initialiser and immutable afterwards.
    /// The ranges are in the table of settings.
    /// </remarks>
    public sealed class CellProfile : SettingGroup
    {
        /// <summary>First of the settings that are tables; the others follow in order.</summary>
        public const Setting FirstTable = Setting.CurrentTemperaturePpm;

        /// <summary>Last of the settings that are tables.</summary>
        public const Setting LastTable = Setting.SelfDischargePicoamps;

        private readonly IntegerTable[] _tables = new IntegerTable[LastTable - FirstTable + 1];

        /// <summary>A profile without figures, which the check refuses.</summary>
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

        /// <summary>Voltage above <see cref="ChargeVoltageMicrovolts"/> that the maker allows, µV.</summary>
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

        /// <summary>Production spread of the capacity, one sigma, as a share of <see cref="CapacityNanoampSeconds"/>, ppm.</summary>
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

        /// <summary>Longest time that the discharge current may exceed its continuous limit, ms.</summary>
        public int DischargePulseMilliseconds
        {
            get => Number(Setting.DischargePulseMilliseconds);
            init => Set(Setting.DischargePulseMilliseconds, value);
        }

        /// <summary>Taper current, nA: at charge voltage the cell is full when its current has fallen to this.</summary>
        public int TaperCurrentNanoamps { get => Number(Setting.TaperCurrentNanoamps); init => Set(Setting.TaperCurrentNanoamps, value); }

        /// <summary>Voltage below which the cell counts as deeply discharged and takes <see cref="PrechargeNanoamps"/> at most, µV; 0 for a
        /// cell that is never pre-charged.</summary>
        public int PrechargeBelowMicrovolts
        {
            get => Number(Setting.PrechargeBelowMicrovolts);
            init => Set(Setting.PrechargeBelowMicrovolts, value);
        }

        /// <summary>Mean charge current of a deeply discharged cell, nA.</summary>
        public int PrechargeNanoamps { get => Number(Setting.PrechargeNanoamps); init => Set(Setting.PrechargeNanoamps, value); }

        /// <summary>Voltage below which the cell must not be charged, µV; 0 for a cell that may be charged from 0 V.</summary>
        public int ChargeNotBelowMicrovolts
        {
            get => Number(Setting.ChargeNotBelowMicrovolts);
            init => Set(Setting.ChargeNotBelowMicrovolts, value);
        }

        /// <summary>Mean current of the formation, nA: the first charge of a cell made without lithium at its negative electrode. 0 for a
        /// cell that needs none.</summary>
        public int FormationNanoamps { get => Number(Setting.FormationNanoamps); init => Set(Setting.FormationNanoamps, value); }

        /// <summary>Longest time at charge voltage, ms: after it the cell counts as full at any current. 0 for a charge that ends by its
        /// current alone.</summary>
        public int ConstantVoltageMilliseconds
        {
            get => Number(Setting.ConstantVoltageMilliseconds);
            init => Set(Setting.ConstantVoltageMilliseconds, value);
        }

        /// <summary>Time for which charge voltage is held after the taper current is reached, ms.</summary>
        public int TopOffMilliseconds { get => Number(Setting.TopOffMilliseconds); init => Set(Setting.TopOffMilliseconds, value); }

        /// <summary>Whether a full cell may be held at charge voltage without end. If not, the switch stays open until the recharge
        /// threshold.</summary>
        public bool MayFloat { get => Value(Setting.MayFloat) != 0; init => Set(Setting.MayFloat, value ? 1 : 0); }

        /// <summary>Lowest temperature at which the cell may be charged, m°C.</summary>
        public int ChargeMinimumMillicelsius
        {
            get => Number(Setting.ChargeMinimumMillicelsius);
            init => Set(Setting.ChargeMinimumMillicelsius, value);
        }

        /// <summary>Highest temperature at which the cell may be charged, m°C.</summary>
        public int ChargeMaximumMillicelsius
        {
            get => Number(Setting.ChargeMaximumMillicelsius);
            init => Set(Setting.ChargeMaximumMillicelsius, value);
        }

        /// <summary>Lowest temperature at which the cell may be discharged, m°C.</summary>
        public int DischargeMinimumMillicelsius
        {
            get => Number(Setting.DischargeMinimumMillicelsius);
            init => Set(Setting.DischargeMinimumMillicelsius, value);
        }

        /// <summary>Highest temperature at which the cell may be discharged, m°C.</summary>
        public int DischargeMaximumMillicelsius
        {
            get => Number(Setting.DischargeMaximumMillicelsius);
            init => Set(Setting.DischargeMaximumMillicelsius, value);
        }

        /// <summary>Uncertainty of the open-circuit table, one sigma, µV.</summary>
        public int OpenCircuitErrorMicrovolts
        {
            get => Number(Setting.OpenCircuitErrorMicrovolts);
            init => Set(Setting.OpenCircuitErrorMicrovolts, value);
        }

        /// <summary>Correlation length of that error along the state of charge, as a share of the capacity, ppm: a tenth where each part of
        /// the curve has its own error, many capacities where one figure moves the whole curve, as the electrode balance does.</summary>
        public int OpenCircuitErrorSpanPpm
        {
            get => Number(Setting.OpenCircuitErrorSpanPpm);
            init => Set(Setting.OpenCircuitErrorSpanPpm, value);
        }

        /// <summary>Share of the resistance that is charge transfer at the electrode surfaces, ppm. It is proportional to the current only
        /// while its drop is small.</summary>
        public int ChargeTransferPpm { get => Number(Setting.ChargeTransferPpm); init => Set(Setting.ChargeTransferPpm, value); }

        /// <summary>Uncertainty of the resistance, one sigma, as a share of it, ppm.</summary>
        public int ResistanceErrorPpm { get => Number(Setting.ResistanceErrorPpm); init => Set(Setting.ResistanceErrorPpm, value); }

        /// <summary>Uncertainty of the slow polarisations and of diffusion together, one sigma, as a share of their sum, ppm.</summary>
        public int RelaxationErrorPpm { get => Number(Setting.RelaxationErrorPpm); init => Set(Setting.RelaxationErrorPpm, value); }

        /// <summary>Current at which the capacity is given, nA.</summary>
        public int RateReferenceNanoamps
        {
            get => Number(Setting.RateReferenceNanoamps);
            init => Set(Setting.RateReferenceNanoamps, value);
        }

        /// <summary>Allowed share of the charge currents, by temperature, ppm.</summary>
        public TemperatureTable CurrentTemperaturePpm
        {
            get => (TemperatureTable)Table(Setting.CurrentTemperaturePpm);
            init => Set(Setting.CurrentTemperaturePpm, value);
        }

        /// <summary>Reduction of the charge voltage, by temperature, µV; null for none.</summary>
        public TemperatureTable ChargeVoltageDropMicrovolts
        {
            get => (TemperatureTable)Table(Setting.ChargeVoltageDropMicrovolts);
            init => Set(Setting.ChargeVoltageDropMicrovolts, value);
        }

        /// <summary>Open-circuit voltage by state of charge, µV; strictly rising.</summary>
        public ChargeTable OpenCircuitMicrovolts
        {
            get => (ChargeTable)Table(Setting.OpenCircuitMicrovolts);
            init => Set(Setting.OpenCircuitMicrovolts, value);
        }

        /// <summary>Shape of the error of the open-circuit voltage along the state of charge, over
        /// <see cref="OpenCircuitErrorMicrovolts"/>, ppm. Null where it is unknown: then the error counts as the same everywhere.</summary>
        public ChargeTable OpenCircuitErrorShapePpm
        {
            get => (ChargeTable)Table(Setting.OpenCircuitErrorShapePpm);
            init => Set(Setting.OpenCircuitErrorShapePpm, value);
        }

        /// <summary>Resistance one second after a step of current at 25 °C, by state of charge, mohm. Where
        /// <see cref="DiffusionMilliseconds"/> is given the part of diffusion is not in it.</summary>
        public ChargeTable ResistanceMilliohms
        {
            get => (ChargeTable)Table(Setting.ResistanceMilliohms);
            init => Set(Setting.ResistanceMilliohms, value);
        }

        /// <summary>Resistance over that at 25 °C, by temperature, thousandths.</summary>
        public TemperatureTable ResistanceTemperatureThousandths
        {
            get => (TemperatureTable)Table(Setting.ResistanceTemperatureThousandths);
            init => Set(Setting.ResistanceTemperatureThousandths, value);
        }

        /// <summary>Final value of each slow polarisation over the drop across the resistance, ppm.</summary>
        public IntegerTable RelaxationPpm { get => Table(Setting.RelaxationPpm); init => Set(Setting.RelaxationPpm, value); }

        /// <summary>Time constant of each slow polarisation, ms.</summary>
        public IntegerTable RelaxationMilliseconds
        {
            get => Table(Setting.RelaxationMilliseconds);
            init => Set(Setting.RelaxationMilliseconds, value);
        }

        /// <summary>Diffusion time of the positive film at 25 °C, by state of charge, ms: its thickness squared over the diffusivity. Null
        /// for none.</summary>
        public ChargeTable DiffusionMilliseconds
        {
            get => (ChargeTable)Table(Setting.DiffusionMilliseconds);
            init => Set(Setting.DiffusionMilliseconds, value);
        }

        /// <summary>Diffusion time over that at 25 °C, by temperature, thousandths; null without diffusion times.</summary>
        public TemperatureTable DiffusionTemperatureThousandths
        {
            get => (TemperatureTable)Table(Setting.DiffusionTemperatureThousandths);
            init => Set(Setting.DiffusionTemperatureThousandths, value);
        }

        /// <summary>Capacity over that at <see cref="RateReferenceNanoamps"/>, ppm. The first entry is at that current, each further one at
        /// twice the current of the entry before.</summary>
        public IntegerTable RateCapacityPpm { get => Table(Setting.RateCapacityPpm); init => Set(Setting.RateCapacityPpm, value); }

        /// <summary>Self-discharge current, by temperature, pA.</summary>
        public TemperatureTable SelfDischargePicoamps
        {
            get => (TemperatureTable)Table(Setting.SelfDischargePicoamps);
            init => Set(Setting.SelfDischargePicoamps, value);
        }

        /// <summary>Copies the profile with one figure changed.</summary>
        /// <param name="setting">The figure.</param>
        /// <param name="value">Its new value; 0 and 1 for no and yes.</param>
        /// <returns>A new profile, unchecked.</returns>
        public CellProfile With(Setting setting, long value)
        {
            CellProfile copy = new CellProfile(this);
            copy.Set(setting, value);
            return copy;
        }

        /// <summary>Copies the profile with one table changed.</summary>
        /// <param name="setting">The table.</param>
        /// <param name="table">Its new entries, of the type that its property has; null for none.</param>
        /// <returns>A new profile, unchecked.</returns>
        public CellProfile With(Setting setting, IntegerTable table)
        {
            CellProfile copy = new CellProfile(this);
            copy.Set(setting, table);
            return copy;
        }

        /// <summary>One table of the profile, by its setting.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>The table; null where the profile has none.</returns>
        public IntegerTable Table(Setting setting) => _tables[setting - FirstTable];

        private void Set(Setting setting, IntegerTable table) => _tables[setting - FirstTable] = table;
    }
}
