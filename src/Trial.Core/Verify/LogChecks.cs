using Trial.Core.Export;
using Trial.Core.Log;

namespace Trial.Core.Verify;

/// <summary>The checks of the public log against the record: with the dummies' key every entry is a seal, a record or a dummy.</summary>
/// <param name="files">The files of the export.</param>
/// <param name="audit">What reading its record found.</param>
/// <param name="facts">What reading the log's entries found.</param>
/// <param name="ed25519">Verifies one kind of the log's signatures.</param>
internal sealed class LogChecks(ExportFiles files, AuditFacts audit, LogFacts facts, VerifyEd25519 ed25519)
{
    /// <summary>The checks in their order, after those of the audit.</summary>
    /// <param name="files">The files of the export.</param>
    /// <param name="audit">What reading its record found.</param>
    /// <param name="facts">What reading the log's entries found; null when they are malformed.</param>
    /// <param name="older">A checkpoint that somebody kept; null without one.</param>
    /// <param name="ed25519">Verifies one kind of the log's signatures.</param>
    public static IEnumerable<Check> Run(
        ExportFiles files, AuditFacts audit, LogFacts? facts, ReadOnlyMemory<byte>? older, VerifyEd25519 ed25519)
    {
        if (!files.Has(AuditExport.LogEntries))
        {
            return [new("public log", new Finding.NotChecked(
                "this export was made without a log, so a record that was cut short would not be noticed"))];
        }

        return facts is null
            ? [new("checkpoint", new Finding.False(null, Malformed))]
            : new LogChecks(files, audit, facts, ed25519).Run(older);
    }

    /// <summary>Reads a signed checkpoint; null when it is malformed.</summary>
    public static (SignedNote Note, Checkpoint Checkpoint)? Note(ReadOnlyMemory<byte> bytes) =>
        SignedNote.Parse(bytes.Span) is { } note && Checkpoint.Parse(note.Text) is { } checkpoint ? (note, checkpoint) : null;

    private const string Malformed = $"{AuditExport.LogEntries} or {AuditExport.LogCheckpoint} is malformed";

    private IEnumerable<Check> Run(ReadOnlyMemory<byte>? older)
    {
        yield return new("checkpoint", CheckCheckpoint());
        yield return new("public log", CheckEntries());
        if (older is { } kept)
        {
            yield return new("log has grown", CheckGrowth(kept));
        }
    }

    private Finding CheckCheckpoint() =>
        Note(files.Whole(AuditExport.LogCheckpoint)) is not var (note, checkpoint) ? new Finding.False(null, Malformed)
        : checkpoint.Origin != audit.Seals[0].Setup.Origin ? new Finding.False(null, "the checkpoint belongs to another log")
        : checkpoint.Size != facts.Size
            ? new Finding.False(null, $"the checkpoint is over {Entries(checkpoint.Size)}, and the log has {facts.Size}")
        : checkpoint.Root != facts.Root ? new Finding.False(null, "the entries do not hash to the checkpoint's root")
        : !IsSigned(note) ? new Finding.False(null, "not every log key of the setup signed the checkpoint")
        : new Finding.Verified($"{Entries(facts.Size)} under a root that the log keys of the setup signed: {Kinds()}");

    private static string Entries(long count) => Counted.Of(count, "entry", "entries");

    private string Kinds() => string.Join(" and ", audit.Seals[0].Setup.LogVerifiers().Select(Kind));

    private static string Kind(VerifierKey key) => key.Type is SignatureType.EcdsaP256 ? "P-256" : "Ed25519";

    private Finding CheckEntries() => facts.Contents switch
    {
        LogContents.Stranger stranger =>
            new Finding.False((int)stranger.Index, "this entry of the log is neither a seal nor a record nor a dummy"),
        LogContents.Known { Seals: not [0, ..] } => new Finding.False(0, "the first entry of the log is not the seal entry"),
        LogContents.Known known when audit.Seals.FirstOrDefault(seal => IsMissing(seal, known)) is { } missing =>
            new Finding.False(null, $"seal {missing.Number} has draws and is not in the log"),
        LogContents.Known known => new Finding.Verified(
            $"seals: {known.Seals.Count}; bodies: {known.Records} of {audit.Bodies} (the others wait their turn); "
            + $"dummies: {known.Dummies}; and nothing else"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // By cohort lots may be drawn before the night in which the log gets the seal; at referral the receipt has the seal's proof.
    private bool IsMissing(SealedFiles seal, LogContents.Known log) =>
        seal.Number > log.Seals.Count
        && audit.FirstDraws.TryGetValue(seal.Number, out var first)
        && (seal.Setup.Cohort is null || !log.Waiting.Contains(first));

    private Finding CheckGrowth(ReadOnlyMemory<byte> older) =>
        Note(older) is not var (note, before) ? new Finding.Unusable(null, $"the given file is not a whole checkpoint: {Anew}")
        : before.Origin != audit.Seals[0].Setup.Origin ? new Finding.False(null, "the given checkpoint belongs to another log")
        : note.Check(Keys, ed25519) is Log.NoteCheck.False wrong
            ? new Finding.False(null, $"the {Kind(wrong.Key)} log key of the setup did not sign the given checkpoint")
        : !IsSigned(note) ? new Finding.Unusable(null, $"the given checkpoint lacks the line of a log key: {Anew}")
        : before.Size > facts.Size ? new Finding.False(null, $"the log had {Entries(before.Size)} and now has {facts.Size}")
        : before.Root != facts.RootThen ? new Finding.False(null, "the log had other entries then")
        : new Finding.Verified($"from {Entries(before.Size)} to {facts.Size}, none changed");

    private const string Anew = "keep all its lines, including the empty one";

    private IReadOnlyCollection<VerifierKey> Keys => audit.Seals[0].Setup.LogVerifiers();

    private bool IsSigned(SignedNote note) => note.IsSignedByAll(Keys, ed25519);
}
