using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>Least and most resistance that a cell of this kind may have at its temperature, and the steps of current that tell.</summary>
    public sealed class ResistanceBand
    {
        private const int SameMillicelsius = 1000; // a degree changes the resistance by some 5 %: nothing beside the band
        private const int LeastShare = 4; // a quarter of the profile's lowest: a step shows within a second only a part of it
        private const int MostTimes = 5; // five times the profile's highest: an aged cell
        private const long SteadyDropShare = 2500000L; // drop of 2.5 times what charge must move, as nA times mohm: steps below it are steady
        private const int NeverLookedUp = -1000000000;

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
        /// <param name="leastStepMicrovolts">What a step must drop to be judged, µV.</param>
        /// <param name="leastChargeMicrovolts">What charge must move the voltage by to be judged, µV.</param>
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

        /// <summary>Least resistance, mohm, 1 or more.</summary>
        public long LowMilliohms => _lowMilliohms;

        /// <summary>Most resistance, mohm.</summary>
        public long HighMilliohms => _highMilliohms;

        /// <summary>Most resistance without the allowance for age, mohm.</summary>
        public long HighestNewMilliohms => _highMilliohms / MostTimes;

        /// <summary>The least step of current that must show, nA.</summary>
        public long LeastStepNanoamps => _leastStepNanoamps;

        /// <summary>A current that changes by less than this is steady, nA.</summary>
        public int SteadyNanoamps => _steadyNanoamps;

        /// <summary>What a step drops across a resistance. nA * mohm is pV: 4e9 * 2^31 is below 2^63.</summary>
        /// <param name="stepNanoamps">Step of current, nA.</param>
        /// <param name="milliohms">Resistance, mohm, below 2^31.</param>
        /// <returns>µV, 0 or more.</returns>
        public static long Drop(long stepNanoamps, long milliohms) =>
            IntegerMath.Clamp(IntegerMath.Abs(stepNanoamps), 0, 4000000000L) * milliohms / 1000000;

        /// <summary>Follows the temperature.</summary>
        /// <param name="temperature">Cell temperature, m°C; the last one counts while it cannot be read.</param>
        public void Follow(Reading temperature)
        {
            long warmer = (long)temperature.Value - _lookedUpMillicelsius;
            if ((warmer < SameMillicelsius && warmer > -SameMillicelsius) || !temperature.HasValue)
            {
                return;
            }

            _lookedUpMillicelsius = temperature.Value;
            _thousandths = _byTemperature.At(temperature.Value);
            _lowMilliohms = IntegerMath.Clamp(_lowestMilliohms * _thousandths / (1000 * LeastShare), 1, int.MaxValue);
            _highMilliohms = IntegerMath.Clamp(_highestMilliohms * _thousandths / (1000 / MostTimes), 1, int.MaxValue);
            _steadyNanoamps = (int)IntegerMath.Clamp(_leastChargeMicrovolts * SteadyDropShare / _highMilliohms, 1, int.MaxValue);
            _leastStepNanoamps = ((_leastStepMicrovolts * 1000000L) / _lowMilliohms) + 1;
        }
    }
}
