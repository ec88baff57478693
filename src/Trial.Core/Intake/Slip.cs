using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

using Trial.Core.Input;

namespace Trial.Core.Intake;

//  Slip
//
//      50 random bits, written XXXXX-XXXXX-C: 10 symbols and the check symbol (Symbols)
//
//  Row, the only trace of it in the store
//
//      HMAC-SHA-256(pepper, "trial/v1/slip\n" || the number as 7 bytes, big-endian)
//
//  Hold: the token that a slip is kept for, for a while
//
//      HMAC-SHA-256(pepper, "trial/v1/held-slip\n" || the token's 16 bytes || the number as 7 bytes, big-endian)
//
//  Test vectors: tests/vectors/formats-v1.json, "slips"

/// <summary>
/// A one-use invitation handed out at an introduction meeting. Its sheet says how long it is good (<c>Sheet.IsGoodOn</c>).
/// The default value is number 0.
/// </summary>
public readonly record struct Slip
{
    /// <summary>The number of random bits in a slip.</summary>
    public const int Bits = 50;

    private const int Size = 7;
    private const int SymbolCount = 10;
    private const int GroupSize = 5;

    private readonly long number;

    /// <summary>Takes a number from 0 to 2^50 − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number has more than 50 bits or is negative.</exception>
    public Slip(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, 1L << Bits);
        this.number = number;
    }

    private static ReadOnlySpan<byte> RowDomain => "trial/v1/slip\n"u8;

    private static ReadOnlySpan<byte> HoldDomain => "trial/v1/held-slip\n"u8;

    /// <summary>The 10 symbols and the check symbol without hyphens, as a submission's hash holds them.</summary>
    public string Compact => Symbols.Format((UInt128)number, SymbolCount);

    /// <summary>
    /// Reads what a person typed or pasted: any case, hyphens, spaces and other marks anywhere, I and L as 1, O as 0; the
    /// check must fit.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Slip slip)
    {
        var value = Symbols.Parse(text, SymbolCount);
        slip = new Slip((long)(value ?? 0));
        return value is not null;
    }

    /// <summary>The name of the slip's row.</summary>
    public Digest Row(Digest pepper) => Pepper.Hash(pepper, RowDomain, ToArray());

    /// <summary>What the slip's row says of the token that it is held for. Without the slip nobody can compare two of them.</summary>
    public Digest HeldFor(Token token, Digest pepper) => Pepper.Hash(pepper, HoldDomain, [.. token.ToArray(), .. ToArray()]);

    private byte[] ToArray()
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes[^Size..];
    }

    /// <summary>The text form: <c>XXXXX-XXXXX-C</c>.</summary>
    public override string ToString() => Symbols.Group(Compact, GroupSize);
}
