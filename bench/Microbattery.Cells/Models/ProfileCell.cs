using System;
using System.Linq;
using MathNet.Numerics.Interpolation;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;

namespace Microbattery.Cells.Models
{
    /// <summary>
    /// A cell in floating point: open-circuit voltage, series resistance, three relaxations, self-discharge; diffusion and faces where the
    /// profile has them. Built from a profile and a <see cref="CellSpread"/> that bends it; the three relaxations against those of the
    /// profile are part of what the gauge must live with, as are the series of diffusion against its three exponentials and the faces
    /// against its rational.
    /// </summary>
    public sealed class ProfileCell : ICellModel
    {
        private const double CelsiusStep = TemperatureTable.StepMillicelsius / 1000.0;
        private const double FirstCelsius = TemperatureTable.FirstMillicelsius / 1000.0;

        // A share of the profile's resistance answers within seconds; the slow polarisation is split in two, LiPON being no exponential.
        private static readonly double[] s_relaxationSeconds = [4, 120, 1200];

        private const double LeastVoltsPastFull = 2;
        private const int DiffusionTerms = 12;
        private const double FacesVolts = CellModel.ChargeTransferMicrovolts / 1e6;

        private readonly CubicSpline _openCircuit;
        private readonly double _voltsPastFull;
        private readonly double[] _resistance;
        private readonly double[] _resistanceFactor;
        private readonly double[] _selfDischarge;
        private readonly double[] _relaxationShare;
        private readonly double[] _relaxationVolts = new double[3];
        private readonly double[] _diffusionSeconds;
        private readonly double[] _diffusionFactor;
        private readonly double[] _lag = new double[DiffusionTerms];
        private readonly double _faceRatio;
        private readonly double[] _balanceVolts;
        private readonly CellSpread _spread;
        private double _temperatureCelsius = double.NaN;
        private double _resistanceAtTemperature;
        private double _diffusionAtTemperature = 1;
        private double _ahead;
        private double _selfDischargeAmps;
        private readonly double _leakAmps;

        /// <summary>A relaxed cell.</summary>
        /// <param name="profile">What it is supposed to be.</param>
        /// <param name="spread">How it differs.</param>
        /// <param name="stateOfCharge">True state of charge, 0 to 1.</param>
        public ProfileCell(CellProfile profile, CellSpread spread, double stateOfCharge)
        {
            ArgumentNullException.ThrowIfNull(profile);
            ArgumentNullException.ThrowIfNull(spread);
            _spread = spread;
            double[] volts = profile.OpenCircuitMicrovolts.ToArray().Select(value => value / 1e6).ToArray();
            double[] steps = Enumerable.Range(0, volts.Length).Select(i => (double)i / (volts.Length - 1)).ToArray();
            _openCircuit = CubicSpline.InterpolatePchipSorted(steps, volts);
            _voltsPastFull = Math.Max(LeastVoltsPastFull, (volts[^1] - volts[^2]) * (volts.Length - 1));
            _resistance = profile.ResistanceMilliohms.ToArray()
                .Select(value => value / 1e3 * spread.ResistanceRatio * spread.Age.ResistanceRatio).ToArray();
            _resistanceFactor = profile.ResistanceTemperatureThousandths.ToArray().Select(value => value / 1e3).ToArray();
            _selfDischarge = profile.SelfDischargePicoamps.ToArray().Select(value => value / 1e12 * spread.SelfDischargeRatio).ToArray();
            _diffusionSeconds = (profile.DiffusionMilliseconds?.ToArray() ?? []).Select(value => value / 1e3).ToArray();
            _diffusionFactor = (profile.DiffusionTemperatureThousandths?.ToArray() ?? []).Select(value => value / 1e3).ToArray();
            _faceRatio = profile.ChargeTransferPpm / 1e6;
            double slow = profile.RelaxationPpm.ToArray().Sum() / 1e6;
            _relaxationShare = [0.15, slow / 2, slow / 2];
            CapacityCoulombs = profile.CapacityNanoampSeconds / 1e9 * spread.CapacityRatio * spread.Age.CapacityRatio;
            _leakAmps = spread.LeakPerHour * CapacityCoulombs / 3600;
            _balanceVolts = (profile.OpenCircuitErrorShapePpm?.ToArray() ?? [])
                .Select(shape => shape / 1e6 * spread.BalanceSigmas * profile.OpenCircuitErrorMicrovolts / 1e6)
                .ToArray();
            ChargeCoulombs = CapacityCoulombs * stateOfCharge;
            SetTemperature(25);
            Step(0, 0);
        }

        /// <inheritdoc/>
        public double CapacityCoulombs { get; }

        /// <summary>Charge above empty, C.</summary>
        public double ChargeCoulombs { get; private set; }

        /// <inheritdoc/>
        public double StateOfCharge => ChargeCoulombs / CapacityCoulombs;

        /// <inheritdoc/>
        public double Voltage { get; private set; }

        /// <inheritdoc/>
        public double InnerVolts { get; private set; }

