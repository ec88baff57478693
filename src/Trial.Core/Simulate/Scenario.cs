using System.Numerics;

using Trial.Core.Ceremony;
using Trial.Core.Groups;
using Trial.Core.Lottery;

namespace Trial.Core.Simulate;

//  A scenario: what a simulated study is like (docs/simulate.md)
//
//      JSON, spaced as one likes, no field twice; shares are in percent.
//
//          format       "trial/v1/scenario"
//          study        a name; the study is called practice-NAME
//          begin, end   the first and the last day on which people come
//          policy, ratio, capacity, cohort   as in the study file (docs/ceremony.md); P comes first in the ratio
//          places       name, people, weekdays (seven weights, Monday first), from (optional), times ([{weekday, time}])
//          groups       capacity, minimum, leadDays, weeksBetween, lastStart
//          people       canCome, companionship, neverComes, comes, leavesGroup, leavesFollowUp, erases
//          slips        sheet, lost
//          coordinator  guesses, hears, patience
//          steward      looksAhead
//
//      Places are the strata A, B, C ... in the file's order.

/// <summary>What a simulated study is like.</summary>
/// <param name="Study">Its name, without the prefix of a practice.</param>
/// <param name="Begin">The first day on which people come.</param>
/// <param name="End">The last.</param>
/// <param name="Policy">The design of its lists.</param>
/// <param name="Ratio">Peer and control.</param>
/// <param name="Capacity">How many envelopes each place has at least.</param>
/// <param name="Cohort">How lots are drawn by cohort; null where each is drawn at referral.</param>
/// <param name="Places">Its meeting areas.</param>
/// <param name="Groups">How groups are planned.</param>
/// <param name="People">What people do.</param>
/// <param name="Slips">How invitations are handed out.</param>
/// <param name="Coordinator">Whether the coordinator guesses.</param>
/// <param name="LooksAhead">The steward has the list key and tells the coordinator the next lot.</param>
public sealed record Scenario(
    string Study, DateOnly Begin, DateOnly End, Policy Policy, IReadOnlyList<int> Ratio, int Capacity, CohortPlan? Cohort,
    IReadOnlyList<ScenarioPlace> Places, ScenarioGroups Groups, ScenarioPeople People, ScenarioSlips Slips,
    ScenarioCoordinator Coordinator, bool LooksAhead)
{
    /// <summary>How many days people come in.</summary>
    public int Days => End.DayNumber - Begin.DayNumber + 1;

    /// <summary>The letters of the places, in their order.</summary>
    public IReadOnlyList<string> Strata => [.. Places.Select((_, place) => Letter(place))];

    /// <summary>How many leaves its lists need.</summary>
    public int Leaves => LeavesOf(Places.Count, Capacity);

    /// <summary>How many entries of the public log a night are enough for what happens.</summary>
    public int Batch => Math.Clamp((4 * Places.Count) + (4 * Places.Sum(place => place.People) / Days), 8, 1000);

    /// <summary>How many leaves are enough for so many lists, with blocks of up to 64 people more than the capacity.</summary>
    internal static int LeavesOf(int places, int capacity) => (int)BitOperations.RoundUpToPowerOf2((uint)(places * (capacity + 64)));

    /// <summary>What a place is called in setup and exports.</summary>
    public static string Letter(int place) => ((char)('A' + place)).ToString();

    /// <summary>The same people and places under the lists of a study file, or all that does not fit.</summary>
    public Scenario Under(StudyFile study, out IReadOnlyList<SetupFault> faults)
    {
        var setup = study.Commit(default, default);
        faults =
        [
            .. setup.Strata.Count == Places.Count ? Array.Empty<SetupFault>()
                : [new("places", $"The study file has {setup.Strata.Count} strata, and the scenario {Places.Count} places.")],
            .. Places.Index().Where(place => place.Item.People > setup.Capacity).Select(place => new SetupFault(
                $"places[{place.Index}].people", $"The study file has {setup.Capacity} envelopes a stratum.")),
        ];
        int[] ratio = [.. setup.Arms.Zip(setup.Ratio).OrderByDescending(arm => arm.First.Id == Arm.Peer).Select(arm => arm.Second)];
        return this with { Policy = study.Policy, Ratio = ratio, Capacity = setup.Capacity, Cohort = setup.Cohort };
    }

    /// <summary>Reads the file, or gives all that is wrong with it.</summary>
    public static Scenario? Read(ReadOnlySpan<byte> utf8, out IReadOnlyList<SetupFault> faults) => ScenarioReader.Read(utf8, out faults);
}

/// <summary>A meeting area.</summary>
/// <param name="Name">For people.</param>
/// <param name="People">How many come there.</param>
/// <param name="From">The day on which it opens.</param>
/// <param name="Weekdays">How often people come on each day of the week, relative to each other; Monday first.</param>
/// <param name="Times">When groups may meet.</param>
public sealed record ScenarioPlace(
    string Name, int People, DateOnly From, IReadOnlyList<int> Weekdays, IReadOnlyList<ScenarioTime> Times);

/// <summary>A time of the week: 1 is Monday, and <c>HH:mm</c>.</summary>
public sealed record ScenarioTime(Weekday Weekday, TimeOnly Time);

/// <summary>How the coordinator plans groups.</summary>
/// <param name="Capacity">How many a group takes.</param>
/// <param name="Minimum">How few it starts with.</param>
/// <param name="LeadDays">So many days before it starts its roster is issued.</param>
/// <param name="WeeksBetween">From the start of a group to that of the next at the same time of the week, at least.</param>
/// <param name="LastStart">No group starts later.</param>
public sealed record ScenarioGroups(int Capacity, int Minimum, int LeadDays, int WeeksBetween, DateOnly LastStart);

/// <summary>What people do, in percent.</summary>
/// <param name="CanCome">Chance that somebody can come at each of their place's times; each can come at one at least.</param>
/// <param name="Companionship">Wish for companionship.</param>
/// <param name="NeverComes">Never come to their group.</param>
/// <param name="Comes">Of the meetings, to which others come.</param>
/// <param name="LeavesGroup">Leave their group.</param>
/// <param name="LeavesFollowUp">Leave follow-up.</param>
/// <param name="Erases">Have everything erased.</param>
public sealed record ScenarioPeople(
    int CanCome, int Companionship, int NeverComes, int Comes, int LeavesGroup, int LeavesFollowUp, int Erases);

/// <summary>How the steward's invitations are handed out.</summary>
/// <param name="Sheet">How many are on a sheet.</param>
/// <param name="Lost">Of those handed out, in percent, how many are never used; another is given.</param>
public sealed record ScenarioSlips(int Sheet, int Lost);

/// <summary>What the coordinator does who hands out invitations.</summary>
/// <param name="Guesses">They guess the next lot and choose whom they send to it.</param>
/// <param name="Hears">Of the lots, in percent, how many people tell them.</param>
/// <param name="Patience">For how many days they hold somebody back at most.</param>
public sealed record ScenarioCoordinator(bool Guesses, int Hears, int Patience);
