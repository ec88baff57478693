using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>A file of lines, parsed ahead of the caller who takes them one by one.</summary>
/// <typeparam name="T">What a line says.</typeparam>
/// <param name="files">The files of the export.</param>
/// <param name="name">The file's name.</param>
/// <param name="kind">What each line is, with its article.</param>
/// <param name="parse">Reads a line; null for a malformed one. It may run on any core.</param>
internal sealed class LinesAhead<T>(LongFiles files, string name, string kind, Func<ReadOnlyMemory<byte>, T?> parse) : IDisposable
    where T : struct
{
    private readonly IEnumerator<(List<T> Read, int? Count)> pieces =
        files.Pass(name, Lines.WholeLines, piece => Lines.Parse(piece, parse)).GetEnumerator();

    private List<T> read = [];
    private int? count = 0;
    private int taken;
    private bool isAtEnd;

    /// <summary>How many lines were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>The line that could not be taken; null while all could.</summary>
    public Finding.False? Fault { get; private set; }

    /// <summary>The next line; null at the end, and at a malformed line.</summary>
    public T? Next()
    {
        while (Fault is null && !isAtEnd)
        {
            if (taken < read.Count)
            {
                Taken++;
                return read[taken++];
            }

            if (taken != count)
            {
                Fault = count is null
                    ? new(null, $"the last line of {name} does not end in a line feed")
                    : new(Taken, $"this line of {name} is not {kind}");
            }
            else if (pieces.MoveNext())
            {
                ((read, count), taken) = (pieces.Current, 0);
            }
            else
            {
                isAtEnd = true;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => pieces.Dispose();
}
