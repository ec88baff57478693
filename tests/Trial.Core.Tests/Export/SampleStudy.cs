using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Tests.Export;

/// <summary>A small study with a real sealed list and a real record, made act by act.</summary>
internal sealed class SampleStudy
{
    private const string Name = "haab";

    // Making a list takes longer than all else here; the same key and plan give the same list.
    private static readonly ConcurrentDictionary<Digest, SealedList> Made = new();

    private readonly Dictionary<ParticipantId, Person> people = [];
    private readonly List<SealInUse> seals = [];
    private readonly List<string[]> strataOf = [];
    private readonly List<ListSecret> secrets = [];
    private readonly List<AccessEntry> accesses = [];
    private readonly Dictionary<Digest, Detail> details = [];
    private readonly int capacity;
    private readonly (int Round, string Signature)? beacon;
    private readonly CohortPlan? cohort;
    private KnownId? known; // of the last person
    private int counter;

    public SampleStudy(
        Policy? policy = null, int capacity = 200, (int Round, string Signature)? beacon = null, CohortPlan? cohort = null)
    {
        Policy = policy ?? new Policy.PermutedBlocks([4, 6]);
        (this.capacity, this.beacon, this.cohort) = (capacity, beacon, cohort);
        Seal(1);
    }

    public static DateOnly Start { get; } = new(2026, 3, 2);

    public static Digest DummiesKey { get; } = Hash("dummies");

    public Policy Policy { get; }

    public List<Body> Bodies { get; } = [];

    public StudyState State { get; private set; } = StudyState.Empty;

    /// <summary>The rows beside the bodies, by sequence.</summary>
    public SortedDictionary<int, Detail> Rows { get; } = [];

    public IReadOnlyDictionary<ParticipantId, Person> People => people;

