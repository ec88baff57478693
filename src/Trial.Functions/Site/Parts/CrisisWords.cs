namespace Trial.Functions.Site.Parts;

/// <summary>Help for a person in a crisis, on every page.</summary>
public sealed record CrisisWords : IWords<CrisisWords>
{
    public required string Title { get; init; }

    /// <summary>Before the number.</summary>
    public required string Emergency { get; init; }

    /// <summary>Instead of a number that nobody has checked.</summary>
    public required string EmergencyNumber { get; init; }

    public required string Doctor { get; init; }

    public required string Region { get; init; }

    public required Func<string, string> Helpline { get; init; }

    public required string Or { get; init; }

    /// <summary>Doctor, region and helpline in a line, each before its number.</summary>
    public required string BriefDoctor { get; init; }

    public required string BriefRegion { get; init; }

    public static CrisisWords Danish { get; } = new()
    {
        Title = "Har du brug for hjælp nu?",
        Emergency = "Er der fare for liv, så ring",
        EmergencyNumber = "til alarmcentralen",
        Doctor = "Ring til din egen læge eller til lægevagten.",
        Region = "Ring til regionens akutte hjælp ved psykisk krise",
        Helpline = name => $"Vil du tale med nogen, så ring til {name}",
        Or = "eller",
        BriefDoctor = "Ellers ring til din egen læge eller lægevagten",
        BriefRegion = "regionens akutte hjælp",
    };

    public static CrisisWords English { get; } = new()
    {
        Title = "Do you need help now?",
        Emergency = "If a life is in danger, call",
        EmergencyNumber = "the emergency services",
        Doctor = "Call your own doctor or the doctor on call.",
        Region = "Call the region's acute psychiatric line",
        Helpline = name => $"To talk to someone, call {name}",
        Or = "or",
        BriefDoctor = "Otherwise call your own doctor or the doctor on call",
        BriefRegion = "the region's acute psychiatric line",
    };
}
