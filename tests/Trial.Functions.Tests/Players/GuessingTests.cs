using System.Globalization;

using Trial.Core.Assess;
using Trial.Core.Lottery;
using Trial.Functions.Tests.EndToEnd;

using Xunit.Abstractions;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// Staff who tell each other all that they may see guess no more of the lots than `trial assess` says that somebody does who learns on
/// the first of each month what was drawn before. With TRIAL_LONG=1 every design at every pace, and eight times as many places.
/// </summary>
public sealed class GuessingTests(ITestOutputHelper output)
{
    private const int People = 60;

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
    public async Task Staff_together_guess_no_more_lots_than_the_design_lets_somebody_who_learns_each_month(string design, int aday)
    {
        var (score, figure) = await PlayAsync(design, aday, "month");

        Assert.InRange(score.Share, 0, score.Bound(figure));
    }

    // The test of the test: where rosters hold everybody drawn, the same staff by the same means guess more than the bound.
    [Fact]
    public async Task Where_rosters_have_no_cut_they_guess_more()
    {
        var (score, figure) = await PlayAsync("blocks of 4", 1, "none");

        Assert.InRange(score.Share, score.Bound(figure), 1);
    }

    private async Task<(Score Score, double Figure)> PlayAsync(string design, int aday, string rosterCut)
    {
        var pace = Pace.Of(aday);
        var strata = (aday == 0 ? 3 : 6) * (Thoroughness.IsLong ? 4 : 1);
        var lived = new Lived(Designs[design], strata, People, rosterCut, Batch: 4 * Math.Max(1, aday) * strata, Seed: 1) { DaysBetweenGroups = pace.DaysBetweenGroups };
        var (score, looks) = await Game.PlayAsync(lived, pace, GuessAsync);
        var figure = Figure(lived.Design, pace);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{design}, {pace.Name}, cut {rosterCut}: {score.Share:f3} of {score.Guesses} right, bound {score.Bound(figure):f3} ({figure:f3} by {pace.Observer.Name}), {looks} looks"));
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
            panel.Drawn(stratum);
            await panel.LookAsync();
        });
        return (new Score(guesses.Count(right => right), guesses.Count), panel.Looks);
    }

    private static double Figure(Policy policy, Pace pace)
    {
        var plan = new AssessmentPlan([1, 1], People, 1, null) { Observers = [pace.Observer] };
        return Assessor.Of(policy, plan, default, 2).Observed[0]!.Value.Value;
    }
}
