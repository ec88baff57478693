using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The check that every act could come where it came: the study, told once more from its first body.</summary>
internal sealed class OrderOfActs : RecordFold
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    /// <summary>The study so far.</summary>
    public StudyState State { get; private set; } = StudyState.Empty;

    /// <summary>The setups that were recorded, each with its sequence.</summary>
    public List<(int Sequence, Act.Setup Act)> Setups { get; } = [];

    /// <summary>The digests of the access log that were recorded, each with its sequence.</summary>
    public List<(int Sequence, Digest Day)> Days { get; } = [];

    /// <summary>The rows that the bodies name.</summary>
    public RowsBeside Rows { get; } = new();

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
        State = State.Apply(Shared(entry), commitment);
        return null;
    }

    // A study has few strata, arms and versions of its consent, and many draws that name them: each text is kept once.
    private Entry Shared(Entry entry) => entry.Act is Act.Draw draw
        ? entry with { Act = draw with { Stratum = Shared(draw.Stratum), Arm = Shared(draw.Arm), Consent = Shared(draw.Consent) } }
        : entry;

    private string Shared(string text)
    {
        texts.Add(text); // where it is not known yet
        return texts.TryGetValue(text, out var known) ? known : text;
    }

    private void Keep(int index, Act act)
    {
        Rows.Take(index, act);
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
