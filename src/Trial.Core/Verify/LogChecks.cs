using Trial.Core.Export;
using Trial.Core.Log;

namespace Trial.Core.Verify;

/// <summary>The checks of the public log against the record: with the dummies' key every entry is a seal, a record or a dummy.</summary>
/// <param name="files">Those of the export.</param>
/// <param name="audit">Of the same export.</param>
/// <param name="older">A checkpoint that somebody kept; null for none.</param>
/// <param name="ed25519">Verifies one kind of the log's signatures.</param>
internal sealed class LogChecks(ExportFiles files, AuditChecks audit, ReadOnlyMemory<byte>? older, VerifyEd25519 ed25519)
{
    private readonly (SignedNote Note, Checkpoint Checkpoint)? then = older is { } kept ? Note(kept) : null;
    private readonly MerkleFrontier tree = new();
    private LogContents? contents;
    private Digest? rootThen;
    private bool isRead;

    /// <summary>What the log holds of the record, once its checks have passed; null without a log.</summary>
    public LogContents.Known? Contents => contents as LogContents.Known;

    /// <summary>Reads the entries, once, after the record and before the checks.</summary>
    public void Read()
    {
        if (files.Has(AuditExport.LogEntries))
        {
            audit.Long.Read(() => isRead = ReadEntries());
        }
    }

    /// <summary>The checks in their order, after those of the audit.</summary>
    public IEnumerable<Check> Run()
    {
        if (!files.Has(AuditExport.LogEntries))
        {
            yield return new("public log", new Finding.NotChecked("this export was made without one: nothing here shows that the record was not cut short"));
            yield break;
        }

        yield return new("checkpoint", CheckCheckpoint());
        yield return new("public log", CheckEntries());
        if (older is not null)
        {
            yield return new("log has grown", CheckGrowth());
        }
    }

    // One pass over the entries, however many there are: they are hashed and read on all cores, then taken in their order while the tree over them grows.
    private bool ReadEntries()
    {
        rootThen = then?.Checkpoint.Size == 0 ? tree.Root : null;
        var growing = Task.CompletedTask;
        foreach (var piece in audit.Long.Pass(AuditExport.LogEntries, TileBytes.WholeEntries).SelectAhead(Hash))
        {
            growing.GetAwaiter().GetResult();
            if (piece is null)
            {
                return false;
            }

            growing = Task.Run(() => Grow(piece));
            foreach (var (entry, _, commitment) in piece)
            {
                audit.Log.Take(entry, commitment);
            }
        }

        growing.GetAwaiter().GetResult();
        return true;
    }

    private void Grow(List<(byte[] Entry, Digest Leaf, Digest? Commitment)> piece)
    {
        foreach (var (_, leaf, _) in piece)
        {
            tree.Add(leaf);
            rootThen = tree.Size == then?.Checkpoint.Size ? tree.Root : rootThen;
        }
    }

    private static List<(byte[] Entry, Digest Leaf, Digest? Commitment)>? Hash(ReadOnlyMemory<byte> piece) =>
        TileBytes.ParseEntries(piece.Span) is { } entries
            ? [.. entries.Select(entry => (entry, MerkleTree.LeafHash(entry), LogEntry.Parse(entry)))]
            : null;

    private static (SignedNote Note, Checkpoint Checkpoint)? Note(ReadOnlyMemory<byte> bytes) =>
        SignedNote.Parse(bytes.Span) is { } note && Checkpoint.Parse(note.Text) is { } checkpoint ? (note, checkpoint) : null;

    private Finding CheckGrowth() =>
        then is not var (note, before) ? new Finding.False(null, "what was given is no checkpoint")
        : before.Origin != audit.Seals[^1].Setup.Origin ? new Finding.False(null, "the checkpoint given is another log's")
        : !IsSigned(note) ? new Finding.False(null, "not every log key of the setup signed the checkpoint given")
        : before.Size > tree.Size ? new Finding.False(null, $"the log had {before.Size} entries and now has {tree.Size}")
        : before.Root != rootThen ? new Finding.False(null, "the log had other entries then")
        : new Finding.Verified($"from {before.Size} entries to {tree.Size}, none changed");

    private bool IsSigned(SignedNote note) => note.IsSignedByAll(audit.Seals[^1].Setup.LogVerifiers(), ed25519);

    private Finding CheckCheckpoint() =>
        !isRead || Note(files.Whole(AuditExport.LogCheckpoint)) is not var (note, checkpoint)
            ? new Finding.False(null, $"{AuditExport.LogEntries} or {AuditExport.LogCheckpoint} is not of its form")
        : checkpoint.Origin != audit.Seals[^1].Setup.Origin ? new Finding.False(null, "the checkpoint is another log's")
        : checkpoint.Size != tree.Size ? new Finding.False(null, $"the checkpoint is over {checkpoint.Size} entries where there are {tree.Size}")
        : checkpoint.Root != tree.Root ? new Finding.False(null, "the entries do not hash to the checkpoint's root")
        : !IsSigned(note) ? new Finding.False(null, "not every log key of the setup signed the checkpoint")
        : new Finding.Verified($"{tree.Size} entries under a root that the log keys of the setup signed: {Kinds()}");

    private string Kinds() => string.Join(" and ", audit.Seals[^1].Setup.LogVerifiers().Select(Kind));

    private static string Kind(VerifierKey key) => key.Type is SignatureType.EcdsaP256 ? "P-256" : "Ed25519";

    private Finding CheckEntries() => (contents = audit.Log.Contents(KeyFile.Parse(files.Whole(AuditExport.DummiesKey))!.Value)) switch
    {
        LogContents.Stranger stranger => new Finding.False((int)stranger.Index, "this entry of the log is no seal, record or dummy"),
        LogContents.Known { Seals: not [0, ..] } => new Finding.False(0, "the first entry of the log is not the seal entry"),
        LogContents.Known known => new Finding.Verified(
            $"seals: {known.Seals.Count}; bodies: {known.Records} of {audit.Bodies} (the others wait their turn); dummies: {known.Dummies}; and nothing else"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
