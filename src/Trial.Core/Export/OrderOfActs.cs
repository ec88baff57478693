using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The check that every act could come where it came: the study, told once more from its first body.</summary>
internal sealed class OrderOfActs : RecordFold
{
    /// <summary>The study so far.</summary>
    public StudyState State { get; private set; } = StudyState.Empty;

    /// <summary>The setups that were recorded, each with its sequence.</summary>
    public List<(int Sequence, Act.Setup Act)> Setups { get; } = [];

    /// <summary>The digests of the access log that were recorded, each with its sequence.</summary>
    public List<(int Sequence, Digest Day)> Days { get; } = [];

    public override string Name => "order of acts";

    protected override string Extent => $"study {State.Study}: {State.Phase}, {State.Draws.Count} draws";

    protected override string? Fault(int index, Entry entry, Digest commitment)
    {
        if (State.Study is { } study && study != entry.Study)
        {
            return "the body belongs to another study";
        }

        if (State.Refusal(entry.Act) is { } reason)
        {
            return reason;
        }

        Keep(index, entry.Act);
        State = State.Apply(entry, commitment);
        return null;
    }

    private void Keep(int index, Act act)
    {
        if (act is Act.Setup setup)
        {
            Setups.Add((index, setup));
        }
        else if (act is Act.Accesses accesses)
        {
            Days.Add((index, accesses.Day));
        }
    }
}
