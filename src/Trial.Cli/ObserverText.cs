using Trial.Core.Assess;

namespace Trial.Cli;

//  An observer on the command line
//
//      always         learns every draw at once
//      morning:12     learns each morning what was drawn before; 12 are drawn a day
//      month:2.7      learns each month what was drawn before; 2.7 are drawn a month on average
//      cohort:16      learns all draws of earlier cohorts of 16
//      slips:3        sees the list's state, and may sign up 3 ghosts before the person they want in the first arm

/// <summary>Reads observers as the command line spells them.</summary>
internal static class ObserverText
{
    /// <summary>How an observer is spelled, for help and for faults.</summary>
    public const string Spellings = "always or morning:12 or month:2.7 or cohort:16 or slips:3";

    /// <summary>The observer, whose number may still be out of bounds; null for anything else.</summary>
    public static Observer? Parse(string text) => text.Split(':') switch
    {
        ["always"] => new Observer.Always(),
        ["morning", var draws] when DesignText.Number(draws) is { } number => new Observer.Morning(number),
        ["month", var mean] when DesignText.Decimal(mean) is { } number => new Observer.Month(number),
        ["cohort", var people] when DesignText.Number(people) is { } number => new Observer.Cohort(number),
        ["slips", var count] when DesignText.Number(count) is { } number => new Observer.Slips(number),
        _ => null,
    };
}
