namespace Trial.Functions.Site.Parts;

/// <summary>A page that says one thing: what happened, and what can be done.</summary>
public sealed record Message(string Title, params IReadOnlyList<string> Text)
{
    /// <summary>It sends the reader to the page of their code.</summary>
    public bool LeadsToCode { get; init; }
}
