using System.Net;
using System.Text;

using Trial.Application.Groups;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Http.Coordinator;

/// <summary>A roster as files: a table, a calendar, and a page to be printed.</summary>
internal static class RosterFiles
{
    private const string Style = """
        @page { size: A4 landscape; margin: 12mm }
        body { font: 11pt/1.4 sans-serif; color: #000 }
        table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 220mm }
        th, td { border: 1px solid #000; height: 9mm; padding: 0 2mm; text-align: center }
        th:first-child { width: 55mm; text-align: left; position: sticky; left: 0; background: #fff }
        tr { break-inside: avoid }
        """;

    /// <summary>A line a member.</summary>
    public static byte[] Csv(Roster roster) => Core.Export.Csv.Format(
    [
        ["group", "version", "place", "weekday", "time", "first", "alias", "companionship"],
        .. roster.Members.Select(IReadOnlyList<string> (member) =>
        [
            roster.Group, GroupJson.Number(roster.Version), roster.Plan.Where, GroupJson.Number(roster.Plan.Weekday), roster.Plan.Time,
            GroupJson.Date(roster.Plan.Starts), member.Alias, member.Companionship ? "yes" : "no",
        ]),
    ]);

    /// <summary>The group's meetings. Calendars are copied to other machines, so it names nobody.</summary>
    public static byte[] Ics(Roster roster) => Encoding.UTF8.GetBytes(Calendar.Format(roster.Meetings, $"Gruppe {roster.Group}"));

    /// <summary>Aliases down, weeks across: + for there, – for not there, empty to be filled in by hand.</summary>
    public static byte[] Html(Roster roster) => Encoding.UTF8.GetBytes($"""
        <!doctype html>
        <html lang="da">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Gruppe {roster.Group}</title>
        <style>{Style}</style>
        <main>
        <h1>Gruppe {roster.Group}</h1>
        <p>{WebUtility.HtmlEncode(roster.Plan.Where)}, {When.Weekly(Language.Danish, roster.Plan.Weekday, roster.Plan.Time)}. Liste {roster.Version}.</p>
        <table>
        <thead><tr><th scope="col">Navn i gruppen</th>{Row(week => $"<th scope=\"col\">{roster.Plan.DateOf(week):d.M.}</th>")}</tr></thead>
        <tbody>
        {string.Join('\n', roster.Members.Select(Member))}
        </tbody>
        </table>
        <p>+ kom, – kom ikke. * ønsker følgeskab bagefter.</p>
        </main>
        </html>

        """);

    private static string Member(RosterMember member) =>
        $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(member.Alias)}{(member.Companionship ? " *" : "")}</th>{Row(week => $"<td>{Mark(member, week)}</td>")}</tr>";

    private static string Mark(RosterMember member, int week) =>
        member.Attendance.TryGetValue(week, out var there) ? (there ? "+" : "–") : "";

    private static string Row(Func<int, string> cell) => string.Concat(Enumerable.Range(1, GroupPlan.Weeks).Select(cell));
}
