using System;
using System.Collections.Generic;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Cells;
using Microbattery.Records.Traces;
using Microbattery.Simulation.World;

namespace Microbattery.HostTests.Replay
{
    /// <summary>A tester's trace of the simulated cell: full cycles of constant current and constant voltage, with counters.</summary>
    internal static class SyntheticTrace
    {
        internal static List<TraceSample> Cycles(CellProfile profile, int cycles, double stepSeconds)
        {
            ProfileCell cell = new(profile, CellSpread.Nominal with { SelfDischargeRatio = 0 }, 0.01);
            double oneCell = Scenario.OneC(profile);
            double full = profile.ChargeVoltageMicrovolts / 1e6;
            double empty = profile.CutoffVoltageMicrovolts / 1e6;
            List<TraceSample> rows = [];
            double time = 0;
            double charged = 0;
            double discharged = 0;
            void Step(double amps)
            {
                cell.Step(stepSeconds, amps);
                time += stepSeconds;
                charged += Math.Max(0, amps) * stepSeconds / 3600;
                discharged += Math.Max(0, -amps) * stepSeconds / 3600;
                rows.Add(new TraceSample(time, cell.Voltage, amps, 25, charged, discharged));
            }

            for (int cycle = 0; cycle < cycles; cycle++)
            {
                for (double amps = oneCell / 2; amps > oneCell / 20; amps *= cell.Voltage > full ? 0.97 : 1)
                {
                    Step(amps);
                }

                Step(0);
                while (cell.Voltage > empty && cell.StateOfCharge > 0)
                {
                    Step(-oneCell / 2);
                }

                Step(0);
            }

            return rows;
        }
    }
}
