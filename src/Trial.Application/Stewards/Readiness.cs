using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>Finds all that a real study lacks before it may take people. A demonstration lacks nothing.</summary>
public sealed class Readiness(
    StudyLedger ledger, Seals seals, Plans plans, Installation installation, Anchor anchor, Preparations prepared, TimeProvider clock)
{
    private const int DaysOfCheck = 183;

    /// <summary>What keeps slips from being given out.</summary>
    public async Task<IReadOnlyList<Lack>> ForSlipsAsync(CancellationToken cancellationToken) =>
        await installation.ConfigAsync(cancellationToken) is { Demonstration: true } ? [] : [.. OfStudy()];

    /// <summary>What keeps a place from being opened, or, without a place, every place that is not open.</summary>
    public async Task<IReadOnlyList<Lack>> ForOpenAsync(string? stratum, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var all = await seals.AllAsync(state, cancellationToken);
        return all is not [.., var last] || await installation.ConfigAsync(cancellationToken) is { Demonstration: true } ? []
            : last.Setup.Cohort is not null ? [.. OfStudy()]
            : [.. OfStudy(), .. await OfPlacesAsync(state, Opening(state, all, stratum), cancellationToken)];
    }

    /// <summary>The places where a group is planned that still takes people.</summary>
    internal static async Task<IReadOnlySet<string>> PlannedAsync(
        Plans plans, StudyState state, DateOnly today, CancellationToken cancellationToken) =>
        (await plans.GroupsAsync(state, cancellationToken))
            .Where(group => group.State is GroupState.Planned && group.Plan.First > today)
            .Select(group => group.Plan.Stratum)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>What the study itself lacks of all that one needs; a demonstration goes without.</summary>
    internal IEnumerable<Lack> OfStudy() =>
        from want in ((Want What, bool IsThere)[])
        [
            (Want.Owner, prepared.HasOwner),
            (Want.Contact, prepared.HasContact),
            (Want.Numbers, prepared.NumbersChecked is { } day && day.AddDays(DaysOfCheck) >= Today),
            (Want.PublicUrl, prepared.HasPublicUrl),
            (Want.Anchor, anchor.IsElsewhere),
        ]
        where !want.IsThere
        select new Lack(want.What);

    /// <summary>The day on which the crisis numbers were checked; null when one was not.</summary>
    internal DateOnly? NumbersChecked => prepared.NumbersChecked;

    private DateOnly Today => Copenhagen.Date(clock.GetUtcNow());

    private static IEnumerable<string> Opening(StudyState state, IReadOnlyList<Seal> all, string? stratum) => stratum is not null
        ? [stratum]
        : all[^1].Setup.Strata.Where(place => !Seals.IsOpen(state, all, place));

    private async Task<IEnumerable<Lack>> OfPlacesAsync(
        StudyState state, IEnumerable<string> places, CancellationToken cancellationToken)
    {
        var planned = await PlannedAsync(plans, state, Today, cancellationToken);
        return places.Where(place => !planned.Contains(place)).Select(place => new Lack(Want.Group, place));
    }
}
