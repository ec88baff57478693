using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Core.Input;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>
/// A receipt of a draw, or of a referral that waits for its lot, as its holder hands it in (docs/formats.md section 5). White space between
/// its fields is free.
/// </summary>
/// <param name="Setup">The text of setup.json.</param>
/// <param name="SealEntry">The text of its seal entry.</param>
/// <param name="Lot">The lot; null while its holder waits for it.</param>
/// <param name="Open">The exact text of the body's open part.</param>
/// <param name="NOpen">Its nonce.</param>
/// <param name="ClosedHash">The hash of the closed part.</param>
/// <param name="SealProof">That the log holds the seal entry.</param>
/// <param name="Promise">That the log will hold the body.</param>
internal sealed record ReceiptFile(
    string Setup, string SealEntry, ReceiptLot? Lot, string Open, Digest NOpen, Digest ClosedHash, string SealProof, string Promise)
{
    private static readonly string[] Waiting = ["format", "setup", "sealEntry", "open", "nOpen", "closedHash", "sealProof", "promise"];
    private static readonly string[] Drawn = [.. Waiting, "leaf", "cPos", "nArm", "arm", "path"];

    /// <summary>The commitment of the receipt's body.</summary>
    public Digest Commitment => Body.CommitmentOf(Open, NOpen, ClosedHash);

    /// <summary>The kind of that body.</summary>
    public string Kind => Lot is null ? "referral" : "draw";

    /// <summary>The day by which the log is to hold the body; of a receipt without <see cref="Fault"/>.</summary>
    public DateOnly PromisedBy => Log.Promise.Parse(SignedNote.Parse(Promise)!.Text)!.By;

    /// <summary>Reads a receipt; null for anything else.</summary>
    public static ReceiptFile? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(
                json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 }) is JsonObject values
                    ? Parse(values, new Fields(values))
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or text that is not UTF-8
        }
    }

    /// <summary>
    /// What is wrong with the receipt itself; null when its arm was in the sealed set and is what its body says, or its body is that of a
    /// referral.
    /// </summary>
    /// <param name="ed25519">Verifies one kind of the log's signatures.</param>
    public string? Fault(VerifyEd25519 ed25519)
    {
        if (!Lottery.Setup.TryRead(
            Encoding.UTF8.GetBytes(Setup), out var setup, out _) || Lottery.SealEntry.Parse(SealEntry) is not { } entry)
        {
            return "its setup or seal entry is malformed";
        }

        return entry.SetupHash != setup.Hash() ? "its seal entry names another setup"
            : Lot?.IsUnder(entry) == false ? "its envelope is not under the seal"
            : Lot is null && setup.Cohort is null ? "it waits for a lot in a study that draws lots at referral"
            : Open != ExpectedOpen(setup)
                ? (Lot is null ? "its copy of the record is not of a referral" : "its copy of the record names another arm, leaf or seal")
            : FaultOfPromise(setup, ed25519) ?? FaultOfProof(setup, ed25519);
    }

    // The open part of this draw or referral; the consent's version is taken as it is.
    private string? ExpectedOpen(Setup setup)
    {
        if (CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(Open)) is not { } values
            || new Fields(values).Text("consent") is not { } consent)
        {
            return null;
        }

        var open = new JsonObject { ["consent"] = consent, ["kind"] = Kind, ["study"] = setup.Study };
        if (Lot is { } lot)
        {
            open["arm"] = lot.Arm.ToString();
            open["leaf"] = lot.Leaf;
            open["seal"] = Lottery.SealEntry.Hash(SealEntry).ToString();
        }

        return Encoding.UTF8.GetString(CanonicalJson.Format(open));
    }

    private string? FaultOfPromise(Setup setup, VerifyEd25519 ed25519) =>
        SignedNote.Parse(Promise) is not { } note || Log.Promise.Parse(note.Text) is not { } promise ? "its promise is malformed"
        : (promise.Study, promise.Commitment) != (setup.Study, Commitment) ? $"its promise is for another {Kind}"
        : !note.IsSignedByAll([VerifierKey.Parse(setup.PromiseKey)!], ed25519) ? "the promise key did not sign its promise"
        : null;

    private string? FaultOfProof(Setup setup, VerifyEd25519 ed25519) =>
        TlogProof.Parse(SealProof) is not { } proof ? "its proof of the seal entry is malformed"
        : proof.Check(Encoding.UTF8.GetBytes(SealEntry), setup.Origin, setup.LogVerifiers(), ed25519)
            is ProofCheck.Refused refused ? refused.Why
        : !proof.Checkpoint.IsSignedByAll(setup.LogVerifiers(), ed25519)
            ? "not every log key of the setup signed the checkpoint of its proof"
        : null;

    private static ReceiptFile? Parse(JsonObject values, Fields fields) => fields.Text("format") switch
    {
        Receipt.FormatName when values.All(field => Drawn.Contains(field.Key)) =>
            ReceiptLot.Parse(values, fields) is { } lot ? Parse(fields, lot) : null,
        WaitingReceipt.FormatName when values.All(field => Waiting.Contains(field.Key)) => Parse(fields, lot: null),
        _ => null,
    };

    private static ReceiptFile? Parse(Fields fields, ReceiptLot? lot) =>
        fields.Text("setup") is { } setup
        && fields.Text("sealEntry") is { } entry
        && fields.Text("open") is { } open
        && fields.Digest("nOpen") is { } nOpen
        && fields.Digest("closedHash") is { } closedHash
        && fields.Text("sealProof") is { } proof
        && fields.Text("promise") is { } promise
            ? new ReceiptFile(setup, entry, lot, open, nOpen, closedHash, proof, promise)
            : null;

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a receipt";
}
