namespace Trial.Core.Intake;

/// <summary>How people are admitted to the study.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>
    /// Anybody, up to a cap. Once half of it came in the last hour, the hour is unusual and a challenge is asked. For browsers without
    /// scripts, which can solve none, a share of the cap is kept, which nobody else gets.
    /// </summary>
    /// <param name="Cap">How many an hour in the whole study.</param>
    /// <param name="Share">How many of them without a solution, once the hour is unusual.</param>
    /// <param name="Drawn">How many were drawn in the last hour.</param>
    /// <param name="Unsolved">How many of them without a solution when the hour was unusual.</param>
    /// <param name="IsSolved">The person sends a solution, and it is right.</param>
    public sealed record ByAnyone(int Cap, int Share, int Drawn, int Unsolved, bool IsSolved) : Admission
    {
        /// <summary>A challenge is asked.</summary>
        public bool IsUnusual => Drawn >= (Cap + 1) / 2;

        /// <summary>Nobody who sends a solution is drawn now: what is left of the cap, if anything, is kept for others.</summary>
        public bool IsCapMet => IsUnusual && Drawn >= Cap - Math.Max(0, Share - Unsolved);

        /// <summary>Nobody who sends no solution is drawn now: the share that is kept for them is met.</summary>
        public bool IsShareMet => IsUnusual && Unsolved >= Share;

        /// <summary>Why the person is not drawn now; null when they are.</summary>
        internal Refusal? Why =>
            IsSolved ? IsCapMet ? Refusal.TooMany : null
            : IsUnusual && Drawn >= Cap ? Refusal.TooMany
            : IsShareMet ? Refusal.NotSolved
            : null;
    }

    /// <summary>
    /// Holders of a slip; <paramref name="IsGood"/> is false when it is unknown, used, withdrawn or past its last day,
    /// or when none was given.
    /// </summary>
    public sealed record BySlip(bool IsGood) : Admission;
}
