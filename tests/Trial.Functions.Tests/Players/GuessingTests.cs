using System.Globalization;

using Trial.Core.Assess;
using Trial.Core.Lottery;
using Trial.Functions.Tests.EndToEnd;

using Xunit.Abstractions;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// Staff who tell each other all that they may see guess no more of the lots than `trial assess` says that somebody does who learns on
/// the first of each month what was drawn before. With TRIAL_LONG=1 every design at every pace, in four times as many places, and as
/// many people at PEER's pace as at the others.
/// </summary>
public sealed class GuessingTests(ITestOutputHelper output)
{
    private const int People = 60;
    private const int PeopleAsInPeer = 24; // some eleven days from one to the next, and each day takes its time

    private static readonly Dictionary<string, Policy> Designs = new(StringComparer.Ordinal)
    {
        ["big stick 3"] = new Policy.BigStick(3),
        ["block urn 4"] = new Policy.BlockUrn(4),
        ["blocks 4, 6, 8"] = new Policy.PermutedBlocks([4, 6, 8]),
        ["blocks of 4"] = new Policy.PermutedBlocks([4]),
    };

    private static readonly int[] Paces = [0, 1, 3, 12]; // draws a day; 0 as in PEER

    public static TheoryData<string, int> Settings
    {
        get
        {
            var settings = new TheoryData<string, int>();
            foreach (var (design, aday) in Designs.Keys.SelectMany(design => Paces.Select(aday => (design, aday))))
            {
                if (Thoroughness.IsLong || (design, aday) is ("big stick 3", 0 or 1 or 3 or 12) or ("blocks of 4", 1 or 12) or (_, 3))
                {
                    settings.Add(design, aday);
                }
            }

            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    [Trait("Requirement", "R2")]
    [Trait("Requirement", "R5")]
    public async Task Staff_together_guess_no_more_lots_than_the_design_lets_somebody_who_learns_each_month(string design, int aday)
    {
        var (score, figure) = await PlayAsync(design, aday, "month");

        Assert.InRange(score.Share, 0, score.Bound(figure));
    }

    /// <summary>By cohort: blocks that divide it are .500, whoever knows every earlier arm.</summary>
    public static TheoryData<string, int, int> Cohorts
    {
        get
        {
            var cohorts = new TheoryData<string, int, int>();
            (string, int, int)[] few =
            [
                ("blocks of 4", 4, 0), ("blocks of 4", 8, 3), ("big stick 3", 4, 3), ("block urn 4", 16, 12), ("blocks 4, 6, 8", 4, 3),
            ];
            foreach (var (design, people, aday) in Thoroughness.IsLong
                ? from design in Designs.Keys from people in (int[])[4, 8, 16] from aday in (int[])[0, 3, 12] select (design, people, aday)
                : few)
            {
                cohorts.Add(design, people, aday);
            }

            return cohorts;
        }
    }

    [Theory]
    [MemberData(nameof(Cohorts))]
    [Trait("Requirement", "R2")]
    public async Task By_cohort_they_guess_no_more_than_somebody_who_knows_all_earlier_cohorts(string design, int people, int aday)
    {
        var (score, figure) = await PlayAsync(design, aday, "month", new CohortPlan(people, 365));

        Assert.InRange(score.Share, 0, score.Bound(figure));
        Assert.True(design != "blocks of 4" || Math.Abs(figure - 0.5) < 1e-9, "Cohorts of whole blocks leave nothing to guess.");
    }

    // The test of the test: rosters hold everybody drawn, so the stick's balance is known after each four.
    [Fact]
    public async Task By_cohort_they_guess_a_big_stick_better_than_a_coin()
    {
        var (score, _) = await PlayAsync(new Policy.BigStick(2), "big stick 2", 4, "month", new CohortPlan(4, 365), strata: 26);

        Assert.InRange(score.Share, score.Bound(0.5), 1);
    }

    // The test of the test: where rosters hold everybody drawn, the same staff by the same means guess more than the bound.
    [Fact]
    public async Task Where_rosters_have_no_cut_they_guess_more()
    {
        var (score, figure) = await PlayAsync("blocks of 4", 1, "none");

        Assert.InRange(score.Share, score.Bound(figure), 1);
    }

    private Task<(Score Score, double Figure)> PlayAsync(string design, int aday, string rosterCut, CohortPlan? cohort = null) =>
        PlayAsync(Designs[design], design, aday, rosterCut, cohort);

    private async Task<(Score Score, double Figure)> PlayAsync(
        Policy policy, string design, int aday, string rosterCut, CohortPlan? cohort, int? strata = null)
    {
        var pace = Pace.Of(aday).By(cohort);
        var places = strata ?? (aday == 0 ? 3 : 6) * (Thoroughness.IsLong ? 4 : 1);
        var people = aday == 0 && !Thoroughness.IsLong ? PeopleAsInPeer : People;
        var batch = Math.Min(1000, (cohort is null ? 4 : 8) * Math.Max(1, aday) * places);
        var lived = new Lived(policy, places, people, rosterCut, batch, Seed: 1)
        {
            DaysBetweenGroups = pace.DaysBetweenGroups,
            Cohort = cohort,
        };
        var (score, looks) = await Game.PlayAsync<(Score Score, int Looks)>(lived, pace, cohort is null ? GuessAsync : GuessByCohortAsync);
        var figure = Figure(lived, pace);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{design}, {pace.Name}, cut {rosterCut}: {score.Share:f3} of {score.Guesses} right, " +
            $"bound {score.Bound(figure):f3} ({figure:f3} by {pace.Observer.Name}), {looks} looks"));
        return (score, figure);
    }

