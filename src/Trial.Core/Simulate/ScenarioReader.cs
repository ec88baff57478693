using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Lottery;

namespace Trial.Core.Simulate;

/// <summary>Reads a scenario field by field and notes every fault.</summary>
internal sealed class ScenarioReader
{
    private const string FormatName = "trial/v1/scenario";
    private const int MostPlaces = 26;
    private const int MostPeople = 2000;
    private const int MostDays = 3660;
    private const int MostSheet = 96;
    private const int MostLost = 90; // of a hundred: with all of them nobody would ever sign up
    private const int LongestName = 40;

    private static readonly SetupFault TooLarge = new("policy.sizes", "A block is too large for the capacity.");

    private readonly List<SetupFault> found = [];

    private ScenarioReader()
    {
    }

    public static Scenario? Read(ReadOnlySpan<byte> utf8, out IReadOnlyList<SetupFault> faults)
    {
        var reader = new ScenarioReader();
        faults = reader.found;
        if (SpacedJson.Parse(utf8, out var why) is not { } json)
        {
            reader.found.Add(new("", why));
            return null;
        }

        var scenario = reader.Read(new Fields(json, (field, reason) => reader.found.Add(new(field, reason))));
        return reader.found.Count == 0 ? scenario : null;
    }

    private Scenario? Read(Fields fields)
    {
        if (fields.Line("format") is { } format && format != FormatName)
        {
            fields.Fault("format", $"Must be {FormatName}.");
        }

        var study = fields.Line("study", 22);
        var (begin, end) = (fields.Date("begin"), fields.Date("end"));
        var policy = fields.Inner("policy") is { } design ? PolicyReader.Read(design) : null;
        var (ratio, capacity) = (fields.Numbers("ratio"), fields.Number("capacity", 1, MostPeople) ?? 0);
        var cohort = SetupReader.ReadCohort(fields);
        ScenarioPlace[] places = [.. fields.InnerList("places").Select(place => Place(place, begin, end, capacity))];
        var groups = Inner(fields, "groups", Groups);
        var people = Inner(fields, "people", People);
        var slips = Inner(
            fields, "slips", slips => new ScenarioSlips(slips.Number("sheet", 1, MostSheet) ?? 0, Percent(slips, "lost", MostLost)));
        var coordinator = Inner(fields, "coordinator", Coordinator);
        var looksAhead = Inner(fields, "steward", steward => new Flag(steward.Flag("looksAhead") ?? false))?.IsOn;
        fields.Done();

        FaultUnless(
            fields, "groups.lastStart", "Must be leadDays or more after the day on which the last place opens.",
            groups is null || groups.LastStart == default
                || places.All(place => place.From.DayNumber + groups.LeadDays <= groups.LastStart.DayNumber));
        FaultUnless(
            fields, "places", "Each must have a name of its own.",
            places.Where(place => place.Name.Length > 0).GroupBy(place => place.Name).All(same => same.Count() == 1));
        AddRules(study, begin, end, policy, ratio, capacity, cohort, places.Length);
        return found.Count > 0 ? null : new(
            study!, begin!.Value, end!.Value, policy!, ratio, capacity, cohort, places, groups!, people!, slips!, coordinator!,
            looksAhead!.Value);
    }

    private void AddRules(
        string? study, DateOnly? begin, DateOnly? end, Policy? policy, IReadOnlyList<int> ratio, int capacity, CohortPlan? cohort,
        int places)
    {
        var strata = Enumerable.Range(0, Math.Clamp(places, 1, MostPlaces)).Select(Scenario.Letter).ToArray();
        SetupReader.AddNew(
            found,
            [
                .. Rule("study", "Must be a lower-case letter and up to 21 lower-case letters, digits or hyphens.", Names.IsStudy(study)),
                .. Rule("end", $"Must be on the first day or within {MostDays} days after it.", IsPeriod(begin, end)),
                .. Rule("places", $"There must be from 1 to {MostPlaces} places.", places is >= 1 and <= MostPlaces),
                .. PlanRules
                    .Faults(NamedArm.Served, ratio, strata, capacity, Scenario.LeavesOf(strata.Length, Math.Max(capacity, 1)), policy)
                    .Select(fault => fault.Field == "leaves" ? TooLarge : fault),
                .. SetupReader.OfCohort(cohort, ratio),
            ]);
    }

