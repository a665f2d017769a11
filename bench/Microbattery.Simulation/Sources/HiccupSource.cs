using System;

namespace Microbattery.Simulation.Sources
{
    /// <summary>
    /// A harvester's boost converter: it gives its current until its output is at its threshold, stops, and begins again below that less a
    /// hysteresis ("the voltage will ripple between", Texas Instruments bq25504, SLUSAH0, 8.3.3). With the charge switch open its output
    /// has only its own capacitor, and it waits.
    /// </summary>
    /// <param name="amps">Its current while it works, A.</param>
    /// <param name="thresholdVolts">Where it stops, V.</param>
    /// <param name="hysteresisVolts">How far its output must fall before it begins again, V.</param>
    public sealed class HiccupSource(double amps, double thresholdVolts, double hysteresisVolts) : IPowerSource
    {
        private bool _isStopped;

        /// <inheritdoc/>
        public bool IsPresent(double seconds) => true;

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double innerVolts, double ohms) =>
            _isStopped ? 0 : Math.Clamp((CurrentSource.LabVolts - innerVolts) / ohms, 0, amps);

        /// <inheritdoc/>
        public void Observe(double terminalVolts)
        {
            if (double.IsNaN(terminalVolts))
            {
                _isStopped = false;
                return;
            }

            _isStopped = terminalVolts >= thresholdVolts - (_isStopped ? hysteresisVolts : 0);
        }
    }
}
