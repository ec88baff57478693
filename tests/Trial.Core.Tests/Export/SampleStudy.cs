using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Tests.Export;

/// <summary>A small study with a real sealed list and a real record, made act by act.</summary>
internal sealed class SampleStudy
{
    private const string Name = "haab";

    // Making a list takes longer than all else here; the same key and plan give the same list.
    private static readonly ConcurrentDictionary<(int Seal, Policy Policy), SealedList> Made = new();

    private readonly Dictionary<ParticipantId, Person> people = [];
    private readonly List<SealInUse> seals = [];
    private readonly List<AccessEntry> accesses = [];
    private int counter;

    public SampleStudy(Policy? policy = null)
    {
        Policy = policy ?? new Policy.PermutedBlocks([4, 6]);
        Seal(1);
    }

    public static DateOnly Start { get; } = new(2026, 3, 2);

    public Policy Policy { get; }

    public List<Body> Bodies { get; } = [];

    public StudyState State { get; private set; } = StudyState.Empty;

    public IReadOnlyDictionary<ParticipantId, Person> People => people;

    public static Digest Hash(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    public SampleStudy Do(Act act, DateOnly? at = null, string actor = "steward")
    {
        var body = Body.Format(Name, act, State.Stamp(actor, at ?? Start), Next("nOpen"), Next("nClosed"));
        State = State.Apply(body.Parse()!, body.Commitment);
        Bodies.Add(body);
        return this;
    }

    public SampleStudy Seal(int number)
    {
        var prk = Hash($"list key {number}");
        var plan = new SealPlan([new("P", "peer"), new("C", "control")], [1, 1], ["A", "B", "C"], 200, 1024, Policy);
        var list = Made.GetOrAdd((number, Policy), _ => SealedList.Make(prk, plan));
        var setup = Encoding.UTF8.GetBytes($"setup {number}\n");
        var entry = SealEntry.Format(Digest.Of(setup), [], list.Root, plan.Leaves, prk);
        seals.Add(new SealInUse(setup, entry, list));
        return Do(new Act.Setup(number, SealEntry.Hash(entry)));
    }

    public SampleStudy Open() => Do(new Act.Open(Hash("ready")));

    public SampleStudy Close() => Do(new Act.Close(Hash("full")));

    public SampleStudy Draw(string stratum, int count = 1, DateOnly? at = null, string? group = null)
    {
        for (var i = 0; i < count; i++)
        {
            var opening = seals[^1].List.Open(stratum, State.Next(stratum));
            var id = ParticipantId.FromRandom(Next("participant").ToArray().AsSpan(0, ParticipantId.Size));
            Do(new Act.Draw(id, stratum, opening.Number, opening.Arm, opening.LeafIndex, SealEntry.Hash(seals[^1].Entry), "da-1"), at, "citizen");
            var seated = opening.Arm == "P" ? group : null;
            people[id] = new Person(ResearchId.FromRandom(Next("research").ToArray().AsSpan(0, 5)), seated, seated is null ? null : $"pair of {seated}");
        }

        return this;
    }

    public SampleStudy Erase(ParticipantId id)
    {
        people[id] = new Person(null, null, null);
        return Do(new Act.Withdraw(id, Withdrawal.Data), actor: "citizen");
    }

    public SampleStudy Look()
    {
        accesses.Add(new AccessEntry(
            accesses.Count, accesses.Count == 0 ? default : accesses[^1].Hash, new DateTimeOffset(Start, new TimeOnly(9, 0), TimeSpan.Zero), "auditor", "auditor", "export", "audit", "", ""));
        return this;
    }

    public SampleStudy EndDay() => Do(new Act.Accesses(accesses.Count == 0 ? default : accesses[^1].Hash), actor: "timer");

    public TableSource Table(bool blinded = true, Cut cut = Cut.None, DateOnly? today = null, string[]? blindedOrder = null) => new()
    {
        State = State,
        People = people,
        Erased = [],
        Arms = [new("P", "peer"), new("C", "control")],
        Cut = cut,
        Today = today ?? Start,
        Blinded = blinded,
        BlindedOrder = blindedOrder ?? ["C", "P"],
        LabelKey = Hash("labels"),
    };

    public AuditSource Audit() => new() { Bodies = Bodies, Seals = seals, Accesses = accesses, DummiesKey = Hash("dummies") };

    private Digest Next(string kind) => Hash($"{kind} {(counter++).ToString(CultureInfo.InvariantCulture)}");
}
