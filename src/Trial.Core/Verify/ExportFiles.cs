using System.Buffers;

using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>
/// The files of an export to be checked. Each is read again whenever it is asked for, so that a long one is never kept whole.
/// </summary>
/// <param name="files">How each file is read, by its name.</param>
/// <param name="work">Runs long work; <see cref="PlainWork"/> when null.</param>
public sealed class ExportFiles(IReadOnlyDictionary<string, FilePieces> files, IWork? work = null)
{
    /// <summary>The names, no name twice.</summary>
    public IReadOnlyCollection<string> Names { get; } = [.. files.Keys];

    internal IWork Work { get; } = work ?? new PlainWork();

    /// <summary>Takes files that are in memory.</summary>
    /// <param name="files">No name twice.</param>
    /// <param name="work">Runs long work; <see cref="PlainWork"/> when null.</param>
    public static ExportFiles Of(IEnumerable<ExportFile> files, IWork? work = null) =>
        new(files.ToDictionary(file => file.Name, file => InMemory(file.Bytes), StringComparer.Ordinal), work);

    /// <summary>Whether there is a file of this name.</summary>
    public bool Has(string name) => files.ContainsKey(name);

    /// <summary>A file as a whole.</summary>
    /// <exception cref="KeyNotFoundException">There is no file of this name.</exception>
    /// <exception cref="DamagedFileException">It cannot be read to its end.</exception>
    public ReadOnlyMemory<byte> Whole(string name)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var piece in Pieces(name, all => all.Length))
        {
            bytes.Write(piece.Span);
        }

        return bytes.WrittenMemory;
    }

    /// <summary>A file in pieces.</summary>
    /// <exception cref="KeyNotFoundException">There is no file of this name.</exception>
    internal IEnumerable<ReadOnlyMemory<byte>> Pieces(string name, WholeParts wholeParts) => files[name](wholeParts);

    private static FilePieces InMemory(ReadOnlyMemory<byte> bytes) => wholeParts =>
    {
        var whole = wholeParts(bytes.Span);
        return new[] { bytes[..whole], bytes[whole..] }.Where(piece => !piece.IsEmpty);
    };
}
