using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Groups;

//  A message follows its people. It names everybody who is on the group's roster when it is sent, and stays with them. People who join
//  the group later read what it was told before. A message to people who wait names nobody: it says which rosters were issued by then,
//  and who waited follows (Readers). So it takes the same requests and bytes whether nobody or everybody waits.
//
//  The same form, sent twice, writes one message: the last one to the same readers, if it says the same and was sent the same day.

/// <summary>What coordinators write to people: to those of a group, or to those who wait for one.</summary>
public sealed class MessageDesk(Installation installation, StudyLedger ledger, Plans plans, Messages messages)
{
    /// <summary>Every message whose text is still held, the newest first.</summary>
    public async Task<IReadOnlyList<HeldMessage>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await messages.ReadAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken)).Reverse()];

    /// <summary>Sends a message to a group's people.</summary>
    /// <param name="who">A coordinator.</param>
    /// <param name="id">The group's.</param>
    /// <param name="text">What they read.</param>
    /// <param name="version">The <see cref="PlannedGroup.Version"/> that the coordinator saw; null to accept any version.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public Task<GroupAnswer> PostAsync(
        StaffMember who, string id, string text, string? version, CancellationToken cancellationToken) =>
        ledger.TransactAsync<GroupAnswer>(
            draft => PostAsync(draft, who, id, text, version, cancellationToken), new GroupAnswer.TryAgain(), cancellationToken);

    /// <summary>
    /// Sends a message to those who wait for their lot or for a group in a place. The answer says nothing of whether there are any.
    /// </summary>
    public Task<GroupAnswer> SendAsync(StaffMember who, string stratum, string text, CancellationToken cancellationToken) =>
        ledger.TransactAsync<GroupAnswer>(
            draft => SendAsync(draft, who, stratum, text, cancellationToken), new GroupAnswer.TryAgain(), cancellationToken);

    /// <summary>Withdraws a message: its people read that it holds no more. The same again changes nothing.</summary>
    public Task<GroupAnswer> WithdrawAsync(StaffMember who, int number, CancellationToken cancellationToken) =>
        ledger.TransactAsync<GroupAnswer>(
            draft => Task.FromResult(Withdraw(draft, who, number)), new GroupAnswer.TryAgain(), cancellationToken);

    /// <summary>Drafts a message to a group's people; <paramref name="english"/> is null when it is in one language.</summary>
    internal async Task<GroupAnswer.Sent> TellAsync(
        Draft draft, StaffMember who, GroupRecord group, string text, string? english, CancellationToken cancellationToken)
    {
        var readers = await ReadersAsync(draft, group, cancellationToken);
        var row = new MessageRow(text, readers, Stratum: null, who.Id, draft.Now) { English = english };
        return new GroupAnswer.Sent(Add(draft, group.Id, row, who), group.Id, Told(group, readers));
    }

    private async Task<ParticipantId[]> ReadersAsync(Draft draft, GroupRecord group, CancellationToken cancellationToken) =>
    [
        .. (await plans.RosterAsync(draft.State, group, cancellationToken))
            .Where(member => !member.LeftGroup).Select(member => member.Id),
    ];

    private static int? Told(GroupRecord group, ParticipantId[] readers) =>
        GroupStates.Of(group) is GroupState.Issued ? readers.Length : null;

    private async Task<GroupAnswer> PostAsync(
        Draft draft, StaffMember who, string id, string text, string? version, CancellationToken cancellationToken) =>
        !draft.State.Groups.TryGetValue(id, out var group) ? new GroupAnswer.NotFound()
        : version is not null && version != PlannedGroup.VersionOf(group) ? new GroupAnswer.Stale()
        : group.Change is GroupChange.Cancelled ? new GroupAnswer.Faulty([new("text", FaultCodes.Cancelled)]) // nobody would see it
        : await LastTodayAsync(draft, message => message.Sent.GroupId == id, text, cancellationToken) is { } same
            ? new GroupAnswer.Sent(same.Sent.Number, id, Told(group, await ReadersAsync(draft, group, cancellationToken)))
            {
                IsKnown = true,
            }
        : await TellAsync(draft, who, group, text, english: null, cancellationToken);

    private async Task<HeldMessage?> LastTodayAsync(
        Draft draft, Func<HeldMessage, bool> isToTheSame, string text, CancellationToken cancellationToken) =>
        (await messages.ReadAsync(draft.State, cancellationToken)).LastOrDefault(isToTheSame) is { Sent.Withdrawn: null } last
            && last.Sent.On == draft.Today && last.Row.Text == text
            ? last
            : null;

    private async Task<GroupAnswer> SendAsync(
        Draft draft, StaffMember who, string stratum, string text, CancellationToken cancellationToken)
    {
        var config = await installation.InstalledAsync(cancellationToken);
        if (config.Strata.All(place => place.Code != stratum))
        {
            return new GroupAnswer.Faulty([new("stratum", FaultCodes.Unknown)]);
        }

        var row = new MessageRow(text, [], stratum, who.Id, draft.Now) { Rosters = Study.Readers.Rosters(draft.State) };
        var last = await LastTodayAsync(draft, message => message.Row.Stratum == stratum, text, cancellationToken);
        var isSame = last?.Row.Rosters?.SequenceEqual(row.Rosters) is true;
        return new GroupAnswer.Sent(isSame ? last!.Sent.Number : Add(draft, null, row, who), null, null) { IsKnown = isSame };
    }

    private static int Add(Draft draft, string? group, MessageRow row, StaffMember who)
    {
        var (number, beside) = (draft.State.Messages.All.Count + 1, Plans.Detail(row));
        draft.Add(who.Actor, new Act.Message(number, MessageChange.Sent, group, beside.Hash), beside);
        return number;
    }

    private static GroupAnswer Withdraw(Draft draft, StaffMember who, int number)
    {
        if (draft.State.Messages[number] is not { } sent)
        {
            return new GroupAnswer.NotFound();
        }

        if (sent.Withdrawn is null)
        {
            var row = Plans.Detail(new WithdrawnRow(who.Id, draft.Now));
            draft.Add(who.Actor, new Act.Message(number, MessageChange.Withdrawn, sent.GroupId, row.Hash), row);
        }

        return new GroupAnswer.Sent(number, sent.GroupId, Readers: null);
    }
}
