using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Designs;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;
using Microbattery.Records.Traces;

namespace Microbattery.Experiments.Replay
{
    /// <summary>
    /// A profile from the first full cycles of a trace, charge and discharge at their own currents. At the same state of charge the two
    /// branches differ by current times resistance, so two voltages and two currents give resistance and open-circuit voltage:
    /// R = (Vc - Vd) / (Ic - Id), OCV = Vd - Id R.
    /// </summary>
    public static class CycleProfile
    {
        private const int Entries = 51;
        private const double PolarizationShare = 0.3;

        /// <summary>Makes a profile.</summary>
        /// <param name="name">Name to blame, and of the profile.</param>
        /// <param name="samples">The trace.</param>
        /// <param name="cycles">How many full cycles from its start to use, 1 or more; the last of them gives the curves.</param>
        /// <param name="longestIntervalSeconds">Rows further apart than this are a time in which nothing is known to have flowed,
        /// s.</param>
        /// <returns>The profile, checked, and the first row that was not used for it.</returns>
        /// <exception cref="InputException">The trace has no such cycles, or they give no consistent profile.</exception>
        public static (CellProfile Profile, int FirstUnusedRow) Make(
            string name, IReadOnlyList<TraceSample> samples, int cycles, double longestIntervalSeconds)
        {
            ArgumentNullException.ThrowIfNull(samples);
            TraceCycles turns = new(samples, longestIntervalSeconds);
            int[] fulls = Enumerable.Range(0, turns.Extremes.Count).Where(turns.IsFull).ToArray();
            if (cycles < 1 || fulls.Length < cycles || fulls[cycles - 1] + 1 >= turns.Extremes.Count)
            {
                throw new InputException(name, null, $"no {cycles} full cycles of charge and discharge to make a profile from");
            }

            int full = turns.Extremes[fulls[cycles - 1]];
            int empty = turns.Extremes[fulls[cycles - 1] + 1];
            int start = fulls[cycles - 1] > 0 ? turns.Extremes[fulls[cycles - 1] - 1] : 0;
            double capacity = turns.NetAt(full) - turns.NetAt(empty);
            Branch charge = new(samples, turns, start, full, 1, turns.NetAt(full) - capacity, capacity);
            Branch discharge = new(samples, turns, full, empty, -1, turns.NetAt(empty), capacity);
            if (charge.IsEmpty || discharge.IsEmpty)
            {
                throw new InputException(name, null, "the first cycles have no charge or no discharge under current");
            }

            CellProfile profile = Build(name, samples, charge, discharge, capacity, empty);
            Refusal? refusal = ConfigurationCheck.Check(profile);
            return refusal is null
                ? (profile, empty + 1)
                : throw new InputException(name, null, $"the first cycles give a profile that contradicts itself: {refusal.Text()}");
        }

