using System;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A power monitor with codes of its own in each range. It writes "F" and "C" into a log.</summary>
    public sealed class FakeMonitor : IPowerMonitor
    {
        private readonly CallLog _log;

        public FakeMonitor(CallLog log)
        {
            _log = log;
        }

        public int FineShuntCode;
        public int FineBusCode;
        public int CoarseShuntCode;
        public int CoarseBusCode;

        /// <summary>Measurements until it throws; below 0: never.</summary>
        public int MeasurementsUntilThrow = -1;

        /// <inheritdoc/>
        public bool HasFineRange { get; set; } = true;

        /// <inheritdoc/>
        public int BusCode { get; private set; }

        /// <inheritdoc/>
        public int ShuntCode { get; private set; }

        /// <inheritdoc/>
        public void Measure(bool fineRange)
        {
            if (MeasurementsUntilThrow == 0)
            {
                throw new InvalidOperationException();
            }

            MeasurementsUntilThrow--;
            _log.Add(fineRange ? "F" : "C");
            ShuntCode = fineRange ? FineShuntCode : CoarseShuntCode;
            BusCode = fineRange ? FineBusCode : CoarseBusCode;
        }
    }
}
