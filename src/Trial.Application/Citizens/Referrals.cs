using System.Diagnostics;

using Trial.Application.Keys;
using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Intake;

namespace Trial.Application.Citizens;

/// <summary>The way in: read, decide, commit, answer. One transaction holds the whole draw, or the whole referral.</summary>
public sealed class Referrals(
    ReferralReader reader, SigningUp signingUp, StudyLedger ledger, Lots lots, ServiceKeys keys, CapWarning cap)
{
    /// <summary>Signs somebody up and draws their lot, or has them wait for it, or says why not. Durable once it returns.</summary>
    public async Task<ReferralAnswer> ReferAsync(SubmissionDraft said, CancellationToken cancellationToken)
    {
        using var trace = Counters.Trace("draw");
        var answer = await ledger.TransactAsync(draft => DecideAsync(draft, said, cancellationToken), cancellationToken)
            ?? new ReferralAnswer.Refused(Refusal.TryAgain);
        if (answer is ReferralAnswer.Refused { Why: Refusal.TooMany })
        {
            cap.TurnedAway();
        }

        Counters.Answered(answer is ReferralAnswer.Drawn);
        return answer;
    }

    private async Task<ReferralAnswer> DecideAsync(Draft draft, SubmissionDraft said, CancellationToken cancellationToken)
    {
        var reading = await reader.ReadAsync(draft, said, cancellationToken);

        return IntakeRules.Decide(said, keys.PepperKey, reading.Facts(draft)) switch
        {
            IntakeDecision.AlreadyDrawn => new ReferralAnswer.Stored(await StoredAsync(reading.Known!, cancellationToken)),
            IntakeDecision.Faulty it => new ReferralAnswer.Faulty(it.Faults),
            IntakeDecision.Draw it => new ReferralAnswer.Drawn(await signingUp.AddAsync(draft, it, reading, cancellationToken)),
            var refused => new ReferralAnswer.Refused(Why(refused)),
        };
    }

    // The record is read again: they signed up before now, but perhaps after the draft's reading of it.
    private async Task<Lot> StoredAsync(Known known, CancellationToken cancellationToken) =>
        await lots.OfAsync(known.Code, (await ledger.ReadAsync(cancellationToken)).State, known.Id, known.Person!, cancellationToken);

    private static Refusal Why(IntakeDecision refused) => refused switch
    {
        IntakeDecision.Erased => Refusal.Erased,
        IntakeDecision.NotEligible => Refusal.NotEligible,
        IntakeDecision.OtherSubmission => Refusal.OtherSubmission,
        IntakeDecision.StudyClosed => Refusal.StudyClosed,
        IntakeDecision.StratumClosed => Refusal.StratumClosed,
        IntakeDecision.TextNotCurrent => Refusal.TextNotCurrent,
        IntakeDecision.NotLogged => Refusal.TryAgain,
        IntakeDecision.TooMany => Refusal.TooMany,
        IntakeDecision.SlipNotGood => Refusal.SlipNotGood,
        _ => throw new UnreachableException(),
    };
}
