using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Core.Export;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// A coordinator, a recruiter, a researcher and a steward who tell each other everything and want to know the next lot. The recruiter
/// counts who was drawn where and when. The coordinator plans groups that take everybody, as often as may be, and asks for rosters after
/// each draw. The researcher takes tables, the steward counts slips and reads the record. Of all that they keep what it says of how
/// many peers there were among how many draws (<see cref="ListMemory"/>).
/// </summary>
internal sealed class Panel(LivedStudy study)
{
    private const int Capacity = 50; // a group that takes everybody who waits
    private const int Minimum = 3;

    private readonly Dictionary<string, Place> places = study.Strata.ToDictionary(
        stratum => stratum, _ => new Place(study.Study.Design), StringComparer.Ordinal);

    private readonly Dictionary<string, int> read = new(StringComparer.Ordinal); // group → version
    private readonly HashSet<string> noes = [];
    private readonly List<DateOnly> came = [];
    private DateOnly? lastPlanned;

    /// <summary>How many answers the players got.</summary>
    public int Looks { get; private set; }

    /// <summary>What somebody who can come whenever there is a group chooses.</summary>
    public IReadOnlyCollection<string> SlotsOf(string stratum) => places[stratum].Slots;

    /// <summary>The recruiter sees that somebody signs up, and is drawn at once where lots are not drawn by cohort.</summary>
    public void Came(string stratum)
    {
        places[stratum].Came++;
        came.Add(study.Today);
        if (study.Study.Cohort is null)
        {
            places[stratum].Drawn.Add(study.Today);
        }
    }

    /// <summary>How likely the players hold it that the lot of whoever comes next is peer.</summary>
    public double NextIsPeer(string stratum)
    {
        // Whether X or Y is peer in the researcher's tables is not known: both are held possible, as likely as each makes all that was
        // seen.
        double[] likely = [.. Enumerable.Range(0, 2).Select(x => places.Values.Aggregate(1.0, (all, place) => all * place.Likelihood(x)))];
        double[] peer = [.. Enumerable.Range(0, 2).Select(x => likely[x] > 0 ? places[stratum].Next(x, study.Study.Cohort).Peer : 0)];
        Assert.True(likely.Sum() > 0, "The players have inferred what cannot be: the strategy is wrong.");
        return ((likely[0] * peer[0]) + (likely[1] * peer[1])) / likely.Sum();
    }

    /// <summary>What the players do in the morning, when the jobs have run.</summary>
    public async Task MorningAsync()
    {
        var changed = await CountLotsAsync();
        await LookAsync();
        await PlanAsync();
        if (study.Today.Day == 1 && !changed)
        {
            await HearAsync();
        }

        if (study.Today.Day == 1)
        {
            await TabulateAsync();
        }
    }

    /// <summary>After each draw: has any roster changed, or anything else that they may see?</summary>
    public async Task LookAsync()
    {
        await ReadRostersAsync();
        var steward = await AskAsync(StaffRole.Steward, "GET", "/api/slips");
        var thisMonth = study.Today.AddDays(1 - study.Today.Day);
        Assert.Equal(came.Count(day => day < thisMonth), steward.Json.AsArray().Sum(sheet => sheet!["used"]!.GetValue<int>()));
    }

    // Whoever counts all who come knows each morning who was drawn, by the rule alone; the coordinator's number of the first says the same.
    private async Task<bool> CountLotsAsync()
    {
        if (study.Study.Cohort is not { } cohort)
        {
            return false;
        }

        var changed = false;
        foreach (var place in places.Values)
        {
            var drawn = (place.Came - place.Drawn.Count) / cohort.People * cohort.People;
            place.Drawn.AddRange(Enumerable.Repeat(study.Today, drawn));
            changed |= drawn > 0;
        }

        if (study.Today.Day == 1)
        {
            var told = (await CoordinatorAsync("/api/planning"))["forLot"]!.AsArray();
            Assert.Equal(
                places.Select(place => (place.Key, place.Value.Came - place.Value.Drawn.Count)),
                told.Select(place => (place!["stratum"]!.GetValue<string>(), place["people"]!.GetValue<int>())));
        }

        return changed;
    }

