namespace Trial.Functions.Site.Parts;

/// <summary>Help for a person in a crisis, on every page.</summary>
public sealed record CrisisWords : IWords<CrisisWords>
{
    public required string Title { get; init; }

    public required Func<string?, string> Emergency { get; init; }

    public required string Doctor { get; init; }

    public required Func<string?, string> Region { get; init; }

    public required Func<string, string?, string> Helpline { get; init; }

    public static CrisisWords Danish { get; } = new()
    {
        Title = "Har du brug for hjælp nu?",
        Emergency = number => $"Er der fare for liv, så ring {number ?? "til alarmcentralen"}.",
        Doctor = "Ring til din egen læge eller til lægevagten.",
        Region = number =>
            number is null
                ? "Ring til regionens akutte hjælp ved psykisk krise."
                : $"Ring til regionens akutte hjælp ved psykisk krise: {number}.",
        Helpline = (name, number) =>
            number is null ? $"Vil du tale med en, så ring til {name}." : $"Vil du tale med en, så ring til {name}: {number}.",
    };

    public static CrisisWords English { get; } = new()
    {
        Title = "Do you need help now?",
        Emergency = number => $"If a life is in danger, call {number ?? "the emergency services"}.",
        Doctor = "Call your own doctor or the doctor on call.",
        Region = number =>
            number is null ? "Call the region's acute psychiatric line." : $"Call the region's acute psychiatric line: {number}.",
        Helpline = (name, number) => number is null ? $"To talk to somebody, call {name}." : $"To talk to somebody, call {name}: {number}.",
    };
}
