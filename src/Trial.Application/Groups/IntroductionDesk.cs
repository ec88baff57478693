using System.Globalization;
using System.Text.Json;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Groups;

//  Coordinators say where and when people can hear of the study, and afterwards how many came and how many slips of which sheet they took.
//  They are told nothing of slips: how many were used is counted for steward and auditor alone (SlipCounts).

/// <summary>Introduction meetings: planned, changed, called off, and counted.</summary>
public sealed class IntroductionDesk(StudyLedger ledger, Plans plans, ClosedDays closed, AccessLog accesses)
{
    /// <summary>How many days of the next month numbers of a month's meetings can be told, or told anew.</summary>
    public const int DaysToTell = 7;

    /// <summary>The last day on which numbers of a meeting can be told: then the month that the steward looks at stays as it is.</summary>
    public static DateOnly LastDayToTell(DateOnly met) => new DateOnly(met.Year, met.Month, 1).AddMonths(1).AddDays(DaysToTell - 1);

    /// <summary>In the access log: numbers of a meeting, as they were and as they are.</summary>
    public const string MeetingTold = "meeting-told";

    /// <summary>A meeting's number as an address has it; 0, which no meeting has, for anything else.</summary>
    public static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Every introduction meeting, the latest first.</summary>
    public async Task<IReadOnlyList<HeldIntroduction>> ReadAsync(CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var told = (await ledger.Store.RangeAsync(RowKeys.Met, RowKeys.AfterMet, cancellationToken)
                .Select(row => RowJson.Parse<MetRow>(row))
                .Where(row => row.Meeting is not null)
                .ToListAsync(cancellationToken))
            .ToDictionary(row => row.Meeting!.Value, row => new IntroductionCount(row.Met, OrNull(row.Sheet), row.HandedOut));
        return
        [
            .. (await plans.IntroductionsAsync(state, cancellationToken))
                .OrderByDescending(meeting => meeting.Plan.Date)
                .ThenByDescending(meeting => meeting.Record.Number)
                .Select(meeting => new HeldIntroduction(meeting, told.GetValueOrDefault(meeting.Record.Number))),
        ];
    }

    /// <summary>A meeting, and how people knew it before; null where that was no other house, day or time.</summary>
    /// <param name="number">The meeting's.</param>
    /// <param name="plan">Which of its plans they knew, from 1. Never the sequence of a body: it would tell how long the record is.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<MovedIntroduction?> MovedAsync(int number, int plan, CancellationToken cancellationToken) =>
        await FindAsync((await ledger.ReadAsync(cancellationToken)).State, number, cancellationToken) is { } now
        && plan >= 1 && plan <= now.Record.Earlier.Count
        && await plans.RowIfThereAsync<IntroductionPlan>(now.Record.Earlier[plan - 1], cancellationToken) is { } before
        && IsElsewhere(now.Plan, before)
            ? new(now, before)
            : null;

    /// <summary>How people knew a meeting before it was moved so late that some may still come as they knew it, in order.</summary>
    public async Task<IReadOnlyList<KnownIntroduction>> KnownAsync(
        PlannedIntroduction now, DateOnly today, CancellationToken cancellationToken)
    {
        // Nobody moves a meeting to a day that is past, so one of three days ago was not moved in the 48 hours before today's.
        var written = new List<WrittenIntroduction>();
        var isPast = now.Plan.Date < today.AddDays(-ShortNotice.Days);
        foreach (var body in isPast || now.Record.Earlier.IsEmpty ? [] : now.Record.Earlier.Add(now.Record.Plan))
        {
            var row = (await ledger.DetailAsync(body, cancellationToken))!.Value; // never deleted
            var (plan, at) = (row.Deserialize<IntroductionPlan>(JsonSerializerOptions.Web)!, row["at"].Deserialize<DateTimeOffset>());
            written.Add(new(written.Count + 1, plan, at));
        }

        return
        [
            .. written.Zip(written.Skip(1))
                .Where(step => step.First.Plan.Date >= today
                    && IsElsewhere(now.Plan, step.First.Plan) && IsElsewhere(step.Second.Plan, step.First.Plan)
                    && ShortNotice.IsNear(step.First.Plan, Copenhagen.Time(step.Second.At).DateTime))
                .Select(step => new KnownIntroduction(step.First.Which, step.First.Plan))
                .DistinctBy(known => (known.Plan.Place, known.Plan.Begins)),
        ];
    }

