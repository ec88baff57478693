namespace Trial.Core.Lottery;

/// <summary>An arm of a setup.</summary>
/// <param name="Id">Such as P.</param>
/// <param name="Name">What it is called, such as peer.</param>
public sealed record NamedArm(Arm Id, string Name)
{
    /// <summary>The arms that the service has words for.</summary>
    public static IReadOnlyList<NamedArm> Served { get; } = [new(Arm.Peer, "peer"), new(new Arm('C'), "control")];
}
