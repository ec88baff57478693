namespace Trial.Application.Citizens;

/// <summary>The three ways to leave.</summary>
public enum Leaving
{
    Group,
    FollowUp,
    Data,
}

/// <summary>What came of leaving.</summary>
public enum WithdrawAnswer
{
    Done,
    NotFound,
    TryAgain,

    /// <summary>The lot is not drawn: there is neither a group nor a follow-up to leave yet.</summary>
    NotDrawn,
}
