using System.Buffers;

namespace Trial.Core.Export;

/// <summary>One file of an export.</summary>
public sealed record ExportFile
{
    /// <summary>A file that is in memory.</summary>
    /// <param name="name">Its name in the zip, such as record.ndjson or log/checkpoint.</param>
    /// <param name="bytes">All of it.</param>
    public ExportFile(string name, ReadOnlyMemory<byte> bytes)
        : this(name, [bytes])
    {
    }

    private ExportFile(string name, IEnumerable<ReadOnlyMemory<byte>> pieces) => (Name, Pieces) = (name, pieces);

    /// <summary>Its name in the zip.</summary>
    public string Name { get; init; }

    /// <summary>All of it, from the first byte to the last. A long file is never in memory whole.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces { get; init; }

    /// <summary>All of it at once.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            var bytes = new ArrayBufferWriter<byte>();
            foreach (var piece in Pieces)
            {
                bytes.Write(piece.Span);
            }

            return bytes.WrittenMemory;
        }

        init => Pieces = [value];
    }

    /// <summary>A file that is made piece by piece, whenever somebody reads it.</summary>
    internal static ExportFile Of(string name, IEnumerable<ReadOnlyMemory<byte>> pieces) => new(name, pieces);
}
