using Trial.Core.Groups;

namespace Trial.Core.Export;

/// <summary>A line of beginnings.csv: at least five people who were drawn in one place into an arm that meets in groups.</summary>
/// <param name="From">The first month of their lots, yyyy-MM.</param>
/// <param name="To">The last.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Begun">How far they have come; its month is the range in words.</param>
/// <param name="Waits">After how many weeks the first meeting of their group comes.</param>
/// <param name="NoMeeting">How many have no such meeting.</param>
public sealed record BeginningCell(
    string From, string To, Arm Arm, GhostCount Begun, IReadOnlyList<WaitBand> Waits, int NoMeeting)
{
    /// <summary>A range of months in words.</summary>
    internal static string Range(string from, string to) => from == to ? from : $"{from} to {to}";

    /// <summary>Whether both parts are of all who were drawn.</summary>
    internal bool IsWhole =>
        (long)Begun.Started + Begun.NeverStarted + Begun.Left + Begun.NotYet + Begun.NotKnown == Begun.Drawn
        && Waits.Sum(band => (long)band.People) + NoMeeting == Begun.Drawn;
}
