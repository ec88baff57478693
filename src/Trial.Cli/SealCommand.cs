using System.CommandLine;

namespace Trial.Cli;

/// <summary>trial seal: the ceremony, offline and in front of witnesses, in two steps.</summary>
internal static class SealCommand
{
    public static Command Make() =>
        new("seal", "The ceremony: makes the seed and the setup (announce), and once the beacon is known the sealed list (finish).")
    {
        SealAnnounce.Make(),
        SealFinish.Make(),
    };
}
