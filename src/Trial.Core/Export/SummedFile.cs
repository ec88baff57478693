using System.Collections;
using System.Security.Cryptography;

namespace Trial.Core.Export;

/// <summary>The pieces of a file, which is summed as it is read.</summary>
/// <param name="file">The file.</param>
internal sealed class SummedFile(ExportFile file) : IEnumerable<ReadOnlyMemory<byte>>
{
    private byte[]? sum;

    /// <summary>Its name.</summary>
    public string Name => file.Name;

    /// <summary>SHA-256 of the file as it was read last; where nobody has read it to its end, it is read for that.</summary>
    public byte[] Sum()
    {
        if (sum is null)
        {
            _ = this.Count(); // reads it
        }

        return sum!;
    }

    /// <inheritdoc/>
    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in file.Pieces)
        {
            hash.AppendData(piece.Span);
            yield return piece;
        }

        sum = hash.GetHashAndReset();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
