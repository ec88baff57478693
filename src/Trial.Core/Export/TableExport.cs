using Trial.Core.Record;

namespace Trial.Core.Export;

//  The table: what a researcher gets before the reveal
//
//      allocations.csv   erased.csv   codebook.csv   flow.csv   checkpoint (once there is a log)
//      setup.json and seal.txt of every seal   SHA256SUMS   SHA256SUMS.note
//
//  No order of the draws, no probability, no method, no body of the record.

/// <summary>Makes the table export.</summary>
public static class TableExport
{
    internal const string CheckpointName = "checkpoint";

    /// <summary>Whether arms may be told by name: after the steward's unblind, or after close.</summary>
    public static bool MayNameArms(StudyState state) => state.Unblinded || state.Phase >= Phase.Closed;

    /// <summary>The files, their sums and the note over these last.</summary>
    /// <exception cref="ArgumentException">
    /// Arms by name are asked for while <see cref="MayNameArms"/> says no, or nothing is sealed.
    /// </exception>
    public static IReadOnlyList<ExportFile> Make(TableSource source)
    {
        var (table, book) = (Table(source), Book(source));
        List<ExportFile> files =
        [
            new(AllocationTable.FileName, table.Format()),
            new(Codebook.FileName, book.Format()),
            new(ErasedList.FileName, ErasedList.Format(source.Erased)),
            new(Export.Flow.FileName, Export.Flow.Format(Export.Flow.Of(table, book.Arms))),
            .. source.Seals.SelectMany((seal, index) => seal.Texts(index + 1)),
        ];

        if (source.Checkpoint is { } checkpoint)
        {
            files.Add(new ExportFile(CheckpointName, checkpoint));
        }

        return Sums.Seal(
            files, source.Maker, source.Blinded ? ExportNote.BlindedKind : ExportNote.TableKind, bodies: null, accesses: null);
    }

    /// <summary>What may be told of the flow of the people in the table; the source is one that is not blinded.</summary>
    public static ToldFlow Flow(TableSource source) =>
        ToldFlow.Of(source.State.Phase is Phase.Revealed, [.. Rows(source, Cells(source))], source.Arms.Select(arm => arm.Id));

    private static AllocationTable Table(TableSource source)
    {
        if (!source.Blinded && !MayNameArms(source.State))
        {
            throw new ArgumentException("The arms may not be named yet.", nameof(source));
        }

        return AllocationTable.Of(source.Blinded, Rows(source, Cells(source)));
    }

    private static IReadOnlyList<Cell> Cells(TableSource source) =>
        Cell.Merge(Shown.Of(source.State, source.Cut, source.Maker.Day), [.. source.Arms.Select(arm => arm.Id)]);

    private static IEnumerable<Allocation> Rows(TableSource source, IReadOnlyList<Cell> cells)
    {
        var rows = TableRows.Of(source.State.Phase, cells, source.People, source.LabelKey);
        var blinding = new Blinding(source.BlindedOrder);
        return rows.Select(row => source.Blinded ? row.Line with { Arm = blinding.For(row.Person.Draw.Arm).ToString() } : row.Line);
    }

    private static Codebook Book(TableSource source)
    {
        var arms = source.Blinded ? new Blinding(source.BlindedOrder).Letters : [.. source.Arms.Select(arm => arm.Id)];
        return new Codebook(
            Study(source),
            arms,
            [.. source.Blinded ? arms.Select(arm => arm.ToString()) : source.Arms.Select(arm => arm.Name)],
            source.Blinded,
            source.State.Phase >= Phase.Closed ? "closed" : source.Cut is Cut.Month ? "month" : "none",
            Months.Format(Months.Of(source.Maker.Day)));
    }

    private static string Study(TableSource source) =>
        source.State.Study ?? throw new ArgumentException("Nothing is sealed.", nameof(source));
}
