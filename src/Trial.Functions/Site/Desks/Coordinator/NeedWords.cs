using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of whether places need more groups.</summary>
public sealed record NeedWords : IWords<NeedWords>
{
    public required string Title { get; init; }

    public required Func<string, string> Since { get; init; }

    public required IReadOnlyDictionary<Need, string> Needs { get; init; }

    public required Func<string, string> Times { get; init; }

    /// <summary>Between two times.</summary>
    public required string Or { get; init; }

    public required string NoGroups { get; init; }

    public required Func<int, string> ForLot { get; init; }

    public static NeedWords Danish { get; } = new()
    {
        Title = "Er der brug for flere grupper?",
        Since = day => $"Regnet ud for dem, der var med før den {day}. Det bliver regnet ud igen den første i næste måned, "
            + "så en gruppe, du planlægger nu, er ikke talt med før da.",
        Needs = new Dictionary<Need, string>
        {
            [Need.Enough] = "Der er nok.",
            [Need.OneMoreGroup] = "Der er brug for en gruppe mere.",
            [Need.MoreThanOne] = "Der er brug for mere end en gruppe.",
        },
        Times = times => $"Tider, som flest kan: {times}.",
        Or = " eller ",
        NoGroups = "Der var ingen grupper at regne med.",
        ForLot = people => $"{people} ventede på lodtrækningen.",
    };

    public static NeedWords English { get; } = new()
    {
        Title = "Are more groups needed?",
        Since = day => $"Worked out for those who had joined before {day}. It is worked out again on the first of next month, "
            + "so a group that you plan now does not count before then.",
        Needs = new Dictionary<Need, string>
        {
            [Need.Enough] = "There are enough.",
            [Need.OneMoreGroup] = "One more group is needed.",
            [Need.MoreThanOne] = "More than one group is needed.",
        },
        Times = times => $"Times that most can come to: {times}.",
        Or = " or ",
        NoGroups = "There were no groups to reckon with.",
        ForLot = people => people == 1 ? "1 was waiting for the lot." : $"{people} were waiting for the lot.",
    };
}
