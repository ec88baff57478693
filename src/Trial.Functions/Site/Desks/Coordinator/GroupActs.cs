using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.MyCode;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>What comes of a group's forms: first what people will read, then, once that was seen, the deed.</summary>
internal sealed class GroupActs(
    AccessLog accesses, GroupDesk groups, MessageDesk messages, Rosters rosters, Coordination coordination, GroupPages pages)
{
    /// <summary>Takes a form; null when no page has such a form.</summary>
    public async Task<IResult?> TakeAsync(Desk desk, string? id, string word, PostedForm form, CancellationToken cancellationToken)
    {
        if (GroupDeeds.Read(word) is not { } deed || (id is null) != (deed is GroupDeed.Plan))
        {
            return null;
        }

        var emptied = GroupForm.Emptied(form, GroupDeeds.Fields(deed));
        var isSure = emptied.Count == 0 && form.One(GroupForm.Sure) is not null;
        var answer = With(emptied, await DoAsync(desk, id, deed, form, isSure, cancellationToken));
        return answer switch
        {
            GroupAnswer.Done done => new SeeOther($"{desk.Visit.To(Home + "/" + done.Id)}?{RosterPages.Saved}{Signs(done)}"),
            GroupAnswer.Sent sent => new SeeOther($"{desk.Visit.To(Home + "/" + id)}?{MessagePages.Told(sent)}"),
            GroupAnswer.Possible possible => await SureAsync(desk, id, deed, possible, form, cancellationToken),
            GroupAnswer.Faulty faulty => await pages.AskAgainAsync(
                desk, id, deed, Sent(form), await ErrorsAsync(desk, id, deed, form, faulty.Faults, cancellationToken), cancellationToken),
            GroupAnswer.Stale => await StaleAsync(desk, id!, deed, form, cancellationToken),
            GroupAnswer.NotFound => null,
            _ => await desk.TryAgainAsync(),
        };
    }

    private static GroupAnswer With(IReadOnlyList<Fault> emptied, GroupAnswer answer) => answer switch
    {
        _ when emptied.Count == 0 => answer,
        GroupAnswer.Faulty it => new GroupAnswer.Faulty([.. it.Faults, .. emptied]),
        GroupAnswer.Possible => new GroupAnswer.Faulty(emptied),
        _ => answer,
    };

    // The form again, with the group as it is now. Only what they wrote to people stands as they typed it: a plan would put back silently
    // what somebody else has changed.
    private Task<IResult?> StaleAsync(Desk desk, string id, GroupDeed deed, PostedForm form, CancellationToken cancellationToken) =>
        pages.AskAgainAsync(
            desk, id, deed, deed is GroupDeed.Notice ? Sent(form) : null,
            new Dictionary<string, string> { ["main"] = desk.Visit.Language.Words<GroupWords>().Stale }, cancellationToken,
            StatusCodes.Status412PreconditionFailed);

    private static string Home => Desk.Home(StaffRole.Coordinator) + "/grupper";

    private Task<GroupAnswer> DoAsync(
        Desk desk, string? id, GroupDeed deed, PostedForm form, bool isSure, CancellationToken cancellationToken)
    {
        var (json, version) = (GroupForm.Json(form), form.One(GroupForm.Version));
        return (id, deed, isSure) switch
        {
            (null, _, true) => groups.PlanAsync(desk.Member, json, cancellationToken),
            (null, _, false) => groups.TryPlanAsync(json, cancellationToken),
            ({ } group, GroupDeed.Notice, _) => PostAsync(desk, group, json, version, isSure, cancellationToken),
            ({ } group, _, true) => groups.ChangeAsync(desk.Member, group, json, version ?? "", cancellationToken),
            ({ } group, _, false) => groups.TryChangeAsync(group, json, version, cancellationToken),
        };
    }

    private async Task<GroupAnswer> PostAsync(
        Desk desk, string id, byte[] json, string? version, bool isSure, CancellationToken cancellationToken)
    {
        var fields = FieldReader.Of(json);
        var text = fields.MessageText();
        return fields.Faults() is { Count: > 0 } faults ? new GroupAnswer.Faulty(faults)
            : isSure ? await messages.PostAsync(desk.Member, id, text, version ?? "", cancellationToken)
            : await groups.TryChangeAsync(id, "{}"u8.ToArray(), version, cancellationToken);
    }

    private async Task<IResult> SureAsync(
        Desk desk, string? id, GroupDeed deed, GroupAnswer.Possible possible, PostedForm form, CancellationToken cancellationToken)
    {
        if (possible.IsSame && GroupDeeds.FirstField(deed) is { } field)
        {
            var same = new Dictionary<string, string> { [field] = desk.Visit.Language.Words<GroupWords>().Same };
            return (await pages.AskAgainAsync(desk, id, deed, Sent(form), same, cancellationToken))!;
        }

        var isOver = possible.Change is GroupChange.Cancelled;
        return await desk.PageAsync<SurePage>(new()
        {
            ["Deed"] = deed,
            ["Group"] = id,
            ["Plan"] = isOver || deed is GroupDeed.Notice or GroupDeed.Room ? null : possible.Plan,
            ["News"] = deed is GroupDeed.Notice ? form.One("text") ?? "" : possible.News?.In(desk.Visit.Language),
            ["Shown"] = deed is GroupDeed.Notice ? [] : Shown(desk.Visit, coordination.Today, possible, isOver),
            ["Seated"] = possible.State is GroupState.Issued ? await SeatedAsync(desk, id!, cancellationToken) : null,
            ["IsOver"] = isOver,
            ["MarkedUntil"] = possible.MarkedUntil,
            ["IsElsewhere"] = possible.IsElsewhere,
            ["Undone"] = isOver ? [] : possible.Undone,
            ["NewBeside"] = possible.NewBeside,
            ["AlsoIn"] = desk.Visit.Study.Strata.Where(stratum => possible.AlsoIn.Contains(stratum.Code)).Select(it => it.Name).ToArray(),
            ["IsSoon"] = possible.Lost.Any(lost => lost.IsNear),
            ["IsToSoon"] = possible.Lost.Count > 0 && !possible.Lost.Any(lost => lost.IsNear),
            ["Beside"] = possible.Beside,
            ["Sent"] = Carried(form, possible),
        });
    }

    private static Carried[] Carried(PostedForm form, GroupAnswer.Possible possible)
    {
        var sent = Sent(form).Where(field => field.Key != GroupForm.Beside).Select(field => new Carried(field.Key, field.Value));
        return [.. sent, .. possible.Beside.Count > 0 ? [new Carried(GroupForm.Beside, "true")] : (Carried[])[]];
    }

    private static string Signs(GroupAnswer.Done done) =>
        string.Concat(done.Lost.Select(lost => $"&{DoorSigns.Field}={DoorSigns.Format(lost)}"));

    // As the page of their code says it.
    private static string[] Shown(Visit visit, DateOnly today, GroupAnswer.Possible possible, bool isOver) =>
        !isOver ? [.. GroupLines.All(visit.Language, GroupView.Of(possible.Plan, MeetingsOf(possible.Plan), today))]
        : possible.State is GroupState.Issued ? [visit.Language.Words<MyCodeWords>().Waiting]
        : [];

    private static Meetings MeetingsOf(GroupPlan plan) =>
        new("", "", plan.Where, plan.Time, [.. Enumerable.Range(1, GroupPlan.Weeks).Select(plan.DateOf)], IsOn: true, 0, default)
        {
            Off = plan.Off ?? [],
        };

    private async Task<int?> SeatedAsync(Desk desk, string id, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "roster", id, "", "", cancellationToken);
        return (await rosters.ReadAsync(id, cancellationToken))?.Members.Count;
    }

    internal static Dictionary<string, string> Sent(PostedForm form) => form.Names
        .Where(name => name != GroupForm.Sure && form.One(name) is not null)
        .ToDictionary(name => name, name => form.One(name)!, StringComparer.Ordinal);

    // Each field of a plan that may not be changed now has the same fault: it is said once, with what can be done.
    private async Task<Dictionary<string, string>> ErrorsAsync(
        Desk desk, string? id, GroupDeed deed, PostedForm form, IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        var group = (await coordination.GroupsAsync(cancellationToken)).FirstOrDefault(group => group.Record.Id == id);
        var isDue = deed is GroupDeed.Replan && faults.Any(fault => fault.Code is FaultCodes.NotNow);
        var errors = Errors(
            fault => GroupFaults.Text(desk.Visit, deed, group?.Plan, form.One("week"), fault),
            faults.Where(fault => !isDue || fault.Code is not FaultCodes.NotNow), GroupDeeds.Fields(deed));
        if (isDue)
        {
            errors["main"] = desk.Visit.Language.Words<GroupWords>().Due;
        }

        return errors;
    }

    // In the order of the form's fields. A form names a meeting's fields as they are in it.
    internal static Dictionary<string, string> Errors(Desk desk, IEnumerable<Fault> faults, IReadOnlyList<string> fields) =>
        Errors(fault => DeskFaults.Text(desk.Visit, fault), faults, fields);

    private static Dictionary<string, string> Errors(
        Func<Fault, string> text, IEnumerable<Fault> faults, IReadOnlyList<string> fields) => faults
        .GroupBy(fault => fault.Field.Replace("meeting.", "", StringComparison.Ordinal), StringComparer.Ordinal)
        .OrderBy(field => fields.ToList().IndexOf(field.Key))
        .ToDictionary(
            field => field.Key,
            field => string.Join(' ', field.Select(text).Distinct()),
            StringComparer.Ordinal);
}
