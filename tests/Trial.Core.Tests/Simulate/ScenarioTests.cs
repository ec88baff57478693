using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Simulate;

namespace Trial.Core.Tests.Simulate;

public sealed class ScenarioTests
{
    private const string Whole = """
        {
          "format": "trial/v1/scenario", "study": "small", "begin": "2027-02-01", "end": "2027-03-31",
          "policy": {"design": "permuted-blocks", "sizes": [4]}, "ratio": [1, 1], "capacity": 24,
          "places": [
            {"name": "Ved havnen", "people": 20, "weekdays": [1, 1, 1, 1, 1, 0, 0], "times": [{"weekday": 2, "time": "16:30"}]},
            {"name": "Ved åen", "people": 16, "from": "2027-02-15", "weekdays": [0, 0, 1, 0, 0, 0, 0],
              "times": [{"weekday": 1, "time": "16:00"}]}
          ],
          "groups": {"capacity": 8, "minimum": 3, "leadDays": 14, "weeksBetween": 11, "lastStart": "2027-05-20"},
          "people": {"canCome": 70, "companionship": 50, "neverComes": 10, "comes": 80,
            "leavesGroup": 10, "leavesFollowUp": 10, "erases": 10},
          "slips": {"sheet": 12, "lost": 20},
          "coordinator": {"guesses": false, "hears": 100, "patience": 14},
          "steward": {"looksAhead": false}
        }
        """;

    private static readonly Digest Seed = Digest.Of("one"u8.ToArray());

    [Fact]
    public void A_whole_file_is_read_and_its_places_are_A_and_B()
    {
        var scenario = Read(JsonNode.Parse(Whole)!)!;

        Assert.Equal(["A", "B"], scenario.Strata);
        Assert.Equal(new DateOnly(2027, 2, 1), scenario.Places[0].From);
        Assert.Equal(new DateOnly(2027, 2, 15), scenario.Places[1].From);
        Assert.Equal([4], Assert.IsType<Policy.PermutedBlocks>(scenario.Policy).Sizes);
        Assert.Null(scenario.Cohort);
        Assert.Empty(new SealPlan(
            NamedArm.Served, scenario.Ratio, scenario.Strata, scenario.Capacity, scenario.Leaves, scenario.Policy).Faults());
    }

    /// <summary>A path in the file, what is put there (null: the field is taken away), and where the fault is told.</summary>
    [Theory]
    [InlineData("format", "\"trial/v1/study\"", "format")]
    [InlineData("study", "\"Small\"", "study")]
    [InlineData("study", null, "study")]
    [InlineData("end", "\"2027-01-31\"", "end")]
    [InlineData("end", "\"2047-01-31\"", "end")]
    [InlineData("begin", "\"1 February\"", "begin")]
    [InlineData("policy", "{\"design\": \"coin\"}", "policy.design")]
    [InlineData("policy", "{\"design\": \"permuted-blocks\", \"sizes\": [3]}", "policy.sizes")]
    [InlineData("policy", "{\"design\": \"permuted-blocks\", \"sizes\": [400]}", "policy.sizes")]
    [InlineData("ratio", "[2, 2]", "ratio")]
    [InlineData("capacity", "0", "capacity")]
    [InlineData("cohort", "{\"people\": 5, \"days\": 28}", "cohort.people")]
    [InlineData("places", "[]", "places")]
    [InlineData("places/0/name", "\"=A1\"", "places[0].name")]
    [InlineData("places/0/name", "\"121212-1212\"", "places[0].name")]
    [InlineData("places/1/name", "\"Ved havnen\"", "places")]
    [InlineData("places/0/people", "25", "places[0].people")]
    [InlineData("places/1/from", "\"2027-01-31\"", "places[1].from")]
    [InlineData("places/0/weekdays", "[1, 1]", "places[0].weekdays")]
    [InlineData("places/0/weekdays", "[0, 0, 0, 0, 0, 0, 0]", "places[0].weekdays")]
    [InlineData("places/0/times", "[]", "places[0].times")]
    [InlineData("places/0/times/0/time", "\"25:00\"", "places[0].times[0].time")]
    [InlineData("places/0/times/0/weekday", "8", "places[0].times[0].weekday")]
    [InlineData("groups/minimum", "9", "groups.minimum")]
    [InlineData("groups/lastStart", "\"2027-02-20\"", "groups.lastStart")]
    [InlineData("people/comes", "101", "people.comes")]
    [InlineData("people/erases", null, "people.erases")]
    [InlineData("slips/lost", "91", "slips.lost")]
    [InlineData("coordinator/guesses", "\"yes\"", "coordinator.guesses")]
    [InlineData("steward/looksAhead", null, "steward.looksAhead")]
    [InlineData("steward/name", "\"X\"", "steward.name")]
    [InlineData("weather", "\"rain\"", "weather")]
    public void Each_fault_is_told_at_its_field(string path, string? value, string field)
    {
        var json = JsonNode.Parse(Whole)!;
        Change(json, path, value);

        Assert.Null(Read(json, out var faults));
        Assert.Equal([field], faults.Select(fault => fault.Field));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var json = JsonNode.Parse(Whole)!;
        Change(json, "study", "\"Small\"");
        Change(json, "people/comes", "101");
        Change(json, "places/0/times", "[]");

        Assert.Null(Read(json, out var faults));
        Assert.Equal(["people.comes", "places[0].times", "study"], faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
        Assert.Null(Scenario.Read("{\n,"u8, out var none));
        Assert.Equal("The file is not a JSON object with every field once: see line 2.", Assert.Single(none).ToString());
    }

    [Fact]
    public void People_are_the_same_for_a_seed_and_come_on_days_of_their_place()
    {
        var scenario = Read(JsonNode.Parse(Whole)!)!;
        var people = SimulatedPerson.All(scenario, Seed);

        Assert.Equal(people.Select(Told), SimulatedPerson.All(scenario, Seed).Select(Told));
        Assert.NotEqual(people.Select(Told), SimulatedPerson.All(scenario, Digest.Of("other"u8.ToArray())).Select(Told));
        Assert.Equal([20, 16], people.CountBy(person => person.Place).OrderBy(place => place.Key).Select(place => place.Value));
        Assert.All(people.Where(person => person.Place == 0), person => Assert.InRange((int)GroupPlan.WeekdayOf(person.Comes), 1, 5));
        Assert.All(people.Where(person => person.Place == 1), person => Assert.Equal(3, (int)GroupPlan.WeekdayOf(person.Comes)));
        Assert.All(people, person => Assert.InRange(person.Comes, scenario.Places[person.Place].From, scenario.End));
        Assert.All(people, person => Assert.Contains(true, person.CanCome));
        Assert.Equal(36, people.Select(person => person.Token).Distinct().Count());
    }

    private static string Told(SimulatedPerson person) =>
        $"{person.Place} {person.Number} {person.Comes} {person.Prognosis} {person.Token} {person.LosesSlips} "
            + string.Join(',', person.Attends);

    private static Scenario? Read(JsonNode json) => Read(json, out _);

    private static Scenario? Read(JsonNode json, out IReadOnlyList<SetupFault> faults) =>
        Scenario.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), out faults);

    private static void Change(JsonNode json, string path, string? value)
    {
        var steps = path.Split('/');
        var at = steps[..^1].Aggregate(json, (node, step) => node is JsonArray list ? list[step[0] - '0']! : node[step]!);
        if (value is null)
        {
            at.AsObject().Remove(steps[^1]);
        }
        else
        {
            at[steps[^1]] = JsonNode.Parse(value);
        }
    }
}
