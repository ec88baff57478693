using System.Text;

using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>The study's life as a list that knows what is missing: from what keeps it closed, and from what the record warns of.</summary>
public sealed class Checklist(
    StudyLedger ledger, Seals seals, Installation installation, Plans plans, Readiness readiness, Warnings warnings, SlipCounts slips,
    Publisher publisher, PublicLog log, Openings openings, TimeProvider clock)
{
    private const int DaysOfBackup = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(3); // a job of 03 that has not run by 06 is late

    private static readonly (Item Item, Want Want)[] Wants =
    [
        (Item.Owner, Want.Owner), (Item.Contact, Want.Contact), (Item.Numbers, Want.Numbers), (Item.PublicUrl, Want.PublicUrl),
        (Item.Anchor, Want.Anchor),
    ];

    /// <summary>Every item, in the order in which one sees to them. Before a study is installed, those that can be told.</summary>
    public async Task<IReadOnlyList<ChecklistItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var all = await seals.AllAsync(state, cancellationToken);
        var config = await installation.ConfigAsync(cancellationToken);
        return config is null || all is not [.., var last]
            ? [.. OfStudy(), new(Item.Lists, Standing.Missing), await ClockAsync(cancellationToken)]
            :
            [
                .. OfStudy(),
                new(Item.Lists, Standing.Done, Count: all.Count),
                await SealAsync(last, cancellationToken),
                Text(state, config, Copenhagen.Date(Now)),
                await GroupsAsync(state, all, cancellationToken),
                await PlacesAsync(state, all, cancellationToken),
                .. config.NeedsSlip ? [await SlipsAsync(cancellationToken)] : (ChecklistItem[])[],
                await JobsAsync(cancellationToken),
                .. await WarnedAsync(state, cancellationToken),
                await ClockAsync(cancellationToken),
                await BackupAsync(cancellationToken),
            ];
    }

    /// <summary>What each daily job did when it last ran.</summary>
    public async Task<IReadOnlyList<JobRun>> JobsRunAsync(CancellationToken cancellationToken)
    {
        var sealedOn = (await ledger.ReadAsync(cancellationToken)).State.Seals.FirstOrDefault()?.Date;
        var runs = new List<JobRun>();
        foreach (var job in DailyJob.All)
        {
            var row = await ledger.Store.GetAsync(RowKeys.Job(job.Name), cancellationToken);
            var hand = await ledger.Store.GetAsync(RowKeys.ByHand(job.Name), cancellationToken);
            runs.Add(JobRun.Of(
                job, row is null ? null : RowJson.Parse<JobRow>(row), hand is null ? null : RowJson.Parse<ByHandRow>(hand), sealedOn,
                job.Day(Now - Patience)));
        }

        return runs;
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private static ChecklistItem LookAt(Item item, IReadOnlyList<string> of) =>
        new(item, of.Count == 0 ? Standing.Done : Standing.Look, of);

    private IEnumerable<ChecklistItem> OfStudy()
    {
        var lacks = readiness.OfStudy().Select(lack => lack.What).ToHashSet();
        return Wants.Select(it => new ChecklistItem(
            it.Item,
            lacks.Contains(it.Want) ? Standing.Missing : Standing.Done,
            On: it.Item is Item.Numbers ? readiness.NumbersChecked : null));
    }

    private async Task<ChecklistItem> SealAsync(Seal last, CancellationToken cancellationToken)
    {
        var isLogged = (await log.ReadAsync(cancellationToken)).FirstProof(Encoding.UTF8.GetBytes(last.Files.Entry)) is not null;
        return new(Item.Seal, isLogged ? Standing.Done : Standing.Missing);
    }

    // A place that waits for its first group cannot open; one that is open turns people away.
    private async Task<ChecklistItem> GroupsAsync(StudyState state, IReadOnlyList<Seal> all, CancellationToken cancellationToken)
    {
        var planned = await Readiness.PlannedAsync(plans, state, Copenhagen.Date(Now), cancellationToken);
        string[] without = [.. all[^1].Setup.Strata.Where(place => !planned.Contains(place))];
        return state.Phase is Phase.Closed or Phase.Revealed ? new(Item.Groups, Standing.Done)
            : without.Length == 0 ? new(Item.Groups, Standing.Done, without)
            : new(Item.Groups, planned.Count > 0 || all[^1].Setup.Cohort is not null ? Standing.Look : Standing.Missing, without);
    }

    private static ChecklistItem Text(StudyState state, StudyConfig config, DateOnly today)
    {
        var later = state.Texts.After(today);
        string[] versions = [state.Texts.On(today)?.Version ?? config.Consent.Version, .. later.Select(next => next.Text.Version)];
        return new(Item.Text, Standing.Done, versions, later.Count > 0 ? later[0].From : null)
        {
            Days = [.. later.Select(next => next.From)],
        };
    }

    private async Task<ChecklistItem> PlacesAsync(StudyState state, IReadOnlyList<Seal> all, CancellationToken cancellationToken)
    {
        string[] open = [.. all[^1].Setup.Strata.Where(place => Seals.IsOpen(state, all, place))];
        var isOver = state.Phase is Phase.Closed or Phase.Revealed;
        string[] closed = isOver ? [] : [.. all[^1].Setup.Strata.Except(open)];
        return new(Item.Places, isOver || open.Length > 0 ? Standing.Done : Standing.Missing, open)
        {
            Closed = closed,
            Closings = await openings.OfAsync(state, closed, cancellationToken),
            Openings = await openings.OfAsync(state, open, cancellationToken),
        };
    }

    private async Task<ChecklistItem> SlipsAsync(CancellationToken cancellationToken)
    {
        var sheets = await slips.ReadAsync(cancellationToken);
        return LookAt(Item.Slips, [.. sheets
            .Where(sheet => sheet.IsUsedMoreThanTold())
            .Select(sheet => sheet.Sheet)]);
    }

    private async Task<ChecklistItem> JobsAsync(CancellationToken cancellationToken) => LookAt(
        Item.Jobs,
        [
            .. (await JobsRunAsync(cancellationToken)).Where(run => run.IsLate).Select(run => run.Job.Name),
        ]);

    private async Task<ChecklistItem[]> WarnedAsync(StudyState state, CancellationToken cancellationToken)
    {
        var warned = await warnings.ReadAsync(cancellationToken);
        var nights = await publisher.NightsWaitingAsync(state, cancellationToken);
        return
        [
            new(Item.Log, nights < Publication.WarnAt ? Standing.Done : Standing.Look, Count: nights),
            LookAt(Item.Envelopes, warned.Lists),
            LookAtHour(Item.Challenges, warned.Unusual),
            LookAtHour(Item.Unsolved, warned.UnsolvedMet),
            LookAtHour(Item.Cap, warned.CapMet),
        ];
    }

    private static ChecklistItem LookAtHour(Item item, string? hour) =>
        hour is null ? LookAt(item, []) : LookAt(item, [hour]) with { Hour = HourRow.BeginOf(hour) };

    private async Task<ChecklistItem> ClockAsync(CancellationToken cancellationToken) =>
        new(Item.Clock, await ledger.ClockFaultAsync(cancellationToken) is null ? Standing.Done : Standing.Missing);

    private async Task<ChecklistItem> BackupAsync(CancellationToken cancellationToken) =>
        await ledger.Store.GetAsync(RowKeys.Backup, cancellationToken) is not { } row ? new(Item.Backup, Standing.Missing)
        : RowJson.Parse<JobRow>(row).Day is var day && day.AddDays(DaysOfBackup) >= Copenhagen.Date(Now)
            ? new(Item.Backup, Standing.Done, On: day)
            : new(Item.Backup, Standing.Look, On: day);
}
