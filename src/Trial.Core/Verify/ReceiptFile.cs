using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Core.Input;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>A receipt as its holder hands it in (docs/formats.md section 5). White space between its fields is free.</summary>
internal sealed record ReceiptFile(
    string Setup, string SealEntry, int Leaf, Digest CPos, Digest NArm, string Arm, IReadOnlyList<Digest> Path,
    string Open, Digest NOpen, Digest ClosedHash, string SealProof, string Promise)
{
    private const int MostSiblings = 31;

    private static readonly HashSet<string> Known =
    [
        "format", "setup", "sealEntry", "leaf", "cPos", "nArm", "arm", "path", "open", "nOpen", "closedHash", "sealProof", "promise",
    ];

    /// <summary>The commitment of the body that the receipt is of.</summary>
    public Digest Commitment => Body.CommitmentOf(Open, NOpen, ClosedHash);

    /// <summary>The day by which the log is to hold the draw; of a receipt without <see cref="Fault"/>.</summary>
    public DateOnly PromisedBy => Log.Promise.Parse(SignedNote.Parse(Promise)!.Text)!.By;

    /// <summary>Reads a receipt; null for anything else.</summary>
    public static ReceiptFile? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(
                json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 }) is JsonObject values
                && values.All(field => Known.Contains(field.Key))
                    ? Parse(values, new Fields(values))
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or text that is not UTF-8
        }
    }

    /// <summary>What is wrong with the receipt by itself; null when its arm lay in the sealed set and is what its body says.</summary>
    /// <param name="ed25519">Verifies one kind of the log's signatures.</param>
    public string? Fault(VerifyEd25519 ed25519)
    {
        if (!Lottery.Setup.TryRead(
            System.Text.Encoding.UTF8.GetBytes(Setup), out var setup, out _) || Lottery.SealEntry.Parse(SealEntry) is not { } entry)
        {
            return "its setup or seal entry is malformed";
        }

        return entry.SetupHash != setup.Hash() ? "its seal entry names another setup"
            : !Names.IsArm(Arm) || !IsUnder(entry) ? "its envelope is not under the seal"
            : Open != ExpectedOpen(setup) ? "its copy of the record names another arm, leaf or seal"
            : FaultOfPromise(setup, ed25519) ?? FaultOfProof(setup, ed25519);
    }

    private bool IsUnder(SealEntry entry) => MerkleTree.CheckInclusion(
        MerkleTree.LeafHash(new Envelope(CPos, Envelope.CommitArm(NArm, Arm)).Leaf()), Leaf, entry.Leaves, Path, entry.Root);

    // The open part of this draw, but for the consent's version, which is taken as it stands.
    private string? ExpectedOpen(Setup setup)
    {
        var consent = CanonicalJson.ParseObject(System.Text.Encoding.UTF8.GetBytes(Open)) is { } values
            ? new Fields(values).Text("consent")
            : null;
        return consent is null ? null : System.Text.Encoding.UTF8.GetString(CanonicalJson.Format(new JsonObject
        {
            ["arm"] = Arm,
            ["consent"] = consent,
            ["kind"] = "draw",
            ["leaf"] = Leaf,
            ["seal"] = Lottery.SealEntry.Hash(SealEntry).ToString(),
            ["study"] = setup.Study,
        }));
    }

    private string? FaultOfPromise(Setup setup, VerifyEd25519 ed25519) =>
        SignedNote.Parse(Promise) is not { } note || Log.Promise.Parse(note.Text) is not { } promise ? "its promise is malformed"
        : (promise.Study, promise.Commitment) != (setup.Study, Commitment) ? "its promise is for another draw"
        : !note.IsSignedByAll([VerifierKey.Parse(setup.PromiseKey)!], ed25519) ? "the promise key did not sign its promise"
        : null;

    private string? FaultOfProof(Setup setup, VerifyEd25519 ed25519) =>
        TlogProof.Parse(SealProof) is not { } proof ? "its proof of the seal entry is malformed"
        : proof.Check(System.Text.Encoding.UTF8.GetBytes(SealEntry), setup.Origin, setup.LogVerifiers(), ed25519)
            is ProofCheck.Refused refused ? refused.Why
        : !proof.Checkpoint.IsSignedByAll(setup.LogVerifiers(), ed25519)
            ? "not every log key of the setup signed the checkpoint of its proof"
        : null;

    private static ReceiptFile? Parse(JsonObject values, Fields fields) =>
        fields.Text("format") == Receipt.FormatName
        && fields.Text("setup") is { } setup
        && fields.Text("sealEntry") is { } entry
        && fields.Count("leaf") is { } leaf
        && fields.Digest("cPos") is { } cPos
        && fields.Digest("nArm") is { } nArm
        && fields.Text("arm") is { } arm
        && values["path"] is JsonArray path
        && Siblings(path) is { } siblings
        && fields.Text("open") is { } open
        && fields.Digest("nOpen") is { } nOpen
        && fields.Digest("closedHash") is { } closedHash
        && fields.Text("sealProof") is { } proof
        && fields.Text("promise") is { } promise
            ? new ReceiptFile(setup, entry, leaf, cPos, nArm, arm, siblings, open, nOpen, closedHash, proof, promise)
            : null;

    private static List<Digest>? Siblings(JsonArray path)
    {
        var siblings = new List<Digest>();
        foreach (var node in path)
        {
            if (node is not JsonValue value || !value.TryGetValue<string>(out var text) || !Digest.TryParse(text, out var sibling))
            {
                return null;
            }

            siblings.Add(sibling);
        }

        return siblings.Count <= MostSiblings ? siblings : null;
    }

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "a receipt";
}
