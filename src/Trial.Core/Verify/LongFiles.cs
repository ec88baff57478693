using System.Security.Cryptography;

namespace Trial.Core.Verify;

/// <summary>The long files of an export: each passes by once, in pieces, and is summed as it does, so that what was checked is what was summed.</summary>
/// <param name="files">All files.</param>
internal sealed class LongFiles(ExportFiles files)
{
    private readonly Dictionary<string, byte[]> sums = new(StringComparer.Ordinal);
    private Exception? damage;

    /// <summary>SHA-256 of those that passed by to their end, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Sums => sums;

    /// <summary>A file from its first byte on, cut as <see cref="Pieces.Of"/> cuts it.</summary>
    /// <param name="name">There is a file of this name.</param>
    /// <param name="wholeParts">How many of the bytes given are whole parts, counted from the first.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Pass(string name, Func<ReadOnlySpan<byte>, int> wholeParts)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in Pieces.Of(files.Open(name), wholeParts))
        {
            sum.AppendData(piece.Span);
            yield return piece;
        }

        sums[name] = sum.GetHashAndReset();
    }

    /// <summary>Reads some of them, up to one that cannot be read: the sums, which are told first, will name it. After one that could not nothing more is read.</summary>
    public void Read(Action read)
    {
        try
        {
            if (damage is null)
            {
                read();
            }
        }
        catch (Exception exception) when (ExportFiles.IsDamage(exception))
        {
            damage = exception;
        }
    }

    /// <summary>To be called where the sums had nothing to say.</summary>
    /// <exception cref="IOException">One could not be read, and later, when it was summed, it could: that is no fault of the export.</exception>
    public void ThrowIfUnread()
    {
        if (damage is not null)
        {
            throw new IOException(damage.Message, damage);
        }
    }
}
