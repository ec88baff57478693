namespace Trial.Functions.Site.Parts;

/// <summary>The heading over what is missing.</summary>
public sealed record ErrorSummaryWords : IWords<ErrorSummaryWords>
{
    public required string Title { get; init; }

    /// <summary>Begins the page's title, which a screen reader says first.</summary>
    public required string Prefix { get; init; }

    public static ErrorSummaryWords Danish { get; } = new() { Title = "Der er noget at rette", Prefix = "Fejl: " };

    public static ErrorSummaryWords English { get; } = new() { Title = "Something to put right", Prefix = "Error: " };
}
