using System.IO;
using Microbattery.Records.Traces;

namespace Microbattery.Cli
{
    /// <summary>A line a sample, for pipes and logs.</summary>
    internal sealed class LineRunView(RunText text, TextWriter output) : IRunView
    {
        public void Start()
        {
            foreach (string line in text.Head())
            {
                output.WriteLine(line);
            }
        }

        public void Show(GaugeRow row)
        {
            WriteEvents();
            if (text.IsDue(row))
            {
                output.WriteLine(text.Row(row));
            }
        }

        public void Stop() => WriteEvents();

        public void Dispose()
        {
        }

        private void WriteEvents()
        {
            foreach (string line in text.NewEvents())
            {
                output.WriteLine(line);
            }
        }
    }
}
