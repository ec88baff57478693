using System.Globalization;
using System.Text.RegularExpressions;

using Trial.Application.Record;
using Trial.Core.Lottery;
using Trial.Functions.Tests.EndToEnd;

using Xunit.Abstractions;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// Whether somebody came into the peer arm cannot be told from sizes, titles, headers, times and versions: who sees those guesses no
/// more than the ratio's share.
/// </summary>
/// <remarks>Its clock is what it is about: the time of an answer is a sign like its length. It does not judge speed.</remarks>
public sealed partial class SignsTests(ITestOutputHelper output)
{
    private const double Ratio = 0.5;
    private const int People = 60;
    private const int Ghosts = 3; // one of so many is the eavesdropper's own

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Requirement", "R2")]
    public async Task Nobody_guesses_an_arm_from_sizes_titles_times_and_versions(bool byCohort)
    {
        var score = await PlayAsync(answer => answer.Body.Length, byCohort);

        Assert.InRange(score.Share, 0, score.Bound(Ratio));
    }

    // The test of the test: were answers not padded, the same eavesdropper would know.
    [Fact]
    public async Task Who_could_see_through_the_padding_would_guess_more()
    {
        var score = await PlayAsync(answer => answer.Text.TrimEnd().Length, byCohort: false);

        Assert.InRange(score.Share, score.Bound(Ratio), 1);
    }

    private async Task<Score> PlayAsync(Func<LivedAnswer, int> length, bool byCohort)
    {
        var strata = Thoroughness.IsLong ? 24 : 6;
        Policy design = byCohort ? new Policy.PermutedBlocks([4]) : new Policy.BigStick(3);
        var lived = new Lived(design, strata, People, "month", Batch: 24 * strata, Seed: 2)
        {
            Cohort = byCohort ? new CohortPlan(4, 28) : null,
        };
        var score = await Game.PlayAsync(lived, Pace.Of(3), (game, study) => GuessAsync(game, study, length));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{score.Share:f3} of {score.Guesses} arms right, bound {score.Bound(Ratio):f3} ({Ratio:f3} by the ratio)"));
        return score;
    }

    private static async Task<Score> GuessAsync(Game game, LivedStudy study, Func<LivedAnswer, int> length)
    {
        var listening = new Listening(game, study, length);
        await game.LiveAsync(listening.MorningAsync, listening.ComesAsync);
        return listening.Score;
    }

    private static Dictionary<string, string> Signs(
        Eavesdropper eavesdropper, Func<LivedAnswer, int> length, params IReadOnlyList<LivedAnswer> answers)
    {
        var signs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (number, answer) in answers.Index())
        {
            signs[$"{number} length"] = length(answer).ToString(CultureInfo.InvariantCulture);
            signs[$"{number} headers"] = $"{answer.Status} {answer.Headers}";
            signs[$"{number} title"] = Title().Match(answer.Text).Value;
            signs[$"{number} time"] = eavesdropper.Quarter($"{number}", answer.Took);
        }

        return signs;
    }

    // Which rosters each place has, and which versions of them.
    private static async Task<Dictionary<string, string>> VersionsAsync(LivedStudy study)
    {
        var groups = (await study.AskAsync(StaffRole.Coordinator, "GET", "/api/rosters")).Json.AsArray();
        return study.Strata.ToDictionary(
            stratum => stratum,
            stratum => string.Join(' ', groups
                .Where(group => group!["plan"]!["stratum"]!.GetValue<string>() == stratum)
                .Select(group => $"{group!["group"]} {group["state"]} {group["roster"]}")),
            StringComparer.Ordinal);
    }

    [GeneratedRegex("<title>.*?</title>")]
    private static partial Regex Title();

    /// <summary>What the eavesdropper sees of each who comes, and the morning after whether the place's rosters changed.</summary>
    private sealed class Listening(Game game, LivedStudy study, Func<LivedAnswer, int> length)
    {
        private readonly Panel panel = new(study);
        private readonly Eavesdropper eavesdropper = new();
        private readonly List<bool> guesses = [];
        private List<(string Stratum, bool IsPeer, Dictionary<string, string> Signs)> yesterday = [];
        private List<(string Stratum, string Code, LivedAnswer Answer)> waiting = [];
        private Dictionary<string, string> versions = [];
        private int met;

        public Score Score => new(guesses.Count(right => right), guesses.Count);

        public async Task MorningAsync()
        {
            await panel.MorningAsync();
            var now = await VersionsAsync(study);
            yesterday.AddRange(await DrawnAsync());
            foreach (var (stratum, isPeer, signs) in yesterday)
            {
                signs["versions"] = (now[stratum] == versions.GetValueOrDefault(stratum)).ToString();
                Meet(isPeer, signs);
            }

            (versions, yesterday) = (now, []);
        }

        public async Task ComesAsync(string stratum, int person)
        {
            var answer = await game.DrawAsync(stratum, panel.SlotsOf(stratum));
            panel.Came(stratum);
            var code = answer.Json["code"]!.GetValue<string>();
            if (study.Study.Cohort is null)
            {
                var (isPeer, signs) = await AskAsync(code, answer);
                yesterday.Add((stratum, isPeer!.Value, signs));
            }
            else
            {
                waiting.Add((stratum, code, answer));
            }
        }

        // Those who were drawn this morning, as their own pages show them.
        private async Task<IReadOnlyList<(string Stratum, bool IsPeer, Dictionary<string, string> Signs)>> DrawnAsync()
        {
            var (drawn, still) = (new List<(string, bool, Dictionary<string, string>)>(), waiting.Take(0).ToList());
            foreach (var (stratum, code, answer) in waiting)
            {
                if (await AskAsync(code, answer) is ({ } isPeer, var signs))
                {
                    drawn.Add((stratum, isPeer, signs));
                }
                else
                {
                    still.Add((stratum, code, answer));
                }
            }

            waiting = still;
            return drawn;
        }

        // Null while the lot is waited for; those answers are as any others.
        private async Task<(bool? IsPeer, Dictionary<string, string> Signs)> AskAsync(string code, LivedAnswer answer)
        {
            var page = await study.AskAsync(null, "POST", "/kode", $"code={code}");
            var status = await study.AskAsync(null, "POST", "/api/participant/status", new { code });
            var arm = status.Json["arm"]!.GetValue<string>();
            return (arm == "waiting" ? null : arm == "peer", arm == "waiting" ? [] : Signs(eavesdropper, length, answer, page, status));
        }

        private void Meet(bool isPeer, Dictionary<string, string> signs)
        {
            if (met++ % Ghosts == 0)
            {
                eavesdropper.Learn(isPeer, signs);
            }
            else
            {
                guesses.Add(game.IsRight(eavesdropper.IsPeer(signs), isPeer));
            }
        }
    }
}
