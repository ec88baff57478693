using System.Text;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>Every text in a protobuf message, found without its schema.</summary>
internal static class ProtobufStrings
{
    private const int SpanId = 2;
    private const int ParentSpanId = 4;
    private const int SpanIdSize = 8;

    /// <summary>Texts of one character or more, nested ones too. What is no text and no message is bytes, and left out.</summary>
    public static IEnumerable<string> In(ReadOnlyMemory<byte> message)
    {
        foreach (var (number, field) in Fields(message) ?? [])
        {
            if (number is SpanId or ParentSpanId && field.Length == SpanIdSize)
            {
                continue; // eight random bytes, which now and then are all printable
            }

            if (field.Length > 0 && !field.Span.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            {
                yield return Encoding.ASCII.GetString(field.Span);
                continue;
            }

            foreach (var text in In(field))
            {
                yield return text;
            }
        }
    }

    // The length-delimited fields; null when these bytes are no message.
    private static List<(int Number, ReadOnlyMemory<byte> Bytes)>? Fields(ReadOnlyMemory<byte> message)
    {
        List<(int, ReadOnlyMemory<byte>)> fields = [];
        while (message.Length > 0)
        {
            if (Varint(ref message) is not { } tag)
            {
                return null;
            }

            var length =
                (tag & 7) switch { 0 => Varint(ref message) is null ? null : 0UL, 1 => 8UL, 5 => 4UL, 2 => Varint(ref message), _ => null };
            if (length is not { } size || size > (ulong)message.Length)
            {
                return null;
            }

            if ((tag & 7) == 2)
            {
                fields.Add(((int)(tag >> 3), message[..(int)size]));
            }

            message = message[(int)size..];
        }

        return fields;
    }

    private static ulong? Varint(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        for (var index = 0; index < Math.Min(10, message.Length); index++)
        {
            var next = message.Span[index];
            value |= (ulong)(next & 0x7f) << (7 * index);
            if (next < 0x80)
            {
                message = message[(index + 1)..];
                return value;
            }
        }

        return null;
    }
}
