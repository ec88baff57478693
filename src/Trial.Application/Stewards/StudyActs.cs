using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>What a steward does to the whole study: each with a reason, each a body in the record.</summary>
public sealed class StudyActs(StudyLedger ledger, Seals seals, Readiness readiness, Standstill standstill, Sessions sessions)
{
    /// <summary>The most envelopes that a restore passes over in each place.</summary>
    public const int MostSkipped = 1000;

    /// <summary>From now on lots are drawn in a place, or, without one, in every place, unless the study lacks something.</summary>
    public async Task<ActAnswer> OpenAsync(StaffMember who, string? stratum, string reason, CancellationToken cancellationToken)
    {
        // Which places there are, and so which of them are open, only the setups tell.
        var all = await seals.AllAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken);
        return stratum is not null && !all.Any(seal => seal.Setup.Strata.Contains(stratum))
                ? new ActAnswer.Refused("the study has no such place") { Field = "stratum" }
            : await readiness.ForOpenAsync(stratum, cancellationToken) is { Count: > 0 } lacks ? new ActAnswer.Unready(lacks)
            : await ActAsync(who, reason, (_, row) => new Act.Open(row, stratum), cancellationToken, state =>
                stratum is not null && state.Phase is Phase.Open && Seals.IsOpen(state, all, stratum)
                    ? new("this place is open", "stratum")
                    : null);
    }

    /// <summary>
    /// No lots are drawn in a place until it is opened again; without a place, nowhere and never again. Where people wait there for
    /// their lot it is drawn first. With the study's close it is written how many meetings each came to until then.
    /// </summary>
    public async Task<ActAnswer> CloseAsync(StaffMember who, string? stratum, string reason, CancellationToken cancellationToken)
    {
        var answer = await new Closing(ledger, seals).CloseAsync(who, stratum, reason, cancellationToken);
        if (answer is ActAnswer.Done && stratum is null)
        {
            await WriteSessionsAsync(cancellationToken);
        }

        return answer;
    }

    // The study is closed, and every night writes what is new.
    private async Task WriteSessionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await sessions.WriteAsync(cancellationToken);
        }
        catch (BusyException)
        {
            // It is not theirs to try again.
        }
    }

    /// <summary>Arms may be exported by name before close.</summary>
    public Task<ActAnswer> UnblindAsync(StaffMember who, string reason, CancellationToken cancellationToken) =>
        ActAsync(who, reason, row => new Act.Unblind(row), cancellationToken);

    /// <summary>A mistake in a draw is documented. The draw stays as it is.</summary>
    public Task<ActAnswer> CorrectAsync(StaffMember who, int of, Mistake mistake, string reason, CancellationToken cancellationToken) =>
        ActAsync(who, reason, row => new Act.Correction(of, mistake, row), cancellationToken);

    /// <summary>
    /// The table was put back from a copy, and the service has stopped for that reason: every stratum goes on where the anchor saw it,
    /// where one did, and passes over so many more. While the service goes on nothing is passed over.
    /// </summary>
    public async Task<ActAnswer> RestoreAsync(StaffMember who, int skip, string reason, CancellationToken cancellationToken) =>
        standstill.Stop is not { } stop
            ? new ActAnswer.Refused("the service has not stopped")
            : await new Restoring(ledger, seals, stop).RestoreAsync(who, skip, reason, cancellationToken);

    /// <summary>Publishes the seed of one seal, once, after close. A seed that did not make its list is refused.</summary>
    public async Task<ActAnswer> RevealAsync(StaffMember who, int number, Digest seed, string reason, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var seal = (await seals.AllAsync(state, cancellationToken)).FirstOrDefault(seal => seal.Number == number);
        return seal is null ? new ActAnswer.Refused("there is no seal with this number") { Field = "number" }
            : ListKey.SeedCommitment(seed) != seal.Setup.Seed
                ? new ActAnswer.Refused("this is not the seed that the setup commits to") { Field = "seed" }
            : await ActAsync(who, reason, row => new Act.RevealSeed(number, seed, row), cancellationToken);
    }

    private Task<ActAnswer> ActAsync(StaffMember who, string reason, Func<Digest, Act> act, CancellationToken cancellationToken) =>
        ActAsync(who, reason, (_, row) => act(row), cancellationToken);

    private Task<ActAnswer> ActAsync(
        StaffMember who,
        string reason,
        Func<StudyState, Digest, Act> act,
        CancellationToken cancellationToken,
        Func<StudyState, Obstacle?>? refusal = null) =>
        ledger.TransactAsync<ActAnswer>(
            draft =>
            {
                var row = Plans.Detail(new ReasonRow(reason, who.Id, draft.Now));
                return Task.FromResult(refusal?.Invoke(draft.State) is { } why
                    ? new ActAnswer.Refused(why)
                    : Act(draft, who, act(draft.State, row.Hash), row));
            },
            new ActAnswer.TryAgain(),
            cancellationToken);

    private static ActAnswer Act(Draft draft, StaffMember who, Act act, Detail row)
    {
        if (draft.State.ObstacleTo(act) is { } refusal)
        {
            return new ActAnswer.Refused(refusal);
        }

        return new ActAnswer.Done(draft.Add(who.Actor, act, row));
    }
}

/// <summary>What came of an act. These are all the answers there are.</summary>
public abstract record ActAnswer
{
    private ActAnswer()
    {
    }

    /// <summary>It is in the record at this sequence.</summary>
    public sealed record Done(int Sequence) : ActAnswer;

    /// <summary>It is kept, beside the record.</summary>
    public sealed record Kept : ActAnswer;

    /// <summary>It cannot come now; nothing was changed.</summary>
    public sealed record Refused(string Why) : ActAnswer
    {
        /// <summary>What a rule says.</summary>
        public Refused(Obstacle rule)
            : this(rule.Why) => Field = rule.Field;

        /// <summary>The field that it is about; null for none.</summary>
        public string? Field { get; init; }

        /// <summary>The first day on which it can be; null where no day would help.</summary>
        public DateOnly? Earliest { get; init; }
    }

    /// <summary>The study lacks these; nothing was changed.</summary>
    public sealed record Unready(IReadOnlyList<Lack> Lacks) : ActAnswer;

    /// <summary>The store is busy; nothing was changed.</summary>
    public sealed record TryAgain : ActAnswer;
}
