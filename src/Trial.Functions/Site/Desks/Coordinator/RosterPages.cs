using System.Globalization;

using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core.Groups;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>A group's roster, its files, and who came. Every look is in the access log first.</summary>
internal sealed class RosterPages(AccessLog accesses, Rosters rosters, GroupDesk groups, Coordination coordination)
{
    /// <summary>In the query of a page that was just saved.</summary>
    public const string Saved = "gemt";

    /// <summary>The box that says that nobody came.</summary>
    public const string None = "ingen";

    private const string Came = "kom";
    private const string All = "alle";

    /// <summary>The roster.</summary>
    public async Task<IResult?> RosterAsync(Desk desk, string group, bool isSaved, CancellationToken cancellationToken) =>
        await ReadAsync(desk, group, cancellationToken) is { } roster
            ? await desk.PageAsync<DeskRosterPage>(new() { ["Roster"] = roster, ["Today"] = coordination.Today, ["IsSaved"] = isSaved })
            : null;

    /// <summary>What is taken along: a table, a calendar, or a sheet to be printed.</summary>
    public async Task<IResult?> FileAsync(Desk desk, string group, string file, CancellationToken cancellationToken) =>
        file is not ("ark" or "liste.csv" or "liste.xlsx" or "kalender.ics")
        || await ReadAsync(desk, group, cancellationToken) is not { } roster ? null
        : file switch
        {
            "liste.csv" => TypedResults.Bytes(RosterFiles.Csv(roster), "text/csv; charset=utf-8", $"gruppe-{group}.csv"),
            "liste.xlsx" => TypedResults.Bytes(
                await RosterWorkbook.MakeAsync(roster, cancellationToken), RosterWorkbook.Type, $"gruppe-{group}.xlsx"),
            "kalender.ics" => TypedResults.Bytes(RosterFiles.Ics(roster), "text/calendar; charset=utf-8", $"gruppe-{group}.ics"),
            _ => await desk.PageAsync<SheetPage>(new() { ["Roster"] = roster }),
        };

    /// <summary>The sheet to tick on at one meeting; null when there is no such meeting.</summary>
    public async Task<IResult?> SheetAsync(Desk desk, string group, string week, CancellationToken cancellationToken) =>
        Week(week) is { } number && await ReadAsync(desk, group, cancellationToken) is { } roster
            ? await desk.PageAsync<SheetPage>(new() { ["Roster"] = roster, ["Week"] = number })
            : null;

    /// <summary>Where one writes who came.</summary>
    public async Task<IResult?> AskAsync(Desk desk, string group, string week, CancellationToken cancellationToken) =>
        Week(week) is { } number && await ReadAsync(desk, group, cancellationToken) is { } roster
            ? await AskAsync(desk, roster, number, null, null)
            : null;

    /// <summary>Writes who came: those who are ticked, or all; none only where that is ticked, since nobody may have meant it.</summary>
    public async Task<IResult?> MarkAsync(Desk desk, string group, string week, PostedForm form, CancellationToken cancellationToken)
    {
        if (Week(week) is not { } number || await ReadAsync(desk, group, cancellationToken) is not { } roster)
        {
            return null;
        }

        var (came, words) = (form.All(Came).ToHashSet(StringComparer.Ordinal), desk.Visit.Language.Words<RosterWords>());
        if ((came.Count > 0 || form.One(All) is not null) == form.One(None) is not null)
        {
            return await AskAsync(desk, roster, number, came, words.NoneOrSome);
        }

        var present = roster.Members.Select(member => member.Alias).Union(came)
            .ToDictionary(alias => alias, alias => form.One(All) is not null || came.Contains(alias), StringComparer.Ordinal);
        return await groups.MarkAsync(desk.Member, group, number, present, cancellationToken) switch
        {
            GroupAnswer.Done => new SeeOther($"{desk.Visit.To(Desk.Home(StaffRole.Coordinator) + "/liste/" + group)}?{Saved}"),
            GroupAnswer.Faulty faulty => await AskAsync(
                desk, roster, number, came, faulty.Faults.Any(fault => fault.Field is "present") ? words.OtherRoster : ""),
            GroupAnswer.NotFound => null,
            _ => await desk.TryAgainAsync(),
        };
    }

    private Task<IResult> AskAsync(Desk desk, Roster roster, int week, IReadOnlySet<string>? came, string? error) =>
        desk.PageAsync<AttendancePage>(
            new()
            {
                ["Roster"] = roster,
                ["Week"] = week,
                ["Today"] = coordination.Today,
                ["Came"] = came,
                ["Error"] = error is { Length: > 0 } ? error : null,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private async Task<Roster?> ReadAsync(Desk desk, string group, CancellationToken cancellationToken)
    {
        var roster = await rosters.ReadAsync(group, cancellationToken);
        if (roster is not null || await rosters.IsAwaitedAsync(group, cancellationToken))
        {
            await accesses.AddAsync(desk.Member, "roster", group, "", "", cancellationToken);
        }

        return roster;
    }

    private static int? Week(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is >= 1 and <= GroupPlan.Weeks
            ? week
            : null;
}
