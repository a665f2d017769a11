using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Properties
{
    /// <summary>
    /// Charge gate and protection together as one machine: every state that any sequence of samples leads to, and from each of them a
    /// sample of every class. Times and counters are set so short that there are few of them; a counter beyond its limit is the same state,
    /// and so is one that differs in a measured value alone (a step, a mean, an allowance), whose first path stands for the others.
    /// </summary>
    [TestClass]
    public class StateWalkTests
    {
        private const int CounterCap = 2000;
        private const int SamplesToTheWayOut = 3700; // an hour of allowance at most is waited for
        private static readonly int s_mostStates = Breadth.IsWide ? 1000000 : 100000;
        private static readonly int?[] s_volts =
            [null, 900000, 1400000, 2200000, 2700000, 3500000, 4150000, 4197000, 4200000, 4240000, 4260000, 4320000];
        private static readonly int?[] s_amps = [null, 0, 30000, 700000, 8000000, -700000, -15000000, -30000000];
        private static readonly int?[] s_celsius = [null, -12, -8, 25, 43, 47, 65];

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [TestCategory(Categories.Wide)]
        [DataRow(false, false, 5)]
        [DataRow(true, false, 7)]
        [DataRow(false, true, 5)]
        public void No_path_closes_the_charge_switch_in_an_unsafe_condition_and_every_state_has_a_way_out(
            bool mustBeFormed, bool mayFloat, int phaseCount)
        {
            Sample[] samples = [.. Samples()];
            Machine first = new(mustBeFormed, mayFloat);
            Dictionary<string, Machine> known = new() { [first.Key] = first };
            Queue<Machine> open = new([first]);
            HashSet<ChargePhase> phases = [];
            Faults seen = Faults.None;
            long steps = 0;
            while (open.TryDequeue(out Machine? state))
            {
                foreach (Sample sample in samples)
                {
                    Machine next = state.Clone();
                    next.Take(sample);
                    steps++;
                    phases.Add(next.Gate.Phase);
                    seen |= next.Protection.Active;
                    Assert.IsFalse(next.ChargeClosed && !sample.IsSafe(next), $"{sample} closes the charge switch in {next.Gate.Phase}");
                    if (known.TryAdd(next.Key, next))
                    {
                        open.Enqueue(next);
                    }
                }

                Assert.IsLessThan(s_mostStates, known.Count);
            }

            foreach (Machine state in known.Values)
            {
                state.FindWayOut();
            }

            Faults[] faults = [.. Enum.GetValues<Faults>().Where(fault => fault != Faults.None && seen.HasFlag(fault))];
            TestContext.WriteLine(
                $"{known.Count} states, {steps} steps, phases {string.Join(", ", phases.Order())}; faults {string.Join(", ", faults)}");
            Assert.HasCount(phaseCount, phases);
            Assert.HasCount(15, faults);
        }

        /// <summary>Every class of voltage, current and temperature beside sound ones of the others, and all pairs of what is most
        /// telling.</summary>
        private static IEnumerable<Sample> Samples() =>
            s_volts.Select(volts => new Sample(volts, 0, 25))
                .Concat(s_amps.Select(amps => new Sample(3500000, amps, 25)))
                .Concat(s_amps.Select(amps => new Sample(4197000, amps, 25)))
                .Concat(s_celsius.Select(celsius => new Sample(3500000, 0, celsius)))
                .Concat(s_celsius.Select(celsius => new Sample(4150000, 30000, celsius)))
                .Append(new Sample(null, null, null))
                .Distinct();

        private sealed record Sample(int? Microvolts, int? Nanoamps, int? Celsius)
        {
            internal bool IsSafe(Machine machine) =>
                Microvolts is >= 1500000 and < 4200000
                && Nanoamps is <= 7000000
                && Celsius is >= -10 and <= 45
                && !(machine.Gate.NeedsFormation && !machine.FormationAllowed);
        }

        private sealed class Machine
        {
            private static readonly CellProfile s_profile = CreateProfile();
            private static readonly BoardFigures s_accuracy = TestFigures.Create();

            /// <summary>No key contains what was measured, what follows from it, or what never changes: it is not where the machine
            /// is.</summary>
            private static readonly string[] s_measured =
            [
                "_ageMilliseconds", "_plausibility", "_step", "_opening", "_probe", "_meanCurrent", "_allowance", "_lowest", "_highest",
                "Allowed", "_allowed", "_lookedUp", "_temperatureLimit", "Target", "_target", "_sinceHeld", "_reachedFull", "_isReleasing",
                "_isSuspicious", "_warnings", "_isBusy", "_failing", "_openSwitch", "_secondVoltage", "_clock", "_stopped",
                "_values", "_warn", "_trip", "_release", "_quietLimit",
            ];

            /// <summary>How long each row of the fault table is above its point: five times as many states, for a wide run.</summary>
            private static readonly string[] s_times = Breadth.IsWide ? [] : ["_aboveMilliseconds"];

            private static readonly StateGraph s_graph = new(CounterCap, s_measured.Concat(s_times));

            private readonly CellSample _measurement = new();
            private readonly CellModel _model;
            private long _now;

            internal Machine(bool mustBeFormed, bool mayFloat)
            {
                CellProfile profile = CreateProfile();
                profile = profile.With(Setting.FormationNanoamps, mustBeFormed ? 70000 : 0);
                profile = profile.With(Setting.MayFloat, mayFloat ? 1 : 0);
                _model = new CellModel(s_profile);
                Gate = new ChargeGate(profile, new ChargeSettings
                {
                    TaperMilliseconds = 0,
                    ShortestConstantVoltageMilliseconds = 2000,
                    WeakSourceMilliseconds = 2000,
                    RechargeMilliseconds = 2000,
                    ProbeMilliseconds = 2000,
                    LongestProbeMilliseconds = 2000,
                });
                Protection = new CellProtection(profile, s_accuracy, new ProtectionSettings
                {
                    CurrentTripTicks = 1,
                    ReleaseTicks = 1,
                    CurrentReleaseTicks = 1,
                    SettledTicks = 1,
                    LatchMilliseconds = 2000,
                    MostContradiction = int.MaxValue,
                });
            }

            private Machine(Machine from)
            {
                _now = from._now;
                _model = from._model;
                ChargeClosed = from.ChargeClosed;
                List<(object From, object To)> copies = [];
                Gate = s_graph.Copy(from.Gate, copies);
                Protection = s_graph.Copy(from.Protection, copies);
                _measurement = s_graph.Copy(from._measurement, copies);
            }

            internal ChargeGate Gate { get; }

            internal CellProtection Protection { get; }

            internal bool ChargeClosed { get; private set; }

            internal bool FormationAllowed { get; private set; }

            internal string Key
            {
                get
                {
                    StringBuilder key = new();
                    key.Append(ChargeClosed ? 'c' : 'o');
                    s_graph.AppendKey(Gate, key);
                    s_graph.AppendKey(Protection, key);
                    return key.ToString();
                }
            }

            internal Machine Clone() => new(this);

            internal void Take(Sample sample)
            {
                _now += 1000;
                Set(_measurement.VoltageMicrovolts, sample.Microvolts);
                Set(_measurement.CurrentNanoamps, sample.Nanoamps);
                Set(_measurement.TemperatureMillicelsius, sample.Celsius * 1000);

                // A person may allow or forbid the first charge at any time: by turns here.
                FormationAllowed = sample.Celsius is not 43;
                Protection.Update(_measurement, _now, 1000, ChargeClosed, true);
                int charge = sample.Microvolts > 4100000 ? 990000 : 500000;
                Gate.Update(_measurement, _model, charge, Protection.AllowedChargePpm, 1000, ChargeClosed, FormationAllowed);
                ChargeClosed = Gate.WantsClosed && (!Protection.IsPending || ChargeClosed)
                    && (Protection.Active & Protection.BlocksCharge) == Faults.None;
            }

            /// <summary>From wherever it is, sound samples at a half full cell close the charge switch.</summary>
            internal void FindWayOut()
            {
                Machine one = Clone();
                for (int i = 0; i < SamplesToTheWayOut; i++)
                {
                    one.Take(new Sample(3500000, 0, 25));
                    if (one.ChargeClosed)
                    {
                        return;
                    }
                }

                Assert.Fail($"no way out of {Gate.Phase} with {Protection.Active}: {one.Gate.Phase}, {one.Protection.Active}");
            }

            private static CellProfile CreateProfile()
            {
                CellProfile profile = TestProfile.Create();
                profile = profile.With(Setting.PrechargeBelowMicrovolts, 2500000);
                profile = profile.With(Setting.PrechargeNanoamps, 35000);
                profile = profile.With(Setting.ChargeNotBelowMicrovolts, 1500000);
                profile = profile.With(Setting.DischargePulseMilliseconds, 0);
                profile = profile.With(Setting.TopOffMilliseconds, 1000);
                profile = profile.With(Setting.ConstantVoltageMilliseconds, 4000);
                return profile;
            }

            private void Set(Reading reading, int? value)
            {
                if (value is int known)
                {
                    reading.SetValid(known, _now);
                }
                else
                {
                    reading.SetFailed(ReadingFault.NoAnswer);
                }
            }
        }
    }
}
