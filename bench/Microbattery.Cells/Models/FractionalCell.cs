using System;
using System.Linq;
using MathNet.Numerics.Interpolation;
using Microbattery.Firmware.Cells;

namespace Microbattery.Cells.Models
{
    /// <summary>
    /// A third cell, to be an outsider: it takes from the profile what a data sheet gives (curve, capacity, one resistance and how much
    /// more it is at 0 °C, self-discharge), and goes by equations that neither <see cref="ProfileCell"/>, the film nor the gauge has.
    /// </summary>
    /// <remarks>
    /// Relaxation by a constant-phase element, voltage ~ time^0.35 over six decades, whose times move with temperature. Hysteresis with
    /// memory: play operators (M. Krasnosel'skii, A. Pokrovskii, Systems with Hysteresis, 1989), so a turn within a loop gives a smaller
    /// loop. Temperature by Vogel, Fulcher and Tammann, exp(B / (T - T0)), which is no straight line over 1/T. An entropy, so the curve
    /// moves with temperature. A resistance that grows towards empty, and with current. A leak that grows with voltage, and doubles every 8
    /// °C. Each figure is an estimate, of the size that the literature has for films; none is fitted to anything of this project.
    /// </remarks>
    public sealed class FractionalCell : ICellModel
    {
        private const int CurveSteps = 1024;
        private const double ReferenceCelsius = 25;

        // The constant-phase element: branches a factor of 6 apart follow the power of time (CellModelTests).
        private const int Branches = 9;
        private const double FirstSeconds = 0.03;
        private const double BranchRatio = 6;
        private const double Exponent = 0.35;
        private const double SlowAtSeconds = 300;      // where the profile's slow polarisation is reached
        private const double TimeShiftPower = 0.5;     // times grow with the root of the resistance in the cold

        // Hysteresis: half width of the loop of each play operator, share of the capacity, and its share of the voltage.
        private static readonly double[] s_playRadius = [0.004, 0.02, 0.08];
        private static readonly double[] s_playShare = [0.3, 0.3, 0.4];
        private const double HysteresisVolts = 0.002;

        // Vogel-Fulcher-Tammann: T0 far below use, so that the law bends in the cold: 8 times at 0 °C becomes 87 times at -20 °C
        // (Arrhenius: 57).
        private const double VogelKelvin = 150;
        private const double ZeroCelsiusKelvin = 273.15;

        // Entropy: mean and swing of dU/dT over the charge, V/K: layered oxides have -0.1 to -0.3 mV/K in places, and change sign at order.
        private const double EntropyMean = -0.05e-3;
        private const double EntropySwing = 0.08e-3;

        private const double EmptyGrowth = 0.6;        // of the resistance, at empty
        private const double EmptySpan = 0.06;         // state of charge in which that falls by e
        private const double CurrentGrowth = 0.15;     // of the drop, at the largest steady discharge current
        private const double LeakVolts = 0.15;         // the leak grows by e in this
        private const double LeakDoublingCelsius = 8;
        private const double BeyondVoltsPerCharge = 20; // past empty and full the voltage runs away

        private readonly double[] _curve;
        private readonly double[] _emptyFactor;
        private readonly double[] _leakFactor;
        private readonly double[] _seconds = new double[Branches];
        private readonly double[] _share = new double[Branches];
        private readonly double[] _keep = new double[Branches];
        private readonly double[] _volts = new double[Branches];
        private readonly double[] _play = new double[s_playRadius.Length];
        private readonly double _ohms;
        private readonly double _slowShare;
        private readonly double _vogelKelvin;
        private readonly double _perAmpSquared;
        private readonly double _leakAtReference;
        private double _factor = 1;
        private double _leakAtTemperature;
        private double _keepSeconds = double.NaN;
        private double _charge;

