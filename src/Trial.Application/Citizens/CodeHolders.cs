using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>What the holder of a code sees and may do.</summary>
public sealed class CodeHolders(
    StudyLedger ledger,
    Lots lots,
    Plans plans,
    Messages messages,
    Readers readers,
    HolderTimes times,
    ServiceKeys keys,
    TimeProvider clock)
{
    /// <summary>Status, group and messages. An unknown and a malformed code take the same steps.</summary>
    public async Task<StatusAnswer> StatusAsync(string text, CancellationToken cancellationToken)
    {
        var (found, state) = await PeopleRows.FindAsync(ledger, keys, text, cancellationToken);
        return found switch
        {
            null => new StatusAnswer.NotFound(),
            { Person: null } => new StatusAnswer.Erased(),
            { Person: { } person } known => new StatusAnswer.Found(await StatusAsync(state, known, person, cancellationToken)),
        };
    }

    /// <summary>Leaves the group, follow-up, or has everything erased. The same again changes nothing.</summary>
    public async Task<WithdrawAnswer> WithdrawAsync(string text, Leaving what, CancellationToken cancellationToken)
    {
        var answer = await ledger.TransactAsync(
            draft => WithdrawAsync(draft, text, Act(what), cancellationToken), WithdrawAnswer.TryAgain, cancellationToken);
        if (what is Leaving.Data && answer is not WithdrawAnswer.TryAgain)
        {
            await ledger.Store.ForgetAsync(cancellationToken);
        }

        return answer;
    }

    private async Task<WithdrawAnswer> WithdrawAsync(Draft draft, string text, Withdrawal what, CancellationToken cancellationToken)
    {
        // Another process may have signed them up after the draft was read: then they are not there yet.
        var (found, _) = await PeopleRows.FindAsync(ledger, keys, text, cancellationToken);
        if (found is not { } known || draft.State.CommittedTo(known.Id) is not { } committed)
        {
            return WithdrawAnswer.NotFound;
        }

        if (!draft.State.Participants.TryGetValue(known.Id, out var drawn) && !committed.Erased && what is not Withdrawal.Data)
        {
            return WithdrawAnswer.NotDrawn;
        }

        if (known.Person is not null && !Has(committed, drawn, what))
        {
            draft.Add(Actor.Citizen, new Act.Withdraw(known.Id, what));
            if (what is Withdrawal.Data)
            {
                var researchId = known.Person!.ResearchId;
                var (code, erased) = (new CodeRow(known.Id, Erased: true), new ErasedRow(researchId, draft.Today));
                draft.Add(new Change.Insert(RowKeys.Erasure(researchId), RowJson.Format(erased)));
                draft.Add(new Change.Replace(known.CodeRow.Key, known.CodeRow.ETag, RowJson.Format(code)));
                draft.Add(new Change.Replace(known.Row.Key, known.Row.ETag, RowJson.Format(new ParticipantRow(null))));
            }
        }

        return WithdrawAnswer.Done;
    }

    private async Task<Status> StatusAsync(StudyState state, Known known, Personal person, CancellationToken cancellationToken)
    {
        var id = known.Id;
        var (lot, logProof) = await lots.WithProofAsync(known, person, state, cancellationToken);
        var drawn = state.Participants.GetValueOrDefault(id);
        var today = Copenhagen.Date(clock.GetUtcNow());
        GroupRecord[] groups = drawn is { LeftGroup: false } ? [.. await plans.GroupsOfAsync(state, id, cancellationToken)] : [];
        var group = groups.FirstOrDefault(group => group.Change != GroupChange.Cancelled);
        return new Status(
            lot.Outcome,
            person.ResearchId,
            person.Alias,
            group is null ? null : await GroupAsync(state, group, today, cancellationToken),
            await NoticesAsync(state, id, person, groups, isSettled: group is not null || drawn is { LeftGroup: true }, cancellationToken),
            lot.Receipt,
            Left(drawn),
            drawn is null ? Held(state.Undrawn[id].Referral, person) : Held(drawn.Draw, person),
            logProof,
            lot.Waits)
        {
            Times = await times.OfAsync(state, id, person, cancellationToken),
            Today = today,
        };
    }

    private async Task<GroupView> GroupAsync(
        StudyState state, GroupRecord group, DateOnly today, CancellationToken cancellationToken)
    {
        var plan = (await plans.PlanAsync(group, cancellationToken)).Plan;
        var meetings = await plans.MeetingsAsync(state, group, cancellationToken);
        return GroupView.Of(plan, meetings, today);
    }

    // A message stays with those it was sent to, and who came into its group later reads it too. It is read alike for everybody.
    private async Task<IReadOnlyList<NoticeView>> NoticesAsync(
        StudyState state, ParticipantId id, Personal person, IReadOnlyList<GroupRecord> groups, bool isSettled,
        CancellationToken cancellationToken)
    {
        var sent = await messages.ReadAsync(state, cancellationToken);
        var waited = await readers.OfAsync(state, sent, id, person.SignedUp, cancellationToken);
        return
        [
            .. sent
                .Where(message => message.Row.To.Contains(id) || waited.Contains(message)
                    || groups.Any(group => group.Id == message.Sent.GroupId))
                .Select(message => new NoticeView(message.Sent.On, message.Row.Text, message.Sent.Withdrawn)
                {
                    English = message.Row.English,
                    IsOfCancelled = IsOfCancelled(state, message.Sent, isSettled),
                }),
        ];
    }

    // The last message of a cancelled group says that it is cancelled and that they are in the queue. It is news until they have a place in
    // another group, or have left.
    private static bool IsOfCancelled(StudyState state, SentMessage message, bool isSettled) =>
        message.GroupId is { } id && state.Groups[id].Change is GroupChange.Cancelled
        && (isSettled || state.Messages.All.Any(other => other.GroupId == id && other.Number > message.Number));

    private static IReadOnlyList<Leaving> Left(Participant? participant) =>
    [
        .. participant is { LeftGroup: true } ? [Leaving.Group] : (Leaving[])[],
        .. participant is { LeftFollowUp: true } ? [Leaving.FollowUp] : (Leaving[])[],
    ];

    private static IReadOnlyList<HeldView> Held(Act.Draw draw, Personal person) =>
        Held(draw.Stratum, draw.Arm == Arm.Peer ? "peer" : "control", draw.Consent, draw.Person is null ? "signedUp" : "drawn", person);

    private static IReadOnlyList<HeldView> Held(Act.Referral referral, Personal person) =>
        Held(referral.Stratum, "waiting", referral.Consent, "signedUp", person);

    private static IReadOnlyList<HeldView> Held(string stratum, string arm, string consent, string at, Personal person) =>
    [
        new("stratum", stratum),
        new("arm", arm),
        new(at, Iso.Second(person.SignedUp)),
        new("slots", string.Join(' ', person.Times())),
        .. person.Chosen is null ? [] : (HeldView[])[new("slotsBefore", string.Join(' ', person.Slots))],
        new("companionship", person.Companionship ? "true" : "false"),
        new("consent", consent),
        new("language", person.Language),
        new("alias", person.Alias),
        new("researchId", person.ResearchId.ToString()),
    ];

    private static bool Has(Committed committed, Participant? drawn, Withdrawal what) => what switch
    {
        Withdrawal.Group => drawn is { LeftGroup: true },
        Withdrawal.FollowUp => drawn is { LeftFollowUp: true },
        _ => committed.Erased,
    };

    private static Withdrawal Act(Leaving what) => what switch
    {
        Leaving.Group => Withdrawal.Group,
        Leaving.FollowUp => Withdrawal.FollowUp,
        _ => Withdrawal.Data,
    };
}
