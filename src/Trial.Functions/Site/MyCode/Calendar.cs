using System.Globalization;
using System.Text;
using Trial.Functions.Site.Citizens;

namespace Trial.Functions.Site.MyCode;

//  iCalendar, RFC 5545: one event of two hours that comes again every week, ten times in all
//
//      Times are local without a zone, as on the poster.  The words are neutral: a calendar may be seen by others.

/// <summary>A group's meetings as a file for the person's own calendar.</summary>
internal static class Calendar
{
    private const int Meetings = 10;
    private const int Hours = 2;

    public static string Format(GroupView group, string summary)
    {
        var start = group.First.ToDateTime(TimeOnly.ParseExact(group.Time, "HH:mm", CultureInfo.InvariantCulture));

        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//trial//1//DA",
            "BEGIN:VEVENT",
            $"UID:{Stamp(start)}@trial.invalid",
            $"DTSTAMP:{Stamp(start)}Z",
            $"DTSTART:{Stamp(start)}",
            $"DURATION:PT{Hours}H",
            string.Create(CultureInfo.InvariantCulture, $"RRULE:FREQ=WEEKLY;COUNT={Meetings}"),
            $"SUMMARY:{Escape(summary)}",
            $"LOCATION:{Escape(group.Place)}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];

        return string.Join("\r\n", lines.Select(Fold));
    }

    private static string Stamp(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal);

    // A line has at most 75 bytes; a longer one goes on after a line break and a space.
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;

        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 75)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