    public static Digest Hash(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>A row beside the act that names this hash.</summary>
    public Digest Row(string reason) => Row(new JsonObject { ["at"] = "2026-03-02T09:00:00Z", ["reason"] = reason, ["staff"] = "s1" });

    /// <summary>A row beside the act that names this hash.</summary>
    public Digest Row(JsonObject value)
    {
        var row = new Detail(Next("row"), value);
        details[row.Hash] = row;
        return row.Hash;
    }

    public SampleStudy Do(Act act, DateOnly? at = null, Actor? actor = null)
    {
        var (day, last) = (at ?? Start, State.LastAt ?? Start);
        var body = Body.Format(Name, act, State.Stamp(actor ?? Actor.Steward, day < last ? last : day), Next("nOpen"), Next("nClosed"));
        if (act.RowHash is { } row && details.TryGetValue(row, out var detail))
        {
            Rows[State.Count] = detail;
        }

        State = State.Apply(body.Parse()!, body.Commitment);
        Bodies.Add(body);
        return this;
    }

    public static Digest Seed(int number = 1) => Hash($"seed {number}");

    /// <summary>How many envelopes a seal has for a stratum; 0 where it has none.</summary>
    public int Length(int seal, string stratum) => strataOf[seal - 1].Contains(stratum) ? seals[seal - 1].List.Length(stratum) : 0;

    public SampleStudy Seal(int number, params string[] more) => Seal(number, setup => setup, more);

    /// <summary>Seals a list whose setup somebody changed.</summary>
    public SampleStudy Seal(int number, Func<Setup, Setup> change, params string[] more)
    {
        var random = Hash($"policy random {number}");
        strataOf.Add(["A", "B", "C", .. more]);
        var setup = change(new(
            Name, number, NamedArm.Served, [1, 1], strataOf[^1], capacity, Leaves: 1024,
            ListKey.SeedCommitment(Seed(number)), Policy.Commitment(random), ListKey.DummiesCommitment(DummiesKey), Batch: 16,
            Announced(number), SampleKey.Origin, SampleKey.VKeys(SampleKey.LogSigners), SampleKey.Promise.Key.ToString(),
            Hash("consent"), "revision", cohort));

        var signature = Convert.FromHexString(setup.Beacon is null ? "" : beacon!.Value.Signature);
        var key = ListKey.Derive(Seed(number), setup.Format(), signature.Length == 0 ? [] : Quicknet.Randomness(signature));
        var list = Made.GetOrAdd(key, _ => SealedList.Make(key, setup.Plan(Policy)));
        var entry = SealEntry.Format(setup.Hash(), signature, list.Root, setup.Leaves, key);
        secrets.Add(new ListSecret(key, Policy, random));
        seals.Add(new SealInUse(setup.Format(), entry, list));
        return Do(new Act.Setup(number, SealEntry.Hash(entry)));
    }

    // Each list has a round of its own, all with the one signature: what needs a true one has one list.
    private Beacon? Announced(int number) =>
        beacon is var (round, _) && Digest.TryParse(Quicknet.Chain, out var chain) ? new Beacon(chain, round + number - 1) : null;

    public SampleStudy Open() => Do(new Act.Open(Row("ready")));

    public SampleStudy Close() => Do(new Act.Close(Row("full")));

    public SampleStudy Draw(string stratum, int count = 1, DateOnly? at = null, string? group = null)
    {
        for (var i = 0; i < count; i++)
        {
            var (seal, opening) = NextEnvelope(stratum);
            var id = ParticipantId.FromRandom(Next("participant").ToArray().AsSpan(0, ParticipantId.Size));
            var hashes = NextPerson();
            var act = new Act.Draw(
                id, stratum, opening.Number, opening.Arm, opening.LeafIndex, SealEntry.Hash(seal.Entry), "da-1", hashes);
            Do(act, at, Actor.Citizen);
            var seated = opening.Arm == Arm.Peer ? group : null;
            people[id] = new Person(known, seated, seated is null ? null : $"pair of {seated}");
        }

        return group is null ? this : Seat(group);
    }

    /// <summary>The plan of a group that meets at A on Tuesdays, two weeks after the study begins.</summary>
    public static GroupPlan Meets { get; } = new(
        "A", "A-tue", "Huset", Weekday.Tuesday, new(16, 30), Start.AddDays(15), Capacity: 20, Minimum: 3, Pair: "pair");

    /// <summary>The row of a plan, as the service writes it.</summary>
    public static JsonObject PlanRow(GroupPlan plan) => JsonSerializer.SerializeToNode(plan, JsonSerializerOptions.Web)!.AsObject();

    private static JsonObject PlanOf(string group) => PlanRow(Meets with { Pair = $"pair of {group}" });

    /// <summary>Writes a plan of a group: its first, or another.</summary>
    public SampleStudy Plan(string group, GroupPlan plan, GroupChange change = GroupChange.Planned, DateOnly? at = null) =>
        Do(new Act.Group(group, change, Row(PlanRow(plan))), at, actor: Actor.Coordinator);

    /// <summary>Writes a roster.</summary>
    public SampleStudy Roster(string group, IEnumerable<ParticipantId> members, DateOnly? at = null)
    {
        var row = Row(new JsonObject { ["members"] = new JsonArray([.. members.Select(id => (JsonNode)id.ToString())]) });
        return Do(new Act.Roster(group, State.Groups[group].RosterVersion + 1, row), at, actor: Actor.Timer);
    }

    /// <summary>Signs somebody up who waits for their lot.</summary>
    public ParticipantId Refer(string stratum, DateOnly at)
    {
        var id = ParticipantId.FromRandom(Next("participant").ToArray().AsSpan(0, ParticipantId.Size));
        Do(new Act.Referral(id, stratum, "da-1", NextPerson()), at, Actor.Citizen);
        people[id] = new Person(known, null, null);
        return id;
    }

    /// <summary>Plans a group where it is new, and writes a roster of all whom <see cref="Draw"/> put in it.</summary>
    private SampleStudy Seat(string group)
    {
        if (!State.Groups.ContainsKey(group))
        {
            Do(new Act.Group(group, GroupChange.Planned, Row(PlanOf(group))), actor: Actor.Coordinator);
        }

        return Roster(group, State.Draws.Values.Where(id => people[id].Group == group));
    }

    /// <summary>Writes how many meetings people of a group came to.</summary>
    public SampleStudy Count(string group, params (ParticipantId Id, int Sessions)[] counts)
    {
        foreach (var (id, sessions) in counts)
        {
            people[id] = people[id] with { Sessions = sessions };
        }

        var rows = new JsonObject(counts.Select(one => KeyValuePair.Create(one.Id.ToString(), (JsonNode?)one.Sessions)));
        return Do(new Act.Sessions(group, Row(new JsonObject { ["sessions"] = rows })), actor: Actor.Timer);
    }

    /// <summary>Draws everybody who waits in a stratum, as its next cohort.</summary>
    public SampleStudy DrawCohort(string stratum, DateOnly at)
    {
        ParticipantId[] waiting = [.. State.Queues.In(stratum).Select(person => person.Id)];
        var number = seals.IndexOf(NextEnvelope(stratum).Seal) + 1;
        var cohortNumber = State.Queues.Number(stratum, number);
        var key = CohortKey.Of(secrets[number - 1].ListKey!.Value, stratum, cohortNumber);
        Do(new Act.Cohort(stratum, cohortNumber, waiting.Length, key), at, Actor.Timer);
        foreach (var id in CohortOrder.Of(key, waiting, id => id))
        {
            var (seal, opening) = NextEnvelope(stratum);
            Do(new Act.Draw(
                id, stratum, opening.Number, opening.Arm, opening.LeafIndex, SealEntry.Hash(seal.Entry), "da-1", null), at, Actor.Timer);
        }

        return this;
    }

    private (SealInUse Seal, Opening Opening) NextEnvelope(string stratum)
    {
        var cursor = State.At(stratum).Within([.. seals.Select((_, index) => Length(index + 1, stratum))])!.Value;
        return (seals[cursor.Seal - 1], seals[cursor.Seal - 1].List.Open(stratum, cursor.Next));
    }

    /// <summary>Says what lies beside the record of the person drawn last, when the draw was not <see cref="Draw"/>'s.</summary>
    public void AddPerson() => people[State.Draws.Values.Last()] = new Person(known, null, null);

    /// <summary>What the draw of one more person commits to.</summary>
    public PersonHashes NextPerson()
    {
        known = new KnownId(ResearchId.FromBytes(Next("research").ToArray().AsSpan(0, 5)), Next("random"));
        return new PersonHashes(known.Hash, Next("row of a person"));
    }

    public SampleStudy Erase(ParticipantId id) => Empty(id).Do(new Act.Withdraw(id, Withdrawal.Data), actor: Actor.Citizen);

    /// <summary>Empties a person's row, as retention does.</summary>
    public SampleStudy Empty(ParticipantId id)
    {
        people[id] = new Person(null, null, null);
        return this;
    }

    /// <summary>Empties the rows of so many as are left, and says so in the record.</summary>
    public SampleStudy EmptyAll(int most = int.MaxValue)
    {
        ParticipantId[] left = [.. people.Where(person => person.Value.Known is not null).Select(person => person.Key).Take(most)];
        return left.Aggregate(this, (study, id) => study.Empty(id))
            .Do(new Act.Retention(Act.Retention.People, Start, left.Length), actor: Actor.Timer);
    }

    public SampleStudy Look() => Look("export", "audit");

    /// <summary>Writes in the access log that this export was handed out.</summary>
    public SampleStudy Took(IEnumerable<ExportFile> export) => Look("export", ExportNote.Parse(
        SignedNote.Parse(export.Single(file => file.Name == ExportNote.FileName).Bytes.Span)!.Text)!.Subject(State.Count));

    /// <summary>Writes a look into the access log.</summary>
    public SampleStudy Look(string what, string subject)
    {
        accesses.Add(new AccessEntry(
            accesses.Count, accesses.Count == 0
                ? default
                : accesses[^1].Hash, new DateTimeOffset(
                    Start, new TimeOnly(9, 0), TimeSpan.Zero), Actor.Auditor, "auditor", what, subject, "", ""));
        return this;
    }

    public SampleStudy EndDay() => Do(new Act.Accesses(accesses.Count == 0 ? default : accesses[^1].Hash), actor: Actor.Timer);

    public TableSource Table(bool blinded = true, Cut cut = Cut.None, DateOnly? today = null, Arm[]? blindedOrder = null) => new()
    {
        State = State,
        People = people,
        Erased = [],
        Arms = NamedArm.Served,
        Cut = cut,
        Maker = Maker(today ?? State.Participants.Values.Select(person => person.Drawn).Append(Start).Max()),
        Seals = seals,
        Blinded = blinded,
        BlindedOrder = blindedOrder ?? [new('C'), Arm.Peer],
        LabelKey = Hash("labels"),
    };

    public AuditSource Audit(bool log = false, IReadOnlyCollection<Digest>? leaveOut = null, DateOnly? today = null) =>
        new()
        {
            Bodies = [.. Bodies],
            State = State,
            Seals = [.. seals],
            Accesses = [.. accesses],
            Rows = [.. Rows],
            DummiesKey = DummiesKey,
            Log = log ? Log(leaveOut) : [],
            Maker = Maker(today),
        };

    /// <summary>The audit that counts who began, made on a day; who is not named has no seat yet.</summary>
    public AuditSource Counted(DateOnly today, params (ParticipantId Id, Beginning How)[] how) => Audit(log: true) with
    {
        Begun = new(State, Arm.Peer, how.ToDictionary(one => one.Id, one => one.How)),
        Maker = Maker(today),
    };

    private static ExportMaker Maker(DateOnly? today = null) => new(SampleKey.Promise, today ?? Start);

    public FinalSource Final(bool log = false) => new(Audit(log), [.. secrets], people.ToDictionary(), Hash("labels"));

    /// <summary>Closes the study and reveals the seed of every seal.</summary>
    public SampleStudy Reveal() =>
        Enumerable.Range(1, seals.Count).Aggregate(Close(), (study, number) => study.Do(new Act.RevealSeed(number, Seed(number))));

    /// <summary>The commitment of a draw's body; the first draw is 0.</summary>
    public Digest Commitment(int draw) => Bodies[State.Draws.ElementAt(draw).Key].Commitment;

    /// <summary>The day that the receipt of a draw names.</summary>
    public DateOnly PromisedBy(int draw) => Promise.For(Name, Commitment(draw), Start).By;

    /// <summary>The receipt of a draw, with a promise; the first draw is 0.</summary>
    public byte[] Receipt(int draw)
    {
        var (sequence, id) = State.Draws.ElementAt(draw);
        var (drawn, body) = (State.Participants[id].Draw, Bodies[sequence]);
        var seal = seals.Single(seal => SealEntry.Hash(seal.Entry) == drawn.Seal);
        var opening = seal.List.Open(drawn.Stratum, drawn.Envelope);
        return CanonicalJson.Format(Core.Record.Receipt.Format(
            Encoding.UTF8.GetString(seal.Setup.Span),
            seal.Entry,
            SealProof(seal.Entry),
            opening,
            body,
            SignedNote.Sign(Promise.For(Name, body.Commitment, Start).Format(), SampleKey.Promise).ToString()));
    }

    // As if each seal had a log of its own: one entry is its own root.
    private static string SealProof(string entry)
    {
        var checkpoint = new Checkpoint(SampleKey.Origin, 1, MerkleTree.LeafHash(Encoding.UTF8.GetBytes(entry)));
        return new TlogProof(0, [], SignedNote.Sign(checkpoint.Format(), SampleKey.LogSigners)).Format();
    }

    // What would be published once every body had its turn, and three dummies.
    private ExportFile[] Log(IReadOnlyCollection<Digest>? leaveOut)
    {
        byte[][] entries =
        [
            .. seals.Select(seal => Encoding.UTF8.GetBytes(seal.Entry)),
            .. Bodies.Select(body => body.Commitment).Where(each => leaveOut?.Contains(each) != true).Concat(
                Enumerable.Range(0, 3).Select(number => LogEntry.Dummy(DummiesKey, number)))
                .Select(LogEntry.Format).OrderBy(Encoding.UTF8.GetString, StringComparer.Ordinal),
        ];
        var checkpoint = new Checkpoint(
            SampleKey.Origin, entries.Length, MerkleTree.Root(entries.Select(entry => MerkleTree.LeafHash(entry))));
        return
        [
            new("log/entries", TileBytes.FormatEntries(entries)),
            new("log/checkpoint", Encoding.UTF8.GetBytes(SignedNote.Sign(checkpoint.Format(), SampleKey.LogSigners).ToString())),
        ];
    }

    private Digest Next(string kind) => Hash($"{kind} {(counter++).ToString(CultureInfo.InvariantCulture)}");
}