        private static CellProfile Build(
            string name, IReadOnlyList<TraceSample> samples, Branch charge, Branch discharge, double capacity, int lastRow)
        {
            double[] openCircuit = new double[Entries];
            double[] resistance = new double[Entries];
            for (int i = 0; i < Entries; i++)
            {
                double soc = (double)i / (Entries - 1);
                (double chargeVolts, double chargeAmps) = charge.At(soc);
                (double dischargeVolts, double dischargeAmps) = discharge.At(soc);
                resistance[i] = Math.Max((chargeVolts - dischargeVolts) / (chargeAmps - dischargeAmps), 1e-3);
                openCircuit[i] = dischargeVolts - (dischargeAmps * resistance[i]);
            }

            MakeRising(openCircuit);
            IEnumerable<TraceSample> used = samples.Take(lastRow + 1);
            double chargeVoltage = Math.Round(used.Max(sample => sample.VoltageVolts), 2);
            double cutoffVolts = Math.Round(used.Where(sample => sample.CurrentAmps < 0).Min(sample => sample.VoltageVolts), 2);
            double mostAmps = 1.5 * used.Max(sample => sample.CurrentAmps);
            ChargingManner manner = ChargingByChemistry.Unknown(cutoffVolts);
            double taperAmps = charge.LastAmps;
            return new CellProfile
            {
                Name = System.IO.Path.GetFileNameWithoutExtension(name),
                ChargeVoltageMicrovolts = Scaled(chargeVoltage, 1e6),
                ChargeVoltageToleranceMicrovolts = Scaled(chargeVoltage * 0.01, 1e6),
                CutoffVoltageMicrovolts = Scaled(cutoffVolts, 1e6),
                CapacityNanoampSeconds = (long)Math.Round(capacity * 3600e9),
                CapacityErrorPpm = 10000,
                ChargeCurrentLimitNanoamps = Scaled(mostAmps, 1e9),
                DischargeCurrentLimitNanoamps = Scaled(-1.5 * used.Min(sample => sample.CurrentAmps), 1e9),
                DischargePulseNanoamps = Scaled(-1.5 * used.Min(sample => sample.CurrentAmps), 1e9),
                CurrentTemperaturePpm = new TemperatureTable([.. Enumerable.Repeat(1000000, TemperatureTable.Count)]),
                PrechargeBelowMicrovolts = Scaled(manner.PrechargeBelowVolts.Value, 1e6),
                PrechargeNanoamps = Scaled(Math.Min(manner.PrechargeRate.Value * capacity, mostAmps), 1e9),
                ChargeNotBelowMicrovolts = Scaled(manner.NotBelowVolts.Value, 1e6),
                ConstantVoltageMilliseconds = Scaled(manner.ConstantVoltageSeconds.Value, 1e3),
                TopOffMilliseconds = Scaled(manner.TopOffSeconds.Value, 1e3),
                MayFloat = manner.MayFloat.Value,
                TaperCurrentNanoamps = Scaled(1.2 * taperAmps, 1e9),
                ChargeMinimumMillicelsius = 0,
                ChargeMaximumMillicelsius = 45000,
                DischargeMinimumMillicelsius = -20000,
                DischargeMaximumMillicelsius = 60000,
                OpenCircuitMicrovolts = new ChargeTable(openCircuit.Select(volts => Scaled(volts, 1e6)).ToArray()),
                OpenCircuitErrorMicrovolts = 15000, // a model from one current is some 14 mV off (docs/fit.md)
                ResistanceMilliohms = new ChargeTable(
                    resistance.Select(ohms => Math.Max(Scaled(ohms / (1 + PolarizationShare), 1e3), 1)).ToArray()),
                ResistanceTemperatureThousandths = new TemperatureTable(Enumerable.Repeat(1000, TemperatureTable.Count).ToArray()),
                ResistanceErrorPpm = 200000,
                RelaxationPpm = new IntegerTable([(int)(PolarizationShare * 1e6)]),
                RelaxationMilliseconds = new IntegerTable([60000]),
                RelaxationErrorPpm = 500000,
                RateReferenceNanoamps = Scaled(-used.Min(sample => sample.CurrentAmps), 1e9),
                RateCapacityPpm = new IntegerTable([1000000]),
                SelfDischargePicoamps = new TemperatureTable(new int[TemperatureTable.Count]),
            };
        }

        private static int Scaled(double value, double scale) => (int)Math.Clamp(Math.Round(value * scale), -int.MaxValue, int.MaxValue);

        private static void MakeRising(double[] table)
        {
            for (int i = 1; i < table.Length; i++)
            {
                table[i] = Math.Max(table[i], table[i - 1] + 20e-6);
            }
        }

        /// <summary>Voltage and current against state of charge, on the way up or down, rests left out.</summary>
        private sealed class Branch
        {
            private readonly List<(double Soc, double Volts, double Amps)> _points = [];

            internal Branch(
                IReadOnlyList<TraceSample> samples, TraceCycles turns, int from, int to, int sign, double emptyNet, double capacity)
            {
                double largest = samples.Skip(from).Take(to - from + 1).Max(sample => sign * sample.CurrentAmps);
                for (int row = from; row <= to; row++)
                {
                    // Under 2 % of the branch's current the cell rests: the voltage then tells of relaxation, not of this current. At a
                    // turning point the tester may already have turned.
                    double amps = sign * samples[row].CurrentAmps;
                    if (amps > 0 && amps > 0.02 * largest)
                    {
                        double soc = (turns.NetAt(row) - emptyNet) / capacity;
                        _points.Add((soc, samples[row].VoltageVolts, samples[row].CurrentAmps));
                    }
                }

                LastAmps = _points.Count > 0 ? Math.Abs(_points[^1].Amps) : 0;
                _points.Sort((one, other) => one.Soc.CompareTo(other.Soc));
            }

            internal bool IsEmpty => _points.Count < 2;

            internal double LastAmps { get; }

            internal (double Volts, double Amps) At(double soc)
            {
                int above = _points.FindIndex(point => point.Soc >= soc);
                if (above <= 0)
                {
                    (double Soc, double Volts, double Amps) end = above < 0 ? _points[^1] : _points[0];
                    return (end.Volts, end.Amps);
                }

                (double Soc, double Volts, double Amps) low = _points[above - 1];
                (double Soc, double Volts, double Amps) high = _points[above];
                double share = high.Soc > low.Soc ? (soc - low.Soc) / (high.Soc - low.Soc) : 0;
                return (low.Volts + (share * (high.Volts - low.Volts)), low.Amps + (share * (high.Amps - low.Amps)));
            }
        }
    }
}
