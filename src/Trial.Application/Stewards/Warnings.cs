using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;

namespace Trial.Application.Stewards;

/// <summary>What the steward should see to before people are turned away.</summary>
/// <param name="Lists">Open places whose lists run low, or that take nobody before those who wait there have their lots.</param>
/// <param name="Groups">Open places where no group is planned that still takes people.</param>
/// <param name="CapMet">
/// The last hour, yyyy-MM-ddTHH in UTC, in which open admission took as many as it takes, but for what is kept for those who solve no
/// challenge; null when none was.
/// </param>
/// <param name="Unusual">The last hour, written as that one is, in which a challenge was asked; null when none was.</param>
/// <param name="UnsolvedMet">The last hour in which the share of those without a solved challenge was met; null when none was.</param>
public sealed record Warned(
    IReadOnlyList<string> Lists, IReadOnlyList<string> Groups, string? CapMet, string? Unusual, string? UnsolvedMet)
{
    /// <summary>Nothing.</summary>
    public static Warned None { get; } = new([], [], null, null, null);
}

/// <summary>Looks for what runs low. Only the steward is told, and never how much is left.</summary>
public sealed class Warnings(StudyLedger ledger, Seals seals, Plans plans, TimeProvider clock)
{
    /// <summary>What runs low now.</summary>
    public async Task<Warned> ReadAsync(CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var all = await seals.AllAsync(state, cancellationToken);
        if (all is not [.., var last])
        {
            return Warned.None;
        }

        var today = Copenhagen.Date(clock.GetUtcNow());
        var ahead = await Readiness.PlannedAsync(plans, state, today, cancellationToken);
        string[] open = [.. last.Setup.Strata.Where(stratum => Seals.IsOpen(state, all, stratum))];
        var row = await ledger.Store.GetAsync(RowKeys.Hour, cancellationToken);
        var hour = row is null ? null : RowJson.Parse<HourRow>(row);
        return new Warned(
            Seals.Low(state, all),
            [.. open.Where(stratum => !ahead.Contains(stratum))],
            hour?.Met,
            hour?.Unusual,
            hour?.UnsolvedMet);
    }
}
