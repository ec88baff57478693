using System.Diagnostics;

using Trial.Application.Keys;
using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>The way in: read, decide, commit, answer. One transaction holds the whole draw, or the whole referral.</summary>
public sealed class Referrals(
    ReferralReader reader, SigningUp signingUp, Aliases aliases, StudyLedger ledger, Lots lots, ServiceKeys keys, RushWarning rush,
    LowListWarning shortage)
{
    /// <summary>Signs somebody up and draws their lot, or has them wait for it, or says why not. Durable once it returns.</summary>
    public async Task<ReferralAnswer> ReferAsync(SubmissionDraft said, CancellationToken cancellationToken)
    {
        using var trace = Counters.Trace("draw");
        var alias = said.Whole is null ? "" : await aliases.FindAsync(cancellationToken);
        var rows = await reader.RowsAsync(said, cancellationToken);
        var (decided, stored, low) = await ledger.TransactTogetherAsync(
            draft => DecideAsync(draft, said, alias), rows, new Decided(new ReferralAnswer.Refused(Refusal.TryAgain)), cancellationToken);
        var answer = decided ?? new ReferralAnswer.Stored(await LotAsync(stored!.Value, cancellationToken));
        if (answer is ReferralAnswer.Refused { Why: var why })
        {
            Counters.Refused(why);
            Warn(why);
        }

        if (low is { } lists)
        {
            shortage.Say(said.Stratum!, lists);
        }

        Counters.Answered(answer is ReferralAnswer.Drawn);
        return answer;
    }

    private void Warn(Refusal why)
    {
        if (why is Refusal.TooMany)
        {
            rush.TurnedAway();
        }
        else if (why is Refusal.NotSolved)
        {
            rush.NotSolved();
        }
    }

    // It takes no cancellation: a visitor who leaves must not end what others share with them.
    private async Task<Decided> DecideAsync(Draft draft, SubmissionDraft said, string alias)
    {
        var before = draft.State;
        var (decided, reading) = await DecideAsync(draft, said, await reader.ReadAsync(draft, said, CancellationToken.None));
        if (decided is IntakeDecision.AlreadyDrawn)
        {
            return new(null, reading.Found);
        }

        ReferralAnswer answer = decided switch
        {
            IntakeDecision.Faulty it => new ReferralAnswer.Faulty(it.Faults),
            IntakeDecision.Draw it => new ReferralAnswer.Drawn(await signingUp.AddAsync(draft, it, reading, alias, CancellationToken.None)),
            IntakeDecision.Refused it => new ReferralAnswer.Refused(it.Why),
            _ => throw new UnreachableException(),
        };
        return new(
            answer,
            Low: answer is ReferralAnswer.Drawn ? LowListWarning.Low(reading.Seals, said.Stratum!, before, draft.State) : null);
    }

    // Somebody who is not drawn may have been drawn before: perhaps they used this slip themselves.
    private async Task<(IntakeDecision Decided, ReferralReading Reading)> DecideAsync(
        Draft draft, SubmissionDraft said, ReferralReading reading)
    {
        var decided = IntakeRules.Decide(said, keys.PepperKey, reading.Facts(draft));
        if (decided is IntakeDecision.Draw || reading.Found is not null)
        {
            return (decided, reading);
        }

        var known = reading with { Found = await reader.FindAsync(draft, said.Token, CancellationToken.None) };
        return (IntakeRules.Decide(said, keys.PepperKey, known.Facts(draft)), known);
    }

    // It is read after the turn, so that nobody else waits for it. Whoever was drafted in the same batch is in the record by then.
    private async Task<Lot> LotAsync((Known Known, StudyState State) found, CancellationToken cancellationToken) =>
        (await lots.OfAsync(found.Known, found.Known.Person!, found.State, cancellationToken)).Lot;

    /// <param name="Answer">What somebody is told; null for somebody who is in the record already: they are told their stored lot.</param>
    /// <param name="Stored">Who that is, and a record that has them; null for anybody else.</param>
    /// <param name="Low">How many lists run low since their sign-up made one of them do so; null where it did not.</param>
    private sealed record Decided(ReferralAnswer? Answer, (Known Known, StudyState State)? Stored = null, int? Low = null);
}
