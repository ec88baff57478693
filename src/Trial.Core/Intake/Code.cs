using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

using Trial.Core.Input;

namespace Trial.Core.Intake;

//  Code
//
//      first 10 bytes of HMAC-SHA-256(pepper, "trial/v1/token\n" || the token's 16 bytes)
//      written XXXX-XXXX-XXXX-XXXX-C: 16 symbols and the check symbol (Symbols)
//
//  Row, the only trace of it in the store
//
//      HMAC-SHA-256(pepper, "trial/v1/code\n" || the 10 bytes)
//
//  Test vectors: tests/vectors/formats-v1.json, "codes" and "badCodes"

/// <summary>A person's way back: 80 bits, known before the draw and never stored. The default value is 80 zero bits.</summary>
public readonly record struct Code
{
    private const int Size = 10;
    private const int SymbolCount = 16;
    private const int GroupSize = 4;

    private readonly UInt128 value;

    private Code(UInt128 value) => this.value = value;

    private static ReadOnlySpan<byte> TokenDomain => "trial/v1/token\n"u8;

    private static ReadOnlySpan<byte> RowDomain => "trial/v1/code\n"u8;

    /// <summary>The code that <paramref name="token"/> leads to.</summary>
    public static Code Of(Token token, Digest pepper)
    {
        var hash = Pepper.Hash(pepper, TokenDomain, token.ToArray()).ToArray();
        return new Code(BinaryPrimitives.ReadUInt128BigEndian(hash) >> (8 * (16 - Size)));
    }

    /// <summary>
    /// Reads what a person typed or pasted: any case, hyphens, spaces and other marks anywhere, I and L as 1, O as 0; the
    /// check must fit.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Code code)
    {
        var value = Symbols.Parse(text, SymbolCount);
        code = new Code(value ?? 0);
        return value is not null;
    }

    /// <summary>The name of the code's row.</summary>
    public Digest Row(Digest pepper) => Pepper.Hash(pepper, RowDomain, ToArray());

    /// <summary>The 10 bytes, in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return bytes[^Size..];
    }

    /// <summary>The text form: <c>XXXX-XXXX-XXXX-XXXX-C</c>.</summary>
    public override string ToString() => Symbols.Group(Symbols.Format(value, SymbolCount), GroupSize);
}
