using System.Security.Cryptography;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  One pass over the file, however long it is: bodies are read and hashed on all
//  cores, then told in their order to each check, and the file is summed as it
//  passes by. What stays is a commitment a body and the study that they tell.

/// <summary>The checks of the record by itself: its form, its chain, its envelopes and the order of its acts.</summary>
internal sealed class RecordChecks
{
    private readonly ExportFiles files;
    private readonly RecordChain chain = new();
    private readonly OrderOfActs acts = new();
    private readonly RecordFold[] folds;
    private Finding? bodies;

    public RecordChecks(ExportFiles files)
    {
        this.files = files;
        folds = [new RecordSequence(), chain, new EnvelopeOrder(), acts];
    }

    /// <summary>SHA-256 of the file, once it has been read to its end.</summary>
    public byte[]? Sum { get; private set; }

    /// <summary>The commitments of the bodies, in order, once the checks have passed.</summary>
    public List<Digest> Commitments => chain.Commitments;

    /// <summary>The setups in the record, each with its sequence.</summary>
    public IReadOnlyList<(int Sequence, Act.Setup Act)> Setups => acts.Setups;

    /// <summary>The digests of the access log in the record, each with its sequence.</summary>
    public IReadOnlyList<(int Sequence, Digest Day)> Days => acts.Days;

    /// <summary>What the record says of the rows beside it.</summary>
    public RowsBeside Rows => acts.Rows;

    /// <summary>The study at the end of the record, once the last check has passed.</summary>
    public StudyState State => acts.State;

    /// <summary>The draws, in order, with the sequence of each.</summary>
    public IEnumerable<(int Sequence, Act.Draw Draw)> Draws =>
        State.Draws.Select(draw => (draw.Key, State.Participants[draw.Value].Draw));

    /// <summary>The checks in their order; each may rely on those before it.</summary>
    public IEnumerable<Check> Run()
    {
        Read();
        yield return new("bodies", bodies!);
        foreach (var fold in folds)
        {
            yield return new(fold.Name, fold.Finding);
        }
    }

    /// <summary>Reads the file, once.</summary>
    public void Read()
    {
        try
        {
            bodies ??= ReadBodies();
        }
        catch (Exception exception) when (ExportFiles.IsDamage(exception))
        {
            bodies = new Finding.False(null, $"{AuditExport.Record} cannot be unpacked");
        }
    }

    private Finding ReadBodies()
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        foreach (var (told, lines) in Summed(sum).SelectAhead(piece => Lines.Parse(piece, Parse)))
        {
            foreach (var (entry, commitment) in told)
            {
                Tell(count++, entry, commitment);
            }

            if (told.Count != lines)
            {
                return lines is null
                    ? new Finding.False(null, $"the last line of {AuditExport.Record} has no end")
                    : new Finding.False(count, "this line is no body of a record");
            }
        }

        Sum = sum.GetHashAndReset();
        return count > 0
            ? new Finding.Verified($"{count} bodies, each in its only spelling")
            : new Finding.False(null, $"{AuditExport.Record} is empty");
    }

    private IEnumerable<ReadOnlyMemory<byte>> Summed(IncrementalHash sum)
    {
        foreach (var piece in Lines.InPieces(files.Open(AuditExport.Record)))
        {
            sum.AppendData(piece.Span);
            yield return piece;
        }
    }

    // A check relies on those before it: once one has a fault, those after it have nothing to say.
    private void Tell(int index, Entry entry, Digest commitment)
    {
        foreach (var fold in folds)
        {
            if (fold.Holds)
            {
                fold.Take(index, entry, commitment);
            }

            if (!fold.Holds)
            {
                return;
            }
        }
    }

    private static (Entry Entry, Digest Commitment)? Parse(ReadOnlyMemory<byte> line) =>
        Body.ParseLine(line.Span) is { } body && body.Parse() is { } entry ? (entry, body.Commitment) : null;
}
