using System.Security.Cryptography;

namespace Trial.Core.Export;

/// <summary>A file of lines, read on all cores ahead of the one who takes them, and summed as it passes by.</summary>
/// <typeparam name="T">What a line says.</typeparam>
internal sealed class LinesAhead<T> : IDisposable
    where T : struct
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IEnumerator<(List<T> Read, int? Count)> pieces;
    private readonly string name;
    private readonly string kind;
    private List<T> read = [];
    private int? count = 0;
    private int taken;

    /// <param name="files">Those of the export.</param>
    /// <param name="name">The file's.</param>
    /// <param name="kind">What each line is.</param>
    /// <param name="parse">Reads a line; null where it is none. Runs on any core.</param>
    public LinesAhead(ExportFiles files, string name, string kind, Func<ReadOnlyMemory<byte>, T?> parse)
    {
        (this.name, this.kind) = (name, kind);
        pieces = Summed(files).SelectAhead(piece => Lines.Parse(piece, parse)).GetEnumerator();
    }

    /// <summary>How many lines were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>The line that could not be taken; null while there was none.</summary>
    public Finding.False? Fault { get; private set; }

    /// <summary>SHA-256 of the file once it was taken to its end.</summary>
    public byte[]? Sum { get; private set; }

    /// <summary>The next line; null at the end, and at a line of another form.</summary>
    public T? Next()
    {
        while (Fault is null && Sum is null)
        {
            if (taken < read.Count)
            {
                Taken++;
                return read[taken++];
            }

            if (taken != count)
            {
                Fault = count is null ? new(null, $"the last line of {name} has no end") : new(Taken, $"this line of {name} is no {kind}");
            }
            else if (pieces.MoveNext())
            {
                ((read, count), taken) = (pieces.Current, 0);
            }
            else
            {
                Sum = hash.GetHashAndReset();
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        pieces.Dispose();
        hash.Dispose();
    }

    private IEnumerable<ReadOnlyMemory<byte>> Summed(ExportFiles files)
    {
        foreach (var piece in Lines.InPieces(files.Open(name)))
        {
            hash.AppendData(piece.Span);
            yield return piece;
        }
    }
}
