using System.Text;
using Trial.Core.Log;

namespace Trial.Core.Export;

/// <summary>The checks of the public log against the record: with the dummies' key every entry is a seal, a record or a dummy.</summary>
internal sealed class LogChecks(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, AuditChecks audit)
{
    /// <summary>The commitments of the record that the log holds, once its checks have passed; null without a log.</summary>
    public IReadOnlySet<Digest>? Records { get; private set; }

    /// <summary>The checks in their order.</summary>
    /// <param name="older">A checkpoint that somebody kept; null for none.</param>
    public IEnumerable<Check> Run(ReadOnlyMemory<byte>? older)
    {
        if (!files.TryGetValue(AuditExport.LogEntries, out var bytes))
        {
            yield return new("public log", new Finding.NotChecked("this export was made without one: nothing here shows that the record was not cut short"));
            yield break;
        }

        var entries = TileBytes.ParseEntries(bytes.Span);
        yield return new("checkpoint", CheckCheckpoint(entries));
        yield return new("public log", CheckEntries(entries!));
        if (older is { } kept)
        {
            yield return new("log has grown", CheckGrowth(kept, entries!));
        }
    }

    private Finding CheckGrowth(ReadOnlyMemory<byte> older, IReadOnlyList<byte[]> entries)
    {
        var setup = audit.Seals[^1].Setup;
        return SignedNote.Parse(older.Span) is not { } note || Checkpoint.Parse(note.Text) is not { } then ? new Finding.False(null, "what was given is no checkpoint")
            : then.Origin != setup.Origin ? new Finding.False(null, "the checkpoint given is another log's")
            : !IsSigned(note) ? new Finding.False(null, "no key of the setup signed the checkpoint given, or one did not sign this")
            : then.Size > entries.Count ? new Finding.False(null, $"the log had {then.Size} entries and now has {entries.Count}")
            : then.Root != MerkleTree.Root(entries.Take((int)then.Size).Select(entry => MerkleTree.LeafHash(entry))) ? new Finding.False(null, "the log had other entries then")
            : new Finding.Verified($"from {then.Size} entries to {entries.Count}, none changed");
    }

    // Every log has a P-256 key; this program has no Ed25519.
    private bool IsSigned(SignedNote note) =>
        note.Check(audit.Seals[^1].Setup.LogKeys.Select(VerifierKey.Parse).OfType<VerifierKey>(), ed25519: null) is NoteCheck.Verified;

    private Finding CheckCheckpoint(IReadOnlyList<byte[]>? entries)
    {
        if (entries is null || SignedNote.Parse(files[AuditExport.LogCheckpoint].Span) is not { } note || Checkpoint.Parse(note.Text) is not { } checkpoint)
        {
            return new Finding.False(null, $"{AuditExport.LogEntries} or {AuditExport.LogCheckpoint} is not of its form");
        }

        var setup = audit.Seals[^1].Setup;
        return checkpoint.Origin != setup.Origin ? new Finding.False(null, "the checkpoint is another log's")
            : checkpoint.Size != entries.Count ? new Finding.False(null, $"the checkpoint is over {checkpoint.Size} entries where there are {entries.Count}")
            : checkpoint.Root != MerkleTree.Root(entries.Select(entry => MerkleTree.LeafHash(entry))) ? new Finding.False(null, "the entries do not hash to the checkpoint's root")
            : !IsSigned(note) ? new Finding.False(null, "no key of the setup signed the checkpoint, or one did not sign this")
            : new Finding.Verified($"{entries.Count} entries under a root that the P-256 key of the setup signed; the Ed25519 line is not checked here");
    }

    private Finding CheckEntries(IReadOnlyList<byte[]> entries)
    {
        var commitments = audit.Record.Commitments;
        byte[][] seals = [.. audit.Seals.Select(seal => Encoding.UTF8.GetBytes(seal.EntryText))];
        var contents = LogContents.Of(entries, seals, commitments, KeyFile.Parse(files[AuditExport.DummiesKey])!.Value);
        Records = (contents as LogContents.Known)?.Records;
        return contents switch
        {
            LogContents.Stranger stranger => new Finding.False((int)stranger.Index, "this entry of the log is no seal, record or dummy"),
            LogContents.Known { Seals: not [0, ..] } => new Finding.False(0, "the first entry of the log is not the seal entry"),
            LogContents.Known known => new Finding.Verified(
                $"{known.Seals.Count} seals, {known.Records.Count} of {commitments.Count} bodies (the others wait their turn), {known.Dummies} dummies, and nothing else"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
