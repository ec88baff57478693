using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The houses where groups meet, and where one corrects what they are called.</summary>
internal sealed class HousePages(AccessLog accesses, HouseDesk houses, Rosters rosters)
{
    /// <summary>Where the page lies, behind the desk's.</summary>
    public const string Word = "huse";

    /// <summary>All of them.</summary>
    public async Task<IResult> ListAsync(Desk desk, bool isSaved, CancellationToken cancellationToken) =>
        await desk.PageAsync<HousesPage>(new() { ["Houses"] = await ReadAsync(desk, cancellationToken), ["IsSaved"] = isSaved });

    /// <summary>One house; null when there is none.</summary>
    public Task<IResult?> HouseAsync(Desk desk, string id, CancellationToken cancellationToken) =>
        AskAsync(desk, id, null, [], cancellationToken);

    /// <summary>Corrects what a house is called, once what people will read was seen.</summary>
    public async Task<IResult?> TakeAsync(Desk desk, string id, PostedForm form, CancellationToken cancellationToken)
    {
        var (json, version) = (GroupForm.Json(form), form.One(GroupForm.Version) ?? "");
        var answer = form.One(GroupForm.Sure) is null
            ? await houses.TryAsync(id, json, version, cancellationToken)
            : await houses.CorrectAsync(desk.Member, id, json, version, cancellationToken);
        return answer switch
        {
            HouseAnswer.Corrected => new SeeOther($"{desk.Visit.To($"{Desk.Home(StaffRole.Coordinator)}/{Word}")}?{RosterPages.Saved}"),
            HouseAnswer.Possible { IsSame: true } => await AskAsync(
                desk, id, form.One("place"), new() { ["place"] = desk.Visit.Language.Words<HouseWords>().Same }, cancellationToken),
            HouseAnswer.Possible possible => await SureAsync(desk, possible, GroupActs.Sent(form), cancellationToken),
            HouseAnswer.Faulty faulty =>
                await AskAsync(desk, id, form.One("place"), GroupActs.Errors(desk, faulty.Faults, ["place"]), cancellationToken),
            HouseAnswer.Stale => await AskAsync(
                desk, id, form.One("place"), new() { ["place"] = desk.Visit.Language.Words<HouseWords>().Stale }, cancellationToken,
                StatusCodes.Status412PreconditionFailed),
            HouseAnswer.TryAgain => await desk.TryAgainAsync(),
            _ => null,
        };
    }

    private async Task<IResult> SureAsync(
        Desk desk, HouseAnswer.Possible possible, Dictionary<string, string> sent, CancellationToken cancellationToken)
    {
        var told = new List<ToldGroup>();
        foreach (var group in possible.Groups)
        {
            if (HouseAnswer.Possible.News(group, possible.Place) is { } news)
            {
                await accesses.AddAsync(desk.Member, "roster", group.Record.Id, "", "", cancellationToken);
                var members = (await rosters.ReadAsync(group.Record.Id, cancellationToken))!.Members;
                told.Add(new(group.Record.Id, news.In(desk.Visit.Language), members.Count));
            }
        }

        return await desk.PageAsync<SureHousePage>(new()
        {
            ["Place"] = possible.Place,
            ["Told"] = told,
            ["IsJoined"] = possible.Joined is not null,
            ["AlsoIn"] = desk.Visit.Study.Strata.Where(stratum => possible.AlsoIn.Contains(stratum.Code)).Select(it => it.Name).ToArray(),
            ["Sent"] = sent.Select(field => new Carried(field.Key, field.Value)).ToArray(),
        });
    }

    private async Task<IResult?> AskAsync(
        Desk desk, string id, string? sent, Dictionary<string, string> errors, CancellationToken cancellationToken,
        int status = StatusCodes.Status200OK) =>
        (await ReadAsync(desk, cancellationToken)).FirstOrDefault(house => house.Id == id) is { } house
            ? await desk.PageAsync<HousePage>(new() { ["House"] = house, ["Sent"] = sent, ["Errors"] = errors }, status)
            : null;

    private async Task<IReadOnlyList<House>> ReadAsync(Desk desk, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "groups", "", "", "", cancellationToken);
        return await houses.ReadAsync(cancellationToken);
    }
}

/// <summary>What those on a group's issued roster will read, and how many they are.</summary>
public sealed record ToldGroup(string Group, string News, int People);
