using System.Text;

namespace Trial.Core.Log;

//  Signed note, after c2sp.org/signed-note
//
//      text         ends in a newline, may hold empty lines
//      empty line   the last one of the note
//      lines        1 to 100 signature lines, each with its newline
//
//      UTF-8 without control characters under U+0020 other than the newline.
//      A line of an unknown key is skipped; a line of a known key that is
//      false makes the whole note false.
//
//  Test vectors: tests/vectors/signed-note.json

/// <summary>A text with the lines of those who signed it. Nothing in it may be believed before <see cref="Check"/>.</summary>
public sealed class SignedNote
{
    private const int MaxSignatures = 100;

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>What is signed, with its last newline.</summary>
    public string Text { get; }

    /// <summary>1 to 100 signature lines, in the order of the note.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Signs a text with every signer, in their order.</summary>
    /// <exception cref="ArgumentException">A note may not have this text, or there is no signer.</exception>
    public static SignedNote Sign(string text, params IReadOnlyList<NoteSigner> signers) =>
        Make(text, [.. signers.Select(signer => NoteSignature.Make(signer.Key, signer.Sign(Encoding.UTF8.GetBytes(text))))]);

    /// <summary>Reads a note; null for anything but its only spelling.</summary>
    public static SignedNote? Parse(string? note)
    {
        var end = note?.LastIndexOf("\n\n", StringComparison.Ordinal) ?? -1;
        if (note is null || end < 0 || !note.EndsWith('\n') || !Spelling.IsNoteText(note))
        {
            return null;
        }

        var text = note[..(end + 1)];
        var lines = note[(end + 2)..].Split('\n')[..^1];
        var signatures = lines.Select(NoteSignature.Parse).OfType<NoteSignature>().ToArray();
        return signatures.Length is > 0 and <= MaxSignatures && signatures.Length == lines.Length ? new SignedNote(text, signatures) : null;
    }

    /// <summary>Reads a note from UTF-8; null for anything but its only spelling.</summary>
    public static SignedNote? Parse(ReadOnlySpan<byte> utf8) => Parse(Spelling.Text(utf8));

    /// <summary>The note.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(line => $"{line}\n"))}";

    /// <summary>The same text with more lines after those it has; a line it has already is not added again.</summary>
    /// <exception cref="ArgumentException">There would be more than 100 lines.</exception>
    public SignedNote With(IEnumerable<NoteSignature> more) => Make(Text, [.. Signatures.Union(more)]);

    /// <summary>Verifies every line of a known key.</summary>
    /// <param name="keys">The keys to trust.</param>
    /// <param name="ed25519">Verifies Ed25519, which the platform lacks.</param>
    public NoteCheck Check(IEnumerable<VerifierKey> keys, VerifyEd25519 ed25519)
    {
        var by = new List<VerifierKey>();
        foreach (var key in keys)
        {
            var lines = Signatures.Where(line => line.Names(key)).ToArray();
            if (lines.Any(line => !key.Verify(Text, line.Signature, ed25519)))
            {
                return new NoteCheck.False(key);
            }

            if (lines.Length > 0)
            {
                by.Add(key);
            }
        }

        return by.Count > 0 ? new NoteCheck.Verified(by) : new NoteCheck.Unknown();
    }

    /// <summary>Whether every one of these keys signed, and none of them falsely.</summary>
    public bool IsSignedByAll(IReadOnlyCollection<VerifierKey> keys, VerifyEd25519 ed25519) =>
        Check(keys, ed25519) is NoteCheck.Verified verified && verified.By.Count == keys.Count;

    private static SignedNote Make(string text, IReadOnlyList<NoteSignature> signatures) =>
        text.EndsWith('\n') && Spelling.IsNoteText(text) && signatures.Count is > 0 and <= MaxSignatures
            ? new SignedNote(text, signatures)
            : throw new ArgumentException("A note cannot have this text or this number of signatures.", nameof(text));
}