        /// <summary>What each ampere adds at once, ohm.</summary>
        public double SeriesOhms { get; private set; }

        /// <inheritdoc/>
        public double Current { get; private set; }

        /// <summary>
        /// Open-circuit voltage now, V. Past full the curve goes on as steeply as it ends: a cell that has given all its lithium has none
        /// for the rest of the way to its charge voltage.
        /// </summary>
        public double OpenCircuitVolts => VoltsAt(StateOfCharge);

        /// <inheritdoc/>
        public double Celsius => _temperatureCelsius;

        /// <inheritdoc/>
        public double LeakedCoulombs { get; private set; }

        /// <inheritdoc/>
        public void SetTemperature(double celsius)
        {
            if (celsius == _temperatureCelsius)
            {
                return;
            }

            _temperatureCelsius = celsius;
            double position = Math.Clamp((celsius - FirstCelsius) / CelsiusStep, 0, TemperatureTable.Count - 1.000001);
            int index = (int)position;
            double within = position - index;

            // Between grid points an Arrhenius law is a straight line in the logarithm.
            _resistanceAtTemperature = Between(_resistanceFactor, index, within);
            _diffusionAtTemperature = _diffusionFactor.Length == 0 ? 1 : Between(_diffusionFactor, index, within);
            _selfDischargeAmps = ((1 - within) * _selfDischarge[index]) + (within * _selfDischarge[index + 1]);
        }

        /// <inheritdoc/>
        public Thevenin Respond(double seconds, double amps) => new(InnerVolts, SeriesOhms);

        /// <inheritdoc/>
        public void Step(double seconds, double amps)
        {
            double resistance = Resistance();
            double ohmic = amps * resistance;
            double relaxing = 0;
            for (int i = 0; i < 3; i++)
            {
                double target = ohmic * _relaxationShare[i];
                double keep = seconds < 0.02 * s_relaxationSeconds[i]
                    ? 1 - (seconds / s_relaxationSeconds[i])
                    : Math.Exp(-seconds / s_relaxationSeconds[i]);
                _relaxationVolts[i] = target + ((_relaxationVolts[i] - target) * keep);
                relaxing += _relaxationVolts[i];
            }

            double leak = _selfDischargeAmps + _leakAmps;
            ChargeCoulombs += (amps - leak) * seconds;
            LeakedCoulombs += leak * seconds;
            Current = amps;
            InnerVolts = VoltsAt(StateOfCharge + Lag(seconds, amps)) + relaxing;
            SeriesOhms = resistance * (1 - _relaxationShare[0]) * InProportion(ohmic);
            Voltage = InnerVolts + (amps * SeriesOhms);
        }

        private static double Between(double[] factors, int index, double within) =>
            Math.Exp(((1 - within) * Math.Log(factors[index])) + (within * Math.Log(factors[index + 1])));

        private double Resistance() => EvenTable.At(_resistance, StateOfCharge) * _resistanceAtTemperature;

        /// <summary>Drop across faces and electrolyte over what it would be in proportion, by Butler and Volmer.</summary>
        private double InProportion(double ohmicVolts)
        {
            double x = ohmicVolts * _faceRatio / FacesVolts;
            return Math.Abs(x) < 1e-6 ? 1 : 1 - (_faceRatio * (1 - (Math.Asinh(x) / x)));
        }

        /// <summary>
        /// How far the face of the film is ahead of its mean, in state of charge, by the series of Crank's eq. 4.55, what it leaves out at
        /// once.
        /// </summary>
        private double Lag(double seconds, double amps)
        {
            if (_diffusionSeconds.Length == 0)
            {
                return 0;
            }

            // Halfway between mean and face, as a film of any diffusivity has it near enough (Physics/FilmCell.cs holds it to that).
            double spread = EvenTable.At(_diffusionSeconds, StateOfCharge + (_ahead / 2)) * _diffusionAtTemperature;
            double steady = amps / CapacityCoulombs * spread;
            double ahead = 0;
            double left = 1.0 / 3;
            for (int n = 1; n <= DiffusionTerms; n++)
            {
                double rate = n * n * Math.PI * Math.PI;
                double target = steady * 2 / rate;
                left -= 2 / rate;
                _lag[n - 1] = target + ((_lag[n - 1] - target) * Math.Exp(-seconds * rate / spread));
                ahead += _lag[n - 1];
            }

            _ahead = ahead + (steady * left);
            return _ahead;
        }

        private double VoltsAt(double stateOfCharge)
        {
            double held = Math.Clamp(stateOfCharge, 0, 1);
            double bent = _spread.OpenCircuitErrorAt(held) + (_balanceVolts.Length > 0 ? EvenTable.At(_balanceVolts, held) : 0);
            return _openCircuit.Interpolate(held) + bent + (stateOfCharge > 1 ? (stateOfCharge - 1) * _voltsPastFull : 0)
                + (stateOfCharge < 0 ? stateOfCharge * 20 : 0);
        }
    }
}
