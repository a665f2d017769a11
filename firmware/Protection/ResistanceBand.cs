using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Smallest and largest resistance that a cell of this type may have at its temperature, and the steps of current that can be judged
    /// with them.
    /// </summary>
    public sealed class ResistanceBand
    {
        private const int SameMillicelsius = 1000; // a degree changes the resistance by some 5 %: nothing beside the band
        private const int LowDivisor = 4; // a quarter of the profile's lowest: within a second a step shows only a part of the resistance
        private const int HighFactor = 5; // five times the profile's highest: an aged cell

        // A current is steady while its changes drop less than 2.5 times the change of voltage that moved charge is judged by. A choice: a
        // smaller one restarts the judgement at every ripple, a larger one lets a step pass for moved charge. Times 1e6: µV over mohm is
        // 1e-6 nA.
        private const long SteadyDropMillionths = 2500000;
        private const long MostStepNanoamps = 4000000000; // about the whole range of int: times 2^31 mohm it is below 2^63
        private const int NeverLookedUp = -1000000000; // m°C that no sensor gives

        private readonly TemperatureTable _byTemperature;
        private readonly int _lowestMilliohms;
        private readonly int _highestMilliohms;
        private readonly int _leastStepMicrovolts;
        private readonly int _leastChargeMicrovolts;
        private int _lookedUpMillicelsius = NeverLookedUp;
        private long _thousandths;
        private long _lowMilliohms;
        private long _highMilliohms;
        private long _leastStepNanoamps;
        private int _steadyNanoamps;

        /// <summary>The band of one cell.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="leastStepMicrovolts">Smallest drop of a step that is judged, µV.</param>
        /// <param name="leastChargeMicrovolts">Smallest change of voltage by moved charge that is judged, µV.</param>
        public ResistanceBand(CellProfile profile, int leastStepMicrovolts, int leastChargeMicrovolts)
        {
            ArgumentNullException.ThrowIfNull(profile, nameof(profile));

            _byTemperature = profile.ResistanceTemperatureThousandths;
            _leastStepMicrovolts = leastStepMicrovolts;
            _leastChargeMicrovolts = leastChargeMicrovolts;
            _lowestMilliohms = int.MaxValue;
            for (int i = 0; i < profile.ResistanceMilliohms.Length; i++)
            {
                int milliohms = profile.ResistanceMilliohms[i];
                _lowestMilliohms = milliohms < _lowestMilliohms ? milliohms : _lowestMilliohms;
                _highestMilliohms = milliohms > _highestMilliohms ? milliohms : _highestMilliohms;
            }
        }

        /// <summary>Whether a temperature is known yet.</summary>
        public bool IsKnown => _lookedUpMillicelsius != NeverLookedUp;

        /// <summary>Resistance at this temperature over that at 25 °C, thousandths.</summary>
        public long Thousandths => _thousandths;

        /// <summary>Smallest resistance, mohm, 1 or more.</summary>
        public long LowMilliohms => _lowMilliohms;

        /// <summary>Largest resistance, mohm.</summary>
        public long HighMilliohms => _highMilliohms;

        /// <summary>Largest resistance of a new cell, mohm: without the allowance for age.</summary>
        public long HighestNewMilliohms => _highMilliohms / HighFactor;

        /// <summary>Smallest step of current that the voltage must follow, nA.</summary>
        public long LeastStepNanoamps => _leastStepNanoamps;

        /// <summary>Largest change of a current that counts as steady, nA.</summary>
        public int SteadyNanoamps => _steadyNanoamps;

        /// <summary>Drop of a step of current across a resistance. nA * mohm is pV.</summary>
        /// <param name="stepNanoamps">Step of current, nA.</param>
        /// <param name="milliohms">Resistance, mohm, below 2^31.</param>
        /// <returns>µV, 0 or more.</returns>
        public static long Drop(long stepNanoamps, long milliohms) =>
            IntegerMath.Clamp(IntegerMath.Abs(stepNanoamps), 0, MostStepNanoamps) * milliohms / 1000000;

        /// <summary>Updates the band to the cell's temperature.</summary>
        /// <param name="temperature">Cell temperature, m°C; the last value counts while it cannot be measured.</param>
        public void Follow(Reading temperature)
        {
            long warmer = (long)temperature.Value - _lookedUpMillicelsius;
            if ((warmer < SameMillicelsius && warmer > -SameMillicelsius) || !temperature.HasValue)
            {
                return;
            }

            _lookedUpMillicelsius = temperature.Value;
            _thousandths = _byTemperature.At(temperature.Value);
            _lowMilliohms = IntegerMath.Clamp(_lowestMilliohms * _thousandths / (1000 * LowDivisor), 1, int.MaxValue);
            _highMilliohms = IntegerMath.Clamp(_highestMilliohms * _thousandths / (1000 / HighFactor), 1, int.MaxValue);
            _steadyNanoamps = (int)IntegerMath.Clamp(_leastChargeMicrovolts * SteadyDropMillionths / _highMilliohms, 1, int.MaxValue);
            _leastStepNanoamps = ((_leastStepMicrovolts * 1000000L) / _lowMilliohms) + 1;
        }
    }
}