    // Everybody who was drawn before the cut has a seat when rosters are issued: their groups take all, and all can come.
    private async Task ReadRostersAsync()
    {
        var changed = new HashSet<Place>();
        foreach (var group in (await CoordinatorAsync("/api/rosters")).AsArray())
        {
            var (id, version) = (group!["group"]!.GetValue<string>(), group["roster"]!.GetValue<int>());
            if (read.GetValueOrDefault(id) != version)
            {
                var place = places[group["plan"]!["stratum"]!.GetValue<string>()];
                var roster = await CoordinatorAsync($"/api/rosters/{id}");
                place.Aliases.UnionWith(roster["members"]!.AsArray().Select(member => member!["alias"]!.GetValue<string>()));
                read[id] = version;
                changed.Add(place);
            }
        }

        foreach (var place in changed)
        {
            place.Know(Eligible(place), place.Aliases.Count, place.Aliases.Count);
        }
    }

    private int Eligible(Place place) => study.Study.RosterCut == "none" || study.Study.Cohort is not null
        ? place.Drawn.Count
        : place.Before(study.Today.AddDays(1 - study.Today.Day));

    // A group that is due and has no roster after the morning's job tells that fewer than its minimum wait.
    private async Task PlanAsync()
    {
        foreach (var group in (await CoordinatorAsync("/api/groups")).AsArray())
        {
            var (plan, place) = (group!["plan"]!, places[group["plan"]!["stratum"]!.GetValue<string>()]);
            var first = DateOnly.Parse(plan["first"]!.GetValue<string>(), CultureInfo.InvariantCulture);
            if (group["state"]!.GetValue<string>() == "planned" && first.AddDays(-LivedStudy.LeadDays) < study.Today && first > study.Today)
            {
                place.Know(Eligible(place), place.Aliases.Count, place.Aliases.Count + Minimum - 1);
            }
        }

        if (lastPlanned is not { } day || study.Today >= day.AddDays(study.Study.DaysBetweenGroups))
        {
            lastPlanned = study.Today;
            foreach (var stratum in study.Strata)
            {
                await PlanAsync(stratum);
            }

            await SeeSlotsAsync();
        }
    }

    private async Task SeeSlotsAsync()
    {
        foreach (var group in (await CoordinatorAsync("/api/groups")).AsArray())
        {
            var plan = group!["plan"]!;
            places[plan["stratum"]!.GetValue<string>()].Slots.Add(plan["slot"]!.GetValue<string>());
        }
    }

    // Within the lead time the answer must be no, whoever waits; and the earliest that is allowed.
    private async Task PlanAsync(string stratum)
    {
        var no = await AskAsync(StaffRole.Coordinator, "POST", "/api/groups", Group(stratum, study.Today.AddDays(LivedStudy.LeadDays - 1)));
        var yes = await AskAsync(StaffRole.Coordinator, "POST", "/api/groups", Group(stratum, study.Today.AddDays(LivedStudy.LeadDays)));
        Assert.Equal((400, 201), (no.Status, yes.Status));
        noes.Add(no.Text);
        Assert.Single(noes);
    }

