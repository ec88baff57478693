using System.Globalization;
using System.Text;

using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

using Trial.Core;

namespace Trial.Functions.Site.Parts;

//  iCalendar, RFC 5545: an entry of whole days a questionnaire, from the first day on which it can be answered to the last
//
//      UID        the first 16 bytes of SHA-256("trial/v1/reminder\n" || number || 0A || first day || 0A || last day), as a UUID of
//                 version 8: it tells nothing that the entry does not
//      DTSTAMP    the first day, which is in the entry already, in place of the day on which somebody signed up
//      TRANSP     TRANSPARENT: it takes nobody's time
//
//  Calendars are shared, so the words are neutral, and no address is in it. Both arms get the same.

/// <summary>The days of the study's questionnaires as a file for a calendar.</summary>
internal static class FollowUp
{
    private const string Domain = "trial/v1/reminder\n";

    /// <summary>The file, or null where no questionnaire has days.</summary>
    /// <param name="all">The study's questionnaires.</param>
    /// <param name="signedUp">The day that they count from.</param>
    /// <param name="summary">What the calendar is to call each.</param>
    public static string? Format(IReadOnlyList<Questionnaire> all, DateOnly signedUp, string summary)
    {
        CalendarEvent[] entries = [.. all.Index().Where(one => !one.Item.IsBaseline).Select(one => Entry(
            one.Index, signedUp.AddDays(one.Item.From!.Value), signedUp.AddDays(one.Item.To!.Value), summary))];
        if (entries.Length == 0)
        {
            return null;
        }

        var calendar = new Ical.Net.Calendar { ProductId = Calendar.Maker };
        calendar.Events.AddRange(entries);
        return new CalendarSerializer().SerializeToString(calendar);
    }

    private static CalendarEvent Entry(int number, DateOnly first, DateOnly last, string summary) => new()
    {
        Uid = Id(number, first, last).ToString(),
        DtStamp = new CalDateTime(first.ToDateTime(default, DateTimeKind.Utc)),
        Start = new CalDateTime(first),
        End = new CalDateTime(last.AddDays(1)), // the day after the last, as RFC 5545 has it
        Transparency = TransparencyType.Transparent,
        Summary = summary,
    };

    private static Guid Id(int number, DateOnly first, DateOnly last)
    {
        var named = string.Create(CultureInfo.InvariantCulture, $"{Domain}{number}\n{first:yyyy-MM-dd}\n{last:yyyy-MM-dd}");
        return Uuid.Of(Digest.Of(Encoding.UTF8.GetBytes(named)));
    }
}
