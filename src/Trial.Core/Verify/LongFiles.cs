using System.Security.Cryptography;

namespace Trial.Core.Verify;

/// <summary>
/// The long files of an export. Each is read once and summed as it is read, so that the sums belong to the very bytes that were checked.
/// </summary>
/// <param name="files">All files.</param>
internal sealed class LongFiles(ExportFiles files)
{
    private readonly Dictionary<string, byte[]> sums = new(StringComparer.Ordinal);

    /// <summary>All files.</summary>
    public ExportFiles All => files;

    /// <summary>SHA-256 of the files that were read to their end, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Sums => sums;

    /// <summary>A file from its first byte on, in pieces that are mapped by <see cref="IWork.Map"/>.</summary>
    /// <param name="name">There is a file of this name.</param>
    /// <param name="wholeParts">Where it may be cut.</param>
    /// <param name="map">What is made of a piece.</param>
    public IEnumerable<T> Pass<T>(string name, WholeParts wholeParts, Func<ReadOnlyMemory<byte>, T> map) =>
        files.Work.Map(Summed(name, wholeParts), map);

    /// <summary>Reads files now, for a result that is asked for after the sums, which name a damaged file.</summary>
    /// <returns>
    /// Gives what was read. It throws <see cref="DamagedFileException"/> when a file could not be read: if that file could be summed
    /// later, the export is not at fault.
    /// </returns>
    public static Func<T> Read<T>(Func<T> read)
    {
        try
        {
            var found = read();
            return () => found;
        }
        catch (DamagedFileException exception)
        {
            return () => throw new DamagedFileException(exception.Message, exception);
        }
    }

    private IEnumerable<ReadOnlyMemory<byte>> Summed(string name, WholeParts wholeParts)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in files.Pieces(name, wholeParts))
        {
            sum.AppendData(piece.Span);
            yield return piece;
        }

        sums[name] = sum.GetHashAndReset();
    }
}
