using System.Globalization;

using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>
/// Introduction meetings: where one plans them, changes them, and says how many came. Every look is in the access log first.
/// </summary>
internal sealed class IntroductionPages(AccessLog accesses, Coordination coordination, IntroductionDesk meetings)
{
    /// <summary>Where the page lies, behind the desk's.</summary>
    public const string Word = "moeder";

    /// <summary>The form that plans one.</summary>
    public const string New = "ny";

    /// <summary>The form that changes one.</summary>
    public const string Change = "ret";

    /// <summary>The form that calls one off.</summary>
    public const string CallOff = "aflys";

    /// <summary>The form that says how many came.</summary>
    public const string Count = "fremmoede";

    /// <summary>All of them, and a form for a new one.</summary>
    public async Task<IResult> ListAsync(Desk desk, IQueryCollection query, CancellationToken cancellationToken)
    {
        var (number, plan) = query[DoorSigns.Field].ToString().Split('.') is [var first, var second]
            ? (IntroductionDesk.Number(first), IntroductionDesk.Number(second))
            : default;
        return await ShowAsync(
            desk,
            new()
            {
                ["IsSaved"] = query.ContainsKey(RosterPages.Saved),
                ["Moved"] = await meetings.MovedAsync(number, plan, cancellationToken),
                ["Sign"] = SignOf(number, plan),
            },
            cancellationToken);
    }

    /// <summary>One of them; null when there is none.</summary>
    public Task<IResult?> MeetingAsync(Desk desk, string number, CancellationToken cancellationToken) =>
        AskAsync(desk, number, [], cancellationToken);

    /// <summary>A sign for the door of one that is called off; null for any other.</summary>
    public async Task<IResult?> SignAsync(Desk desk, string number, CancellationToken cancellationToken) =>
        await FindAsync(desk, number, cancellationToken) is { Meeting: { Record.IsCancelled: true, Plan: var plan } }
            ? await desk.PageAsync<SignPage>(new()
            {
                ["Day"] = plan.Date,
                ["Time"] = plan.Time,
                ["Where"] = plan.Place,
                ["Ask"] = IntroductionWords.Danish.Ask(plan.Call, plan.Telephone),
            })
            : null;

