namespace Trial.Core.Log;

//  Proof, after c2sp.org/tlog-proof
//
//      "c2sp.org/tlog-proof@v1" LF
//      "index " index LF
//      base64(hash) LF, each: 0 to 63 of them, the leaf's sibling first
//      LF
//      the signed checkpoint, as it stands
//
//  The specification allows a line of extra data. Ours has none, and a text
//  with one is refused.

/// <summary>That a log holds an entry, for a reader without a network.</summary>
/// <param name="Index">Of the entry, from 0.</param>
/// <param name="Path">From the leaf's sibling up, at most 63.</param>
/// <param name="Checkpoint">Signed; its text is still to be read.</param>
public sealed record TlogProof(long Index, IReadOnlyList<Digest> Path, SignedNote Checkpoint)
{
    private const string Header = "c2sp.org/tlog-proof@v1";
    private const string IndexStart = "index ";

    /// <summary>Reads a proof; null for anything but its only spelling.</summary>
    public static TlogProof? Parse(string? text)
    {
        var end = text?.IndexOf("\n\n", StringComparison.Ordinal) ?? -1;
        return text is not null
            && end >= 0
            && text[..end].Split('\n') is [Header, var index, .. var lines]
            && index.StartsWith(IndexStart, StringComparison.Ordinal)
            && Spelling.Number(index.AsSpan(IndexStart.Length)) is { } number
            && Spelling.Hashes(lines) is { } path
            && SignedNote.Parse(text[(end + 2)..]) is { } checkpoint
                ? new TlogProof(number, path, checkpoint)
                : null;
    }

    /// <summary>The text, for a file with the extension tlog-proof.</summary>
    public string Format() =>
        $"{Header}\n{IndexStart}{Spelling.Format(Index)}\n{Spelling.Format(Path)}\n{Checkpoint}";

    /// <summary>Whether the log of these keys holds <paramref name="entry"/>.</summary>
    /// <param name="entry">The bytes that are said to be in the log.</param>
    /// <param name="origin">The log's name.</param>
    /// <param name="keys">The log's own; a witness's signature does not show that the log said it.</param>
    /// <param name="ed25519">Verifies Ed25519, which the platform lacks.</param>
    public ProofCheck Check(ReadOnlySpan<byte> entry, string origin, IEnumerable<VerifierKey> keys, VerifyEd25519 ed25519)
    {
        var check = Checkpoint.Check(keys, ed25519);
        var checkpoint = Log.Checkpoint.Parse(Checkpoint.Text);

        return (check, checkpoint) switch
        {
            (NoteCheck.False, _) => new ProofCheck.Refused("a signature of the checkpoint is false"),
            (NoteCheck.Unknown, _) => new ProofCheck.Refused("no known key signed the checkpoint"),
            (_, null) => new ProofCheck.Refused("the signed text is not a checkpoint"),
            (_, { } other) when other.Origin != origin => new ProofCheck.Refused("the checkpoint belongs to another log"),
            (NoteCheck.Verified verified, { } its)
                when MerkleTree.CheckInclusion(MerkleTree.LeafHash(entry), Index, its.Size, Path, its.Root) =>
                new ProofCheck.Included(its, verified.By),
            _ => new ProofCheck.Refused("the path does not lead from the entry to the checkpoint's root"),
        };
    }
}
