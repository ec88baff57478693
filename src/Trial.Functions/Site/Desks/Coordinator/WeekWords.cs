using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of the coordinator's week.</summary>
public sealed record WeekWords : IWords<WeekWords>
{
    public required string Title { get; init; }

    public static WeekWords Danish { get; } = new() { Title = "Denne uge" };

    public static WeekWords English { get; } = new() { Title = "This week" };
}
