using System.Diagnostics.CodeAnalysis;

using Trial.Core.Input;

namespace Trial.Core.Record;

/// <summary>
/// A participant's id towards researchers: 40 random bits, written XXXX-XXXX-C with the symbols of a code. It shares nothing with
/// the code, the participant id or the alias. The default value is 40 zero bits.
/// </summary>
public readonly record struct ResearchId
{
    private const int SymbolCount = 8;
    private const int GroupSize = 4;

    private readonly ulong value;

    private ResearchId(ulong value) => this.value = value;

    /// <summary>Takes exactly 5 random bytes.</summary>
    /// <exception cref="ArgumentException">There are not 5 bytes.</exception>
    public static ResearchId FromRandom(ReadOnlySpan<byte> random) =>
        random.Length == 5
            ? new ResearchId(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian([0, 0, 0, .. random]))
            : throw new ArgumentException("A research id has 5 bytes.", nameof(random));

    /// <summary>Reads the only accepted text form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ResearchId id)
    {
        var number = Symbols.Parse(text, SymbolCount);
        id = new ResearchId((ulong)(number ?? 0));
        return number is not null && id.ToString() == text;
    }

    /// <summary>The text form: <c>XXXX-XXXX-C</c>.</summary>
    public override string ToString() => Symbols.Group(Symbols.Format(value, SymbolCount), GroupSize);
}
