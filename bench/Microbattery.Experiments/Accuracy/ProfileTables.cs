using System;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>The gauge's own profile in floating point, for those it is compared with.</summary>
    public sealed class ProfileTables
    {
        private readonly double[] _openCircuitVolts;
        private readonly double[] _ohms;
        private readonly double[] _ohmsRatio;
        private readonly double[] _selfDischargeAmps;
        private double _celsius = double.NaN;
        private double _ratio;
        private double _leakAmps;

        /// <summary>Tables of a profile.</summary>
        /// <param name="profile">The profile; must have passed the check.</param>
        public ProfileTables(CellProfile profile)
        {
            ArgumentNullException.ThrowIfNull(profile);
            _openCircuitVolts = profile.OpenCircuitMicrovolts.ToArray().Select(value => value / 1e6).ToArray();
            _ohms = profile.ResistanceMilliohms.ToArray().Select(value => value / 1e3).ToArray();
            _ohmsRatio = profile.ResistanceTemperatureThousandths.ToArray().Select(value => value / 1e3).ToArray();
            _selfDischargeAmps = profile.SelfDischargePicoamps.ToArray().Select(value => value / 1e12).ToArray();
            CapacityCoulombs = profile.CapacityNanoampSeconds / 1e9;
            double logarithm = profile.RelaxationPpm.ToArray()
                .Zip(profile.RelaxationMilliseconds.ToArray(), (share, time) => share * Math.Log(time / 1e3)).Sum();
            double shares = profile.RelaxationPpm.ToArray().Sum();
            PolarizationShare = shares / 1e6;
            PolarizationSeconds = Math.Exp(logarithm / Math.Max(shares, 1));
        }

        /// <summary>Nominal capacity, C.</summary>
        public double CapacityCoulombs { get; }

        /// <summary>Slow polarisation in the steady state over the ohmic drop.</summary>
        public double PolarizationShare { get; }

        /// <summary>Its time constant, s: the mean of the profile's in the logarithm, weighed by share.</summary>
        public double PolarizationSeconds { get; }

        /// <summary>Open-circuit voltage.</summary>
        /// <param name="stateOfCharge">0 to 1; held beyond.</param>
        /// <returns>V.</returns>
        public double OpenCircuitVolts(double stateOfCharge) => EvenTable.At(_openCircuitVolts, stateOfCharge);

        /// <summary>Slope of the open-circuit voltage between the two entries around a state of charge.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <returns>V from empty to full.</returns>
        public double OpenCircuitSlope(double stateOfCharge)
        {
            int last = _openCircuitVolts.Length - 1;
            int index = Math.Clamp((int)(stateOfCharge * last), 0, last - 1);
            return (_openCircuitVolts[index + 1] - _openCircuitVolts[index]) * last;
        }

        /// <summary>State of charge that has an open-circuit voltage.</summary>
        /// <param name="volts">V.</param>
        /// <returns>0 to 1.</returns>
        public double Locate(double volts)
        {
            int last = _openCircuitVolts.Length - 1;
            int index = Array.BinarySearch(_openCircuitVolts, volts);
            if (index >= 0)
            {
                return (double)index / last;
            }

            index = ~index;
            if (index == 0)
            {
                return 0;
            }

            return index > last
                ? 1
                : (index - 1 + ((volts - _openCircuitVolts[index - 1]) / (_openCircuitVolts[index] - _openCircuitVolts[index - 1]))) / last;
        }

        /// <summary>Resistance one second after a step of current.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="celsius">°C.</param>
        /// <returns>ohm.</returns>
        public double Ohms(double stateOfCharge, double celsius)
        {
            Heat(celsius);
            return EvenTable.At(_ohms, stateOfCharge) * _ratio;
        }

        /// <summary>Self-discharge.</summary>
        /// <param name="celsius">°C.</param>
        /// <returns>A.</returns>
        public double SelfDischargeAmps(double celsius)
        {
            Heat(celsius);
            return _leakAmps;
        }

        private void Heat(double celsius)
        {
            if (celsius != _celsius)
            {
                _celsius = celsius;
                double share = ((celsius * 1000) - TemperatureTable.FirstMillicelsius)
                    / (TemperatureTable.StepMillicelsius * (TemperatureTable.Count - 1.0));
                _ratio = EvenTable.At(_ohmsRatio, share);
                _leakAmps = EvenTable.At(_selfDischargeAmps, share);
            }
        }
    }
}
