using System.Buffers.Binary;

namespace Trial.Core.Log;

//  Signature line, after c2sp.org/signed-note
//
//      "— " name " " base64(key id || signature)        — is U+2014
//
//      key id      4 bytes
//      signature   at least one byte

/// <summary>One signature line of a note. Two are equal when their lines are.</summary>
public sealed record NoteSignature
{
    private const string Start = "— ";
    private const int IdSize = sizeof(uint);

    private NoteSignature(string name, string base64) => (Name, Base64) = (name, base64);

    /// <summary>The name of the key that is said to have signed.</summary>
    public string Name { get; }

    /// <summary>Key id and signature as they stand in the line.</summary>
    public string Base64 { get; }

    /// <summary>The id of the key that is said to have signed.</summary>
    public uint KeyId => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(Base64));

    /// <summary>The signature without its key id.</summary>
    public ReadOnlySpan<byte> Signature => Convert.FromBase64String(Base64).AsSpan(IdSize);

    /// <summary>The line of <paramref name="key"/> with a signature that it made.</summary>
    /// <exception cref="ArgumentException">The signature is empty.</exception>
    public static NoteSignature Make(VerifierKey key, ReadOnlySpan<byte> signature)
    {
        if (signature.IsEmpty)
        {
            throw new ArgumentException("A signature has at least one byte.", nameof(signature));
        }

        var bytes = new byte[IdSize + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, key.Id);
        signature.CopyTo(bytes.AsSpan(IdSize));
        return new NoteSignature(key.Name, Convert.ToBase64String(bytes));
    }

    /// <summary>Reads a line without its newline; null for anything but its only spelling.</summary>
    public static NoteSignature? Parse(string line) =>
        line.StartsWith(Start, StringComparison.Ordinal)
        && line[Start.Length..].Split(' ') is [var name, var base64]
        && Spelling.IsKeyName(name)
        && Spelling.Base64(base64) is { Length: > IdSize }
            ? new NoteSignature(name, base64)
            : null;

    /// <summary>The line, without its newline.</summary>
    public override string ToString() => $"{Start}{Name} {Base64}";

    /// <summary>Whether the line names this key. It is still to be verified.</summary>
    public bool Names(VerifierKey key) => Name == key.Name && KeyId == key.Id;
}