        /// <summary>A rested cell, charged to where it is.</summary>
        /// <param name="profile">What it is supposed to be.</param>
        /// <param name="spread">How it differs.</param>
        /// <param name="stateOfCharge">True state of charge, 0 to 1.</param>
        /// <param name="celsius">Temperature, °C.</param>
        public FractionalCell(CellProfile profile, CellSpread spread, double stateOfCharge, double celsius)
        {
            ArgumentNullException.ThrowIfNull(profile);
            ArgumentNullException.ThrowIfNull(spread);
            CapacityCoulombs = profile.CapacityNanoampSeconds / 1e9 * spread.CapacityRatio * spread.Age.CapacityRatio;
            _curve = Curve(profile, spread);
            double[] empty = [.. Enumerable.Range(0, CurveSteps + 1).Select(i => Math.Exp(-i / (double)CurveSteps / EmptySpan))];
            _emptyFactor = [.. empty.Select(value => 1 + (EmptyGrowth * value))];
            double[] ohms = [.. profile.ResistanceMilliohms.ToArray().Select(value => value / 1e3)];
            _ohms = ohms[ohms.Length / 2] * spread.ResistanceRatio * spread.Age.ResistanceRatio;
            _slowShare = Math.Max(profile.RelaxationPpm.ToArray().Sum() / 1e6, 0.05);
            int[] ratios = profile.ResistanceTemperatureThousandths.ToArray();
            double atZero = ratios[(0 - TemperatureTable.FirstMillicelsius) / TemperatureTable.StepMillicelsius] / 1e3;
            _vogelKelvin = Math.Log(Math.Max(atZero, 1.01)) / (OverVogel(0) - OverVogel(ReferenceCelsius));
            double limit = profile.DischargeCurrentLimitNanoamps / 1e9;
            _perAmpSquared = CurrentGrowth / (limit * limit);
            double middle = _curve[CurveSteps / 2];
            _leakFactor = [.. _curve.Select(volts => Math.Exp((volts - middle) / LeakVolts))];
            int[] leaks = profile.SelfDischargePicoamps.ToArray();
            double leak = leaks[(25000 - TemperatureTable.FirstMillicelsius) / TemperatureTable.StepMillicelsius] / 1e12;
            _leakAtReference = (leak * spread.SelfDischargeRatio) + (spread.LeakPerHour * CapacityCoulombs / 3600);
            for (int i = 0; i < Branches; i++)
            {
                _share[i] = Math.Pow(FirstSeconds * Math.Pow(BranchRatio, i), Exponent);
            }

            double slow = Enumerable.Range(0, Branches)
                .Sum(i => _share[i] * (1 - Math.Exp(-SlowAtSeconds / (FirstSeconds * Math.Pow(BranchRatio, i)))));
            for (int i = 0; i < Branches; i++)
            {
                _share[i] *= _slowShare / slow;
            }

            _charge = stateOfCharge;
            Array.Fill(_play, stateOfCharge);
            for (int i = 0; i < _play.Length; i++)
            {
                _play[i] -= s_playRadius[i]; // it came from below
            }

            SetTemperature(celsius);
            Step(0, 0);
        }

        /// <inheritdoc/>
        public double CapacityCoulombs { get; }

        /// <inheritdoc/>
        public double StateOfCharge => _charge;

        /// <inheritdoc/>
        public double OpenCircuitVolts => RestVolts(_charge) + HysteresisAt(_charge);

        /// <inheritdoc/>
        public double Voltage { get; private set; }

        /// <inheritdoc/>
        public double InnerVolts { get; private set; }

        /// <inheritdoc/>
        public double Current { get; private set; }

        /// <inheritdoc/>
        public double Celsius { get; private set; } = double.NaN;

        /// <inheritdoc/>
        public double LeakedCoulombs { get; private set; }

        /// <inheritdoc/>
        public void SetTemperature(double celsius)
        {
            if (celsius == Celsius)
            {
                return;
            }

            ArgumentOutOfRangeException.ThrowIfNotEqual(celsius is >= -60 and <= 200, true);
            Celsius = celsius;
            _factor = Math.Exp(_vogelKelvin * (OverVogel(celsius) - OverVogel(ReferenceCelsius)));
            _leakAtTemperature = _leakAtReference * Math.Pow(2, (celsius - ReferenceCelsius) / LeakDoublingCelsius);
            double later = Math.Pow(_factor, TimeShiftPower);
            double seconds = FirstSeconds * later;
            for (int i = 0; i < Branches; i++)
            {
                _seconds[i] = seconds;
                seconds *= BranchRatio;
            }

            _keepSeconds = double.NaN;
        }

