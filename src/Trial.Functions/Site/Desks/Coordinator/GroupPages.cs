using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The groups, and the page of each with everything that can be done to it.</summary>
internal sealed class GroupPages(AccessLog accesses, Coordination coordination, Planning planning)
{
    /// <summary>All groups, by place.</summary>
    public async Task<IResult> ListAsync(Desk desk, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "planning", "", "", "", cancellationToken);
        return await desk.PageAsync<GroupsPage>(new()
        {
            ["Groups"] = await GroupsAsync(desk, cancellationToken),
            ["Strata"] = Strata(desk),
            ["Today"] = coordination.Today,
            ["Told"] = await planning.ReadAsync(cancellationToken),
        });
    }

    /// <summary>Where a new group is planned.</summary>
    public Task<IResult?> NewAsync(Desk desk, CancellationToken cancellationToken) => ShowAsync(desk, null, [], cancellationToken);

    /// <summary>One group.</summary>
    public Task<IResult?> GroupAsync(Desk desk, string id, IQueryCollection query, CancellationToken cancellationToken) => ShowAsync(
        desk,
        id,
        new()
        {
            ["IsSaved"] = query.ContainsKey(RosterPages.Saved),
            ["Said"] = MessagePages.Said(desk, query),
            ["Signs"] = DoorSigns.Read(query),
        },
        cancellationToken);

    /// <summary>A sign for the door; null where the meeting has none.</summary>
    public async Task<IResult?> SignAsync(Desk desk, string id, string word, CancellationToken cancellationToken) =>
        DoorSigns.Parse(word) is { } lost
        && (await GroupsAsync(desk, cancellationToken)).FirstOrDefault(group => group.Record.Id == id) is { } group
        && DoorSigns.IsFor(group, lost)
            ? await desk.PageAsync<SignPage>(new()
            {
                ["Day"] = lost.On,
                ["Time"] = group.Plan.Time,
                ["Where"] = group.Plan.Where,
                ["MovedTo"] = group.State is GroupState.Cancelled || group.Plan.IsOff(lost.Week)
                    ? null
                    : MeetingWords.Danish.At(
                        When.Weekday(Language.Danish, group.Plan.DateOf(lost.Week)), When.Clock(Language.Danish, group.Plan.Time)),
                ["Ask"] = desk.Visit.Owner.Duty is { Length: > 0 } number ? SignWords.Danish.Call(number) : null,
            })
            : null;

    /// <summary>A form again, saying what is wrong with it.</summary>
    public Task<IResult?> AskAgainAsync(
        Desk desk, string? id, GroupDeed deed, IReadOnlyDictionary<string, string>? sent, IReadOnlyDictionary<string, string> errors,
        CancellationToken cancellationToken, int status = StatusCodes.Status200OK) => ShowAsync(
            desk, id, new() { ["Faulty"] = deed, ["Sent"] = sent, ["Errors"] = errors.ToDictionary() }, cancellationToken, status);

    private async Task<IResult?> ShowAsync(
        Desk desk, string? id, Dictionary<string, object?> parameters, CancellationToken cancellationToken,
        int status = StatusCodes.Status200OK)
    {
        var groups = await GroupsAsync(desk, cancellationToken);
        var group = groups.FirstOrDefault(group => group.Record.Id == id);
        return group is null && id is not null
            ? null
            : await desk.PageAsync<GroupPage>(
                new(parameters)
                {
                    ["Group"] = group,
                    ["Today"] = coordination.Today,
                    ["Strata"] = Strata(desk),
                    ["Places"] = groups.Select(it => it.Plan.Place).Distinct().Order(StringComparer.Ordinal).ToArray(),
                },
                status);
    }

    private async Task<IReadOnlyList<PlannedGroup>> GroupsAsync(Desk desk, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "groups", "", "", "", cancellationToken);
        return await coordination.GroupsAsync(cancellationToken);
    }

    private static (string, string)[] Strata(Desk desk) => [.. desk.Visit.Study.Strata.Select(stratum => (stratum.Code, stratum.Name))];
}
