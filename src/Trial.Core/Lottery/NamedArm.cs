namespace Trial.Core.Lottery;

/// <summary>What can be drawn.</summary>
/// <param name="Id">One capital letter, such as P.</param>
/// <param name="Name">What it is called, such as peer.</param>
public sealed record NamedArm(string Id, string Name)
{
    /// <summary>The id of the arm called peer, which meets in groups.</summary>
    public const string Peer = "P";

    /// <summary>The arms that the service has words for.</summary>
    public static IReadOnlyList<NamedArm> Served { get; } = [new(Peer, "peer"), new("C", "control")];
}
