namespace Trial.Functions.Site.About;

/// <summary>The words of the envelopes to play with; the module shows them.</summary>
public sealed record PlayWords
{
    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string NeedsScript { get; init; }

    public required string Seal { get; init; }

    public required string Next { get; init; }

    public required string Swap { get; init; }

    public required string Again { get; init; }

    public required string Closed { get; init; }

    public required string Fits { get; init; }

    public required string Unfit { get; init; }

    public required string FitsText { get; init; }

    public required string UnfitText { get; init; }
}
