using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

using Trial.Core.Input;
using Trial.Core.Intake;

namespace Trial.Core.Record;

//  A research id: made before the lot, from the token
//
//      first 40 bits of HMAC-SHA-256(pepper, "trial/v1/research-id\n" || the token's 16 bytes)
//      written XXXX-XXXX-C: 8 symbols and the check symbol (Symbols)
//
//  What the body of a draw or referral says of it
//
//      SHA-256("trial/v1/research\n" || 32 random bytes || the id as written)
//
//  Test vectors: tests/vectors/formats-v1.json, "research"

/// <summary>
/// A participant's id towards researchers: 40 bits, written XXXX-XXXX-C with the symbols of a code. Without the pepper it cannot be
/// connected with the code; with the participant id and the alias it shares nothing. The default value is 40 zero bits.
/// </summary>
[JsonConverter(typeof(WrittenJson<ResearchId>))]
public readonly record struct ResearchId : IWritten<ResearchId>
{
    private const int Size = 5;
    private const int SymbolCount = 8;
    private const int GroupSize = 4;

    private static readonly byte[] HashDomain = "trial/v1/research\n"u8.ToArray();

    private readonly ulong value;

    private ResearchId(ulong value) => this.value = value;

    /// <summary>The id that a token leads to: who holds the token cannot choose it, and it is fixed before the lot.</summary>
    public static ResearchId Of(Token token, Digest pepper) =>
        FromBytes(Pepper.Hash(pepper, "trial/v1/research-id\n"u8, token.ToArray()).ToArray().AsSpan(0, Size));

    /// <summary>Takes exactly 5 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 5 bytes.</exception>
    public static ResearchId FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size
            ? new ResearchId(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian([0, 0, 0, .. bytes]))
            : throw new ArgumentException($"A research id has {Size} bytes.", nameof(bytes));

    /// <summary>Reads the only accepted text form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ResearchId id)
    {
        var number = Symbols.Parse(text, SymbolCount);
        id = new ResearchId((ulong)(number ?? 0));
        return number is not null && id.ToString() == text;
    }

    /// <summary>What the body of the draw or referral says of the id.</summary>
    /// <param name="random">32 random bytes, used for this id only.</param>
    public Digest Hash(Digest random) => Digest.Of(HashDomain, random.ToArray(), Encoding.ASCII.GetBytes(ToString()));

    /// <summary>The name of the row that refuses a second use of the id. Only the pepper leads from one to the other.</summary>
    public Digest Row(Digest pepper) => Pepper.Hash(pepper, "trial/v1/research-row\n"u8, Encoding.ASCII.GetBytes(ToString()));

    /// <summary>The text form: <c>XXXX-XXXX-C</c>.</summary>
    public override string ToString() => Symbols.Group(Symbols.Format(value, SymbolCount), GroupSize);
}
