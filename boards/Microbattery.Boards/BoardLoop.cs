using System;
using Microbattery.Firmware;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Lines;
using Microbattery.Hal.Sleep;

namespace Microbattery.Boards
{
    /// <summary>What every board does for ever: tick, feed the watchdog, report now and then, sleep or wait.</summary>
    public sealed class BoardLoop
    {
        private readonly Supervisor _supervisor;
        private readonly IApplication _application;
        private readonly IWatchdog _watchdog;
        private readonly IDeepSleep _deepSleep;
        private readonly int _reportEveryTicks;
        private readonly TelemetryFrame _frame = new TelemetryFrame();

        /// <summary>A loop.</summary>
        /// <param name="supervisor">The supervisor.</param>
        /// <param name="application">What wants its load fed, or null for a load that is always wanted.</param>
        /// <param name="watchdog">The external watchdog, or null for none.</param>
        /// <param name="deepSleep">Sleep that forgets everything, or null for boards that only wait.</param>
        /// <param name="reportEveryTicks">A line of telemetry every so many ticks; 0 for none.</param>
        public BoardLoop(Supervisor supervisor, IApplication application, IWatchdog watchdog, IDeepSleep deepSleep, int reportEveryTicks)
        {
            _supervisor = supervisor;
            _application = application;
            _watchdog = watchdog;
            _deepSleep = deepSleep;
            _reportEveryTicks = reportEveryTicks;
        }

        /// <summary>Runs for ever. Should it end all the same, both switches are open.</summary>
        /// <param name="clock">The clock.</param>
        public void Run(IClock clock)
        {
            try
            {
                ReportStart();
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

        /// <summary>One turn.</summary>
        /// <returns>How long to wait until the next, ms.</returns>
        public int Step()
        {
            if (_application != null)
            {
                _supervisor.LoadRequested = AskForLoad();
            }

            _supervisor.Tick();
            if (_watchdog != null && _supervisor.TickCompleted)
            {
                Feed();
            }

            _supervisor.ReadTelemetry(_frame);
            if (_reportEveryTicks > 0 && _frame.TickCount % _reportEveryTicks == 1 % _reportEveryTicks)
            {
                Report(_frame);
            }

            if (_deepSleep != null && _supervisor.DeepSleepMilliseconds > 0)
            {
                Sleep(_supervisor.DeepSleepMilliseconds);
            }

            return _supervisor.NextTickMilliseconds;
        }

        private bool AskForLoad()
        {
            try
            {
                return _application.WantsLoad;
            }
            catch (Exception)
            {
                // An application that cannot say what it wants gets nothing; the cell is watched all the same.
                return false;
            }
        }

        private void Feed()
        {
            try
            {
                _watchdog.Feed();
            }
            catch (Exception)
            {
                // A pin that cannot be written is what the watchdog is there for.
            }
        }

        private void Sleep(long milliseconds)
        {
            _supervisor.PrepareDeepSleep();
            try
            {
                _deepSleep.Sleep(milliseconds);
            }
            catch (Exception)
            {
                // As one that returns: the MCU will not sleep. It stays awake, and the next tick closes the switches again.
            }

            _supervisor.RefuseDeepSleep();
        }

        /// <summary>Says what a person who connects should know before the first line: the columns, and why the cell will not be charged, or not
        /// well.</summary>
        private void ReportStart()
        {
            _supervisor.ReadTelemetry(_frame);
            Print(TelemetryText.Header());
            if (_supervisor.Refusal != null)
            {
                Print("# refused, both switches stay open: " + _supervisor.Refusal.Text());
            }

            if (_frame.FittingChargeNanoamps > 0)
            {
                Print("# warning: the cell's voltage tolerance takes the drop of " + _frame.FittingChargeNanoamps.ToString()
                    + " nA of charge current; the profile allows many times more");
            }
        }

        private static void Report(TelemetryFrame frame) => Print(TelemetryText.Line(frame));

        private static void Print(string line)
        {
            try
            {
                Console.WriteLine(line);
            }
            catch (Exception)
            {
                // Nobody listens, or no memory for the line: no reason to stop watching the cell.
            }
        }
    }
}
