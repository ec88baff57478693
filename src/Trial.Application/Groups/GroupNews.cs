using System.Globalization;

using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Application.Groups;

//  What a change says to those on an issued roster, as a message in the commit of the change.
//  It stays with each of them whatever becomes of the group, so it says which group by its first day.

/// <summary>The words that a change of a group brings its people.</summary>
internal static class GroupNews
{
    private static readonly Bilingual NewDays = new(
        "Har du gemt datoerne i din kalender, så føj dem til igen her på siden.",
        "If you added the dates to your calendar, add them again here on the page.");

    /// <summary>The words; null when nothing changes for anybody in the group.</summary>
    /// <param name="before">The plan that they know.</param>
    /// <param name="after">The plan that is recorded.</param>
    /// <param name="change">How it is recorded.</param>
    public static Bilingual? Of(GroupPlan before, GroupPlan after, GroupChange change)
    {
        var news = (change is GroupChange.Cancelled ? [Cancelled(before)] : Changed(before, after)).ToList();
        return news.Count == 0
            ? null
            : new(string.Join('\n', news.Select(it => it.Danish)), string.Join('\n', news.Select(it => it.English)));
    }

    /// <summary>The words when only what a house is called was corrected: nobody is to go anywhere else. Null where it was not.</summary>
    /// <param name="before">The plan that they know.</param>
    /// <param name="after">The plan that is recorded.</param>
    public static Bilingual? Corrected(GroupPlan before, GroupPlan after) => after.Where == before.Where
        ? null
        : new($"Husets navn eller adresse er rettet: {after.Where}.", $"The name or address of the house was corrected: {after.Where}.");

    private static Bilingual Cancelled(GroupPlan plan) => new(
        $"Gruppen med første møde {Danish(plan.Starts)} er aflyst. Du har stadig din plads i køen. "
            + "Det, der før er skrevet om den gruppe, gælder ikke mere.",
        $"The group with its first meeting on {English(plan.Starts)} is cancelled. You still have your place in the queue. "
            + "What was written before about that group no longer holds.");

    private static IEnumerable<Bilingual> Changed(GroupPlan before, GroupPlan after)
    {
        if (after.Where != before.Where)
        {
            yield return new($"Gruppen mødes nu her: {after.Where}.", $"The group now meets here: {after.Where}.");
        }

        if (after.First != before.First)
        {
            yield return new(
                $"Gruppen begynder nu {Danish(after.Starts)}. {NewDays.Danish}",
                $"The group now begins on {English(after.Starts)}. {NewDays.English}");
            if (before.Moved is not null || before.Off is not null)
            {
                yield return new(
                    "Det, der før er skrevet om enkelte møder, gælder ikke mere.",
                    "What was written before about single meetings no longer holds.");
            }
        }

        var meetings = Enumerable.Range(1, GroupPlan.Weeks).Select(week => OfMeeting(before, after, week)).OfType<Bilingual>().ToList();
        foreach (var news in meetings)
        {
            yield return news;
        }

        if (meetings.Count > 0 && after.First == before.First)
        {
            yield return new(NewDays.Danish, NewDays.English); // theirs has the days before
        }
    }

    private static Bilingual? OfMeeting(GroupPlan before, GroupPlan after, int week) =>
        after.IsOff(week) && !before.IsOff(week)
            ? new($"Mødet {Danish(before.DateOf(week))} er aflyst.", $"The meeting on {English(before.DateOf(week))} is called off.")
        : after.First != before.First ? null
        : before.IsOff(week) && !after.IsOff(week)
            ? new($"Møde nr. {week} bliver holdt alligevel, {Danish(after.DateOf(week))}.",
                $"Meeting no. {week} will be held after all, on {English(after.DateOf(week))}.")
        : after.DateOf(week) != before.DateOf(week)
            ? new($"Mødet {Danish(before.DateOf(week))} er flyttet til {Danish(after.DateOf(week))}.",
                $"The meeting on {English(before.DateOf(week))} is moved to {English(after.DateOf(week))}.")
        : null;

    private static string Danish(DateOnly day) => DanishDay.Full(day);

    private static string English(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);
}
