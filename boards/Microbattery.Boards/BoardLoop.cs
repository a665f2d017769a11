using System;
using Microbattery.Firmware;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Lines;
using Microbattery.Hal.Sleep;

namespace Microbattery.Boards
{
    /// <summary>The main loop of every board: tick, feed the watchdog, print telemetry, then sleep or wait.</summary>
    public sealed class BoardLoop
    {
        private readonly Supervisor _supervisor;
        private readonly IApplication _application;
        private readonly IWatchdog _watchdog;
        private readonly IDeepSleep _deepSleep;
        private readonly int _reportEveryTicks;
        private readonly TelemetryFrame _frame = new TelemetryFrame();

        /// <summary>Creates a loop.</summary>
        /// <param name="supervisor">The supervisor.</param>
        /// <param name="application">The application whose load is switched; null for a load that is always requested.</param>
        /// <param name="watchdog">The external watchdog; null for none.</param>
        /// <param name="deepSleep">Sleep in which the MCU loses its memory; null for boards that only wait.</param>
        /// <param name="reportEveryTicks">A line of telemetry is printed every so many ticks; 0 for none.</param>
        /// <exception cref="ArgumentNullException">The supervisor is missing.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The number of ticks is below 0.</exception>
        public BoardLoop(Supervisor supervisor, IApplication application, IWatchdog watchdog, IDeepSleep deepSleep, int reportEveryTicks)
        {
            ArgumentNullException.ThrowIfNull(supervisor, nameof(supervisor));
            if (reportEveryTicks < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(reportEveryTicks), "reportEveryTicks is " + reportEveryTicks.ToString() + "; it must be 0 or more");
            }

            _supervisor = supervisor;
            _application = application;
            _watchdog = watchdog;
            _deepSleep = deepSleep;
            _reportEveryTicks = reportEveryTicks;
        }

        /// <summary>The kind of the last exception from application, watchdog, deep sleep or console since the start;
        /// <see cref="FailureKind.None"/> without one. What a tick throws is in the telemetry.</summary>
        public FailureKind LastFailure { get; private set; }

        /// <summary>Runs for ever. If it ends with an exception, both switches are open.</summary>
        /// <param name="clock">The clock.</param>
        /// <exception cref="ArgumentNullException">The clock is missing.</exception>
        public void Run(IClock clock)
        {
            try
            {
                ArgumentNullException.ThrowIfNull(clock, nameof(clock));
                PrintStart();
                while (true)
                {
                    clock.Wait(Step());
                }
            }
            finally
            {
                _supervisor.OpenSwitches();
            }
        }

        /// <summary>Runs one turn of the loop.</summary>
        /// <returns>Time to wait until the next turn, ms.</returns>
        public int Step()
        {
            if (_application != null)
            {
                _supervisor.LoadRequested = IsLoadRequested();
            }

            _supervisor.Tick();
            if (_watchdog != null && _supervisor.TickCompleted)
            {
                Feed();
            }

            _supervisor.ReadTelemetry(_frame);
            if (_reportEveryTicks > 0 && _frame.TickCount % _reportEveryTicks == 1 % _reportEveryTicks)
            {
                Print(TelemetryText.Line(_frame));
            }

            if (_deepSleep != null && _supervisor.DeepSleepMilliseconds > 0)
            {
                Sleep(_supervisor.DeepSleepMilliseconds);
            }

            return _supervisor.NextTickMilliseconds;
        }

        private bool IsLoadRequested()
        {
            try
            {
                return _application.WantsLoad;
            }
            catch (Exception exception)
            {
                // An application that throws gets no load; the cell is protected all the same.
                LastFailure = FailureKinds.Of(exception);
                return false;
            }
        }

        private void Feed()
        {
            try
            {
                _watchdog.Feed();
            }
            catch (Exception exception)
            {
                // A pin that cannot be written is left to the watchdog: it resets the MCU.
                LastFailure = FailureKinds.Of(exception);
            }
        }

        private void Sleep(long milliseconds)
        {
            _supervisor.PrepareDeepSleep();
            try
            {
                _deepSleep.Sleep(milliseconds);
            }
            catch (Exception exception)
            {
                // As when it returns: the MCU does not sleep. The board stays awake, and the next tick closes the switches again.
                LastFailure = FailureKinds.Of(exception);
            }

            _supervisor.RefuseDeepSleep();
        }

        /// <summary>Prints the names of the columns, and why the cell is not charged at all or not with all its current.</summary>
        private void PrintStart()
        {
            _supervisor.ReadTelemetry(_frame);
            Print(TelemetryText.Header());
            if (_supervisor.Refusal != null)
            {
                Print("# refused, both switches stay open: " + _supervisor.Refusal.Text() + "; correct this figure and deploy again");
            }

            if (_frame.FittingChargeNanoamps > 0)
            {
                Print("# warning: the profile allows more charge current than its voltage tolerance and resistance fit; at most "
                    + _frame.FittingChargeNanoamps.ToString() + " nA fit: limit the source to that");
            }
        }

        private void Print(string line)
        {
            try
            {
                Console.WriteLine(line);
            }
            catch (Exception exception)
            {
                // No console, or no memory for the line: the cell is protected all the same.
                LastFailure = FailureKinds.Of(exception);
            }
        }
    }
}
