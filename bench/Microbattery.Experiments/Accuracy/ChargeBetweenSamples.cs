namespace Microbattery.Experiments.Accuracy
{
    /// <summary>
    /// What flowed between two samples, as careful firmware counts it: the mean of both currents, the second alone when a switch was thrown
    /// between them, the board's sleep current through a gap.
    /// </summary>
    public sealed class ChargeBetweenSamples
    {
        private const double LongestIntervalSeconds = 60;
        private readonly double _sleepAmps;
        private AccuracySample _last;
        private bool _hasLast;

        /// <summary>Nothing counted yet.</summary>
        /// <param name="sleepAmps">What the board is said to take from the cell while it sleeps, A, 0 or more.</param>
        public ChargeBetweenSamples(double sleepAmps)
        {
            _sleepAmps = sleepAmps;
        }

        /// <summary>Time since the sample before, s; 0 at the first.</summary>
        public double Seconds { get; private set; }

        /// <summary>Takes the next sample in.</summary>
        /// <param name="sample">The sample.</param>
        /// <returns>Charge since the sample before, C, positive into the cell.</returns>
        public double Add(in AccuracySample sample)
        {
            AccuracySample last = _hasLast ? _last : sample;
            _last = sample;
            _hasLast = true;
            Seconds = sample.Seconds - last.Seconds;
            if (Seconds > LongestIntervalSeconds)
            {
                return -_sleepAmps * Seconds;
            }

            bool wasSwitched = sample.ChargeWasClosed != last.ChargeWasClosed || sample.LoadWasClosed != last.LoadWasClosed;
            return (wasSwitched ? sample.Amps : (last.Amps + sample.Amps) / 2) * Seconds;
        }
    }
}
