using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>One line of a table's allocations.csv: one person drawn, or what is left of one whose row is gone.</summary>
/// <param name="ResearchId">Empty when erased, and when the row was emptied after its time.</param>
/// <param name="MonthFrom">The month of the draw, or the first of a range, yyyy-MM.</param>
/// <param name="MonthTo">The same, or the last of the range.</param>
/// <param name="Stratum">A stratum, or several with + between.</param>
/// <param name="Arm">The arm's letter; X, Y ... when blinded.</param>
/// <param name="Group">A label of this table; empty when none may be shown.</param>
/// <param name="Pair">The like for the two who lead the group.</param>
/// <param name="EverSeated">1 where the group is told after close; else empty.</param>
/// <param name="Sessions">How many meetings they came to, where the group is told after close and something was marked.</param>
/// <param name="Status">A word of <see cref="Statuses"/>; empty when blinded.</param>
/// <param name="Correction">The mistakes documented about the draw, with spaces between.</param>
internal sealed record Allocation(
    string ResearchId, string MonthFrom, string MonthTo, string Stratum, string Arm, string Group, string Pair, string EverSeated,
    string Sessions, string Status, string Correction)
{
    /// <summary>The status of somebody who had their data erased; whose row was emptied after its time keeps their own.</summary>
    public const string Erased = "erased";

    /// <summary>What became of people after the draw, as <see cref="StatusOf"/> words it.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["drawn", "left-group", "left-follow-up", "left-both", Erased];

    /// <summary>The mistakes, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Corrections { get; } = MistakeWords.All;

    /// <summary>The cells of the line, in the order of the columns.</summary>
    public IReadOnlyList<string> Cells =>
        [ResearchId, MonthFrom, MonthTo, Stratum, Arm, Group, Pair, EverSeated, Sessions, Status, Correction];

    /// <summary>It is of several strata or months, and so tells no group.</summary>
    public bool IsMerged => MonthFrom != MonthTo || Stratum.Contains('+', StringComparison.Ordinal);

    /// <summary>A word for what the record says of the person after the draw.</summary>
    public static string StatusOf(Participant person) => person switch
    {
        { Erased: true } => Erased,
        { LeftGroup: true, LeftFollowUp: true } => "left-both",
        { LeftGroup: true } => "left-group",
        { LeftFollowUp: true } => "left-follow-up",
        _ => "drawn",
    };

    /// <summary>The mistakes documented about the person's draw, each once.</summary>
    public static string CorrectionOf(Participant person) =>
        string.Join(' ', person.Mistakes.Distinct().Order().Select(MistakeWords.Of));

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "a line of the table";
}
