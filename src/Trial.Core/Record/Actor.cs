namespace Trial.Core.Record;

/// <summary>Who does an act: somebody who takes part, the clock or a role of the staff; never a person.</summary>
/// <remarks>
/// A body may name any other, and always could: were these an enumeration, records that are verified today would no longer be.
/// </remarks>
/// <param name="Name">As bodies write it.</param>
public readonly record struct Actor(string Name)
{
    /// <summary>Somebody who signs up or has a code.</summary>
    public static readonly Actor Citizen = new("citizen");

    /// <summary>The service by itself, when a time has come.</summary>
    public static readonly Actor Timer = new("timer");

    /// <summary>Plans groups.</summary>
    public static readonly Actor Coordinator = new("coordinator");

    /// <summary>Takes exports.</summary>
    public static readonly Actor Researcher = new("researcher");

    /// <summary>Seals, opens, closes and reveals the study.</summary>
    public static readonly Actor Steward = new("steward");

    /// <summary>Checks everything past.</summary>
    public static readonly Actor Auditor = new("auditor");

    /// <summary>What made a demonstration, as the rows beside its first bodies name who acted; no body does.</summary>
    public static readonly Actor Service = new("service");

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
