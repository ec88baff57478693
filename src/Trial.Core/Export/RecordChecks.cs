using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The checks of the record by itself: its form, its chain, its envelopes and the order of its acts.</summary>
internal sealed class RecordChecks(ReadOnlyMemory<byte> file)
{
    private readonly List<Body> bodies = [];

    /// <summary>What the bodies say, once the first check has passed.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>The commitments of the bodies, in order.</summary>
    public List<Digest> Commitments { get; } = [];

    /// <summary>The study at the end of the record, once the last check has passed.</summary>
    public StudyState State { get; private set; } = StudyState.Empty;

    /// <summary>The draws, in order, with the sequence of each.</summary>
    public IEnumerable<(int Sequence, Act.Draw Draw)> Draws =>
        Entries.Index().Where(entry => entry.Item.Act is Act.Draw).Select(entry => (entry.Index, (Act.Draw)entry.Item.Act));

    /// <summary>The checks in their order; each may rely on those before it.</summary>
    public IEnumerable<Check> Run()
    {
        yield return new("bodies", CheckBodies());
        yield return new("sequence", CheckSequence());
        yield return new("commitments", CheckCommitments());
        yield return new("envelopes", EnvelopeOrder.Check(Entries));
        yield return new("order of acts", CheckOrder());
    }

    private Finding CheckBodies()
    {
        if (Lines.Split(file) is not { Count: > 0 } lines)
        {
            return new Finding.False(null, $"{AuditExport.Record} is empty, or its last line has no end");
        }

        foreach (var line in lines)
        {
            if (Body.ParseLine(line.Span) is not { } body || body.Parse() is not { } entry)
            {
                return new Finding.False(bodies.Count, "this line is no body of a record");
            }

            bodies.Add(body);
            Entries.Add(entry);
        }

        return new Finding.Verified($"{bodies.Count} bodies, each in its only spelling");
    }

    private Finding CheckSequence()
    {
        var gap = Entries.Index().FirstOrDefault(entry => entry.Item.Stamp.Sequence != entry.Index, (Index: -1, Item: Entries[0]));
        return gap.Index < 0
            ? new Finding.Verified($"0 to {Entries.Count - 1}, without gaps")
            : new Finding.False(gap.Index, $"its sequence is {gap.Item.Stamp.Sequence}");
    }

    private Finding CheckCommitments()
    {
        var last = default(Digest);
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Stamp.Previous != last)
            {
                return new Finding.False(i, "the previous commitment that it names is not that of the body before it");
            }

            last = bodies[i].Commitment;
            Commitments.Add(last);
        }

        return new Finding.Verified($"every body holds the commitment of the one before it; the last is {last}");
    }

    private Finding CheckOrder()
    {
        foreach (var (index, entry) in Entries.Index())
        {
            if (State.Study is { } study && study != entry.Study)
            {
                return new Finding.False(index, "the body belongs to another study");
            }

            if (State.Refusal(entry.Act) is { } reason)
            {
                return new Finding.False(index, reason);
            }

            State = State.Apply(entry, Commitments[index]);
        }

        return new Finding.Verified($"study {State.Study}: {State.Phase}, {State.Draws.Count} draws");
    }
}
