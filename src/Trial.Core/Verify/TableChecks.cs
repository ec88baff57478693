using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The checks of a table: that it has its form, hides what it must, and agrees with itself.</summary>
internal sealed class TableChecks(ExportFiles files, Codebook book, AllocationTable table)
{
    /// <summary>The checks in their order, up to the first file that is malformed.</summary>
    /// <param name="files">Those of the export.</param>
    /// <param name="further">The checks that follow, over what these read.</param>
    public static IEnumerable<Check> Run(ExportFiles files, Func<Codebook, AllocationTable, IEnumerable<Check>> further)
    {
        if (Codebook.Parse(files.Whole(Codebook.FileName).Span) is not { } book)
        {
            yield return new("codebook", new Finding.False(null, "codebook.csv does not have the form that this version writes"));
            yield break;
        }

        yield return new("codebook", new Finding.Verified(
            $"study {book.Study}, {(book.Blinded ? "blinded" : "unblinded")}, cut: {book.Cut}, taken {book.Taken}"));
        if (AllocationTable.Parse(files.Whole(AllocationTable.FileName).Span) is not { } table
            || table.Blinded != book.Blinded)
        {
            yield return new("allocations", new Finding.False(null, "allocations.csv is malformed or out of order"));
            yield break;
        }

        var checks = new TableChecks(files, book, table);
        yield return new("allocations", checks.CheckAllocations());
        yield return new("merging", checks.CheckCells());
        yield return new("flow", checks.CheckFlow());
        yield return new("erased", checks.CheckErased());
        foreach (var check in further(book, table))
        {
            yield return check;
        }
    }

    private Finding CheckAllocations() =>
        FirstLine(Fault) ?? Repeated() ?? (Finding)new Finding.Verified(Counted.Of(table.Rows.Count, "line", "lines"));

    private Finding.False? FirstLine(Func<Allocation, string?> fault)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (fault(table.Rows[i]) is { } reason)
            {
                return new Finding.False(i, reason);
            }
        }

        return null;
    }

    private string? Fault(Allocation row) =>
        row.ResearchId.Length > 0 && !ResearchId.TryParse(row.ResearchId, out _) ? "the research id is malformed"
        : !Months.AreRange(row.MonthFrom, row.MonthTo) ? "the month is malformed"
        : !IsStratum(row.Stratum) ? "the stratum is malformed"
        : !(Arm.TryParse(row.Arm, out var arm) && book.Arms.Contains(arm)) ? "the codebook has no such arm"
        : !book.Blinded ? FaultAfterDraw(row)
        : null;

    private string? FaultAfterDraw(Allocation row) =>
        !Allocation.Statuses.Contains(row.Status) ? "the status is not in the codebook"
        : row.Status == Allocation.Erased && row.ResearchId.Length > 0 ? "an erased line has a research id"
        : row is { ResearchId: "", Status: not Allocation.Erased } && book.Cut != "closed"
            ? "before the study is closed only an erased line has no research id"
        : row.Correction.Length > 0 && !IsCorrection(row.Correction.Split(' ')) ? "the correction is not in the codebook"
        : !Labels.IsLabel("G", row.Group) || !Labels.IsLabel("F", row.Pair) ? "the label of a group or pair is malformed"
        : !IsAttendance(row) ? "the sessions are malformed, or told without a group"
        : row.ResearchId.Length == 0 && (row.Group + row.Pair).Length > 0 ? "a line without research id tells a group"
        : row.Status == Allocation.Erased && row.Correction.Length > 0 ? "an erased line says more than its cell"
        : null;

    private Finding.False? Repeated()
    {
        for (var i = 1; i < table.Rows.Count; i++) // the rows are sorted by id
        {
            if (table.Rows[i].ResearchId.Length > 0 && table.Rows[i].ResearchId == table.Rows[i - 1].ResearchId)
            {
                return new Finding.False(i, "this research id has two lines");
            }
        }

        return null;
    }

    private Finding CheckCells()
    {
        var cells = table.Rows.GroupBy(row => (row.Stratum, row.MonthFrom, row.MonthTo)).ToList();
        var small = cells.Find(cell => Fewest(cell) < Cell.Least);
        if (small is not null)
        {
            return new Finding.False(
                Index(small.First()),
                $"stratum {small.Key.Stratum} in {small.Key.MonthFrom} has an arm with fewer than {Cell.Least} lines");
        }

        return FirstLine(row => row.IsMerged && (row.Group + row.Pair).Length > 0 ? "a merged line names its group" : null)
            ?? SmallLabel(row => row.Group)
            ?? SmallLabel(row => row.Pair)
            ?? (Finding)new Finding.Verified(cells.Count == 0 ? "no line"
                : $"{Counted.Of(cells.Count, "cell", "cells")}, and the fewest lines of an arm in one of them are k = {cells.Min(Fewest)}");
    }

    private int Fewest(IEnumerable<Allocation> cell) =>
        book.Arms.Select(arm => arm.ToString()).Select(arm => cell.Count(row => row.Arm == arm)).DefaultIfEmpty().Min();

    private Finding.False? SmallLabel(Func<Allocation, string> label) =>
        table.Rows.GroupBy(label).FirstOrDefault(group => group.Key.Length > 0 && group.Count() < Cell.Least) is { } small
            ? new Finding.False(Index(small.First()), $"fewer than {Cell.Least} lines have the label {small.Key}")
            : null;

    private Finding CheckFlow() =>
        files.Whole(Flow.FileName).Span.SequenceEqual(Flow.Format(Flow.Of(table, book.Arms)))
            ? new Finding.Verified("every count matches the lines")
            : new Finding.False(null, "flow.csv does not count the lines of allocations.csv");

    private Finding CheckErased()
    {
        if (ErasedList.Parse(files.Whole(ErasedList.FileName).Span) is not { } erased)
        {
            return new Finding.False(null, "erased.csv is malformed or out of order");
        }

        var gone = erased.Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
        return FirstLine(row => gone.Contains(row.ResearchId) ? "this research id is erased" : null)
            ?? (Finding)new Finding.Verified($"{Counted.Of(erased.Count, "id", "ids")}, and no line has one of them");
    }

    private int Index(Allocation row) => table.Rows.Index().First(pair => ReferenceEquals(pair.Item, row)).Index;

    // Told after close alone, where the group is.
    private bool IsAttendance(Allocation row) => row is { EverSeated: "", Sessions: "" }
        || (book.Cut == "closed" && row.Group.Length > 0 && row.EverSeated == "1" && (row.Sessions.Length == 0 || IsNumber(row.Sessions)));

    private static bool IsNumber(string text) =>
        text is "0" || (text.Length is > 0 and < 4 && text[0] != '0' && !text.AsSpan().ContainsAnyExceptInRange('0', '9'));

    private static bool IsStratum(string text) => text.Split('+') is var parts && parts.All(Names.IsStratum) && IsAscending(parts);

    private static bool IsCorrection(string[] words) =>
        words.Select(word => Allocation.Corrections.ToList().IndexOf(word)).ToArray() is var places
        && places.All(place => place >= 0)
        && places.SequenceEqual(places.Distinct().Order());

    private static bool IsAscending(string[] texts) => texts.SequenceEqual(texts.Distinct().Order(StringComparer.Ordinal));
}
