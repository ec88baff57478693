namespace Trial.Core.Log;

/// <summary>What of the study's setup publication follows.</summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Batch">Entries a night, at least 1.</param>
/// <param name="DummiesKey">D.</param>
public sealed record PublicationPlan(string Origin, int Batch, Digest DummiesKey)
{
    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "what publication follows";
}
