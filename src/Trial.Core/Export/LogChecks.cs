using System.Text;
using Trial.Core.Log;

namespace Trial.Core.Export;

/// <summary>The checks of the public log against the record: with the dummies' key every entry is a seal, a record or a dummy.</summary>
internal sealed class LogChecks(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, AuditChecks audit)
{
    /// <summary>The checks in their order.</summary>
    public IEnumerable<Check> Run()
    {
        if (!files.TryGetValue(AuditExport.LogEntries, out var bytes))
        {
            yield return new("public log", new Finding.NotChecked("this export was made without one: nothing here shows that the record was not cut short"));
            yield break;
        }

        var entries = TileBytes.ParseEntries(bytes.Span);
        yield return new("checkpoint", CheckCheckpoint(entries));
        yield return new("public log", CheckEntries(entries!));
    }

    private Finding CheckCheckpoint(IReadOnlyList<byte[]>? entries)
    {
        if (entries is null || SignedNote.Parse(files[AuditExport.LogCheckpoint].Span) is not { } note || Checkpoint.Parse(note.Text) is not { } checkpoint)
        {
            return new Finding.False(null, $"{AuditExport.LogEntries} or {AuditExport.LogCheckpoint} is not of its form");
        }

        var setup = audit.Seals[^1].Setup;
        var keys = setup.LogKeys.Select(VerifierKey.Parse).OfType<VerifierKey>().ToList();
        return checkpoint.Origin != setup.Origin ? new Finding.False(null, "the checkpoint is another log's")
            : checkpoint.Size != entries.Count ? new Finding.False(null, $"the checkpoint is over {checkpoint.Size} entries where there are {entries.Count}")
            : checkpoint.Root != MerkleTree.Root(entries.Select(entry => MerkleTree.LeafHash(entry))) ? new Finding.False(null, "the entries do not hash to the checkpoint's root")
            : note.Check(keys, ed25519: null) switch
            {
                NoteCheck.Verified => new Finding.Verified($"{entries.Count} entries under a root that the P-256 key of the setup signed; the Ed25519 line is not checked here"),
                _ => new Finding.False(null, "no key of the setup signed the checkpoint, or one did not sign this"),
            };
    }

    private Finding CheckEntries(IReadOnlyList<byte[]> entries)
    {
        var commitments = audit.Record.Commitments;
        byte[][] seals = [.. audit.Seals.Select(seal => Encoding.UTF8.GetBytes(seal.EntryText))];
        return LogContents.Of(entries, seals, commitments, KeyFile.Parse(files[AuditExport.DummiesKey])!.Value) switch
        {
            LogContents.Stranger stranger => new Finding.False((int)stranger.Index, "this entry of the log is no seal, record or dummy"),
            LogContents.Known { Seals: not [0, ..] } => new Finding.False(0, "the first entry of the log is not the seal entry"),
            LogContents.Known known => new Finding.Verified(
                $"{known.Seals.Count} seals, {known.Records.Count} of {commitments.Count} bodies (the others wait their turn), {known.Dummies} dummies, and nothing else"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
