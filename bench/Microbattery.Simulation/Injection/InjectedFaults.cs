using System;

namespace Microbattery.Simulation.Injection
{
    /// <summary>
    /// What is broken on a simulated board and around its cell, now. A new one is a board on which everything works; what is set can be
    /// taken back at any time, and <see cref="Repair"/> takes back everything.
    /// </summary>
    public sealed class InjectedFaults
    {
        /// <summary>What the voltage input makes of the true cell voltage, V to V; null for a sound one.</summary>
        public Func<double, double>? Voltage { get; set; }

        /// <summary>What becomes of the voltage at the second way's input, V at the cell; null for nothing.</summary>
        public Func<double, double>? SecondVoltage { get; set; }

        /// <summary>What the current inputs make of the true current, A to A; null for sound ones.</summary>
        public Func<double, double>? Current { get; set; }

        /// <summary>
        /// What the fine amplifier makes of its own output, V to V; null for a sound one, and without meaning where there is none.
        /// </summary>
        public Func<double, double>? FineAmplifier { get; set; }

        /// <summary>What the temperature sensor makes of the true temperature, °C to °C; null for a sound one.</summary>
        public Func<double, double>? Temperature { get; set; }

        /// <summary>Ratio the thermistor's divider gives whatever the temperature: 1 when its wire is off, 0 when it is shorted; null for a
        /// sound one.</summary>
        public double? ThermistorRatio { get; set; }

        /// <summary>Whether the wires of voltage and thermistor are exchanged at the converter.</summary>
        public bool SwapsVoltageAndTemperature { get; set; }

        /// <summary>What the codes of the converter that reads the cell are multiplied by, because its reference has drifted.</summary>
        public double CodeGain { get; set; } = 1;

        /// <summary>Whether the converter gives the codes of its last conversions for ever.</summary>
        public bool ConverterIsFrozen { get; set; }

        /// <summary>Whether converter and chips do not answer.</summary>
        public bool ConverterIsDead { get; set; }

        /// <summary>Whether conversions of a chip never end.</summary>
        public bool ConversionsNeverEnd { get; set; }

        /// <summary>Whether the sensor's driver throws while it samples, which it must not.</summary>
        public bool SensorThrows { get; set; }

        /// <summary>The charge switch.</summary>
        public SwitchFault ChargeSwitch { get; set; }

        /// <summary>The load switch.</summary>
        public SwitchFault LoadSwitch { get; set; }

        /// <summary>Pin whose driver throws at every write, or -1.</summary>
        public int DeadPin { get; set; } = -1;

        /// <summary>What lies across the load, ohm; null for nothing.</summary>
        public double? LoadShortOhms { get; set; }

        /// <summary>What the source's current is multiplied by.</summary>
        public double SourceGain { get; set; } = 1;

        /// <summary>
        /// Whether the source has lost its regulator: <see cref="UnregulatedVolts"/> behind <see cref="UnregulatedOhms"/> whenever it is
        /// there.
        /// </summary>
        public bool SourceIsUnregulated { get; set; }

        /// <summary>Voltage of a source without its regulator, V: the 12 V of an adapter.</summary>
        public const double UnregulatedVolts = 12;

        /// <summary>What then still limits its current, ohm.</summary>
        public const double UnregulatedOhms = 470;

        /// <summary>What the storage does.</summary>
        public StorageFault Storage { get; set; }

        /// <summary>Whether the board's clock stands still.</summary>
        public bool ClockIsStopped { get; set; }

        /// <summary>Whether the program has stopped ticking. A reset ends it.</summary>
        public bool LoopHangs { get; set; }

        /// <summary>Whether the MCU's supply is too low for it to run: it is held in reset, and its pins are released.</summary>
        public bool SupplyIsLow { get; set; }

        /// <summary>Everything works again.</summary>
        public void Repair()
        {
            Voltage = null;
            SecondVoltage = null;
            Current = null;
            FineAmplifier = null;
            Temperature = null;
            ThermistorRatio = null;
            SwapsVoltageAndTemperature = false;
            CodeGain = 1;
            ConverterIsFrozen = false;
            ConverterIsDead = false;
            ConversionsNeverEnd = false;
            SensorThrows = false;
            ChargeSwitch = SwitchFault.None;
            LoadSwitch = SwitchFault.None;
            DeadPin = -1;
            LoadShortOhms = null;
            SourceGain = 1;
            SourceIsUnregulated = false;
            Storage = StorageFault.None;
            ClockIsStopped = false;
            LoopHangs = false;
            SupplyIsLow = false;
        }
    }
}
