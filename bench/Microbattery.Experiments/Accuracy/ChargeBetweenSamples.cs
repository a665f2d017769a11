namespace Microbattery.Experiments.Accuracy
{
    /// <summary>
    /// What flowed between two looks, as careful firmware counts it: the mean of both currents, the second alone when a switch was thrown
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

        /// <summary>Time since the look before, s; 0 at the first.</summary>
        public double Seconds { get; private set; }

        /// <summary>Takes the next look in.</summary>
        /// <param name="look">The look.</param>
        /// <returns>Charge since the look before, C, positive into the cell.</returns>
        public double Add(in AccuracySample look)
        {
            AccuracySample last = _hasLast ? _last : look;
            _last = look;
            _hasLast = true;
            Seconds = look.Seconds - last.Seconds;
            if (Seconds > LongestIntervalSeconds)
            {
                return -_sleepAmps * Seconds;
            }

            bool wasSwitched = look.ChargeWasClosed != last.ChargeWasClosed || look.LoadWasClosed != last.LoadWasClosed;
            return (wasSwitched ? look.Amps : (last.Amps + look.Amps) / 2) * Seconds;
        }
    }
}
