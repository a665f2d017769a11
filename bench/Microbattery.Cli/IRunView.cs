using System;
using Microbattery.Records.Traces;

namespace Microbattery.Cli
{
    /// <summary>Shows a simulation while it runs.</summary>
    internal interface IRunView : IDisposable
    {
        /// <summary>Before the first sample.</summary>
        void Start();

        /// <summary>A sample, one a simulated minute.</summary>
        void Show(GaugeRow row);

        /// <summary>After the last sample.</summary>
        void Stop();
    }
}
