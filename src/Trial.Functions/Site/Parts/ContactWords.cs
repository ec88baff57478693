namespace Trial.Functions.Site.Parts;

/// <summary>The words about whom people can call.</summary>
public sealed record ContactWords : IWords<ContactWords>
{
    /// <summary>Before the name and the number.</summary>
    public required string Call { get; init; }

    public static ContactWords Danish { get; } = new() { Call = "Vil du spørge om noget? Ring til" };

    public static ContactWords English { get; } = new() { Call = "Do you have a question? Call" };
}
