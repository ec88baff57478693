using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Microsoft.Extensions.Logging;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Intake;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>The way in: read, decide, commit, answer. One transaction holds the whole draw, or the whole referral.</summary>
public sealed partial class Referrals(
    Installation installation, StudyLedger ledger, Seals seals, Plans plans, PublicLog log, Lots lots, ServiceKeys keys,
    TimeProvider clock, ILogger<Referrals> logger)
{
    private readonly IStore store = ledger.Store;
    private string? hourOfCap;

    /// <summary>Signs somebody up and draws their lot, or has them wait for it, or says why not. Durable once it returns.</summary>
    public async Task<ReferralAnswer> ReferAsync(SubmissionDraft said, CancellationToken cancellationToken)
    {
        using var trace = Counters.Trace("draw");
        var answer = await ledger.TransactAsync(draft => DecideAsync(draft, said, cancellationToken), cancellationToken)
            ?? new ReferralAnswer.Refused(Refusal.TryAgain);
        if (answer is ReferralAnswer.Refused { Why: Refusal.TooMany })
        {
            WarnOfCap(Hour(clock.GetUtcNow()));
        }

        Counters.Answered(answer is ReferralAnswer.Drawn);
        return answer;
    }

    private async Task<ReferralAnswer> DecideAsync(Draft draft, SubmissionDraft said, CancellationToken cancellationToken)
    {
        var all = await seals.AllAsync(draft.State, cancellationToken);
        var reading = new Reading(
            await installation.InstalledAsync(cancellationToken),
            all,
            all.FirstOrDefault(seal => seal.Number == Seals.NextFree(draft.State, all, said.Stratum ?? "")?.Seal),
            await log.ReadAsync(cancellationToken),
            await store.GetAsync(RowKeys.Hour, cancellationToken),
            said.Slip is { } slip ? await store.GetAsync(RowKeys.Slip(slip.Row(keys.PepperKey)), cancellationToken) : null);

        // Last: a slip that is found used was perhaps theirs, by another process.
        var known = await FindAsync(said.Token, cancellationToken);
        var facts = await FactsAsync(draft, reading, known, cancellationToken);

        return IntakeRules.Decide(said, keys.PepperKey, facts) switch
        {
            IntakeDecision.AlreadyDrawn => new ReferralAnswer.Stored(await StoredAsync(known!, cancellationToken)),
            IntakeDecision.Faulty it => new ReferralAnswer.Faulty(it.Faults),
            IntakeDecision.Draw it => new ReferralAnswer.Drawn(await SignUpAsync(draft, it, reading, cancellationToken)),
            var refused => new ReferralAnswer.Refused(Why(refused)),
        };
    }

    // The record is read again: they signed up before now, but perhaps after the draft's reading of it.
    private async Task<Lot> StoredAsync(Known known, CancellationToken cancellationToken) =>
        await lots.OfAsync(known.Code, (await ledger.ReadAsync(cancellationToken)).State, known.Id, known.Person!, cancellationToken);

    private async Task<Known?> FindAsync(Token? token, CancellationToken cancellationToken)
    {
        if (token is not { } given)
        {
            return null;
        }

        var code = Code.Of(given, keys.PepperKey);
        return (await PeopleRows.FindAsync(ledger, keys, code, cancellationToken)).Known;
    }

    private async Task<IntakeFacts> FactsAsync(Draft draft, Reading reading, Known? known, CancellationToken cancellationToken)
    {
        var groups = await plans.GroupsAsync(draft.State, cancellationToken);
        return new IntakeFacts(
            draft.State.Phase is Phase.Open,
            IsLogged(draft, reading),
            draft.State.Text?.Version ?? reading.Config.Consent.Version,
            reading.Config.Strata.ToDictionary(
                stratum => stratum.Code,
                stratum => new StratumFacts(
                    Seals.IsOpen(draft.State, reading.Seals, stratum.Code),
                    Seals.NextFree(draft.State, reading.Seals, stratum.Code)?.Next,
                    Places.Offered(groups, stratum.Code, draft.Today).Select(slot => slot.Id).ToHashSet(StringComparer.Ordinal))),
            reading.Config.NeedsSlip
                ? new Admission.BySlip(reading.Slip is { } slip && IsGood(RowJson.Parse<SlipRow>(slip), draft))
                : new Admission.ByAnyone(reading.Config.HourlyCap, DrawnThisHour(reading, draft.Now)),
            known switch
            {
                null => null,
                { Person: { } person } => new TokenUse.Drawn(person.Submission),
                _ => new TokenUse.Erased(),
            });
    }

    private static bool IsGood(SlipRow slip, Draft draft) =>
        !slip.Used && draft.State.Sheets.GetValueOrDefault(slip.Sheet)?.IsGoodOn(draft.Today) == true;

    // A demonstration has no limit to its backlog.
    private static bool IsLogged(Draft draft, Reading reading) =>
        reading.SealProof is not null
        && (reading.Config.Demonstration
            || Publisher.NightsWaiting(reading.Log, reading.Seal!.Setup, draft.State, draft.Now) <= Publication.MostWaiting);

    private async Task<Lot> SignUpAsync(Draft draft, IntakeDecision.Draw decided, Reading reading, CancellationToken cancellationToken)
    {
        var (said, seal) = (decided.Submission, reading.Seal!);
        var code = Code.Of(said.Token, keys.PepperKey);
        var id = ParticipantId.FromRandom(RandomNumberGenerator.GetBytes(ParticipantId.Size));
        var person = NewPerson(said, code, await AliasAsync(draft, cancellationToken), draft.Now);
        person = person with
        {
            Receipt = seal.Setup.Cohort is null
                ? Draw(draft, decided, reading, id, person.Hashes())
                : Refer(draft, said, reading, id, person.Hashes()),
        };

        Store(draft, id, person);
        draft.Add(Admit(reading, draft.Now));
        return await lots.OfAsync(code, draft.State, id, person, cancellationToken);
    }

    // Both give the receipt.
    private string Draw(Draft draft, IntakeDecision.Draw decided, Reading reading, ParticipantId id, PersonHashes person)
    {
        var (said, seal) = (decided.Submission, reading.Seal!);
        var opening = seal.List.Open(said.Stratum, decided.Envelope);
        var act = new Act.Draw(
            id, said.Stratum, decided.Envelope, opening.Arm, opening.LeafIndex, seal.EntryHash, said.Consent, person);
        return lots.ReceiptOf(seal, reading.SealProof!, act, draft.Add(seal.Setup.Study, "citizen", act), draft.At());
    }

    private string Refer(Draft draft, Submission said, Reading reading, ParticipantId id, PersonHashes person)
    {
        var seal = reading.Seal!;
        var body = draft.Add(seal.Setup.Study, "citizen", new Act.Referral(id, said.Stratum, said.Consent, person));
        return lots.WaitingReceiptOf(seal, reading.SealProof!, body, draft.At());
    }

    // All but the receipt: the record commits to it before there is one.
    private Personal NewPerson(Submission said, Code code, string alias, DateTimeOffset now) => new(
        said.Hash(keys.PepperKey),
        said.Language,
        said.Slots,
        said.Companionship,
        alias,
        ResearchId.Of(said.Token, keys.PepperKey),
        Receipt: "",
        DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
        code.Row(keys.PepperKey),
        Draft.RandomDigest(),
        Draft.RandomDigest());

    private void Store(Draft draft, ParticipantId id, Personal person)
    {
        draft.Add(new Change.Insert(RowKeys.Code(person.Code), RowJson.Format(new CodeRow(id, Erased: false))));
        draft.Add(new Change.Insert(RowKeys.Participant(id), RowJson.Format(new ParticipantRow(person))));
        draft.Add(new Change.Insert(RowKeys.ResearchId(person.KnownId().Id.Row(keys.PepperKey)), [])); // a second use is a lost race
    }

    // Under slips the slip is used up; under open admission the hour's count goes up. Either way another draw in between is a lost race.
    private static Change Admit(Reading reading, DateTimeOffset now)
    {
        if (reading.Slip is { } slip)
        {
            var used = RowJson.Parse<SlipRow>(slip) with { Used = true, Month = Month(now) };
            return new Change.Replace(slip.Key, slip.ETag, RowJson.Format(used));
        }

        var (drawn, before) = (DrawnThisHour(reading, now) + 1, reading.Hour is { } row ? RowJson.Parse<HourRow>(row).Met : null);
        var next = RowJson.Format(new HourRow(Hour(now), drawn, drawn >= reading.Config.HourlyCap ? Hour(now) : before));
        return Change.Put(reading.Hour, RowKeys.Hour, next);
    }

    private static int DrawnThisHour(Reading reading, DateTimeOffset now) =>
        reading.Hour is { } row && RowJson.Parse<HourRow>(row) is var hour && hour.Hour == Hour(now) ? hour.Drawn : 0;

    private static string Month(DateTimeOffset now) => Copenhagen.Date(now).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Hour(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);

    // Each alias is taken by its own row, so two people never share one; a lost race draws another.
    private async Task<string> AliasAsync(Draft draft, CancellationToken cancellationToken)
    {
        while (true)
        {
            var alias = Alias.Of(RandomNumberGenerator.GetBytes(Alias.RandomBytes), draft.State.SignedUp).Text;
            var key = RowKeys.Alias(Digest.Of(Encoding.UTF8.GetBytes(alias)));
            if (await store.GetAsync(key, cancellationToken) is null)
            {
                draft.Add(new Change.Insert(key, []));
                return alias;
            }
        }
    }

    // Once an hour: somebody who is turned away may come again at once.
    private void WarnOfCap(string hour)
    {
        if (Interlocked.Exchange(ref hourOfCap, hour) != hour)
        {
            Counters.CapMet();
            LogCapMet();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody was turned away: this hour has drawn as many as the study's cap allows.")]
    private partial void LogCapMet();

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
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private sealed record Reading(StudyConfig Config, IReadOnlyList<Seal> Seals, Seal? Seal, LogView Log, Row? Hour, Row? Slip)
    {
        /// <summary>That the public log holds the seal; null when it does not.</summary>
        public TlogProof? SealProof { get; } = Seal is null ? null : Log.FirstProof(Encoding.UTF8.GetBytes(Seal.Files.Entry));
    }
}
