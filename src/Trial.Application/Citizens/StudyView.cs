using Trial.Application.Study;
using Trial.Core.Groups;

namespace Trial.Application.Citizens;

/// <summary>
/// The study as anybody may see it. <see cref="Together"/> is how many must have signed up at a place before lots are drawn there; null
/// where each lot is drawn at once.
/// </summary>
public sealed record StudyView(
    Bilingual Title,
    bool Open,
    bool Demonstration,
    bool NeedsSlip,
    ConsentView Consent,
    Odds Odds,
    IReadOnlyList<StratumView> Strata,
    KeptFor Kept,
    int? Together = null)
{
    /// <summary>It was closed for good.</summary>
    public bool Ended { get; init; }

    /// <summary>Where people can hear of the study before they sign up: the meetings to come, the first of them first.</summary>
    public IReadOnlyList<IntroductionView> Introductions { get; init; } = [];

    /// <summary>How many there are at most in the largest group that is planned and has not begun; null where none is.</summary>
    public int? MostInGroup { get; init; }

    /// <summary>So many days before its first meeting a group's roster is made.</summary>
    public int LeadDays { get; init; }

    /// <summary>The keys that sign the public log, as a program that checks it takes them.</summary>
    public IReadOnlyList<string> LogKeys { get; init; } = [];

    /// <summary>Whether somebody who comes now can choose a place. None can be chosen while no group is planned.</summary>
    public bool HasPlace => Strata.Any(stratum => stratum.Open);

    /// <summary>Before one is installed: nothing is open, and what it will be called is not known.</summary>
    public static StudyView None { get; } = new(
        new("Et forsøg med gruppeforløb", "A trial of peer groups"),
        Open: false,
        Demonstration: false,
        NeedsSlip: false,
        new ConsentView("", new("", "")),
        new Odds(0, 0),
        [],
        new KeptFor(0, 0));
}

/// <summary>For how long something is kept: attendance after a group's last day, the rest about a person after the study's close.</summary>
public sealed record KeptFor(int GroupDays, int PeopleDays);

/// <summary>The text that is consented to, and the version that is stored with the draw.</summary>
public sealed record ConsentView(string Version, Bilingual Text);

/// <summary>A meeting area. The code is opaque; the name is for people.</summary>
public sealed record StratumView(string Code, string Name, bool Open, IReadOnlyList<SlotView> Slots);

/// <summary>An introduction meeting.</summary>
public sealed record IntroductionView(string Place, DateOnly Date, TimeOnly Time, string Call, string Telephone, bool IsCancelled)
{
    /// <summary>What people read of a plan.</summary>
    public IntroductionView(IntroductionPlan plan, bool isCancelled)
        : this(plan.Place, plan.Date, plan.Time, plan.Call, plan.Telephone, isCancelled)
    {
    }
}

/// <summary>
/// A place and a time of the week. <see cref="Next"/> is when the next group begins there that somebody drawn today can come into; null
/// while none is planned.
/// </summary>
public sealed record SlotView(string Id, string Place, Weekday Weekday, TimeOnly Time, DateOnly? Next = null);
