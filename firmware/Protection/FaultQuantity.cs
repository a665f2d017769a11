namespace Microbattery.Firmware.Protection
{
    /// <summary>Quantities that the rows of the fault table judge. Larger is worse in each: a quantity with a lower limit is
    /// negated.</summary>
    public enum FaultQuantity
    {
        /// <summary>Highest voltage that the cell may have now, µV: an old reading counts by its age.</summary>
        HighestVoltage,

        /// <summary>Lowest voltage that the cell may have now, negated, µV.</summary>
        LowestVoltage,

        /// <summary>Highest current that may flow now, nA, positive charges.</summary>
        HighestCurrent,

        /// <summary>Lowest current that may flow now, negated, nA.</summary>
        LowestCurrent,

        /// <summary>Highest temperature that the cell may have now, m°C.</summary>
        HighestTemperature,

        /// <summary>Lowest temperature that the cell may have now, negated, m°C.</summary>
        LowestTemperature,

        /// <summary>Discharge current measured in this sample, nA.</summary>
        MeasuredDischarge,

        /// <summary>Voltage measured in this sample, µV.</summary>
        MeasuredVoltage,

        /// <summary>Voltage measured in this sample, negated, µV.</summary>
        MeasuredLowVoltage,

        /// <summary>Score of contradiction, from steps, standstill and charge moved.</summary>
        Contradiction,

        /// <summary>Difference of two measurements of the voltage, µV.</summary>
        Disagreement,

        /// <summary>Charge current through an open charge switch, nA.</summary>
        UnrequestedCharge,

        /// <summary>Discharge current through an open load switch, nA.</summary>
        UnrequestedDischarge,

        /// <summary>Samples in a row between which the clock did not advance.</summary>
        StoppedClock,

        /// <summary>1 while the voltage was not measured in this sample.</summary>
        VoltageUnknown,

        /// <summary>1 while the current was not measured in this sample.</summary>
        CurrentUnknown,

        /// <summary>1 while the temperature is unknown, or its reading is too old.</summary>
        TemperatureUnknown,

        /// <summary>No quantity of protection: the supervisor sets and clears the fault. Also the number of the quantities above.</summary>
        Supervisor,
    }
}
