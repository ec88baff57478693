namespace Trial.Core.Groups;

/// <summary>When rosters are issued, and for whom.</summary>
/// <param name="LeadDays">How many days before a group's first meeting its roster is due.</param>
/// <param name="DecideDays">How many days before it a group without a roster is postponed: from 0 to <paramref name="LeadDays"/>.</param>
/// <param name="Cut">Whose draw is early enough.</param>
public sealed record RosterTimes(int LeadDays, int DecideDays, RosterCut Cut)
{
    /// <summary>Whether a draw is early enough for a roster that is issued on <paramref name="day"/>.</summary>
    public bool Takes(Waiting person, DateOnly day) => Takes(person.On, day);

    /// <summary>Whether somebody drawn on a date can be on a roster that is issued on <paramref name="day"/>.</summary>
    public bool Takes(DateOnly drawn, DateOnly day) => Cut is RosterCut.None || drawn < new DateOnly(day.Year, day.Month, 1);

    /// <summary>Whether a draw was early enough for a roster that was issued.</summary>
    public bool Takes(Waiting person, FirstRoster roster) => Takes(person, roster.On) && person.Drawn < roster.Sequence;
}
