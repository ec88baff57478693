using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>A file of lines, read on all cores ahead of the one who takes them.</summary>
/// <typeparam name="T">What a line says.</typeparam>
/// <param name="files">Those of the export.</param>
/// <param name="name">The file's.</param>
/// <param name="kind">What each line is.</param>
/// <param name="parse">Reads a line; null where it is none. Runs on any core.</param>
internal sealed class LinesAhead<T>(LongFiles files, string name, string kind, Func<ReadOnlyMemory<byte>, T?> parse) : IDisposable
    where T : struct
{
    private readonly IEnumerator<(List<T> Read, int? Count)> pieces =
        files.Pass(name, Lines.WholeLines).SelectAhead(piece => Lines.Parse(piece, parse)).GetEnumerator();

    private List<T> read = [];
    private int? count = 0;
    private int taken;
    private bool isAtEnd;

    /// <summary>How many lines were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>The line that could not be taken; null while there was none.</summary>
    public Finding.False? Fault { get; private set; }

    /// <summary>The next line; null at the end, and at a line of another form.</summary>
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
                Fault = count is null ? new(null, $"the last line of {name} has no end") : new(Taken, $"this line of {name} is no {kind}");
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
