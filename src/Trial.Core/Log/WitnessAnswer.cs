namespace Trial.Core.Log;

/// <summary>What a witness said to add-checkpoint (c2sp.org/tlog-witness). These are all the answers there are.</summary>
public abstract record WitnessAnswer
{
    private const string SizeType = "text/x.tlog.size";

    private WitnessAnswer()
    {
    }

    /// <summary>It cosigned: keep this line on the checkpoint. The line is verified to be the witness's.</summary>
    public sealed record Cosigned(NoteSignature Line) : WitnessAnswer;

    /// <summary>It cosigned another size last: ask again with the proof from there.</summary>
    /// <param name="Size">From 0, under the size of the checkpoint or equal to it.</param>
    public sealed record Elsewhere(long Size) : WitnessAnswer;

    /// <summary>It will not cosign this, however often it is asked.</summary>
    /// <param name="Why">In one clause, for the operator.</param>
    public sealed record Refused(string Why) : WitnessAnswer;

    /// <summary>It did not answer, or not now. Ask again with the next checkpoint.</summary>
    /// <param name="Status">Of HTTP; null when there was no response.</param>
    public sealed record Unable(int? Status) : WitnessAnswer;

    /// <summary>Reads a response.</summary>
    /// <param name="status">Of HTTP.</param>
    /// <param name="contentType">Of HTTP, without parameters; null for none.</param>
    /// <param name="body">As text.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="witness">Its key, of type 04.</param>
    /// <param name="ed25519">Verifies its lines.</param>
    public static WitnessAnswer Read(
        int status, string? contentType, string body, AddCheckpoint asked, VerifierKey witness, VerifyEd25519 ed25519) => status switch
        {
            200 => Cosignatures(body, asked.Checkpoint, witness, ed25519),
            400 => new Refused("the witness finds the request malformed"),
            403 => new Refused("the witness does not trust any key that signed"),
            404 => new Refused("the witness does not know the log"),
            409 when contentType == SizeType => Conflict(body, asked),
            409 => new Refused("the witness has cosigned another tree of this size"),
            422 => new Refused("the witness finds that the log did not grow from what it cosigned before"),
            _ => new Unable(status),
        };

    // The lines are tried as lines of the very note that was sent; those of other keys are left out.
    private static WitnessAnswer Cosignatures(string body, SignedNote sent, VerifierKey witness, VerifyEd25519 ed25519)
    {
        if (SignedNote.Parse($"{sent.Text}\n{body}") is not { } answered || answered.Text != sent.Text)
        {
            return new Refused("the witness answered with something other than signature lines");
        }

        return answered.Check([witness], ed25519) is NoteCheck.Verified
            ? new Cosigned(answered.Signatures.First(line => line.Names(witness)))
            : new Refused("the witness answered without a valid signature by its key");
    }

    private static WitnessAnswer Conflict(string body, AddCheckpoint asked) =>
        body.EndsWith('\n') && Spelling.Number(body.AsSpan(0, body.Length - 1)) is { } size
        && Checkpoint.Parse(asked.Checkpoint.Text) is { } checkpoint
            ? size > checkpoint.Size ? new Refused("the witness has cosigned a larger tree than this one")
            : size == asked.Old ? new Refused("the witness has cosigned another tree of this size")
            : new Elsewhere(size)
            : new Refused("the witness answered with something other than a size");
}
