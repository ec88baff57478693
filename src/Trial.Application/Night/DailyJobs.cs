using Trial.Application.Groups;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Application.Night;

/// <summary>What each daily job does. The app's timers call it, and so do studies that run without a host.</summary>
/// <remarks>Each is safe to run twice or late.</remarks>
public sealed class DailyJobs(Night night, Retention retention, CohortDraws draws, Rosters rosters, Planning planning)
{
    /// <summary>Does all of a day, in its order.</summary>
    public async Task DoAllAsync(CancellationToken cancellationToken)
    {
        foreach (var job in DailyJob.All)
        {
            await DoAsync(job, cancellationToken);
        }
    }

    /// <summary>Does one. Returns what it did, in words.</summary>
    public Task<Bilingual> DoAsync(DailyJob job, CancellationToken cancellationToken) =>
        job == DailyJob.PublishLog ? PublishAsync(cancellationToken)
        : job == DailyJob.KeepRetention ? KeepAsync(cancellationToken)
        : job == DailyJob.DrawCohorts ? DrawAsync(cancellationToken)
        : IssueAsync(cancellationToken);

    private async Task<Bilingual> PublishAsync(CancellationToken cancellationToken)
    {
        var entries = await night.RunAsync(cancellationToken);
        return new($"{Counted.Of(entries, "linje", "linjer")} offentliggjort", $"{Counted.Of(entries, "entry", "entries")} published");
    }

    private async Task<Bilingual> KeepAsync(CancellationToken cancellationToken)
    {
        var rows = await retention.KeepAsync(cancellationToken);
        return new($"{Counted.Of(rows, "række", "rækker")} slettet eller tømt", $"{Counted.Of(rows, "row", "rows")} deleted or emptied");
    }

    private async Task<Bilingual> DrawAsync(CancellationToken cancellationToken)
    {
        var drawn = await draws.DrawDueAsync(cancellationToken);
        return new($"{Counted.Of(drawn, "lod", "lod")} trukket", $"{Counted.Of(drawn, "lot", "lots")} drawn");
    }

    // Those whose cohort is due may be seated the same morning, and of two timers in one hour no host says which comes first.
    private async Task<Bilingual> IssueAsync(CancellationToken cancellationToken)
    {
        await draws.DrawDueAsync(cancellationToken);
        var issued = await rosters.IssueAsync(cancellationToken);
        await planning.TellAsync(cancellationToken);
        var (made, postponed, gap) = (issued.Made, issued.Postponed, issued.Gap);
        return new(
            $"{Counted.Of(made, "liste", "lister")} lavet, {Counted.Of(postponed, "gruppe", "grupper")} udsat"
                + (gap > 0 ? $"; et andet valg af grupper kunne højst have givet {gap} flere plads" : ""),
            $"{Counted.Of(made, "roster", "rosters")} made, {Counted.Of(postponed, "group", "groups")} postponed"
                + (gap > 0 ? $"; another choice of groups could have seated at most {gap} more" : ""));
    }
}
