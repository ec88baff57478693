using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Intake;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

//  Which receipt
//
//      drawn at referral     that of the draw, with the promise that was given with it
//      waiting               that of the referral, with the promise that was given with it
//      drawn by cohort       that of the draw, its promise signed again: the row of the person stays as it is
//
//  All else that a receipt says is the seal's, the envelope's and the body's, and never changes: it is not stored again with each person.

/// <summary>What the record now says of a person's lot, and its receipt.</summary>
public sealed class Lots(StudyLedger ledger, Seals seals, PublicLog log, Promises promises)
{
    /// <summary>The lot of somebody who is in the record, and the proof that the public log holds it.</summary>
    /// <param name="known">Who it is.</param>
    /// <param name="person">What is held about them.</param>
    /// <param name="state">The record.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The proof is of the draw, or of the referral before it; null before the night that publishes it.</returns>
    /// <exception cref="RecordFaultException">The rows do not agree with the record.</exception>
    public async Task<(Lot Lot, string? LogProof)> WithProofAsync(
        Known known, Personal person, StudyState state, CancellationToken cancellationToken)
    {
        var (source, view) = await SourceAsync(known, person, state, cancellationToken);
        return (Of(known.Code, known.Id, person, state, source), view.Proof(LogEntry.Format(source.Body.Commitment))?.Format());
    }

    /// <summary>The same without the proof.</summary>
    /// <inheritdoc cref="WithProofAsync"/>
    public async Task<Lot> OfAsync(Known known, Personal person, StudyState state, CancellationToken cancellationToken)
    {
        var (source, _) = await SourceAsync(known, person, state, cancellationToken);
        return Of(known.Code, known.Id, person, state, source);
    }

    private async Task<(LotSource Source, LogView View)> SourceAsync(
        Known known, Personal person, StudyState state, CancellationToken cancellationToken)
    {
        var drawn = state.Participants.GetValueOrDefault(known.Id);
        var body = await ledger.BodyAsync(drawn?.Sequence ?? state.Undrawn[known.Id].Sequence, cancellationToken);
        if (drawn?.Referred is null && body.Commitment != state.CommittedTo(known.Id)!.SignedUp)
        {
            throw new RecordFaultException($"{known.Row.Key}: the body of this participant is not the one that the record was read from.");
        }

        var record = state.Seals.Find(seal => drawn is null ? seal.Number == person.Seal : seal.Entry == drawn.Draw.Seal)
            ?? throw new RecordFaultException($"{known.Row.Key}: {HeldRow.NoSuchSeal}.");
        var seal = await seals.GetAsync(record, cancellationToken);
        var view = await log.ReadAsync(cancellationToken);
        var proof = view.FirstProof(Encoding.UTF8.GetBytes(seal.Files.Entry))
            ?? throw new RecordFaultException($"The public log does not hold seal {seal.Number}.");
        return (new(seal, proof, body), view);
    }

    /// <summary>The same, of what is already at hand.</summary>
    public Lot Of(Code code, ParticipantId id, Personal person, StudyState state, LotSource source)
    {
        var drawn = state.Participants.GetValueOrDefault(id);
        return new Lot(
            code,
            drawn is null ? Outcome.Waiting : drawn.Draw.Arm == Arm.Peer ? Outcome.Peer : Outcome.Control,
            person.ResearchId,
            Text(drawn is null ? WaitingReceiptOf(source, person) : ReceiptOf(source, drawn, person)),
            drawn is null ? WaitsOf(state.Undrawn[id], state, source.Seal) : null)
        {
            SignedUp = Copenhagen.Date(person.SignedUp),
        };
    }

    private static string Text(JsonObject receipt) => Encoding.UTF8.GetString(CanonicalJson.Format(receipt));

    private static JsonObject WaitingReceiptOf(LotSource from, Personal person) =>
        WaitingReceipt.Format(from.Seal.Files.Setup, from.Seal.Files.Entry, from.Proof.Format(), from.Body, person.Promise);

    private static Waits WaitsOf(Referred referred, StudyState state, Seal seal) =>
        new(seal.Setup.Cohort!.People, state.Queues.In(referred.Referral.Stratum).Contains(referred));

    private JsonObject ReceiptOf(LotSource from, Participant drawn, Personal person) => Receipt.Format(
        from.Seal.Files.Setup,
        from.Seal.Files.Entry,
        from.Proof.Format(),
        from.Opening ?? from.Seal.List.Open(drawn.Draw.Stratum, drawn.Draw.Envelope),
        from.Body,
        drawn.Referred is null ? person.Promise : promises.Make(from.Seal.Setup, from.Body.Commitment, drawn.Drawn));
}
