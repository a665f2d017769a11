namespace Microbattery.Firmware.Protection
{
    /// <summary>What the rows of the fault table judge. Each is a number that is worse the larger it is: lower limits are judged negated.</summary>
    public enum FaultQuantity
    {
        /// <summary>Highest voltage the cell may have, µV: an old reading counts by its age.</summary>
        HighestVoltage,

        /// <summary>Lowest voltage the cell may have, negated, µV.</summary>
        LowestVoltage,

        /// <summary>Highest current that may flow, nA, positive charges.</summary>
        HighestCurrent,

        /// <summary>Lowest current that may flow, negated, nA.</summary>
        LowestCurrent,

        /// <summary>Highest temperature the cell may have, m°C.</summary>
        HighestTemperature,

        /// <summary>Lowest temperature the cell may have, negated, m°C.</summary>
        LowestTemperature,

        /// <summary>Discharge current of this very sample, nA.</summary>
        MeasuredDischarge,

        /// <summary>Voltage of this very sample, µV.</summary>
        MeasuredVoltage,

        /// <summary>Voltage of this very sample, negated, µV.</summary>
        MeasuredLowVoltage,

        /// <summary>Score of what contradicts: steps, standstill, charge moved.</summary>
        Contradiction,

        /// <summary>How far two ways of measuring the voltage are apart, µV.</summary>
        Disagreement,

        /// <summary>Charge current through an open charge switch, nA.</summary>
        UnrequestedCharge,

        /// <summary>Discharge current through an open load switch, nA.</summary>
        UnrequestedDischarge,

        /// <summary>Samples in a row between which the clock did not go on.</summary>
        StoppedClock,

        /// <summary>1 while the voltage is not of this sample.</summary>
        VoltageUnknown,

        /// <summary>1 while the current is not of this sample.</summary>
        CurrentUnknown,

        /// <summary>1 while the temperature is not known, or its reading is too old.</summary>
        TemperatureUnknown,

        /// <summary>Nothing that protection judges: the supervisor raises this fault and clears it.</summary>
        Supervisor,
    }
}
