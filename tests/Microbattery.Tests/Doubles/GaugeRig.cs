using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A gauge of the test profile, a measurement to feed it, and a clock.</summary>
    public sealed class GaugeRig
    {
        public readonly FuelGauge Gauge;
        public readonly CellSample CellSample = new CellSample();
        public long Now = 5000000;
        public bool ChargeClosed;
        public bool LoadClosed;

        /// <summary>A resting cell at 25 °C with this voltage.</summary>
        public GaugeRig(int voltageMicrovolts)
            : this(voltageMicrovolts, TestProfile.Create())
        {
        }

        /// <summary>The same with another cell of the same capacity.</summary>
        public GaugeRig(int voltageMicrovolts, CellProfile profile)
        {
            Gauge = new FuelGauge(profile, TestFigures.Create(), new GaugeSettings());
            Set(voltageMicrovolts, 0, 25000);
        }

        /// <summary>Sets what the next samples measure.</summary>
        public void Set(int voltageMicrovolts, int currentNanoamps, int temperatureMillicelsius)
        {
            CellSample.VoltageMicrovolts.SetValid(voltageMicrovolts, Now);
            CellSample.CurrentNanoamps.SetValid(currentNanoamps, Now);
            CellSample.TemperatureMillicelsius.SetValid(temperatureMillicelsius, Now);
        }

        /// <summary>Sets the current that the next samples measure.</summary>
        public void SetCurrent(int currentNanoamps) => CellSample.CurrentNanoamps.SetValid(currentNanoamps, Now);

        /// <summary>Estimated charge of the cell, nA·ms.</summary>
        public long Charge => Gauge.Estimator.ChargeNanoampMilliseconds;

        /// <summary>From here on the gauge only counts: the voltage cannot be read.</summary>
        public void LoseVoltage() => CellSample.VoltageMicrovolts.SetFailed(ReadingFault.NoAnswer);

        /// <summary>Takes a sample some time after the one before.</summary>
        public void Sample(long elapsedMilliseconds)
        {
            Now += elapsedMilliseconds;
            Gauge.Update(CellSample, Now, ChargeClosed, LoadClosed);
        }

        /// <summary>Takes samples a second apart.</summary>
        public void SampleSeconds(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Sample(1000);
            }
        }

        /// <summary>Restores a state of charge, saved now, before the first sample.</summary>
        public void Restore(int stateOfChargePpm, int errorPpm)
        {
            RestoreState(stateOfChargePpm, errorPpm);
            Gauge.Resume(0, Now);
        }

        /// <summary>Restores a state of charge of unknown age, before the first sample.</summary>
        public void RestoreUndated(int stateOfChargePpm, int errorPpm)
        {
            RestoreState(stateOfChargePpm, errorPpm);
            Gauge.ResumeUndated(0);
        }

        /// <summary>Puts a state of charge into the estimator, as a journal does, with everything else as in the profile.</summary>
        private void RestoreState(int stateOfChargePpm, int errorPpm) =>
            EstimatorState.Restore(Gauge.Estimator, stateOfChargePpm, errorPpm, 3162); // the sensor's 1 mV and the table's 3
    }
}
