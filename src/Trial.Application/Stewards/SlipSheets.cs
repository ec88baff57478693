using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>Makes sheets of one-use slips, and withdraws them. A slip is told once, in the answer that makes it.</summary>
public sealed class SlipSheets(StudyLedger ledger, Readiness readiness, AccessLog accesses, ServiceKeys keys)
{
    /// <summary>The most slips on a sheet: they, the body and the head are one commit.</summary>
    public const int MostSlips = 96;

    /// <summary>How many days slips are good when nothing else is said: about half a year.</summary>
    public const int UsualDays = 183;

    private const int MostDays = 731;

    /// <summary>Makes a sheet.</summary>
    /// <param name="who">The steward.</param>
    /// <param name="count">How many slips, at most <see cref="MostSlips"/>.</param>
    /// <param name="until">The last day on which they are good; null for <see cref="UsualDays"/> from now.</param>
    /// <param name="reason">What they are for, for the access log; empty where it was not told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<SheetAnswer> IssueAsync(
        StaffMember who, int count, DateOnly? until, string reason, CancellationToken cancellationToken) =>
        IssueAsync(who, count, until, reason, seen: null, cancellationToken);

    /// <summary>Makes a sheet, unless another was made since somebody looked: the same form, sent twice, makes one.</summary>
    /// <param name="who">The steward.</param>
    /// <param name="count">How many slips, at most <see cref="MostSlips"/>.</param>
    /// <param name="until">The last day on which they are good; null for <see cref="UsualDays"/> from now.</param>
    /// <param name="reason">What they are for, for the access log; empty where it was not told.</param>
    /// <param name="seen">How many sheets there were when they looked; null for however many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SheetAnswer> IssueAsync(
        StaffMember who, int count, DateOnly? until, string reason, int? seen, CancellationToken cancellationToken)
    {
        if (await readiness.ForSlipsAsync(cancellationToken) is { Count: > 0 } lacks)
        {
            return new SheetAnswer.Unready(lacks);
        }

        var answer = await MakeAsync(who, count, until, seen, cancellationToken);
        if (answer is SheetAnswer.Done made)
        {
            await accesses.AddAsync(who, Told.SlipsMade, made.Sheet.Sheet, reason, "", cancellationToken);
        }

        return answer;
    }

    private Task<SheetAnswer> MakeAsync(
        StaffMember who, int count, DateOnly? until, int? seen, CancellationToken cancellationToken) => ledger.TransactAsync<SheetAnswer>(
        draft =>
        {
            if (seen is not null && seen != draft.State.Sheets.Count)
            {
                return Task.FromResult<SheetAnswer>(new SheetAnswer.Stale());
            }

            var sheet = NextName(draft.State.Sheets.Keys);
            var act = new Act.Slips(sheet, count, until ?? draft.Today.AddDays(UsualDays));
            if (RefusalOf(draft, act) is { } refusal)
            {
                return Task.FromResult<SheetAnswer>(new SheetAnswer.Refused(refusal));
            }

            var slips = Random(count);
            foreach (var slip in slips)
            {
                draft.Add(new Change.Insert(RowKeys.Slip(slip.Row(keys.PepperKey)), RowJson.Format(new SlipRow(sheet, Used: false))));
            }

            draft.Add(who.Actor, act);
            return Task.FromResult<SheetAnswer>(new SheetAnswer.Done(new SlipSheet(sheet, slips, act.Until)));
        },
        new SheetAnswer.TryAgain(),
        cancellationToken);

    /// <summary>From now on no slip of the sheet is good.</summary>
    /// <param name="who">The steward.</param>
    /// <param name="sheet">Its name.</param>
    /// <param name="reason">Why, for the access log; empty where none was given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ActAnswer> WithdrawAsync(StaffMember who, string sheet, string reason, CancellationToken cancellationToken)
    {
        var answer = await WithdrawAsync(who, sheet, cancellationToken);
        if (answer is ActAnswer.Done)
        {
            await accesses.AddAsync(who, Told.SlipsWithdrawn, sheet, reason, "", cancellationToken);
        }

        return answer;
    }

    private Task<ActAnswer> WithdrawAsync(
        StaffMember who, string sheet, CancellationToken cancellationToken) => ledger.TransactAsync<ActAnswer>(
        draft =>
        {
            var act = new Act.SlipsWithdrawn(sheet, draft.State.Sheets.GetValueOrDefault(sheet)?.Count ?? 0);
            if (draft.State.ObstacleTo(act) is { } refusal)
            {
                return Task.FromResult<ActAnswer>(new ActAnswer.Refused(refusal));
            }

            return Task.FromResult<ActAnswer>(new ActAnswer.Done(draft.Add(who.Actor, act)));
        },
        new ActAnswer.TryAgain(),
        cancellationToken);

    // They are counted, after the highest there is: coordinators read them, and the sequence of a body would tell how long the record is.
    private static string NextName(IEnumerable<string> names) => string.Create(
        CultureInfo.InvariantCulture, $"S{names.Select(NumberOf).DefaultIfEmpty().Max() + 1}");

    private static int NumberOf(string name) =>
        int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Obstacle? RefusalOf(Draft draft, Act.Slips act) =>
        act.Until < draft.Today ? new("the last day of use is in the past", "until")
        : act.Until > draft.Today.AddDays(MostDays) ? new("the last day of use is more than two years ahead", "until")
        : draft.State.ObstacleTo(act);

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
    public sealed record Refused(Obstacle By) : SheetAnswer;

    /// <summary>Another sheet was made since they looked; nothing was changed.</summary>
    public sealed record Stale : SheetAnswer;

    /// <summary>The study lacks these; nothing was changed.</summary>
    public sealed record Unready(IReadOnlyList<Lack> Lacks) : SheetAnswer;

    /// <summary>The store is busy; nothing was changed.</summary>
    public sealed record TryAgain : SheetAnswer;
}

/// <summary>A sheet while its slips are known: in the one answer that makes it.</summary>
public sealed record SlipSheet(string Sheet, IReadOnlyList<Slip> Slips, DateOnly Until);