    private static JsonObject Group(string stratum, DateOnly first) => new()
    {
        ["stratum"] = stratum,
        ["place"] = $"Hus {stratum}",
        ["weekday"] = first.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)first.DayOfWeek,
        ["time"] = "17:00",
        ["first"] = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["capacity"] = Capacity,
        ["minimum"] = Minimum,
        ["pair"] = "p1",
    };

    // The planner's word: how many are left when all that is planned is full.
    private async Task HearAsync()
    {
        var groups = (await CoordinatorAsync("/api/groups")).AsArray();
        foreach (var told in (await CoordinatorAsync("/api/planning"))["places"]!.AsArray())
        {
            var stratum = told!["stratum"]!.GetValue<string>();
            var (place, planned) = (places[stratum], groups.Count(group =>
                group!["plan"]!["stratum"]!.GetValue<string>() == stratum && group["state"]!.GetValue<string>() == "planned"));
            var (least, most) = told["need"]!.GetValue<string>() switch
            {
                "enough" => (0, Minimum - 1 + (planned * Capacity)),
                "one-more-group" => (Minimum, Capacity + (planned * Capacity)),
                _ => (Capacity + 1, int.MaxValue / 2),
            };
            place.Know(Eligible(place), place.Aliases.Count + least, place.Aliases.Count + most);
        }
    }

    // Of each range of months: so many X and so many Y.
    private async Task TabulateAsync()
    {
        var asked = new { kind = "table", purpose = "Vi vil gætte", recipient = "Os selv" };
        var zip = await AskAsync(StaffRole.Researcher, "POST", "/api/exports", asked);
        using var files = new ZipArchive(new MemoryStream(zip.Body));
        using var table = new MemoryStream();
        await (await files.GetEntry("allocations.csv")!.OpenAsync()).CopyToAsync(table);
        var rows = Csv.Parse(table.ToArray())!.Skip(1).ToArray();
        foreach (var stratum in rows.GroupBy(row => row[3]).Where(stratum => places.ContainsKey(stratum.Key)))
        {
            var (place, x, y) = (places[stratum.Key], 0, 0);
            foreach (var range in stratum.GroupBy(row => row[2]).OrderBy(range => range.Key, StringComparer.Ordinal))
            {
                x += range.Count(row => row[4] == "X");
                y += range.Count(row => row[4] == "Y");
                var drawn = place.Before(DateOnly.ParseExact(range.Key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1));
                Assert.Equal(drawn, x + y);
                place.Tell(drawn, x, y);
            }
        }

        Assert.Equal(200, (await AskAsync(StaffRole.Researcher, "GET", "/api/flow")).Status);
        Assert.Equal(200, (await AskAsync(StaffRole.Steward, "GET", "/api/record")).Status);
    }

    private async Task<JsonNode> CoordinatorAsync(string path) => (await AskAsync(StaffRole.Coordinator, "GET", path)).Json;

    private async Task<LivedAnswer> AskAsync(StaffRole role, string verb, string path, object? body = null)
    {
        Looks++;
        return await study.AskAsync(role, verb, path, body);
    }

    /// <summary>What is known of one place, were X of the tables the peer arm, and were it Y.</summary>
    private sealed class Place(Core.Lottery.Policy design)
    {
        private readonly ListMemory[] memories = [new(design), new(design)];

        /// <summary>How many signed up.</summary>
        public int Came { get; set; }

        public List<DateOnly> Drawn { get; } = [];

        public HashSet<string> Aliases { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Slots { get; } = new(StringComparer.Ordinal);

        public int Before(DateOnly day) => Drawn.Count(drawn => drawn < day);

        public void Know(int drawn, int least, int most) => Array.ForEach(memories, memory => memory.Know(drawn, least, most));

        public void Tell(int drawn, int x, int y)
        {
            memories[0].Know(drawn, x, x);
            memories[1].Know(drawn, y, y);
        }

        /// <summary>
        /// The next draw; or of a cohort, in which nobody can tell the order, one draw of those that whoever comes next will be drawn with.
        /// </summary>
        public (double Peer, double Likelihood) Next(int x, Core.Lottery.CohortPlan? cohort)
        {
            var first = cohort is null ? Drawn.Count : Drawn.Count + ((Came - Drawn.Count) / cohort.People * cohort.People);
            return (Enumerable.Range(first, cohort?.People ?? 1).Average(drawn => memories[x].Next(drawn).Peer), Likelihood(x));
        }

        public double Likelihood(int x) => memories[x].Next(Drawn.Count).Likelihood;
    }
}
