using System.Globalization;

using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Input;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>What was written to people, and where one writes to those who wait. Every look is in the access log first.</summary>
internal sealed class MessagePages(AccessLog accesses, MessageDesk messages, Coordination coordination)
{
    /// <summary>Where the page lies, behind the desk's.</summary>
    public const string Word = "beskeder";

    /// <summary>The form that writes to those who wait.</summary>
    public const string New = "ny";

    // In the query of a page that is shown once a message was sent.
    private const string Now = "sendt";
    private const string Before = "igen";

    /// <summary>What the query of the next page says of a message that was sent.</summary>
    public static string Told(GroupAnswer.Sent sent) => sent.IsKnown ? Before : Now;

    /// <summary>What a page says of a message that was just sent; null for none.</summary>
    public static string? Said(Desk desk, IQueryCollection query)
    {
        var words = desk.Visit.Language.Words<MessageWords>();
        return query.ContainsKey(Before) ? words.DoneBefore : query.ContainsKey(Now) ? words.Done : null;
    }

    /// <summary>All of them.</summary>
    public Task<IResult> ListAsync(Desk desk, IQueryCollection query, CancellationToken cancellationToken)
    {
        var saved = query.ContainsKey(RosterPages.Saved) ? desk.Visit.Language.Words<MessageWords>().Saved : null;
        return ShowAsync(desk, new() { ["Said"] = Said(desk, query) ?? saved }, cancellationToken);
    }

    /// <summary>Asks whether a message is to be withdrawn; null when it cannot be.</summary>
    public async Task<IResult?> AskAsync(Desk desk, string number, CancellationToken cancellationToken) =>
        (await ReadAsync(desk, cancellationToken)).FirstOrDefault(message => Is(message, number)) is { Sent.Withdrawn: null } message
            ? await desk.PageAsync<WithdrawPage>(new() { ["Message"] = message, ["Today"] = coordination.Today })
            : null;

    /// <summary>Withdraws a message.</summary>
    public async Task<IResult?> WithdrawAsync(Desk desk, string number, CancellationToken cancellationToken) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
            ? await AnswerAsync(
                desk, await messages.WithdrawAsync(desk.Member, message, cancellationToken), [], _ => RosterPages.Saved, cancellationToken)
            : null;

    /// <summary>Sends a message to those who wait, once its words were seen.</summary>
    public async Task<IResult?> SendAsync(Desk desk, PostedForm form, CancellationToken cancellationToken)
    {
        var fields = FieldReader.Of(GroupForm.Json(form));
        var stratum = fields.Text("stratum", 32, Names.IsStratum);
        var (text, sent) = (fields.MessageText(), GroupActs.Sent(form));
        var isKnown = desk.Visit.Study.Strata.Any(place => place.Code == stratum);
        fields.RefuseWhen("stratum", FaultCodes.Unknown, stratum is not null && !isKnown);
        return fields.Faults() is { Count: > 0 } faults ? await AgainAsync(desk, sent, faults, cancellationToken)
            : form.One(GroupForm.Sure) is null ? await SureAsync(desk, text, sent)
            : await AnswerAsync(
                desk, await messages.SendAsync(desk.Member, stratum!, text, cancellationToken), sent, Told, cancellationToken);
    }

    private static bool Is(HeldMessage message, string number) => message.Sent.Number.ToString(CultureInfo.InvariantCulture) == number;

    private static Task<IResult> SureAsync(Desk desk, string text, Dictionary<string, string> sent) => desk.PageAsync<SureMessagePage>(new()
    {
        ["Text"] = text,
        ["Sent"] = sent.Select(field => new Carried(field.Key, field.Value)).ToArray(),
    });

    private async Task<IResult?> AnswerAsync(
        Desk desk, GroupAnswer answer, Dictionary<string, string> sent, Func<GroupAnswer.Sent, string> told,
        CancellationToken cancellationToken) => answer switch
        {
            GroupAnswer.Sent it => new SeeOther($"{desk.Visit.To($"{Desk.Home(StaffRole.Coordinator)}/{Word}")}?{told(it)}"),
            GroupAnswer.Faulty faulty => await AgainAsync(desk, sent, faulty.Faults, cancellationToken),
            GroupAnswer.TryAgain => await desk.TryAgainAsync(),
            _ => null,
        };

    private Task<IResult> AgainAsync(
        Desk desk, Dictionary<string, string> sent, IReadOnlyList<Fault> faults, CancellationToken cancellationToken) =>
        ShowAsync(desk, new() { ["Sent"] = sent, ["Errors"] = GroupActs.Errors(desk, faults, ["stratum", "text"]) }, cancellationToken);

    private async Task<IResult> ShowAsync(Desk desk, Dictionary<string, object?> parameters, CancellationToken cancellationToken) =>
        await desk.PageAsync<MessagesPage>(new(parameters) { ["Messages"] = await ReadAsync(desk, cancellationToken) });

    private async Task<IReadOnlyList<HeldMessage>> ReadAsync(Desk desk, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "messages", "", "", "", cancellationToken);
        return await messages.ReadAsync(cancellationToken);
    }
}