        /// <inheritdoc/>
        public void Step(double seconds, double amps)
        {
            Keep(seconds);
            double leak = _leakAtTemperature * At(_leakFactor, _charge);
            LeakedCoulombs += leak * seconds;
            _charge += (amps - leak) * seconds / CapacityCoulombs;
            for (int i = 0; i < _play.Length; i++)
            {
                _play[i] = Math.Clamp(_play[i], _charge - s_playRadius[i], _charge + s_playRadius[i]);
            }

            double ohms = _ohms * _factor;
            double target = amps * ohms;
            double relaxing = 0;
            for (int i = 0; i < Branches; i++)
            {
                double wanted = target * _share[i];
                double volts = wanted + ((_volts[i] - wanted) * _keep[i]);
                _volts[i] = volts;
                relaxing += volts;
            }

            Current = amps;
            InnerVolts = OpenCircuitVolts + relaxing;
            Voltage = InnerVolts + DropVolts(amps, ohms);
        }

        /// <inheritdoc/>
        public Thevenin Respond(double seconds, double amps)
        {
            Keep(seconds);
            double ohms = _ohms * _factor;
            double relaxing = 0;
            double relaxingOhms = 0;
            for (int i = 0; i < Branches; i++)
            {
                relaxing += _volts[i] * _keep[i];
                relaxingOhms += ohms * _share[i] * (1 - _keep[i]);
            }

            // What the charge of the step adds, along the curve where the cell is.
            double perCharge = (RestVolts(_charge + 1e-4) - RestVolts(_charge)) / 1e-4;
            double chargeOhms = Math.Max(perCharge, 0) * seconds / CapacityCoulombs;
            double slope = ohms * At(_emptyFactor, _charge) * (1 + (3 * _perAmpSquared * amps * amps));
            double bent = DropVolts(amps, ohms) - (slope * amps);
            return new Thevenin(OpenCircuitVolts + relaxing + bent, slope + relaxingOhms + chargeOhms);
        }

        /// <summary>Drop that answers at once.</summary>
        private double DropVolts(double amps, double ohms) =>
            amps * ohms * At(_emptyFactor, _charge) * (1 + (_perAmpSquared * amps * amps));

        private double RestVolts(double charge)
        {
            double beyond = charge > 1 ? charge - 1 : Math.Min(charge, 0);
            double entropy = EntropyMean + (EntropySwing * Math.Cos(2 * Math.PI * Math.Clamp(charge, 0, 1)));
            return At(_curve, charge) + (BeyondVoltsPerCharge * beyond) + (entropy * (Celsius - ReferenceCelsius));
        }

        private double HysteresisAt(double charge)
        {
            double sum = 0;
            for (int i = 0; i < _play.Length; i++)
            {
                sum += s_playShare[i] * (charge - _play[i]) / s_playRadius[i];
            }

            return HysteresisVolts * sum;
        }

        private void Keep(double seconds)
        {
            if (seconds != _keepSeconds)
            {
                _keepSeconds = seconds;
                for (int i = 0; i < Branches; i++)
                {
                    _keep[i] = Math.Exp(-seconds / _seconds[i]);
                }
            }
        }

        private static double OverVogel(double celsius) => 1 / (celsius + ZeroCelsiusKelvin - VogelKelvin);

        private static double At(double[] table, double charge)
        {
            double position = Math.Clamp(charge, 0, 1) * CurveSteps;
            int index = Math.Min((int)position, CurveSteps - 1);
            return table[index] + ((position - index) * (table[index + 1] - table[index]));
        }

        /// <summary>The profile's curve through its entries by another spline, bent as cells of a production differ.</summary>
        private static double[] Curve(CellProfile profile, CellSpread spread)
        {
            double[] volts = [.. profile.OpenCircuitMicrovolts.ToArray().Select(value => value / 1e6)];
            double[] places = [.. Enumerable.Range(0, volts.Length).Select(i => (double)i / (volts.Length - 1))];
            CubicSpline spline = CubicSpline.InterpolateAkimaSorted(places, volts);
            double[] balance = [.. (profile.OpenCircuitErrorShapePpm?.ToArray() ?? []).Select(shape =>
                shape / 1e6 * spread.BalanceSigmas * profile.OpenCircuitErrorMicrovolts / 1e6)];
            return
            [
                .. Enumerable.Range(0, CurveSteps + 1).Select(i => (double)i / CurveSteps)
                    .Select(
                        at => spline.Interpolate(at) + spread.OpenCircuitErrorAt(at)
                            + (balance.Length > 0 ? Profiles.EvenTable.At(balance, at) : 0)),
            ];
        }
    }
}
