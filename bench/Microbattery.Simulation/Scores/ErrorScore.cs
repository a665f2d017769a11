using System;

namespace Microbattery.Simulation.Scores
{
    /// <summary>
    /// Scores one estimator over one run. Converged: the first time from which the error stays within 2 % for half an hour of ticks.
    /// Scored: from there, or from one hour of use when that comes first. Each tick counts for the time since the one before, so that ticks
    /// close together weigh no more than those far apart.
    /// </summary>
    public sealed class ErrorScore
    {
        /// <summary>Error that counts as converged, 0 to 1.</summary>
        public const double ConvergedError = 0.02;

        /// <summary>How long it must hold, s.</summary>
        public const double HoldSeconds = 1800;

        /// <summary>Use after which an estimate is scored, converged or not, s.</summary>
        public const double LatestSeconds = 3600;

        private double _firstSeconds = double.NaN;
        private double _lastSeconds;
        private double _candidateSeconds = double.NaN;
        private ErrorSums _sinceCandidate;
        private ErrorSums _sinceLatest;

        /// <summary>When it converged, s since the first tick; NaN when it has not.</summary>
        public double ConvergedSeconds { get; private set; } = double.NaN;

        /// <summary>The uncertainty at the last tick, 0 to 1.</summary>
        public double LastUncertainty { get; private set; } = double.NaN;

        /// <summary>What is scored.</summary>
        public ErrorSums Scored => !double.IsNaN(_candidateSeconds) && _candidateSeconds < LatestSeconds ? _sinceCandidate : _sinceLatest;

        /// <summary>Takes a tick in.</summary>
        /// <param name="seconds">When, s; never earlier than the one before.</param>
        /// <param name="estimate">The estimate, 0 to 1; NaN counts as wholly wrong.</param>
        /// <param name="truth">What it should be, 0 to 1.</param>
        /// <param name="uncertainty">Its own uncertainty, one sigma; NaN for none.</param>
        public void Add(double seconds, double estimate, double truth, double uncertainty)
        {
            if (double.IsNaN(_firstSeconds))
            {
                _firstSeconds = seconds;
                _lastSeconds = seconds;
            }

            double weight = seconds - _lastSeconds;
            _lastSeconds = seconds;
            double used = seconds - _firstSeconds;
            double error = double.IsNaN(estimate) ? 1 : Math.Abs(estimate - truth);
            LastUncertainty = uncertainty;
            FollowConvergence(used, error);
            if (!double.IsNaN(_candidateSeconds))
            {
                _sinceCandidate = _sinceCandidate.With(weight, error, uncertainty);
            }

            if (used >= LatestSeconds)
            {
                _sinceLatest = _sinceLatest.With(weight, error, uncertainty);
            }
        }

        private void FollowConvergence(double used, double error)
        {
            if (!double.IsNaN(ConvergedSeconds))
            {
                return;
            }

            if (error > ConvergedError)
            {
                _candidateSeconds = double.NaN;
                _sinceCandidate = default;
                return;
            }

            if (double.IsNaN(_candidateSeconds))
            {
                _candidateSeconds = used;
            }

            if (used - _candidateSeconds >= HoldSeconds)
            {
                ConvergedSeconds = _candidateSeconds;
            }
        }
    }
}
