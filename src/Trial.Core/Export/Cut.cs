using Trial.Core.Record;

namespace Trial.Core.Export;

//  The cut of a table before the study is closed
//
//      month   draws up to the end of last month, and never a stratum's latest 12:
//              nobody who exports can work out what the next envelope holds
//      none    every draw: for demonstrations, and where nobody who exports takes part in recruiting
//
//  A month is shown whole or not at all: the month in which the latest 12 begin
//  waits too, so that two tables of one study never differ by part of a month.
//
//  After close there is nothing left to guess, and no cut.

/// <summary>Which draws a table may show before close. A setting of the study.</summary>
public enum Cut
{
    /// <summary>Draws up to the end of last month, and never a stratum's latest 12.</summary>
    Month,

    /// <summary>Every draw.</summary>
    None,
}

/// <summary>What the cut leaves of a study.</summary>
/// <param name="People">Those drawn early enough, first drawn first.</param>
/// <param name="Waits">More will be shown later: a range of months that is not full yet waits for it.</param>
internal sealed record Shown(IReadOnlyList<Participant> People, bool Waits)
{
    private const int Latest = 12;

    /// <summary>Cuts the study as of a day in Europe/Copenhagen.</summary>
    public static Shown Of(StudyState state, Cut cut, DateOnly today)
    {
        var people = state.Draws.Values.Select(id => state.Participants[id]).ToList();
        return cut is Cut.None || state.Phase >= Phase.Closed
            ? new Shown(people, Waits: false)
            : new Shown([.. Early(people, today)], Waits: true);
    }

    private static IEnumerable<Participant> Early(List<Participant> people, DateOnly today) =>
        people
            .GroupBy(person => person.Draw.Stratum, StringComparer.Ordinal)
            .SelectMany(stratum => Whole([.. stratum], Months.Of(today)))
            .OrderBy(person => person.Sequence);

    private static IEnumerable<Participant> Whole(List<Participant> stratum, DateOnly current)
    {
        var held = stratum.TakeLast(Latest).Select(person => Months.Of(person.Drawn)).Append(current).Min();
        return stratum.Where(person => Months.Of(person.Drawn) < held);
    }
}
