namespace Microbattery.Firmware.Cells
{
    /// <summary>Why a profile is refused. A refused profile leaves both switches open for ever.</summary>
    public enum ProfileFault
    {
        /// <summary>It is not refused.</summary>
        None,

        /// <summary>Charge voltage missing, or not between 0.5 and 6 V.</summary>
        ChargeVoltage,

        /// <summary>Charge voltage tolerance below 0 or above 10 % of the charge voltage.</summary>
        ChargeVoltageTolerance,

        /// <summary>Cut-off missing or below 0.</summary>
        CutoffVoltage,

        /// <summary>Cut-off at or above the charge voltage.</summary>
        CutoffAboveChargeVoltage,

        /// <summary>Capacity missing, or not between 1 µA·h and 10 A·h.</summary>
        Capacity,

        /// <summary>Charge current limit missing.</summary>
        ChargeCurrentLimit,

        /// <summary>Discharge current limit missing.</summary>
        DischargeCurrentLimit,

        /// <summary>Taper current missing, or above the charge current limit.</summary>
        TaperCurrent,

        /// <summary>Charge temperature window empty or not within -60 to 200 °C.</summary>
        ChargeTemperature,

        /// <summary>Discharge temperature window empty or not within -60 to 200 °C.</summary>
        DischargeTemperature,

        /// <summary>Open-circuit table missing, or not of 2 to 1001 entries.</summary>
        OpenCircuitTable,

        /// <summary>Open-circuit table not strictly rising.</summary>
        OpenCircuitNotMonotone,

        /// <summary>Full open-circuit voltage above what the limits allow, or empty one above it by cut-off.</summary>
        OpenCircuitOutsideLimits,

        /// <summary>Resistance table missing, not of 2 to 1001 entries, an entry not above 0, or the faces' share not between 0 and 1.</summary>
        Resistance,

        /// <summary>Resistance against temperature missing, not on the grid, or an entry not above 0.</summary>
        ResistanceTemperature,

        /// <summary>Slow polarisations missing, more than four, without a time each, or they or their error out of range.</summary>
        Relaxation,

        /// <summary>Self-discharge missing, not on the grid, or an entry below 0.</summary>
        SelfDischarge,

        /// <summary>Error of the capacity not between 0 and 100 %.</summary>
        CapacityError,

        /// <summary>Error of the open-circuit table not between 0 and 1 V.</summary>
        OpenCircuitError,

        /// <summary>Error of the resistance not between 0 and 100 %.</summary>
        ResistanceError,

        /// <summary>Rate-capacity missing, or rising with current.</summary>
        RateCapacity,

        /// <summary>Pulse current below the discharge current limit, or its duration below 0.</summary>
        DischargePulse,

        /// <summary>Currents against temperature missing, not on the grid, or an entry not between 0 and 1.</summary>
        CurrentTemperature,

        /// <summary>Pre-charge not below cut-off, without a current, or charging refused above it.</summary>
        Precharge,

        /// <summary>Formation current below 0 or above the charge current limit.</summary>
        Formation,

        /// <summary>Charge voltage against temperature not on the grid, or an entry that leaves it at or below cut-off.</summary>
        ChargeVoltageTemperature,

        /// <summary>A time at charge voltage below 0.</summary>
        ConstantVoltageTime,

        /// <summary>Times of diffusion not of 2 to 1001 entries from 1 ms to 1e9 ms, without their ratios on the grid, or beside more than two slow
        /// polarisations.</summary>
        Diffusion,
    }
}
