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
public sealed class IntroductionDesk(StudyLedger ledger, Plans plans, ClosedDays closed)
{
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

    /// <summary>A meeting, and how people knew it before; null where the body says no other house, day or time of it.</summary>
    /// <param name="number">The meeting's.</param>
    /// <param name="body">Sequence of the body that planned or changed it then.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<MovedIntroduction?> MovedAsync(int number, int body, CancellationToken cancellationToken) =>
        await FindAsync((await ledger.ReadAsync(cancellationToken)).State, number, cancellationToken) is { } now
        && body >= 0 && body < now.Record.Plan
        && await ledger.BodyAsync(body, cancellationToken) is var said
        && said.Parse()?.Act is Act.Meeting act && act.Number == number
        && await plans.RowIfThereAsync<IntroductionPlan>(body, cancellationToken) is { } before
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
            written.Add(new(body, plan, at));
        }

        return
        [
            .. written.Zip(written.Skip(1))
                .Where(step => step.First.Plan.Date >= today
                    && IsElsewhere(now.Plan, step.First.Plan) && IsElsewhere(step.Second.Plan, step.First.Plan)
                    && ShortNotice.IsNear(step.First.Plan, Copenhagen.Time(step.Second.At).DateTime))
                .Select(step => new KnownIntroduction(step.First.Body, step.First.Plan))
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

    /// <summary>Keeps what was told of a meeting, in place of what was told before.</summary>
    public Task<IntroductionAnswer> TellAsync(int number, byte[] json, CancellationToken cancellationToken) =>
        ledger.TransactAsync<IntroductionAnswer>(
            draft => TellAsync(draft, number, json, cancellationToken), new IntroductionAnswer.TryAgain(), cancellationToken);

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
        var known = draft.State.Introductions[meeting]?.Plan;
        draft.Add(draft.State.Study!, who.Actor, new Act.Meeting(meeting, change, row.Hash), row);
        return new IntroductionAnswer.Done(meeting) { MovedFrom = possible is { IsSoon: true, IsCancelled: false } ? known : null };
    }

    private async Task<IntroductionAnswer> TellAsync(Draft draft, int number, byte[] json, CancellationToken cancellationToken)
    {
        var (count, faults) = IntroductionCount.Read(json);
        if (count is null || await FindAsync(draft.State, number, cancellationToken) is not { } meeting)
        {
            return count is null ? new IntroductionAnswer.Faulty(faults) : new IntroductionAnswer.NotFound();
        }

        if (FaultOf(draft, meeting, count) is { } fault)
        {
            return new IntroductionAnswer.Faulty([fault]);
        }

        var (key, month) = (RowKeys.MetAt(number), SlipRow.MonthOf(meeting.Plan.Date));
        var before = await ledger.Store.GetAsync(key, cancellationToken);
        draft.Add(Change.Put(before, key, RowJson.Format(new MetRow(count.Sheet ?? "", month, count.HandedOut, count.Came, number))));
        return new IntroductionAnswer.Done(number);
    }

    private static Fault? FaultOf(Draft draft, PlannedIntroduction meeting, IntroductionCount count) =>
        meeting.Record.IsCancelled ? new("came", FaultCodes.CalledOff)
        : meeting.Plan.Date > draft.Today ? new("came", FaultCodes.NotHeld)
        : count.Sheet is null ? null
        : !draft.State.Sheets.TryGetValue(count.Sheet, out var sheet) ? new("sheet", FaultCodes.Unknown)
        : count.HandedOut > sheet.Count ? new("handedOut", FaultCodes.OutOfRange)
        : null;

    private async Task<PlannedIntroduction?> FindAsync(StudyState state, int number, CancellationToken cancellationToken) =>
        (await plans.IntroductionsAsync(state, cancellationToken)).FirstOrDefault(meeting => meeting.Record.Number == number);

    private static string? OrNull(string sheet) => sheet.Length == 0 ? null : sheet;

    private sealed record WrittenIntroduction(int Body, IntroductionPlan Plan, DateTimeOffset At);
}

/// <summary>An introduction meeting, and what was told of it; null where nothing was.</summary>
public sealed record HeldIntroduction(PlannedIntroduction Meeting, IntroductionCount? Count)
{
    /// <summary>How people knew it, where some may still come as they knew it: see <see cref="IntroductionDesk.KnownAsync"/>.</summary>
    public IReadOnlyList<KnownIntroduction> Known { get; init; } = [];
}

/// <summary>How people knew an introduction meeting, and the sequence of the body that said so.</summary>
public sealed record KnownIntroduction(int Body, IntroductionPlan Plan);

/// <summary>An introduction meeting as it is now, and how people knew it before.</summary>
public sealed record MovedIntroduction(PlannedIntroduction Now, IntroductionPlan Before);

/// <summary>What came of a coordinator's act on an introduction meeting. These are all the answers there are.</summary>
public abstract record IntroductionAnswer
{
    private IntroductionAnswer()
    {
    }

    /// <summary>It is in the record, or kept beside it.</summary>
    public sealed record Done(int Number) : IntroductionAnswer
    {
        /// <summary>Sequence of the body that people know it by, where some may still come as that says; null otherwise.</summary>
        public int? MovedFrom { get; init; }
    }

    /// <summary>It could be done; nothing was recorded.</summary>
    public sealed record Possible(IntroductionPlan Plan, bool IsCancelled) : IntroductionAnswer
    {
        /// <summary>Nothing of the meeting would be other than it is.</summary>
        public bool IsSame { get; init; }

        /// <summary>It was to be so soon that people may come in vain.</summary>
        public bool IsSoon { get; init; }
    }

    /// <summary>Everything that is wrong.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : IntroductionAnswer;

    /// <summary>The meeting was changed since they saw it.</summary>
    public sealed record Stale : IntroductionAnswer;

    /// <summary>No introduction meeting has this number.</summary>
    public sealed record NotFound : IntroductionAnswer;

    /// <summary>The store is busy; nothing was changed.</summary>
    public sealed record TryAgain : IntroductionAnswer;
}
