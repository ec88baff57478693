using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>Makes sheets of one-use slips, and counts what became of them. A slip is told once, in the answer that makes it; the store has its row alone.</summary>
public sealed class SlipSheets(StudyLedger ledger, ServiceKeys keys)
{
    /// <summary>The most slips on a sheet: they, the body and the head are one commit.</summary>
    public const int MostSlips = 96;

    /// <summary>Makes a sheet; null when the store is busy and nothing was changed.</summary>
    public Task<SheetAnswer?> IssueAsync(StaffMember who, int count, CancellationToken cancellationToken) => ledger.TransactAsync(
        draft =>
        {
            var sheet = "S" + draft.State.Count.ToString(CultureInfo.InvariantCulture); // the sequence of its body: no other sheet has it
            var act = new Act.Slips(sheet, count);
            if (draft.State.Refusal(act) is { } refusal)
            {
                return Task.FromResult<SheetAnswer>(new SheetAnswer.Refused(refusal));
            }

            var slips = Random(count);
            foreach (var slip in slips)
            {
                draft.Add(new Change.Insert(RowKeys.Slip(slip.Row(keys.PepperKey)), RowJson.Format(new SlipRow(sheet, Used: false))));
            }

            draft.Add(draft.State.Study!, who.RoleName, act);
            return Task.FromResult<SheetAnswer>(new SheetAnswer.Done(new SlipSheet(sheet, slips)));
        },
        cancellationToken);

    /// <summary>Of each sheet how many slips were made and how many are used up; never which, by whom or when.</summary>
    public async Task<IReadOnlyList<SheetCount>> CountAsync(CancellationToken cancellationToken)
    {
        var rows = await ledger.Store.RangeAsync(RowKeys.Slips, RowKeys.AfterSlips, cancellationToken).ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => RowKeys.IsSlip(row.Key))
                .Select(RowJson.Parse<SlipRow>)
                .GroupBy(row => row.Sheet, StringComparer.Ordinal)
                .Select(sheet => new SheetCount(sheet.Key, sheet.Count(), sheet.Count(row => row.Used)))
                .OrderBy(sheet => sheet.Sheet.Length)
                .ThenBy(sheet => sheet.Sheet, StringComparer.Ordinal),
        ];
    }

    private static List<Slip> Random(int count)
    {
        var slips = new HashSet<Slip>();
        while (slips.Count < count)
        {
            var number = BinaryPrimitives.ReadInt64BigEndian(RandomNumberGenerator.GetBytes(sizeof(long)));
            slips.Add(new Slip(number & ((1L << Slip.Bits) - 1)));
        }

        return [.. slips];
    }
}

/// <summary>What came of asking for a sheet. These are all the answers there are.</summary>
public abstract record SheetAnswer
{
    private SheetAnswer()
    {
    }

    /// <summary>It is in the record, and its slips are good.</summary>
    public sealed record Done(SlipSheet Sheet) : SheetAnswer;

    /// <summary>It cannot come now; nothing was changed.</summary>
    public sealed record Refused(string Why) : SheetAnswer;
}

/// <summary>A sheet while its slips are known: in the one answer that makes it.</summary>
public sealed record SlipSheet(string Sheet, IReadOnlyList<Slip> Slips);

/// <summary>What became of a sheet.</summary>
public sealed record SheetCount(string Sheet, int Made, int Used);
