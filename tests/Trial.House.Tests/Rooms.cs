namespace Trial.House.Tests;

/// <summary>A project's rooms and the arrows between them; an arrow points to a room below.</summary>
/// <param name="Project">The project's name, which its namespaces begin with.</param>
/// <param name="Assembly">Its assembly's name.</param>
/// <param name="Arrows">A line a room: <c>room -> rooms right below it</c>. A room may use all that it reaches. "." is the project's root.</param>
internal sealed record Rooms(string Project, string Assembly, string Arrows)
{
    /// <summary>Every project whose rooms have their arrows.</summary>
    public static IReadOnlyList<Rooms> All { get; } =
    [
        new("Trial.Core", "Trial.Core", """
            Report   -> Verify
            Verify   -> Export Ceremony
            Export   -> Record
            Groups   -> Record
            Record   -> Lottery Intake
            Intake   -> Input
            Assess   -> Lottery
            Ceremony -> Lottery
            Lottery  -> Log Input
            Log      -> .
            Input    -> .
            .        ->
            """),
        new("Trial.Cli", "trial", ". ->"),
    ];

    /// <summary>Uses that are still to be turned, <c>project: room -> room</c>. The list only shrinks: a use that is gone must be taken off it.</summary>
    public static IReadOnlyList<string> NotTurnedYet { get; } = [];

    /// <summary>The rooms of the table.</summary>
    public IReadOnlyCollection<string> Names => Below.Keys;

    private Dictionary<string, string[]> Below { get; } = Arrows.Split('\n').Select(line => line.Split("->"))
        .ToDictionary(line => line[0].Trim(), line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether the table lets one room use another.</summary>
    public bool Allows(string from, string to) => Below[from].Any(below => below == to || Allows(below, to));
}