    private static ScenarioPlace Place(Fields fields, DateOnly? begin, DateOnly? end, int capacity)
    {
        var name = fields.Line("name", LongestName) ?? "";
        var people = fields.Number("people", 1, capacity > 0 ? capacity : MostPeople) ?? 0;
        var from = fields.Has("from") ? fields.Date("from") : begin;
        var weekdays = fields.Numbers("weekdays");
        ScenarioTime[] times = [.. fields.InnerList("times").Select(Time)];
        fields.Done();

        FaultUnless(fields, "name", "Must not look like a formula or a CPR number.", IsName(name));
        FaultUnless(
            fields, "from", "Must be from the first day to the last.",
            from is null || begin is null || end is null || begin > end || (from >= begin && from <= end));
        FaultUnless(
            fields, "weekdays", "Must be seven weights from 0 to 100, Monday first, one of them above 0.",
            weekdays.Count == 7 && weekdays.All(weight => weight is >= 0 and <= 100) && weekdays.Any(weight => weight > 0));
        FaultUnless(
            fields, "times", "There must be from 1 to 7 times, each once.",
            times.Length is >= 1 and <= 7 && times.Distinct().Count() == times.Length);
        return new(name, people, from ?? default, weekdays, times);
    }

    private static ScenarioTime Time(Fields fields)
    {
        var weekday = (Weekday?)fields.Number("weekday", 1, 7);
        var time = fields.Parsed<TimeOnly>("time", Iso.TryTime, "a time, as HH:mm");
        fields.Done();
        return new(weekday ?? default, time ?? default);
    }

    private static ScenarioGroups Groups(Fields fields)
    {
        var capacity = fields.Number("capacity", GroupPlan.LeastPeople, GroupPlan.MostPeople) ?? GroupPlan.MostPeople;
        return new(
            capacity,
            fields.Number("minimum", GroupPlan.LeastPeople, capacity) ?? 0,
            fields.Number("leadDays", 1, 60) ?? 0,
            fields.Number("weeksBetween", 1, 52) ?? 0,
            fields.Date("lastStart") ?? default);
    }

    private static ScenarioPeople People(Fields fields) => new(
        Percent(fields, "canCome"), Percent(fields, "companionship"), Percent(fields, "neverComes"), Percent(fields, "comes"),
        Percent(fields, "leavesGroup"), Percent(fields, "leavesFollowUp"), Percent(fields, "erases"));

    private static ScenarioCoordinator Coordinator(Fields fields) => new(
        fields.Flag("guesses") ?? false, Percent(fields, "hears"), fields.Number("patience", 0, 365) ?? 0);

    private static T? Inner<T>(Fields fields, string name, Func<Fields, T> read)
        where T : class
    {
        if (fields.Inner(name) is not { } inner)
        {
            return null;
        }

        var value = read(inner);
        inner.Done();
        return value;
    }

    private static int Percent(Fields fields, string name, int most = 100) => fields.Number(name, 0, most) ?? 0;

    private static bool IsPeriod(DateOnly? begin, DateOnly? end) =>
        begin is null || end is null || (end >= begin && end.Value.DayNumber - begin.Value.DayNumber < MostDays);

    private static bool IsName(string name) => name is "" || (SlotReader.IsPlace(name, LongestName) && !CprNumber.LooksLikeOne(name));

    private static IEnumerable<SetupFault> Rule(string field, string reason, bool isKept) => isKept ? [] : [new(field, reason)];

    private static void FaultUnless(Fields fields, string name, string reason, bool isKept)
    {
        if (!isKept)
        {
            fields.Fault(name, reason);
        }
    }

    private sealed record Flag(bool IsOn);
}
