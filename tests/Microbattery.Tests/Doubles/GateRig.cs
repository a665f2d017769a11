using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A charge gate of the test profile with default settings, and readings to feed it. The cell has 100 ohm at 25 °C.</summary>
    public sealed class GateRig
    {
        public readonly ChargeGate Gate;
        public readonly CellModel Model;
        public readonly CellSample CellSample = new CellSample();

        public GateRig()
            : this(TestProfile.Create())
        {
        }

        public GateRig(CellProfile profile)
        {
            Gate = new ChargeGate(profile, new ChargeSettings());
            Model = new CellModel(profile);
        }

        /// <summary>Voltage of the samples.</summary>
        public Reading Voltage => CellSample.VoltageMicrovolts;

        /// <summary>Current of the samples.</summary>
        public Reading Current => CellSample.CurrentNanoamps;

        /// <summary>State of charge at the samples, ppm.</summary>
        public int StateOfChargePpm = 990000;

        /// <summary>Temperature of the samples, m°C.</summary>
        public int TemperatureMillicelsius = 25000;

        /// <summary>Whether formation is allowed at the samples.</summary>
        public bool FormationAllowed;

        /// <summary>One sample with the switch where the gate requested it.</summary>
        public void Sample(int voltageMicrovolts, int currentNanoamps, int ohmicMicrovolts, long elapsedMilliseconds) =>
            Sample(voltageMicrovolts, currentNanoamps, ohmicMicrovolts, elapsedMilliseconds, Gate.WantsClosed);

        /// <summary>One sample.</summary>
        public void Sample(int voltageMicrovolts, int currentNanoamps, int ohmicMicrovolts, long elapsedMilliseconds, bool isClosed)
        {
            // 10 nA through 100 ohm is a microvolt; no time for polarisation.
            Model.Advance(0, IntegerMath.Saturate(ohmicMicrovolts * 10L), StateOfChargePpm, TemperatureMillicelsius);
            Voltage.SetValid(voltageMicrovolts, 0);
            Current.SetValid(currentNanoamps, 0);
            CellSample.TemperatureMillicelsius.SetValid(TemperatureMillicelsius, 0);
            Update(elapsedMilliseconds, isClosed);
        }

        /// <summary>One sample with the readings as they are.</summary>
        public void Update(long elapsedMilliseconds, bool isClosed) =>
            Gate.Update(CellSample, Model, StateOfChargePpm, 1000000, elapsedMilliseconds, isClosed, FormationAllowed);

        /// <summary>Equal samples a second apart.</summary>
        public void Repeat(int count, int voltageMicrovolts, int currentNanoamps, int ohmicMicrovolts, bool isClosed)
        {
            for (int i = 0; i < count; i++)
            {
                Sample(voltageMicrovolts, currentNanoamps, ohmicMicrovolts, 1000, isClosed);
            }
        }

        /// <summary>Asserts the phase of the gate.</summary>
        public void IsIn(ChargePhase phase) => IsIn(phase, string.Empty);

        /// <summary>Asserts the phase of the gate in a named row.</summary>
        public void IsIn(ChargePhase phase, string name) => Assert.AreEqual((int)phase, (int)Gate.Phase, name);

        /// <summary>Takes the gate from new to full.</summary>
        public void MakeFull()
        {
            Sample(4198000, 30000, 0, 0, true);
            Repeat(200, 4198000, 30000, 0, true);
        }
    }
}
