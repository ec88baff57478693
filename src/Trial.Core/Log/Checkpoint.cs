namespace Trial.Core.Log;

//  Checkpoint, after c2sp.org/tlog-checkpoint: the text of a signed note
//
//      origin LF size LF base64(root) LF
//
//      origin   the name of the log's keys, host/path
//      size     how many entries
//      root     RFC 6962 tree hash of them
//
//  The specification lets a log add further lines. This one never does, and
//  a text with such lines is refused.

/// <summary>What a log says it held: so many entries under this root.</summary>
/// <param name="Origin">The log's name, fit for a key.</param>
/// <param name="Size">From 0.</param>
/// <param name="Root">The tree hash of the first <paramref name="Size"/> entries.</param>
public sealed record Checkpoint(string Origin, long Size, Digest Root)
{
    /// <summary>Reads the text of a note; null for anything but its only spelling.</summary>
    public static Checkpoint? Parse(string? text) =>
        text?.Split('\n') is [var origin, var size, var root, ""]
        && Spelling.IsKeyName(origin)
        && Spelling.Number(size) is { } number
        && Spelling.Digest(root) is { } digest
            ? new Checkpoint(origin, number, digest)
            : null;

    /// <summary>The text to sign.</summary>
    public string Format() => $"{Origin}\n{Spelling.Format(Size)}\n{Spelling.Format(Root)}\n";
}
