using System.Numerics;
using System.Security.Cryptography;
using System.Text;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Application.Start;

/// <summary>A study to try everything on: five strata, four weeks of groups, open admission, no beacon. Nobody is really drawn.</summary>
public static class Demonstration
{
    private const string Study = "haab-demo";
    private const string Origin = "localhost/haab-demo";
    private const int Capacity = 300;
    private const int Batch = 64;
    private const int Weeks = 4;

    private static readonly Policy.PermutedBlocks AtReferral = new([4, 6, 8]);

    // Four together are one block, and tell nothing of the next four, as long as nobody waits so long that fewer are drawn.
    private static readonly Policy.PermutedBlocks ByCohort = new([4]);
    private static readonly CohortPlan Fours = new(4, 28);

    private static readonly (string Code, string Name, string Place, Weekday Weekday, TimeOnly Time)[] Areas =
    [
        ("A", "Ved havnen", "Havnehuset, Kajen 4", Weekday.Tuesday, new(16, 30)),
        ("B", "Ved åen", "Åhuset, Møllestien 12", Weekday.Wednesday, new(17, 0)),
        ("C", "Ved skoven", "Skovstuen, Egevej 8", Weekday.Thursday, new(16, 0)),
        ("D", "Ved torvet", "Salen over biblioteket, Torvet 1", Weekday.Monday, new(18, 30)),
        ("E", "Ved banegården", "Værkstedet, Stationsvej 20", Weekday.Saturday, new(10, 30)),
    ];

    /// <summary>What people say yes to, a paragraph a line.</summary>
    internal static readonly ConsentConfig Consent = new(
        "da-1",
        "Jeg vil gerne være med i forsøget. Jeg ved, at der trækkes lod. Jeg kan komme i en gruppe eller i kontrolgruppen.\n"
        + "Det er frivilligt. Jeg kan stoppe når som helst og skal ikke sige hvorfor.\n"
        + "Jeg har læst, hvad der gemmes om mig: mine svar her, hvornår jeg svarede, og hvad loddet blev. "
        + "Der gemmes ikke navn, CPR-nummer, telefon eller adresse.\n"
        + "Jeg får en kode. Med den kan jeg se og slette det, der er gemt.\n"
        + "Selve loddet bliver stående uden mine svar. Den, der kender dag og sted eller har min kvittering, kan stadig kende det igen.",
        "I would like to take part in the trial. I know that lots are drawn. I may join a group or the control group.\n"
        + "It is voluntary. I can stop at any time and don't have to say why.\n"
        + "I have read what is stored about me: my answers here, when I gave them, and what the lot was. "
        + "No name, CPR number, telephone number or address is stored.\n"
        + "I get a code. With it I can see and erase what is stored.\n"
        + "The draw itself stays, without my answers. Someone who knows the day and place, or has my receipt, can still recognise it.");

    /// <summary>Makes the keys of a study that draws at referral, and the seed of its list.</summary>
    public static (ServiceKeys Keys, Digest Seed) MakeKeys() => MakeKeys(AtReferral, cohort: null);

    /// <summary>Makes the keys of a study that draws four lots at a time, and the seed of its list.</summary>
    public static (ServiceKeys Keys, Digest Seed) MakeKeysByCohort() => MakeKeys(ByCohort, Fours);

    /// <summary>The same with room for so many people a stratum.</summary>
    internal static (ServiceKeys Keys, Digest Seed) MakeKeys(Policy.PermutedBlocks design, CohortPlan? cohort, int capacity = Capacity)
    {
        var keys = ServiceKeys.Make();
        var seed = Draft.RandomDigest();
        var random = Draft.RandomDigest();
        var setup = Setup(keys, seed, design.Commitment(random), capacity) with { Cohort = cohort };
        var listKey = ListKey.Derive(seed, setup.Format(), []);

        keys = keys with
        {
            Lists = new Dictionary<int, ListSecret>
            {
                [1] = new(listKey, design, random),
            },
            DemonstrationSetup = Encoding.UTF8.GetString(setup.Format()),
        };
        return (keys, seed);
    }

