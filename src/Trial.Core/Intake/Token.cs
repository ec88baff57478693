using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Trial.Core.Intake;

/// <summary>16 random bytes made with the form; they bind a person to one submission. The default value is 16 zero bytes.</summary>
public readonly record struct Token
{
    /// <summary>The number of bytes in a token.</summary>
    public const int Size = 16;

    private const int Characters = 22;

    private readonly UInt128 value;

    /// <summary>Takes exactly 16 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public Token(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A token has {Size} bytes.", nameof(bytes));
        }

        value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>Reads the only accepted text form: 22 base64url characters without padding, the last one's spare bits zero.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Token token)
    {
        token = default;
        Span<byte> bytes = stackalloc byte[Size];

        if (text is not { Length: Characters }
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != Size)
        {
            return false;
        }

        var read = new Token(bytes);
        if (read.ToString() != text) // one value, one spelling
        {
            return false;
        }

        token = read;
        return true;
    }

    /// <summary>The 16 bytes, in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>The text form: 22 base64url characters.</summary>
    public override string ToString() => Base64Url.EncodeToString(ToArray());
}
