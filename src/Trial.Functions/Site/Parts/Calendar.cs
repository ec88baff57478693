using System.Collections.Concurrent;

using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

using Trial.Core.Groups;

namespace Trial.Functions.Site.Parts;

//  iCalendar, RFC 5545: an event a meeting, so that only the dates listed are meetings
//
//      UID        of group and week: it stays when place, time or date change
//      SEQUENCE   how often the plan was changed       DTSTAMP   when that was last
//      STATUS     CANCELLED when it will not be held
//      DTSTART    in Europe/Copenhagen, whose VTIMEZONE is in the file
//
//  The words are neutral: a calendar may be seen by others. It names no study, no arm and nobody; a participant's names no place.

/// <summary>A group's meetings as a file for a calendar.</summary>
internal static class Calendar
{
    private const string Zone = "Europe/Copenhagen";

    /// <summary>What both kinds of file say made them.</summary>
    internal const string Maker = "-//aftaler//1//DA";

    private const int MostMade = 500; // more than a study has groups: a plan that was changed leaves its old text behind

    // Made once for each plan and name: it takes some milliseconds, and a page with a group should not take longer than one without.
    private static readonly ConcurrentDictionary<string, string> Made = new(StringComparer.Ordinal);

    /// <summary>The file. The same meetings give the same text.</summary>
    /// <param name="meetings">Of one group.</param>
    /// <param name="summary">What the calendar is to call each.</param>
    /// <param name="withPlace">Whether it says where: a calendar may be seen by others.</param>
    public static string Format(Meetings meetings, string summary, bool withPlace = true)
    {
        if (Made.Count >= MostMade)
        {
            Made.Clear();
        }

        return Made.GetOrAdd(
            $"{meetings}\n{string.Join(' ', meetings.Dates)}\n{string.Join(' ', meetings.Off)}\n{summary}\n{withPlace}",
            _ => Make(withPlace ? meetings : meetings with { Place = "" }, summary));
    }

    private static string Make(Meetings meetings, string summary)
    {
        var calendar = new Ical.Net.Calendar { ProductId = Maker };
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(Zone, meetings.Dates[0].ToDateTime(default), includeHistoricalData: false));
        calendar.Events.AddRange(meetings.Dates.Index().Select(date => Event(meetings, date.Index + 1, date.Item, summary)));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(Meetings meetings, int week, DateOnly date, string summary) => new()
    {
        Uid = meetings.Id(week).ToString(),
        Sequence = meetings.Changes,
        DtStamp = new CalDateTime(meetings.Changed.UtcDateTime),
        Start = new CalDateTime(date, meetings.Time, Zone),
        Duration = Duration.FromHours(Meetings.Hours),
        Status = meetings.IsOn && !meetings.Off.Contains(week) ? EventStatus.Confirmed : EventStatus.Cancelled,
        Summary = summary,
        Location = meetings.Place.Length > 0 ? meetings.Place : null,
    };
}
