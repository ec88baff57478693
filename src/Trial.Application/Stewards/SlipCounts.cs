using System.Globalization;

using Trial.Application.Record;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>
/// What became of a sheet, to be compared with the people met, up to the end of last month: a count that moved with each sign-up would
/// tell which slip was used, and when.
/// </summary>
/// <param name="Sheet">Its name.</param>
/// <param name="Made">How many slips it has.</param>
/// <param name="Until">The last day on which they are good.</param>
/// <param name="Withdrawn">None of them is good any more.</param>
/// <param name="Used">How many were used up to the end of last month.</param>
/// <param name="Months">The months in which slips were used, or something was told of them.</param>
public sealed record SheetCount(string Sheet, int Made, DateOnly Until, bool Withdrawn, int Used, IReadOnlyList<SheetMonth> Months)
{
    /// <summary>
    /// More slips were used than were handed out, or than people were met, in all that was told. Months are not compared one by one: a
    /// slip that is handed out in one may be used in a later one.
    /// </summary>
    public bool IsUsedMoreThanTold() => IsUsedMoreThan(month => month.HandedOut) || IsUsedMoreThan(month => month.Met);

    private bool IsUsedMoreThan(Func<SheetMonth, int?> told) =>
        Months.Any(month => told(month) is not null) && Used > Months.Sum(month => told(month) ?? 0);
}

/// <summary>A sheet in one month.</summary>
/// <param name="Month">yyyy-MM.</param>
/// <param name="HandedOut">As coordinators told of the month's introduction meetings; where they told nothing, as the steward did. Null
/// when nobody did.</param>
/// <param name="Used">How many slips were used; null until the month is over.</param>
/// <param name="Met">How many people were met, as they told.</param>
/// <param name="Asked">How often slips were asked for, good or not; null until the month is over.</param>
public sealed record SheetMonth(string Month, int? HandedOut, int? Used, int? Met, int? Asked)
{
    /// <summary>What the steward told was handed out, where that and the coordinators' numbers are not the same; null otherwise.</summary>
    public int? StewardHandedOut { get; init; }

    /// <summary>How many people the steward told were met, likewise.</summary>
    public int? StewardMet { get; init; }
}

/// <summary>Counts what became of slips.</summary>
public sealed class SlipCounts(StudyLedger ledger, AccessLog accesses, TimeProvider clock)
{
    /// <summary>The most people who are met in a month.</summary>
    public const int MostPeople = 1000;

    private const string MonthForm = "yyyy-MM";

    /// <summary>Every sheet, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<SheetCount>> ReadAsync(CancellationToken cancellationToken)
    {
        var thisMonth = SlipRow.MonthOf(clock.GetUtcNow());
        var used = (await ledger.Store.RangeAsync(RowKeys.Slips, RowKeys.AfterSlips, cancellationToken)
                .Where(row => RowKeys.IsSlip(row.Key))
                .Select(row => RowJson.Parse<SlipRow>(row))
                .Where(row => row.Used && string.CompareOrdinal(row.Month, thisMonth) < 0)
                .ToListAsync(cancellationToken))
            .ToLookup(row => row.Sheet, row => row.Month!, StringComparer.Ordinal);
        var met = (await ledger.Store.RangeAsync(RowKeys.Met, RowKeys.AfterMet, cancellationToken)
                .Select(row => RowJson.Parse<MetRow>(row))
                .ToListAsync(cancellationToken))
            .ToLookup(row => row.Sheet, StringComparer.Ordinal);
        var asked = (await ledger.Store.RangeAsync(RowKeys.Asked, RowKeys.AfterAsked, cancellationToken)
                .Select(row => RowJson.Parse<AskedRow>(row))
                .Where(row => string.CompareOrdinal(row.Month, thisMonth) < 0)
                .ToListAsync(cancellationToken))
            .ToLookup(row => row.Sheet, StringComparer.Ordinal);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        return
        [
            .. state.Sheets.Values.OrderBy(sheet => sheet.Name.Length)
                .ThenBy(sheet => sheet.Name, StringComparer.Ordinal)
                .Select(sheet => Count(sheet, thisMonth, [.. used[sheet.Name]], [.. met[sheet.Name]], [.. asked[sheet.Name]])),
        ];
    }

