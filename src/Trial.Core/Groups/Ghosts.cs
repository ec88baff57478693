using System.Globalization;
using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>How far somebody of the peer arm has come in the group that a roster seated them in.</summary>
public enum Beginning
{
    /// <summary>It is too early to tell: they have no seat, or too few meetings are marked.</summary>
    NotYet,

    /// <summary>They came at least once.</summary>
    Started,

    /// <summary>Meetings were marked, and they came to none.</summary>
    Never,

    /// <summary>It can no longer be told: the attendance is deleted, or they are erased.</summary>
    NotKnown,
}

/// <summary>The people of the peer arm who were drawn in one place in one month.</summary>
/// <param name="Stratum">The place.</param>
/// <param name="Month">Of their draw, yyyy-MM.</param>
/// <param name="Drawn">How many.</param>
/// <param name="Started">Of them, those who came at least once.</param>
/// <param name="NeverStarted">Those who had a seat and never came, though they did not leave.</param>
/// <param name="Left">Those who left before they came.</param>
/// <param name="NotYet">Those for whom it is too early to tell.</param>
/// <param name="NotKnown">Those for whom it can no longer be told.</param>
public sealed record GhostCount(
    string Stratum, string Month, int Drawn, int Started, int NeverStarted, int Left, int NotYet, int NotKnown);

/// <summary>
/// Drawn and never started: somebody with many slips who draws for people who do not exist shows here, place by place and month by month.
/// Nobody in the control arm is expected anywhere: there only missing baseline questionnaires can show it.
/// </summary>
public static class Ghosts
{
    /// <summary>After this many marked meetings, somebody who came to none of them counts as never started.</summary>
    public const int LeastMarked = 2;

    /// <summary>Of whom it is too early to tell, in English.</summary>
    /// <param name="least">How many meetings must be marked before somebody who came to none of them counts as never started.</param>
    public static string NotYetText(int least) =>
        $"without a seat in a group, or {(least == 1 ? "no meeting is" : $"fewer than {least} meetings are")} marked";

    /// <summary>Of whom it can no longer be told, in English.</summary>
    public const string NotKnownText = "the attendance is deleted, or the person had their data erased";

    /// <summary>How far somebody has come.</summary>
    /// <param name="weeks">For each marked meeting of their group, whether they came; null when that is no longer known.</param>
    public static Beginning Of(IReadOnlyCollection<bool?> weeks) =>
        weeks.Contains(true) ? Beginning.Started
        : weeks.Contains(null) ? Beginning.NotKnown
        : weeks.Count >= LeastMarked ? Beginning.Never
        : Beginning.NotYet;

    /// <summary>Counts those drawn before this month, by place and month.</summary>
    /// <param name="people">Everybody drawn into an arm that meets in groups.</param>
    /// <param name="today">In Europe/Copenhagen.</param>
    /// <param name="beginning">How far each has come.</param>
    public static IReadOnlyList<GhostCount> Count(
        IEnumerable<Participant> people, DateOnly today, Func<Participant, Beginning> beginning) =>
    [
        .. from person in people
           where person.Drawn < new DateOnly(today.Year, today.Month, 1)
           group (person, beginning(person)) by (person.Draw.Stratum, Month: Month(person.Drawn)) into cell
           orderby cell.Key.Stratum, cell.Key.Month
           select Of(cell.Key.Stratum, cell.Key.Month, [.. cell]),
    ];

    /// <summary>Counts these people.</summary>
    /// <param name="stratum">Their place.</param>
    /// <param name="month">Of their lots.</param>
    /// <param name="cell">Each, with how far they have come.</param>
    public static GhostCount Of(string stratum, string month, IReadOnlyList<(Participant Person, Beginning How)> cell)
    {
        int Of(Beginning how) => cell.Count(one => one.How == how && !HasLeft(one));
        return new(
            stratum, month, cell.Count, cell.Count(one => one.How is Beginning.Started), Of(Beginning.Never), cell.Count(HasLeft),
            Of(Beginning.NotYet), Of(Beginning.NotKnown));
    }

    // Somebody who came has started, and left later.
    private static bool HasLeft((Participant Person, Beginning How) one) =>
        one.Person.LeftGroup && !one.Person.Erased && one.How is not Beginning.Started;

    private static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
