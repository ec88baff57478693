namespace Trial.Core.Intake;

/// <summary>Why a submission stores nothing. The status is that of the endpoint.</summary>
public enum Refusal
{
    /// <summary>The person said no to a question that eligibility needs (403).</summary>
    NotEligible,

    /// <summary>The study takes nobody, yet or any more (409).</summary>
    StudyClosed,

    /// <summary>The stratum takes nobody, or its list is full: the study is closed there (409).</summary>
    StratumClosed,

    /// <summary>The person read a text that is not the current one (409).</summary>
    TextNotCurrent,

    /// <summary>This token made another submission, of which nothing is shown (409).</summary>
    OtherSubmission,

    /// <summary>Open admission took as many in the last hour as it takes in an hour (429).</summary>
    TooMany,

    /// <summary>The hour is unusual: solve a challenge first. The share of those who cannot is met (429).</summary>
    NotSolved,

    /// <summary>The slip is unknown or used; the answer is the same (410).</summary>
    SlipNotGood,

    /// <summary>The person who was drawn with this token had their data erased; nothing draws with it again (410).</summary>
    Erased,

    /// <summary>The public log does not hold the seal yet, or is too far behind, or nothing can be committed now (503).</summary>
    TryAgain,
}
