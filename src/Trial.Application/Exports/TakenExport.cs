namespace Trial.Application.Exports;

/// <summary>An export that somebody takes.</summary>
public sealed record TakenExport
{
    /// <summary>What its file is called.</summary>
    public required string Name { get; init; }

    /// <summary>The zip, in a file that is gone once it is closed.</summary>
    public required Stream Zip { get; init; }

    /// <summary>Says which it is, never what it holds.</summary>
    public override string ToString() => Name;
}