    /// <summary>Puts the study into an empty store: configuration, seal, four weeks of groups, and opens it. One commit.</summary>
    public static async Task InstallAsync(StudyLedger ledger, ServiceKeys keys, CancellationToken cancellationToken)
    {
        var setupText = keys.DemonstrationSetup ?? throw new StartException("These keys are not a demonstration's.");
        if (!Core.Lottery.Setup.TryRead(Encoding.UTF8.GetBytes(setupText), out var setup, out _)
            || keys.Lists[1] is not { ListKey: { } listKey, Policy: var policy })
        {
            throw new StartException("The demonstration's setup cannot be read.");
        }

        if ((await ledger.ReadAsync(cancellationToken)).State.Count > 0)
        {
            return;
        }

        var list = SealedList.Make(listKey, setup.Plan(policy));
        var entry = SealEntry.Format(setup.Hash(), [], list.Root, setup.Leaves, listKey);

        await ledger.TransactAsync(
            draft =>
            {
                if (draft.State.Count == 0)
                {
                    Install(draft, setup, new SealRow(setupText, "", entry), keys.RecordKey);
                }

                return Task.CompletedTask;
            },
            cancellationToken);
    }

    private static void Install(Draft draft, Setup setup, SealRow seal, Digest recordKey)
    {
        draft.Add(new Change.Insert(RowKeys.Study, ConfigRow.Format(Config(), recordKey)));
        draft.Add(new Change.Insert(RowKeys.Seal(1), RowJson.Format(seal)));
        draft.Add(setup.Study, Actor.Steward, new Act.Setup(1, SealEntry.Hash(seal.Entry)));

        foreach (var area in Areas)
        {
            foreach (var (number, first) in Firsts(draft.Today, area.Weekday).Index())
            {
                var plan = new GroupPlan(
                    area.Code, Slot(area.Code, area.Weekday), area.Place, area.Weekday, area.Time, first, Capacity: 8, Minimum: 1,
                    $"par-{area.Code}{number + 1}", Without: ClosedDays.Danish.Within(first), House: $"{area.Code}-house");
                var row = Plans.Detail(plan, Actor.Service.Name, draft.Now);
                draft.Add(setup.Study, Actor.Coordinator, new Act.Group($"{area.Code}{number + 1}", GroupChange.Planned, row.Hash), row);
            }
        }

        var reason = Plans.Detail(new ReasonRow("Demonstration", Actor.Service.Name, draft.Now));
        draft.Add(setup.Study, Actor.Steward, new Act.Open(reason.Hash), reason);

        // The first morning is the next one: the first hour's tick would draw and issue rosters of those who had come by then.
        foreach (var job in (DailyJob[])[DailyJob.DrawCohorts, DailyJob.IssueRosters])
        {
            draft.Add(new Change.Insert(RowKeys.Job(job.Name), RowJson.Format(new JobRow(job.Day(draft.Now)))));
        }
    }

    private static StudyConfig Config() => new(
        new InTwoLanguages("Håb og selvbestemmelse i hverdagslivet", "Hope and self-determination in everyday life"),
        [.. Areas.Select(area => new StratumConfig(area.Code, area.Name))],
        Admission: "open",
        HourlyCap: 100_000,
        LeadDays: 9, // the first week of groups can have rosters at once
        Cut: "none",
        BlindedX: NamedArm.Served[RandomNumberGenerator.GetInt32(2)].Id,
        Demonstration: true,
        Consent);

    private static Setup Setup(ServiceKeys keys, Digest seed, Digest policy, int capacity) => new(
        Study,
        Seal: 1,
        NamedArm.Served,
        [1, 1],
        [.. Areas.Select(area => area.Code)],
        capacity,
        (int)BitOperations.RoundUpToPowerOf2((uint)(capacity * Areas.Length)),
        ListKey.SeedCommitment(seed),
        policy,
        ListKey.DummiesCommitment(keys.DummiesKey),
        Batch,
        Beacon: null,
        Origin,
        keys.LogKeys(Origin),
        keys.PromiseKey(Origin),
        new Digest(SHA256.HashData(Encoding.UTF8.GetBytes(Consent.Da))),
        Source: "demonstration");

    // From the first such weekday at least three days from now, on days when groups meet.
    private static IEnumerable<DateOnly> Firsts(DateOnly today, Weekday weekday)
    {
        var first = weekday.FirstFrom(today.AddDays(3));
        return Enumerable.Range(0, 2 * Weeks).Select(week => first.AddDays(7 * week)).Where(day => !ClosedDays.Danish.Has(day)).Take(Weeks);
    }

    private static string Slot(string stratum, Weekday weekday) =>
        $"{stratum}-{"man tir ons tor fre lør søn".Split(' ')[(int)weekday - 1]}".Replace('ø', 'o');
}
