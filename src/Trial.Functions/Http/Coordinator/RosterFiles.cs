using System.Text;

using Trial.Application.Groups;
using Trial.Core;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Http.Coordinator;

/// <summary>A roster as files: a table and a calendar.</summary>
internal static class RosterFiles
{
    /// <summary>A line a member.</summary>
    public static byte[] Csv(Roster roster) => Core.Export.Csv.Format(
    [
        ["group", "version", "place", "weekday", "time", "first", "alias", "companionship"],
        .. roster.Members.Select(IReadOnlyList<string> (member) =>
        [
            roster.Group, GroupJson.Number(roster.Version), roster.Plan.Where, GroupJson.Number(roster.Plan.Weekday), roster.Plan.Time,
            Iso.Date(roster.Plan.Starts), member.Alias, member.Companionship ? "yes" : "no",
        ]),
    ]);

    /// <summary>The group's meetings. Calendars are copied to other machines, so it names nobody.</summary>
    public static byte[] Ics(Roster roster) => Encoding.UTF8.GetBytes(Calendar.Format(roster.Meetings, $"Gruppe {roster.Group}"));
}
