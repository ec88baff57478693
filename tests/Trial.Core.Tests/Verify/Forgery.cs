using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Tests.Export;

namespace Trial.Core.Tests.Verify;

/// <summary>A record that a forger changed, who then wrote sequence, chain and sums anew: only the thing itself is wrong.</summary>
internal static class Forgery
{
    /// <summary>Changes the entries of a study's record.</summary>
    public delegate IEnumerable<Entry> Change(IReadOnlyList<Entry> entries);

    /// <summary>The audit of a study with a forged record and its old openings.</summary>
    public static IReadOnlyList<ExportFile> Forge(SampleStudy study, Change change)
    {
        var audit = AuditExport.Make(study.Audit());
        var openings = audit.Text("openings.ndjson");
        List<Body> bodies = [.. Chain(change([.. study.Bodies.Select(body => body.Parse()!)]))];
        return audit
            .Forge("record.ndjson", _ => string.Concat(bodies.Select(body => body.ToLine() + '\n')))
            .Forge("openings.ndjson", _ => openings);
    }

    /// <summary>Changes the first act of a kind.</summary>
    public static Change First<T>(Func<T, T> change)
        where T : Act => entries =>
        {
            var first = entries.Index().First(entry => entry.Item.Act is T).Index;
            return entries.Select((entry, i) => i == first ? entry with { Act = change((T)entry.Act) } : entry);
        };

    /// <summary>Changes every act of a kind.</summary>
    public static Change Every<T>(Func<T, T> change)
        where T : Act => entries => entries.Select(entry => entry.Act is T act ? entry with { Act = change(act) } : entry);

    /// <summary>Changes the last body, which is a draw.</summary>
    public static Change LastDraw(Func<Act.Draw, Act.Draw> change) =>
        entries => entries.SkipLast(1).Append(entries[^1] with { Act = change((Act.Draw)entries[^1].Act) });

    /// <summary>Leaves out every act of a kind.</summary>
    public static Change Without<T>()
        where T : Act => entries => entries.Where(entry => entry.Act is not T);

    /// <summary>Says a body once more, right after it.</summary>
    public static Change Twice(int sequence) => entries => entries.Take(sequence + 1).Concat(entries.Skip(sequence));

    /// <summary>Says that a body, or every body, is of another study.</summary>
    public static Change OfAnotherStudy(int? sequence = null) => entries =>
        entries.Select((entry, i) => sequence is null || i == sequence ? entry with { Study = "other" } : entry);

    /// <summary>Inserts acts before a body.</summary>
    public static Change Before(int sequence, params IReadOnlyList<Act> acts) =>
        entries => [.. entries.Take(sequence), .. acts.Select(act => Said(entries, act)), .. entries.Skip(sequence)];

    /// <summary>Inserts an act of a later draw's participant before a body.</summary>
    public static Change Before(int sequence, int draw, Func<ParticipantId, Act> act) =>
        entries => Before(sequence, act(((Act.Draw)entries[draw].Act).Participant))(entries);

    /// <summary>Ends the record with an act before a body.</summary>
    public static Change EndsBefore(int sequence, Act act) => entries => entries.Take(sequence).Append(Said(entries, act));

    /// <summary>Appends acts.</summary>
    public static Change Then(params IReadOnlyList<Act> acts) => entries => entries.Concat(acts.Select(act => Said(entries, act)));

    /// <summary>Appends an act, then draws of these envelopes that are otherwise the first draw again.</summary>
    public static Change ThenDraws(Act act, params IReadOnlyList<int> envelopes) => entries =>
    {
        var first = entries.Select(entry => entry.Act).OfType<Act.Draw>().First();
        return Then(
            [act, .. envelopes.Select(number => first with { Participant = Person((byte)(number & 255)), Envelope = number })])(entries);
    };

    /// <summary>Somebody whom the sample did not draw.</summary>
    public static ParticipantId Person(byte number) => ParticipantId.FromRandom([number, .. new byte[ParticipantId.Size - 1]]);

    private static Entry Said(IReadOnlyList<Entry> entries, Act act) => new("haab", act, entries[0].Stamp);

    private static IEnumerable<Body> Chain(IEnumerable<Entry> entries)
    {
        var last = default(Digest);
        foreach (var (index, entry) in entries.Index())
        {
            var body = Body.Format(
                entry.Study, entry.Act, entry.Stamp with { Sequence = index, Previous = last },
                SampleStudy.Hash($"o{index}"), SampleStudy.Hash($"c{index}"));
            last = body.Commitment;
            yield return body;
        }
    }
}