    /// <summary>Keeps what was told of a sheet in a month, in place of what was told before.</summary>
    /// <param name="who">The steward.</param>
    /// <param name="told">The numbers.</param>
    /// <param name="reason">How they are known, for the access log; empty where none was given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ActAnswer> TellAsync(StaffMember who, MetRow told, string reason, CancellationToken cancellationToken)
    {
        var answer = await TellAsync(told, cancellationToken);
        if (answer is ActAnswer.Kept)
        {
            await accesses.AddAsync(who, Told.SlipsTold, $"{told.Sheet} {told.Month}", reason, "", cancellationToken);
        }

        return answer;
    }

    private Task<ActAnswer> TellAsync(MetRow told, CancellationToken cancellationToken) => ledger.TransactAsync<ActAnswer>(
        async draft =>
        {
            if (!draft.State.Sheets.TryGetValue(told.Sheet, out var sheet))
            {
                return new ActAnswer.Refused("no sheet has this name") { Field = "sheet" };
            }

            if (string.CompareOrdinal(told.Month, SlipRow.MonthOf(draft.Now)) > 0)
            {
                return new ActAnswer.Refused("the month is yet to come") { Field = "month" };
            }

            if (told.HandedOut > sheet.Count)
            {
                return new ActAnswer.Refused("the counts are larger than the sheet") { Field = "handedOut" };
            }

            var (key, value) = (RowKeys.MetOf(told.Sheet, told.Month), RowJson.Format(told));
            var before = await ledger.Store.GetAsync(key, cancellationToken);
            draft.Add(Change.Put(before, key, value));
            return new ActAnswer.Kept();
        },
        new ActAnswer.TryAgain(),
        cancellationToken);

    /// <summary>Whether this is a month, as <c>2026-03</c>.</summary>
    public static bool IsMonth(string text) =>
        DateOnly.TryParseExact(text, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // A steward's number is of the same slips as the coordinators': both together would count them twice.
    private static IReadOnlyList<MetRow> Source(IReadOnlyList<MetRow> told) =>
        told.Any(row => row.Meeting is not null) ? [.. told.Where(row => row.Meeting is not null)] : told;

    private static SheetCount Count(
        Sheet sheet, string thisMonth, IReadOnlyList<string> used, IReadOnlyList<MetRow> met, IReadOnlyList<AskedRow> asked) => new(
        sheet.Name,
        sheet.Count,
        sheet.Until,
        sheet.IsWithdrawn,
        used.Count,
        [
            .. used.Concat(met.Select(told => told.Month)).Concat(asked.Select(row => row.Month)).Distinct().Order(StringComparer.Ordinal)
                .Select(month =>
                {
                    IReadOnlyList<MetRow> all = [.. met.Where(told => told.Month == month)];
                    var told = Source(all);
                    var (handedOut, people) = (told.Sum(one => one.HandedOut), told.Sum(one => one.Met));
                    var other = all.FirstOrDefault(one => one.Meeting is null && (one.HandedOut, one.Met) != (handedOut, people));
                    var isOver = string.CompareOrdinal(month, thisMonth) < 0;
                    return new SheetMonth(
                        month,
                        told.Count == 0 ? null : handedOut,
                        isOver ? used.Count(one => one == month) : null,
                        told.Count == 0 ? null : people,
                        isOver ? asked.Where(row => row.Month == month).Sum(row => row.Asked) : null)
                    {
                        StewardHandedOut = other?.HandedOut,
                        StewardMet = other?.Met,
                    };
                }),
        ]);
}