    /// <summary>What a plan or change would do, or what is wrong; nothing is recorded.</summary>
    public Task<IntroductionAnswer> TryAsync(int? number, byte[] json, string? version, CancellationToken cancellationToken) =>
        ledger.TransactAsync<IntroductionAnswer>(
            draft => ReadAsync(draft, number, json, version, cancellationToken), new IntroductionAnswer.TryAgain(), cancellationToken);

    /// <summary>Plans a meeting, or changes one or calls it off.</summary>
    /// <param name="who">A coordinator.</param>
    /// <param name="number">The meeting's; null for a new one.</param>
    /// <param name="json">As <see cref="IntroductionPlan"/> reads it.</param>
    /// <param name="version">The <see cref="PlannedIntroduction.Version"/> that they saw; null for whatever it is.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public Task<IntroductionAnswer> SaveAsync(
        StaffMember who, int? number, byte[] json, string? version, CancellationToken cancellationToken) =>
        ledger.TransactAsync<IntroductionAnswer>(
            draft => SaveAsync(draft, who, number, json, version, cancellationToken), new IntroductionAnswer.TryAgain(), cancellationToken);

    /// <summary>Keeps what was told of a meeting, in place of what was told before: the access log holds both.</summary>
    /// <param name="who">A coordinator.</param>
    /// <param name="number">The meeting's.</param>
    /// <param name="json">As <see cref="IntroductionCount"/> reads it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<IntroductionAnswer> TellAsync(
        StaffMember who, int number, byte[] json, CancellationToken cancellationToken)
    {
        var (before, now) = ("", "");
        var answer = await ledger.TransactAsync<IntroductionAnswer>(
            async draft =>
            {
                var told = await TellAsync(draft, number, json, cancellationToken);
                (before, now) = (told.Before, told.Now);
                return told.Answer;
            },
            new IntroductionAnswer.TryAgain(),
            cancellationToken);
        if (answer is IntroductionAnswer.Done)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"{number}: {before} -> {now}");
            await accesses.AddAsync(who, MeetingTold, subject, "", "", cancellationToken);
        }

        return answer;
    }

    private async Task<IntroductionAnswer> ReadAsync(
        Draft draft, int? number, byte[] json, string? version, CancellationToken cancellationToken)
    {
        var current = number is { } given ? await FindAsync(draft.State, given, cancellationToken) : null;
        var (plan, isCancelled, faults) =
            IntroductionPlan.Read(json, current?.Plan ?? (number is null ? null : Nowhere), draft.Today, closed);
        return plan is null ? new IntroductionAnswer.Faulty(faults)
            : number is not null && current is null ? new IntroductionAnswer.NotFound()
            : current is not null && version is not null && version != current.Version ? new IntroductionAnswer.Stale()
            : current is { Record.IsCancelled: true } ? new IntroductionAnswer.Faulty([new("date", FaultCodes.CalledOff)])
            : current?.Plan.Date < draft.Today ? new IntroductionAnswer.Faulty([new("date", FaultCodes.NotNow)])
            : new IntroductionAnswer.Possible(plan, isCancelled)
            {
                IsSame = !isCancelled && plan == current?.Plan,
                IsSoon = current?.Plan is { } known && ShortNotice.IsNear(known, Copenhagen.Time(draft.Now).DateTime)
                    && (isCancelled || IsElsewhere(plan, known)),
            };
    }

    private static bool IsElsewhere(IntroductionPlan plan, IntroductionPlan known) =>
        (plan.Place, plan.Date, plan.Time) != (known.Place, known.Date, known.Time);

    // Against it a change is read of a meeting that is not there, so that its faults are told all the same.
    private static IntroductionPlan Nowhere { get; } = new("", default, default, "", "");

    private async Task<IntroductionAnswer> SaveAsync(
        Draft draft, StaffMember who, int? number, byte[] json, string? version, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(draft, number, json, version, cancellationToken);
        if (answer is not IntroductionAnswer.Possible possible)
        {
            return answer;
        }

        // The same form, sent twice, plans one meeting.
        if (number is null && (await plans.IntroductionsAsync(draft.State, cancellationToken)).FirstOrDefault(
                known => !known.Record.IsCancelled && known.Plan == possible.Plan) is { } same)
        {
            return new IntroductionAnswer.Done(same.Record.Number);
        }

        var (meeting, change) = (number ?? draft.State.Introductions.All.Count + 1,
            number is null ? MeetingChange.Planned : possible.IsCancelled ? MeetingChange.Cancelled : MeetingChange.Changed);
        var row = Plans.Detail(possible.Plan, who.Id, draft.Now);
        var known = draft.State.Introductions[meeting]?.Changes + 1;
        draft.Add(who.Actor, new Act.Meeting(meeting, change, row.Hash), row);
        return new IntroductionAnswer.Done(meeting) { MovedFrom = possible is { IsSoon: true, IsCancelled: false } ? known : null };
    }

    private async Task<(IntroductionAnswer Answer, string Before, string Now)> TellAsync(
        Draft draft, int number, byte[] json, CancellationToken cancellationToken)
    {
        var (count, faults) = IntroductionCount.Read(json);
        if (count is null || await FindAsync(draft.State, number, cancellationToken) is not { } meeting)
        {
            return (count is null ? new IntroductionAnswer.Faulty(faults) : new IntroductionAnswer.NotFound(), "", "");
        }

        if (FaultOf(draft, meeting, count) is { } fault)
        {
            return (new IntroductionAnswer.Faulty([fault]), "", "");
        }

        var (key, month) = (RowKeys.MetAt(number), SlipRow.MonthOf(meeting.Plan.Date));
        var before = await ledger.Store.GetAsync(key, cancellationToken);
        var row = new MetRow(count.Sheet ?? "", month, count.HandedOut, count.Came, number);
        draft.Add(Change.Put(before, key, RowJson.Format(row)));
        return (new IntroductionAnswer.Done(number), before is null ? "none" : Numbers(RowJson.Parse<MetRow>(before)), Numbers(row));
    }

    private static string Numbers(MetRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Met} came{(row.Sheet.Length > 0 ? $", {row.HandedOut} of {row.Sheet}" : "")}");

    private static Fault? FaultOf(Draft draft, PlannedIntroduction meeting, IntroductionCount count) =>
        meeting.Record.IsCancelled ? new("came", FaultCodes.CalledOff)
        : meeting.Plan.Date > draft.Today ? new("came", FaultCodes.NotHeld)
        : draft.Today > LastDayToTell(meeting.Plan.Date) ? new("came", FaultCodes.NotNow)
        : count.Sheet is null || draft.State.Sheets.GetValueOrDefault(count.Sheet)?.Count >= count.HandedOut ? null
        : new("sheet", FaultCodes.Unknown); // also of a sheet with fewer slips: which there are, and how large, is not for coordinators

    private async Task<PlannedIntroduction?> FindAsync(StudyState state, int number, CancellationToken cancellationToken) =>
        (await plans.IntroductionsAsync(state, cancellationToken)).FirstOrDefault(meeting => meeting.Record.Number == number);

    private static string? OrNull(string sheet) => sheet.Length == 0 ? null : sheet;

    private sealed record WrittenIntroduction(int Which, IntroductionPlan Plan, DateTimeOffset At);
}

/// <summary>An introduction meeting, and what was told of it; null where nothing was.</summary>
public sealed record HeldIntroduction(PlannedIntroduction Meeting, IntroductionCount? Count)
{
    /// <summary>How people knew it, where some may still come as they knew it: see <see cref="IntroductionDesk.KnownAsync"/>.</summary>
    public IReadOnlyList<KnownIntroduction> Known { get; init; } = [];
}

/// <summary>How people knew an introduction meeting, and which of its plans said so, from 1.</summary>
public sealed record KnownIntroduction(int Which, IntroductionPlan Plan);

/// <summary>An introduction meeting as it is now, and how people knew it before.</summary>
public sealed record MovedIntroduction(PlannedIntroduction Now, IntroductionPlan Before);
