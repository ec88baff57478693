using System.Security.Cryptography;

using Trial.Application.Record;
using Trial.Core.Intake;

namespace Trial.Functions.Tests.Players;

/// <summary>What came of a game.</summary>
/// <param name="Right">Right guesses.</param>
/// <param name="Guesses">Of so many.</param>
internal sealed record Score(int Right, int Guesses)
{
    public double Share => (double)Right / Guesses;

    /// <summary>The most that a share may be, but for a chance of one in 740.</summary>
    public double Bound(double share) => share + (3 * Math.Sqrt(share * (1 - share) / Guesses));
}

/// <summary>A study from its first draw to its last.</summary>
internal sealed class Game(Lived lived, Pace pace, LivedStudy study)
{
    private const int SlipsOnASheet = 96;
    private const int DaysBefore = 9; // groups are planned before the first comes, so that there are times to choose
    private const int WholeMornings = 7;
    private const int SlipDays = 14; // they expire some time: a new sheet is made well before

    private readonly Queue<string> slips = new();
    private DateOnly made; // the sheet

    /// <summary>What decides who comes when, and how a guess falls that is open.</summary>
    public Random Random { get; } = new(lived.Seed);

    /// <summary>Begins a study; <paramref name="play"/> is called with it.</summary>
    public static async Task<T> PlayAsync<T>(Lived lived, Pace pace, Func<Game, LivedStudy, Task<T>> play)
    {
        var begin = new DateTimeOffset(pace.Begin.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero).AddDays(-DaysBefore);
        using var study = await LivedStudy.BeginAsync(lived, begin);
        return await play(new Game(lived, pace, study), study);
    }

    /// <summary>Lives from morning to morning until everybody is drawn.</summary>
    /// <param name="morning">Called every day when the jobs have run.</param>
    /// <param name="comes">Called with a place and who comes there, counted from 0.</param>
    public async Task LiveAsync(Func<Task> morning, Func<string, int, Task> comes)
    {
        var coming = study.Strata
            .SelectMany(stratum => pace.Days(Random, lived.People)
                .Select((day, person) => (Stratum: stratum, Day: pace.Begin.AddDays(day), Person: person)))
            .ToLookup(person => person.Day);
        for (var left = lived.Strata * lived.People; left > 0; left -= coming[study.Today].Count())
        {
            await study.MorningAsync(pace.ADay > 0 || study.Today.DayNumber % WholeMornings == 0);
            await morning();
            foreach (var (stratum, _, person) in coming[study.Today].OrderBy(person => person.Person).ThenBy(_ => Random.Next()))
            {
                study.Clock.Advance(TimeSpan.FromMinutes(1));
                await comes(stratum, person);
            }
        }
    }

    /// <summary>Whether a guess is right; a coin is tossed where none is better.</summary>
    public bool IsRight(double peer, bool isPeer) => Math.Abs(peer - 0.5) < 1e-9 ? Random.Next(2) == 0 : peer > 0.5 == isPeer;

    /// <summary>Somebody signs up with a slip and their lot is drawn.</summary>
    public async Task<LivedAnswer> DrawAsync(string stratum, IReadOnlyCollection<string> slots)
    {
        var drawn = await SendAsync(study, stratum, slots, await SlipAsync());
        Assert.True(drawn.Status == 201, drawn.Text.Trim());
        return drawn;
    }

    /// <summary>Somebody signs up with this slip.</summary>
    public static Task<LivedAnswer> SendAsync(LivedStudy study, string stratum, IReadOnlyCollection<string> slots, string slip) =>
        study.AskAsync(null, "POST", "/api/referrals", new
        {
            token = new Token(RandomNumberGenerator.GetBytes(Token.Size)).ToString(),
            stratum,
            slots,
            adult = true,
            everydayLife = true,
            understandsLottery = true,
            consent = "da-1",
            companionship = false,
            language = "da",
            slip,
        });

    private async Task<string> SlipAsync()
    {
        if (slips.Count == 0 || study.Today > made.AddDays(SlipDays))
        {
            made = study.Today;
            slips.Clear();
            var sheet = await study.AskAsync(StaffRole.Steward, "POST", "/api/slips", new { count = SlipsOnASheet });
            sheet.Json["slips"]!.AsArray().ToList().ForEach(slip => slips.Enqueue(slip!.GetValue<string>()));
        }

        return slips.Dequeue();
    }
}
