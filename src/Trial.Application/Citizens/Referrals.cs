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
        var decided = await ledger.TransactTogetherAsync<Decided>(
            draft => DecideAsync(draft, said, alias),
            rows,
            new Decided.Now(new ReferralAnswer.Refused(Refusal.TryAgain)),
            cancellationToken);

        // A stored lot is read after the turn, so that nobody else waits for it. Whoever was drafted in the same batch is in the record
        // by then.
        var answer = decided switch
        {
            Decided.Now now => now.Answer,
            Decided.Before it => new ReferralAnswer.Stored(
                await lots.OfAsync(it.Known, it.Known.Person!, it.State, cancellationToken)),
            _ => throw new UnreachableException(),
        };
        if (answer is ReferralAnswer.Refused { Why: var why })
        {
            Counters.Refused(why);
            Warn(why);
        }

        if (decided is Decided.Now { Low: { } lists })
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
            var (known, state) = reading.Found!.Value;
            return new Decided.Before(known, state);
        }

        ReferralAnswer answer = decided switch
        {
            IntakeDecision.Faulty it => new ReferralAnswer.Faulty(it.Faults),
            IntakeDecision.Draw it => new ReferralAnswer.Drawn(await signingUp.AddAsync(draft, it, reading, alias, CancellationToken.None)),
            IntakeDecision.Refused it => new ReferralAnswer.Refused(it.Why),
            _ => throw new UnreachableException(),
        };
        return new Decided.Now(
            answer,
            answer is ReferralAnswer.Drawn ? LowListWarning.Low(reading.Seals, said.Stratum!, before, draft.State) : null);
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

    private abstract record Decided
    {
        /// <summary>Somebody who was not in the record is told this.</summary>
        /// <param name="Answer">What they are told.</param>
        /// <param name="Low">How many lists run low since their sign-up made one of them do so; null where it did not.</param>
        public sealed record Now(ReferralAnswer Answer, int? Low = null) : Decided;

        /// <summary>Somebody is in the record already, and is told their stored lot.</summary>
        /// <param name="Known">Who it is.</param>
        /// <param name="State">A record that has them.</param>
        public sealed record Before(Known Known, StudyState State) : Decided;
    }
}