    private static async Task<(Score Score, int Looks)> GuessAsync(Game game, LivedStudy study)
    {
        var panel = new Panel(study);
        var peers = study.Strata.ToDictionary(stratum => stratum, study.Peers, StringComparer.Ordinal);
        var guesses = new List<bool>();
        await game.LiveAsync(panel.MorningAsync, async (stratum, person) =>
        {
            guesses.Add(game.IsRight(panel.NextIsPeer(stratum), peers[stratum][person]));
            await game.DrawAsync(stratum, panel.SlotsOf(stratum));
            panel.Came(stratum);
            await panel.LookAsync();
        });
        return (new Score(guesses.Count(right => right), guesses.Count), panel.Looks);
    }

    // They guess when somebody signs up, who sees their own lot when it is drawn.
    private static async Task<(Score Score, int Looks)> GuessByCohortAsync(Game game, LivedStudy study)
    {
        var panel = new Panel(study);
        var guesses = new List<(double Peer, string Code)>();
        await game.LiveAsync(panel.MorningAsync, async (stratum, _) =>
        {
            var guess = panel.NextIsPeer(stratum);
            var answer = await game.DrawAsync(stratum, panel.SlotsOf(stratum));
            guesses.Add((guess, answer.Json["code"]!.GetValue<string>()));
            panel.Came(stratum);
            await panel.LookAsync();
        });
        await study.MorningAsync();

        var right = new List<bool>();
        foreach (var (peer, code) in guesses)
        {
            var arm = (await study.AskAsync(null, "POST", "/api/participant/status", new { code })).Json["arm"]!.GetValue<string>();
            if (arm != "waiting") // the last may be too few for a cohort
            {
                right.Add(game.IsRight(peer, arm == "peer"));
            }
        }

        return (new Score(right.Count(one => one), right.Count), panel.Looks);
    }

    private static double Figure(Lived lived, Pace pace)
    {
        var plan = new AssessmentPlan([1, 1], lived.People, 1, null) { Observers = [pace.Observer] };
        return Assessor.Of(lived.Design, plan, default, 2).Observed[0]!.Value.Value;
    }
}