    /// <summary>A sign for the door where people may still come to one that was moved; null where it was not.</summary>
    public async Task<IResult?> SignAsync(Desk desk, string number, string plan, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "meetings", "", "", "", cancellationToken);
        return await meetings.MovedAsync(IntroductionDesk.Number(number), IntroductionDesk.Number(plan), cancellationToken)
            is var (now, before)
            ? await desk.PageAsync<SignPage>(new()
            {
                ["Day"] = before.Date,
                ["Time"] = before.Time,
                ["Where"] = before.Place,
                ["MovedTo"] = now.Record.IsCancelled ? null : MovedTo(now.Plan, before),
                ["Ask"] = IntroductionWords.Danish.Ask(now.Plan.Call, now.Plan.Telephone),
            })
            : null;
    }

    /// <summary>Takes a form: first what people will read, then, once that was seen, the deed. Numbers are kept at once.</summary>
    public async Task<IResult?> TakeAsync(Desk desk, string? number, string word, PostedForm form, CancellationToken cancellationToken) =>
        (number, word) switch
        {
            (null, New) or ({ }, Change or CallOff) => await SaveAsync(desk, number, word, form, cancellationToken),
            ({ }, Count) => await AnswerAsync(
                desk, number, word, form,
                await meetings.TellAsync(desk.Member, IntroductionDesk.Number(number), GroupForm.Json(form), cancellationToken),
                cancellationToken),
            _ => null,
        };

    private async Task<IResult?> SaveAsync(Desk desk, string? number, string word, PostedForm form, CancellationToken cancellationToken)
    {
        int? known = number is null ? null : IntroductionDesk.Number(number);
        var (json, version) = (GroupForm.Json(form), form.One(GroupForm.Version));
        var emptied = GroupForm.Emptied(form, IntroductionForm.Fields(word, desk.Visit.Study.NeedsSlip));
        var answer = form.One(GroupForm.Sure) is null || emptied.Count > 0
            ? await meetings.TryAsync(known, json, version, cancellationToken)
            : await meetings.SaveAsync(desk.Member, known, json, version ?? "", cancellationToken);
        return await AnswerAsync(
            desk, number, word, form,
            answer switch
            {
                _ when emptied.Count == 0 => answer,
                IntroductionAnswer.Faulty it => new IntroductionAnswer.Faulty([.. it.Faults, .. emptied]),
                IntroductionAnswer.Possible => new IntroductionAnswer.Faulty(emptied),
                _ => answer,
            },
            cancellationToken);
    }

    private async Task<IResult?> AnswerAsync(
        Desk desk, string? number, string word, PostedForm form, IntroductionAnswer answer, CancellationToken cancellationToken) =>
        answer switch
        {
            IntroductionAnswer.Done done => new SeeOther($"{desk.Visit.To(Home)}?{RosterPages.Saved}{Sign(done)}"),
            IntroductionAnswer.Possible { IsSame: true } when number is not null => await AskAsync(
                desk, number, Again(word, form, new() { ["place"] = desk.Visit.Language.Words<IntroductionWords>().Same }),
                cancellationToken),
            IntroductionAnswer.Possible possible => await SureAsync(desk, word, possible, form),
            IntroductionAnswer.Faulty it when number is null => await ShowAsync(desk, Wrong(desk, word, form, it), cancellationToken),
            IntroductionAnswer.Faulty it => await AskAsync(desk, number, Wrong(desk, word, form, it), cancellationToken),
            IntroductionAnswer.Stale when number is not null => await StaleAsync(desk, number, word, cancellationToken),
            IntroductionAnswer.TryAgain => await desk.TryAgainAsync(),
            _ => null,
        };

    private static string Sign(IntroductionAnswer.Done done) =>
        done.MovedFrom is { } plan ? string.Create(CultureInfo.InvariantCulture, $"&{DoorSigns.Field}={done.Number}.{plan}") : "";

    /// <summary>Where the sign is for the door where people may come to a meeting as one of its plans, from 1, said it.</summary>
    public static string SignOf(int number, int plan) =>
        string.Create(CultureInfo.InvariantCulture, $"{Home}/{number}/{DoorSigns.Field}/{plan}");

    // When, and where that is another house.
    private static string MovedTo(IntroductionPlan plan, IntroductionPlan before) =>
        MeetingWords.Danish.At(When.Weekday(Language.Danish, plan.Date), When.Clock(Language.Danish, plan.Time))
        + (plan.Place == before.Place ? "" : ", " + plan.Place);

    private static string Home => $"{Desk.Home(StaffRole.Coordinator)}/{Word}";

    private static Task<IResult> SureAsync(Desk desk, string word, IntroductionAnswer.Possible possible, PostedForm form) =>
        desk.PageAsync<SureIntroductionPage>(new()
        {
            ["Word"] = word,
            ["Plan"] = possible.Plan,
            ["IsCancelled"] = possible.IsCancelled,
            ["IsSoon"] = possible.IsSoon,
            ["Sent"] = GroupActs.Sent(form).Select(field => new Carried(field.Key, field.Value)).ToArray(),
        });

    private static Dictionary<string, object?> Wrong(Desk desk, string word, PostedForm form, IntroductionAnswer.Faulty faulty) =>
        Again(word, form, GroupActs.Errors(desk, faulty.Faults, IntroductionForm.Fields(word, desk.Visit.Study.NeedsSlip)));

    private static Dictionary<string, object?> Again(string word, PostedForm form, Dictionary<string, string> errors) => new()
    {
        ["Faulty"] = word,
        ["Sent"] = GroupActs.Sent(form),
        ["Errors"] = errors,
    };

    // The form again, with the meeting as it is now: what they typed would put back silently what somebody else has changed.
    private Task<IResult?> StaleAsync(Desk desk, string number, string word, CancellationToken cancellationToken) => AskAsync(
        desk, number,
        new()
        {
            ["Faulty"] = word,
            ["Errors"] = new Dictionary<string, string> { ["main"] = desk.Visit.Language.Words<IntroductionWords>().Stale },
        },
        cancellationToken, StatusCodes.Status412PreconditionFailed);

    private async Task<IResult> ShowAsync(Desk desk, Dictionary<string, object?> parameters, CancellationToken cancellationToken) =>
        await desk.PageAsync<IntroductionsPage>(new(parameters)
        {
            ["Meetings"] = await ReadAsync(desk, cancellationToken),
            ["Today"] = coordination.Today,
        });

    private async Task<IResult?> AskAsync(
        Desk desk, string number, Dictionary<string, object?> parameters, CancellationToken cancellationToken,
        int status = StatusCodes.Status200OK) =>
        await FindAsync(desk, number, cancellationToken) is { } held
            ? await desk.PageAsync<IntroductionPage>(new(parameters) { ["Held"] = held, ["Today"] = coordination.Today }, status)
            : null;

    private async Task<HeldIntroduction?> FindAsync(Desk desk, string number, CancellationToken cancellationToken) =>
        (await ReadAsync(desk, cancellationToken)).FirstOrDefault(
            held => held.Meeting.Record.Number == IntroductionDesk.Number(number));

    private async Task<IReadOnlyList<HeldIntroduction>> ReadAsync(Desk desk, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "meetings", "", "", "", cancellationToken);
        var all = new List<HeldIntroduction>();
        foreach (var held in await meetings.ReadAsync(cancellationToken))
        {
            all.Add(held with { Known = await meetings.KnownAsync(held.Meeting, coordination.Today, cancellationToken) });
        }

        return all;
    }
}
