using System.Globalization;
using System.Text;

using Trial.Core.Analysis;
using Trial.Core.Lottery;
using Trial.Core.Simulate;

using Xunit.Abstractions;

namespace Trial.Core.Tests.Analysis;

/// <summary>
/// The coordinators of docs/scenarios/guessing.json, a thousand times over without a service: people come and are sent as in a whole
/// study, each to the next envelope of a list by the list maker. In how many studies a test has p of 5 % or less.
/// </summary>
[Trait("Requirement", "R5")]
public sealed class HowOftenTests(ITestOutputHelper output)
{
    private const int Studies = 1000;
    private const int Lists = 199;

    private static readonly Scenario Guessing =
        Scenario.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "docs", "scenarios", "guessing.json")), out _)!;

    private static readonly Digest Seed = Digest.Of("how often"u8.ToArray());

    private static string[] Places => SimulatedRecruiters.PlacesOf(Guessing.Places.Count, Guessing.Places[0].People);

    [Theory]
    [InlineData("blocks:4", "honest")]
    [InlineData("blocks:4", "guesses")]
    [InlineData("big-stick:3", "honest")]
    [InlineData("big-stick:3", "guesses")]
    [InlineData("big-stick:3", "told by a steward who looks ahead")]
    public void The_document_has_how_often_each_coordinator_is_named_and_an_honest_one_is_as_often_as_the_level_says(
        string list, string coordinator)
    {
        Policy policy = list == "blocks:4" ? new Policy.PermutedBlocks([4]) : new Policy.BigStick(3);
        var scenario = Guessing with
        {
            Policy = policy,
            Coordinator = Guessing.Coordinator with { Guesses = coordinator == "guesses" },
            LooksAhead = coordinator.EndsWith("ahead", StringComparison.Ordinal),
        };
        var lists = new SimulatedRecruiters(policy, Lists + Studies, Guessing.Places.Count, Guessing.Places[0].People);

        string[] tests = ["Berger-Exner", "convergence", "gaps"];
        var named = tests.Select(_ => 0).ToArray();
        for (var study = 0; study < Studies; study++)
        {
            foreach (var test in Lived(scenario, lists, study))
            {
                named[Array.IndexOf(tests, test.Name)] += test.P <= 0.05 ? 1 : 0;
            }
        }

        var told = named.Select(count => (100.0 * count / Studies).ToString("0.0", CultureInfo.InvariantCulture));
        var line = $"| `{list}` | {coordinator} | {string.Join(" | ", told)} |";
        output.WriteLine(line);
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "simulate.md"));
        Assert.Contains(line + "\n", page, StringComparison.Ordinal);
        Assert.All(named, count => Assert.True(coordinator != "honest" || count is > 29 and < 71, line)); // 50 and three standard errors
    }

    // Berger-Exner, convergence and gaps of one study.
    private static IEnumerable<OrderTest> Lived(Scenario scenario, SimulatedRecruiters lists, int study)
    {
        var (real, days, prognoses) = (Lists + study, new List<DateOnly>[scenario.Places.Count], new List<double>[scenario.Places.Count]);
        Recruit(scenario, $"found {study + 1}", lists.Arms[real], days, prognoses);
        var order = new OrderTests(
            new(Places, new(lists.Guesses[real], lists.Guesses[..Lists]), new(lists.Propensities[real], lists.Propensities[..Lists])),
            Seed, Lists);
        return [.. order.OfCovariate([.. prognoses.SelectMany(place => place)]).Take(2), order.OfGaps([.. days.SelectMany(Gaps)])];
    }

    private static IEnumerable<double> Gaps(List<DateOnly> days) =>
        days.Select((day, i) => i == 0 ? double.NaN : day.DayNumber - days[i - 1].DayNumber);

    // Days and prognoses of each place, in the order of the draws. Who has everything erased has no prognosis any more.
    private static void Recruit(Scenario scenario, string seed, int[] arms, List<DateOnly>[] days, List<double>[] prognoses)
    {
        var coming = SimulatedPerson.All(scenario, Digest.Of(Encoding.UTF8.GetBytes(seed))).ToLookup(person => person.Comes);
        var recruiter = new Recruiter(scenario);
        for (var place = 0; place < days.Length; place++)
        {
            (days[place], prognoses[place]) = ([], []);
        }

        for (var day = scenario.Begin; day <= scenario.End; day = day.AddDays(1))
        {
            coming[day].ToList().ForEach(recruiter.Meet);
            foreach (var (place, those) in prognoses.Index())
            {
                while (Next(place, those.Count) is { } person)
                {
                    var isPeer = arms[(place * scenario.Places[place].People) + those.Count] == 0;
                    those.Add(person.Leaves.Any(leaving => leaving.Step is SimulatedStep.Data) ? double.NaN : person.Prognosis);
                    days[place].Add(day);
                    if (person.Tells)
                    {
                        recruiter.Hear(place, isPeer);
                    }
                }
            }

            SimulatedPerson? Next(int place, int drawn)
            {
                var next = (place * scenario.Places[place].People) + drawn;
                double? told = scenario.LooksAhead && drawn < scenario.Places[place].People ? 1 - arms[next] : null;
                return recruiter.Next(place, day, recruiter.Expects(place, told));
            }
        }
    }
}
