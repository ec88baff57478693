using System.Security.Cryptography;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>Puts somebody who was let in into a draft: the draw or the referral, their rows, and the row that let them in.</summary>
public sealed class SigningUp(Lots lots, Promises promises, Aliases aliases, ServiceKeys keys)
{
    /// <summary>Adds all of it.</summary>
    /// <param name="draft">What is drafted.</param>
    /// <param name="decided">Who was let in.</param>
    /// <param name="reading">What was read for them.</param>
    /// <param name="alias">One that was found for them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Their lot, or that they wait for it.</returns>
    public async Task<Lot> AddAsync(
        Draft draft, IntakeDecision.Draw decided, ReferralReading reading, string alias, CancellationToken cancellationToken)
    {
        var said = decided.Submission;
        var code = Code.Of(said.Token, keys.PepperKey);
        var id = ParticipantId.FromRandom(RandomNumberGenerator.GetBytes(ParticipantId.Size));
        var person = NewPerson(said, code, await aliases.TakeAsync(draft, alias, cancellationToken), draft.Now);
        var source = Add(draft, decided, reading, id, person.Hashes());
        person = person with
        {
            Promise = promises.Make(source.Seal.Setup, source.Body.Commitment, draft.At()),
            Seal = source.Opening is null ? source.Seal.Number : null,
        };

        Store(draft, id, person);
        draft.Add(reading.Admission.Used(reading.Config, draft.Now));
        return lots.Of(code, id, person, draft.State, source);
    }

    private static LotSource Add(
        Draft draft, IntakeDecision.Draw decided, ReferralReading reading, ParticipantId id, PersonHashes person)
    {
        var (said, seal) = (decided.Submission, reading.Seal!);
        var opening = seal.Setup.Cohort is null ? seal.List.Open(said.Stratum, decided.Envelope) : null;
        Act act = opening is null
            ? new Act.Referral(id, said.Stratum, said.Consent, person)
            : new Act.Draw(id, said.Stratum, decided.Envelope, opening.Arm, opening.LeafIndex, seal.EntryHash, said.Consent, person);
        return new LotSource(seal, reading.SealProof!, draft.Add(seal.Setup.Study, Actor.Citizen, act), opening);
    }

    // All but the promise: the record commits to the row before there is one.
    private Personal NewPerson(Submission said, Code code, string alias, DateTimeOffset now) => new(
        said.Hash(keys.PepperKey),
        said.Language,
        said.Slots,
        said.Companionship,
        alias,
        ResearchId.Of(said.Token, keys.PepperKey),
        Promise: "",
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
}
