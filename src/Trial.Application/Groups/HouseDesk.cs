using System.Globalization;
using System.Text.Json;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Groups;

//  What a house is called is in the plans of its groups. A correction writes anew those that are not over, each as it was otherwise: slots
//  keep their ids, so nobody who chose one is lost. It asks nothing about who waits, so it may come at any time.
//
//  A house that gets the name of another becomes one with it: its groups' plans are written with the other's id and name, and say which
//  slots are the same time (JoinedHouse).

/// <summary>What coordinators call the houses where groups meet.</summary>
public sealed class HouseDesk(StudyLedger ledger, Plans plans, MessageDesk messages)
{
    // A body and a row for the plan, and as many for what its people are told; the head is one more.
    private const int MostGroups = (CommitRules.MaxChanges - 1) / 4;

    /// <summary>Every house, by stratum and what it is called.</summary>
    public async Task<IReadOnlyList<House>> ReadAsync(CancellationToken cancellationToken) =>
        Houses(await plans.GroupsAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken));

    /// <summary>What a correction would do, or what is wrong; nothing is recorded.</summary>
    public Task<HouseAnswer> TryAsync(string id, byte[] json, string? version, CancellationToken cancellationToken) =>
        ledger.TransactAsync<HouseAnswer>(
            draft => ReadAsync(draft, id, json, version, isTried: true, cancellationToken), new HouseAnswer.TryAgain(), cancellationToken);

    /// <summary>Corrects what a house is called.</summary>
    /// <param name="who">A coordinator.</param>
    /// <param name="id">The house's.</param>
    /// <param name="json">What it is to be called, as <see cref="KnownPlaces"/> reads it.</param>
    /// <param name="version">The <see cref="House.Version"/> that they saw; null for whatever it is.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<HouseAnswer> CorrectAsync(
        StaffMember who, string id, byte[] json, string? version, CancellationToken cancellationToken)
    {
        HouseAnswer answer;
        do
        {
            answer = await ledger.TransactAsync<HouseAnswer>(
                draft => CorrectAsync(draft, who, id, json, version, cancellationToken), new HouseAnswer.TryAgain(), cancellationToken);
            if (answer is HouseAnswer.Corrected { IsLast: false } more) // the rest of a house with very many groups
            {
                (id, json, version) = (more.Id, JsonSerializer.SerializeToUtf8Bytes(new { place = more.Place }), null);
            }
        }
        while (answer is HouseAnswer.Corrected { IsLast: false });

        return answer;
    }

    private async Task<HouseAnswer> CorrectAsync(
        Draft draft, StaffMember who, string id, byte[] json, string? version, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(draft, id, json, version, isTried: false, cancellationToken);
        if (answer is not HouseAnswer.Possible possible)
        {
            return answer;
        }

        foreach (var group in possible.Groups.Take(MostGroups))
        {
            await CorrectAsync(draft, who, group, possible, cancellationToken);
        }

        return new HouseAnswer.Corrected(possible.Joined?.Into ?? id, possible.Place, possible.Groups.Count <= MostGroups);
    }

    private async Task CorrectAsync(
        Draft draft, StaffMember who, PlannedGroup group, HouseAnswer.Possible possible, CancellationToken cancellationToken)
    {
        var plan = group.Plan with { Place = possible.Place, House = group.Plan.HouseId };
        if (possible.Joined is { } joined)
        {
            plan = new JoinedHouses([plan with { Joined = [joined] }]).Now(plan) with { Joined = [.. plan.Joined ?? [], joined] };
        }

        var change = group.State is GroupState.Postponed ? GroupChange.Postponed : GroupChange.Changed;
        if (HouseAnswer.Possible.News(group, possible.Place) is { } news)
        {
            await messages.TellAsync(draft, who, group.Record, news.Danish, news.English, cancellationToken);
        }

        var row = Plans.Detail(plan, who.Id, draft.Now);
        draft.Add(who.Actor, new Act.Group(group.Record.Id, change, row.Hash), row);
    }

    private async Task<HouseAnswer> ReadAsync(
        Draft draft, string id, byte[] json, string? version, bool isTried, CancellationToken cancellationToken)
    {
        var groups = await plans.GroupsAsync(draft.State, cancellationToken);
        var known = Places.Known(groups);
        if (known.House(id) is not { } house)
        {
            return new HouseAnswer.NotFound();
        }

        if (version is not null && version != Houses(groups).Single(it => it.Id == id).Version)
        {
            return new HouseAnswer.Stale();
        }

        var (place, into, faults) = known.Correct(json, house, isTried);
        return faults.Count > 0 ? new HouseAnswer.Faulty(faults)
            : into is null ? new HouseAnswer.Possible(place!, [.. Due(groups, id, draft.Today).Where(group => group.Plan.Place != place)])
            {
                AlsoIn = known.AlsoIn(house.Stratum, place!),
                IsSame = Houses(groups).Single(it => it.Id == id).Place == place,
            }
            : Join(groups, known, id, into, draft.Today);
    }

    // When none of its own groups can be written anew, a group of the other house says that the two are one.
    private static HouseAnswer Join(IReadOnlyList<PlannedGroup> groups, KnownPlaces known, string id, GroupPlan into, DateOnly today)
    {
        var due = Due(groups, id, today) is { Count: > 0 } own ? own : Due(groups, into.HouseId, today).Take(1).ToList();
        return due.Count > 0
            ? new HouseAnswer.Possible(into.Place, due) { Joined = JoinedHouse.Of(known.Plans, id, into.HouseId) }
            : new HouseAnswer.Faulty([new("place", FaultCodes.NotNow)]);
    }

    // Where all are over or cancelled, the one that was written last says what the house is called; a cancelled one cannot be changed.
    private static List<PlannedGroup> Due(IReadOnlyList<PlannedGroup> groups, string id, DateOnly today)
    {
        var here = groups.Where(group => group.Plan.HouseId == id && group.State is not GroupState.Cancelled)
            .OrderByDescending(group => group.Record.Plan)
            .ToList();
        var ahead = here.Where(group => group.Plan.Last >= today).ToList();
        return ahead.Count > 0 ? ahead : [.. here.Take(1)];
    }

    private static IReadOnlyList<House> Houses(IReadOnlyList<PlannedGroup> groups) =>
    [
        .. groups.GroupBy(group => group.Plan.HouseId, StringComparer.Ordinal)
            .Select(house => House.Of(house.Key, [.. house.OrderByDescending(group => group.Record.Plan)]))
            .OrderBy(house => house.Stratum, StringComparer.Ordinal)
            .ThenBy(house => house.Place, StringComparer.Ordinal),
    ];
}

