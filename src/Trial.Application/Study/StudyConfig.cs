using System.Text.Json.Serialization;

using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Application.Study;

/// <summary>What the study's owner decided and the setup does not say: names, texts, admission, times. The row "study".</summary>
/// <param name="Title">The study's name for people.</param>
/// <param name="Strata">The meeting areas in the order they are shown; the letters are the setup's.</param>
/// <param name="Admission">"open", or "slip" for holders of an invitation.</param>
/// <param name="HourlyCap">Under open admission, how many are drawn in an hour at most.</param>
/// <param name="LeadDays">How many days before its first date a group's roster is written.</param>
/// <param name="Cut">"month" or "none": what the table export leaves out before close (docs/formats.md section 6).</param>
/// <param name="BlindedX">The arm that blinded exports call X; the other one is Y.</param>
/// <param name="Demonstration">Pages say so, and nobody is really drawn.</param>
/// <param name="Consent">The first consent text, whose hash the setup holds.</param>
/// <param name="Retention">How long rows are kept; null as <see cref="RetentionConfig.Default"/>.</param>
/// <param name="DecideDays">How many days before its first date a group without a roster is postponed; null as 3 or lead days.</param>
/// <param name="RosterCut">"month" or "none": whose draw is early enough for a roster; null as month, in a demonstration as none.</param>
/// <param name="LaterTexts">The consent texts that came after the first, in their order; null for none.</param>
/// <param name="UnsolvedCap">Of an hour's people, how many without a solved challenge once it is asked; null as a fifth.</param>
public sealed record StudyConfig(
    InTwoLanguages Title,
    IReadOnlyList<StratumConfig> Strata,
    string Admission,
    int HourlyCap,
    int LeadDays,
    string Cut,
    Arm BlindedX,
    bool Demonstration,
    ConsentConfig Consent,
    RetentionConfig? Retention = null,
    int? DecideDays = null,
    string? RosterCut = null,
    IReadOnlyList<ConsentConfig>? LaterTexts = null,
    int? UnsolvedCap = null)
{
    /// <summary>The largest cap of an hour.</summary>
    public const int LargestHourlyCap = 1000;

    /// <summary>The most days from a roster to its group's first day.</summary>
    public const int MostLeadDays = 60;

    private const int UsualDecideDays = 3;
    private const int UsualShare = 5; // a fifth

    /// <summary>When rosters are issued, and for whom.</summary>
    [JsonIgnore]
    public RosterTimes RosterTimes => new(
        LeadDays,
        DecideDays ?? Math.Min(UsualDecideDays, LeadDays),
        (RosterCut ?? (Demonstration ? "none" : "month")) == "none" ? Core.Groups.RosterCut.None : Core.Groups.RosterCut.Month);

    /// <summary>Under open admission, how many of an hour's people are drawn without a solved challenge once it is asked.</summary>
    [JsonIgnore]
    public int UnsolvedShare => UnsolvedCap ?? (HourlyCap + UsualShare - 1) / UsualShare;

    /// <summary>Every consent text, the first one first.</summary>
    [JsonIgnore]
    public IEnumerable<ConsentConfig> Texts => [Consent, .. LaterTexts ?? []];

    /// <summary>The text of a version; the first one where none is named.</summary>
    public ConsentConfig Text(string? version) => version is null ? Consent : Texts.Last(text => text.Version == version);

    /// <summary>Invitations are asked for.</summary>
    public bool NeedsSlip => Admission == "slip";
}

/// <summary>How long what belongs to people is kept, in days.</summary>
/// <param name="PeopleDays">From the study's close: then every participant's row is emptied, as erasure empties it.</param>
/// <param name="GroupDays">From a group's last day: then its attendance and its messages are deleted.</param>
public sealed record RetentionConfig(int PeopleDays, int GroupDays)
{
    /// <summary>How long the research ids of the erased are kept: as long as exports name them.</summary>
    public const int ErasedDays = 30;

    /// <summary>The fewest days that people's data are kept.</summary>
    public const int FewestPeopleDays = 30;

    /// <summary>The fewest days that attendance is kept: as long as it may be marked.</summary>
    public const int FewestGroupDays = 29;

    /// <summary>The most days that either is kept.</summary>
    public const int MostDays = 36_500;

    /// <summary>Ten years, and half a year.</summary>
    public static RetentionConfig Default { get; } = new(3653, 183);
}

/// <summary>A meeting area: a letter and a name for people.</summary>
public sealed record StratumConfig(string Code, string Name);

/// <summary>One text in both languages.</summary>
public sealed record InTwoLanguages(string Da, string En);

/// <summary>A consent text: its version, and its words. The hash in the setup is SHA-256 of the Danish text in UTF-8.</summary>
public sealed record ConsentConfig(string Version, string Da, string En);
