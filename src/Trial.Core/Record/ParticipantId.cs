using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Trial.Core.Record;

/// <summary>A participant's random id in the record: 16 bytes, written as 32 lower-case hexadecimal characters.</summary>
[JsonConverter(typeof(WrittenJson<ParticipantId>))]
public readonly record struct ParticipantId : IWritten<ParticipantId>
{
    /// <summary>The number of bytes in an id.</summary>
    public const int Size = 16;

    private readonly UInt128 value;

    private ParticipantId(UInt128 value) => this.value = value;

    /// <summary>Takes exactly 16 random bytes.</summary>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public static ParticipantId FromRandom(ReadOnlySpan<byte> random) =>
        random.Length == Size
            ? new ParticipantId(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(random))
            : throw new ArgumentException($"A participant id has {Size} bytes.", nameof(random));

    /// <summary>Reads the only accepted text form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ParticipantId id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[Size];

        if (text is not { Length: 2 * Size }
            || text.AsSpan().ContainsAnyInRange('A', 'F') // one value, one spelling
            || Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        id = FromRandom(bytes);
        return true;
    }

    /// <summary>Writes the 16 bytes.</summary>
    internal void CopyTo(Span<byte> destination) => System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(destination, value);

    /// <summary>The text form: 32 lower-case hexadecimal characters.</summary>
    public override string ToString() => value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
