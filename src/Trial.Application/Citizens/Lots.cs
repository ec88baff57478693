using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Intake;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

//  Which receipt
//
//      drawn at referral     that of the draw, as it was stored with it
//      waiting               that of the referral, as it was stored with it
//      drawn by cohort       that of the draw, made when it is read, its promise signed again: the row of the person stays as it is

/// <summary>What the record now says of a person's lot, and its receipts.</summary>
public sealed class Lots(StudyLedger ledger, Seals seals, PublicLog log, Promises promises)
{
    /// <summary>The lot of somebody who is in the record.</summary>
    public async Task<Lot> OfAsync(Code code, StudyState state, ParticipantId id, Personal person, CancellationToken cancellationToken)
    {
        var day = Trial.Core.Copenhagen.Date(person.SignedUp);
        if (!state.Participants.TryGetValue(id, out var drawn))
        {
            var people = (await seals.CohortAsync(state, cancellationToken))!.People;
            var inQueue = state.Undrawn[id] is var referred && state.Queues.In(referred.Referral.Stratum).Contains(referred);
            return new(code, Outcome.Waiting, person.ResearchId, person.Receipt, new Waits(people, inQueue)) { SignedUp = day };
        }

        var receipt = drawn.Draw.Person is null ? await ReceiptAsync(state, drawn, cancellationToken) : person.Receipt;
        return new(code, OutcomeOf(drawn.Draw), person.ResearchId, receipt) { SignedUp = day };
    }

    /// <summary>The receipt of a draw.</summary>
    /// <param name="seal">Its seal.</param>
    /// <param name="sealProof">That the log holds it.</param>
    /// <param name="opening">The envelope that it opened.</param>
    /// <param name="body">Its body.</param>
    /// <param name="on">The date of it.</param>
    public string ReceiptOf(Seal seal, TlogProof sealProof, Opening opening, Body body, DateOnly on) => Text(Receipt.Format(
        seal.Files.Setup, seal.Files.Entry, sealProof.Format(), opening, body, promises.Make(seal.Setup, body.Commitment, on)));

    /// <summary>The receipt of a referral, before the lot.</summary>
    /// <param name="seal">The seal in use.</param>
    /// <param name="sealProof">That the log holds it.</param>
    /// <param name="body">Of the referral.</param>
    /// <param name="on">The date of it.</param>
    public string WaitingReceiptOf(Seal seal, TlogProof sealProof, Body body, DateOnly on) => Text(WaitingReceipt.Format(
        seal.Files.Setup, seal.Files.Entry, sealProof.Format(), body, promises.Make(seal.Setup, body.Commitment, on)));

    private static Outcome OutcomeOf(Act.Draw draw) => draw.Arm == Seal.PeerArm ? Outcome.Peer : Outcome.Control;

    private async Task<string> ReceiptAsync(StudyState state, Participant drawn, CancellationToken cancellationToken)
    {
        var seal = await seals.GetAsync(state.Seals.Find(seal => seal.Entry == drawn.Draw.Seal)!, cancellationToken);
        var body = await ledger.BodiesAsync(drawn.Sequence, drawn.Sequence + 1, cancellationToken).SingleAsync(cancellationToken);
        var proof = (await log.ReadAsync(cancellationToken)).FirstProof(Encoding.UTF8.GetBytes(seal.Files.Entry));
        return ReceiptOf(seal, proof!, seal.List.Open(drawn.Draw.Stratum, drawn.Draw.Envelope), body, drawn.Drawn);
    }

    private static string Text(JsonObject receipt) => Encoding.UTF8.GetString(CanonicalJson.Format(receipt));
}
