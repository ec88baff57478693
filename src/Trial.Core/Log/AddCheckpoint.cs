namespace Trial.Core.Log;

//  Request body of add-checkpoint, after c2sp.org/tlog-witness
//
//      "old " size LF
//      base64(hash) LF, each: the consistency proof from the old size, at most
//      63; none from size 0
//      LF
//      the signed checkpoint, as it stands

/// <summary>What a log asks a witness to cosign.</summary>
/// <param name="Old">The size that the witness cosigned last, as far as the log knows; 0 for none.</param>
/// <param name="Proof">From there to the checkpoint.</param>
/// <param name="Checkpoint">Signed by the log.</param>
public sealed record AddCheckpoint(long Old, IReadOnlyList<Digest> Proof, SignedNote Checkpoint)
{
    private const string Start = "old ";

    /// <summary>Reads a body; null for anything but its only spelling.</summary>
    public static AddCheckpoint? Parse(string? body)
    {
        var end = body?.IndexOf("\n\n", StringComparison.Ordinal) ?? -1;
        return body is not null
            && end >= 0
            && body[..end].Split('\n') is [var old, .. var lines]
            && old.StartsWith(Start, StringComparison.Ordinal)
            && Spelling.Number(old.AsSpan(Start.Length)) is { } size
            && Spelling.Hashes(lines) is { } proof
            && SignedNote.Parse(body[(end + 2)..]) is { } checkpoint
                ? new AddCheckpoint(size, proof, checkpoint)
                : null;
    }

    /// <summary>The body.</summary>
    public string Format() => $"{Start}{Spelling.Format(Old)}\n{Spelling.Format(Proof)}\n{Checkpoint}";
}
