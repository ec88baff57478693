using System.Globalization;
using System.Text;

using Trial.Application.Groups;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Staff;

//  A roster as a table that a Danish Excel opens by a double click
//
//      UTF-8 with a byte order mark, cells parted by semicolons, lines ended by CR LF, cells with ; " CR LF in quotation marks
//      Danish headings; the weekday by its name, the time as 16.30, a day as 1.12.2026; "ja" or "nej", "kom" or "kom ikke"
//
//  A cell that a spreadsheet would take for a formula gets a space in front: it is text that staff wrote.

/// <summary>A roster as files: a table and a calendar.</summary>
internal static class RosterFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);
    private static readonly IReadOnlyList<int> Weeks = [.. Enumerable.Range(1, GroupPlan.Weeks)];

    /// <summary>A line a member.</summary>
    public static byte[] Csv(Roster roster) =>
        [.. Utf8.Preamble, .. Utf8.GetBytes(string.Concat(Rows(roster).Select(row => string.Join(';', row.Select(Cell)) + "\r\n")))];

    /// <summary>The group's meetings. Calendars are copied to other machines, so it names nobody.</summary>
    public static byte[] Ics(Roster roster) => Encoding.UTF8.GetBytes(Parts.Calendar.Format(roster.Meetings, $"Gruppe {roster.Group}"));

    /// <summary>The headings, and a row a member, as text.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(Roster roster) =>
    [
        ["Gruppe", "Liste", "Hus", "Ugedag", "Tid", "Navn i gruppen", "Ønsker følgeskab", .. Weeks.Select(week => Day(roster, week))],
        .. roster.Members.Select(IReadOnlyList<string> (member) =>
        [
            roster.Group, $"{roster.Version}", roster.Plan.Where, When.Name(Language.Danish, roster.Plan.Weekday),
            When.Clock(Language.Danish, roster.Plan.Time), member.Alias, member.Companionship ? "ja" : "nej",
            .. Weeks.Select(week => Mark(member, week)),
        ]),
    ];

    private static string Day(Roster roster, int week) =>
        roster.Plan.DateOf(week).ToString("d.M.yyyy", CultureInfo.InvariantCulture)
        + (roster.Plan.IsHeld(week, roster.Cancelled) ? "" : " aflyst");

    private static string Mark(RosterMember member, int week) =>
        member.Attendance.TryGetValue(week, out var there) ? (there ? "kom" : "kom ikke") : "";

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? " " + text : text;
        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