/// <summary>A house where groups meet.</summary>
/// <param name="Id">Its own, whatever it is called.</param>
/// <param name="Stratum">Where it is.</param>
/// <param name="Place">What it is called.</param>
/// <param name="Slots">The times of the week at which groups meet or met there.</param>
/// <param name="Version">Changes with every plan of its groups.</param>
public sealed record House(string Id, string Stratum, string Place, IReadOnlyList<Slot> Slots, string Version)
{
    internal static House Of(string id, IReadOnlyList<PlannedGroup> groups) => new(
        id,
        groups[0].Plan.Stratum,
        groups[0].Plan.Place,
        Places.Slots(groups),
        groups.Sum(group => group.Record.Changes + 1).ToString(CultureInfo.InvariantCulture));
}

/// <summary>What came of a correction of a house. These are all the answers there are.</summary>
public abstract record HouseAnswer
{
    private HouseAnswer()
    {
    }

    /// <summary>It is in the record.</summary>
    /// <param name="Id">The house's; where it became one with another, that one's.</param>
    /// <param name="Place">What it is called.</param>
    /// <param name="IsLast">False while more of its groups are to be written.</param>
    public sealed record Corrected(string Id, string Place, bool IsLast) : HouseAnswer;

    /// <summary>It could be done, and was not.</summary>
    /// <param name="Place">What the house would be called.</param>
    /// <param name="Groups">Whose plans would say so.</param>
    public sealed record Possible(string Place, IReadOnlyList<PlannedGroup> Groups) : HouseAnswer
    {
        /// <summary>How it becomes one with another house; null when it stays a house of its own.</summary>
        public JoinedHouse? Joined { get; init; }

        /// <summary>The house is called so already.</summary>
        public bool IsSame { get; init; }

        /// <summary>The other strata that have a house called so.</summary>
        public IReadOnlyList<string> AlsoIn { get; init; } = [];

        /// <summary>What those on a group's issued roster would be told; null where there is none.</summary>
        public static Bilingual? News(PlannedGroup group, string place) => group.State is GroupState.Issued
            ? GroupNews.Corrected(group.Plan, group.Plan with { Place = place })
            : null;
    }

    /// <summary>Everything that is wrong with what was sent.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : HouseAnswer;

    /// <summary>The house's groups are not any more what they saw.</summary>
    public sealed record Stale : HouseAnswer;

    /// <summary>No house has this id.</summary>
    public sealed record NotFound : HouseAnswer;

    /// <summary>The store is busy; nothing was changed.</summary>
    public sealed record TryAgain : HouseAnswer;
}
