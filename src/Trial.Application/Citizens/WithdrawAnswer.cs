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
}
