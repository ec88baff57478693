using Trial.Core.Input;

namespace Trial.Application.Citizens;

/// <summary>What came of changing times. These are all the answers there are.</summary>
public abstract record TimesAnswer
{
    private TimesAnswer()
    {
    }

    public sealed record Done : TimesAnswer;

    public sealed record NotFound : TimesAnswer;

    public sealed record Erased : TimesAnswer;

    public sealed record Faulty(IReadOnlyList<Fault> Faults) : TimesAnswer;

    /// <summary>They were changed as often today as they may be.</summary>
    public sealed record TooOften : TimesAnswer;

    public sealed record TryAgain : TimesAnswer;
}
