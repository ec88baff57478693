using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The coordinator's desk.</summary>
internal sealed class CoordinatorPages(
    AccessLog accesses, Coordination coordination, RosterPages rosters, GroupPages groups, GroupActs acts, MessagePages messages,
    HousePages houses, IntroductionPages meetings)
    : IDeskPages
{
    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Coordinator;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken) =>
        page.Split('/') switch
        {
            [""] => await WeekAsync(desk, cancellationToken),
            ["", Guides.Word] => await Guides.ShowAsync(desk),
            ["", Guides.HandoverWord] => await Guides.HandOverAsync(desk),
            ["", "grupper"] => await groups.ListAsync(desk, cancellationToken),
            ["", "grupper", "ny"] => await groups.NewAsync(desk, cancellationToken),
            ["", "grupper", var group] => await groups.GroupAsync(desk, group, query, cancellationToken),
            ["", "grupper", var group, DoorSigns.Field, var meeting] => await groups.SignAsync(desk, group, meeting, cancellationToken),
            ["", "grupper", var group, _] => // in the other language
                new SeeOther(desk.Visit.To($"{Desk.Home(Role)}/grupper/{Uri.EscapeDataString(group)}")),
            ["", HousePages.Word] => await houses.ListAsync(desk, query.ContainsKey(RosterPages.Saved), cancellationToken),
            ["", HousePages.Word, var house] => await houses.HouseAsync(desk, house, cancellationToken),
            ["", MessagePages.Word] => await messages.ListAsync(desk, query, cancellationToken),
            ["", MessagePages.Word, MessagePages.New] => new SeeOther(desk.Visit.To($"{Desk.Home(Role)}/{MessagePages.Word}")),
            ["", MessagePages.Word, var number] => await messages.AskAsync(desk, number, cancellationToken),
            ["", IntroductionPages.Word] => await meetings.ListAsync(desk, query, cancellationToken),
            ["", IntroductionPages.Word, IntroductionPages.New] =>
                new SeeOther(desk.Visit.To($"{Desk.Home(Role)}/{IntroductionPages.Word}")), // in the other language
            ["", IntroductionPages.Word, var meeting] => await meetings.MeetingAsync(desk, meeting, cancellationToken),
            ["", IntroductionPages.Word, var meeting, DoorSigns.Field] => await meetings.SignAsync(desk, meeting, cancellationToken),
            ["", IntroductionPages.Word, var meeting, DoorSigns.Field, var plan] =>
                await meetings.SignAsync(desk, meeting, plan, cancellationToken),
            ["", IntroductionPages.Word, var meeting, _] =>
                new SeeOther(desk.Visit.To($"{Desk.Home(Role)}/{IntroductionPages.Word}/{Uri.EscapeDataString(meeting)}")),
            ["", "liste", var group] => await rosters.RosterAsync(desk, group, query.ContainsKey(RosterPages.Saved), cancellationToken),
            ["", "liste", var group, var file] => await rosters.FileAsync(desk, group, file, cancellationToken),
            ["", "liste", var group, "ark", var week] => await rosters.SheetAsync(desk, group, week, cancellationToken),
            ["", "fremmoede", var group, var week] => await rosters.AskAsync(desk, group, week, cancellationToken),
            _ => null,
        };

    /// <inheritdoc/>
    public async Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        page.Split('/') switch
        {
            ["", "grupper", var word] => await acts.TakeAsync(desk, null, word, form, cancellationToken),
            ["", "grupper", var group, var word] => await acts.TakeAsync(desk, group, word, form, cancellationToken),
            ["", HousePages.Word, var house] => await houses.TakeAsync(desk, house, form, cancellationToken),
            ["", MessagePages.Word, MessagePages.New] => await messages.SendAsync(desk, form, cancellationToken),
            ["", MessagePages.Word, var number] => await messages.WithdrawAsync(desk, number, cancellationToken),
            ["", IntroductionPages.Word, var word] => await meetings.TakeAsync(desk, null, word, form, cancellationToken),
            ["", IntroductionPages.Word, var meeting, var word] => await meetings.TakeAsync(desk, meeting, word, form, cancellationToken),
            ["", "fremmoede", var group, var week] => await rosters.MarkAsync(desk, group, week, form, cancellationToken),
            _ => null,
        };

    private async Task<IResult> WeekAsync(Desk desk, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "groups", "", "", "", cancellationToken);
        return await desk.PageAsync<WeekPage>(new() { ["Week"] = await coordination.WeekAsync(cancellationToken) });
    }
}
