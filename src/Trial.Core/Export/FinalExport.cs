using System.Text.Json.Nodes;

using Trial.Core.Input;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  The final export: the audit, and after the reveal
//
//      seed              hex, LF; of every seal whose seed was revealed, and not only its list key (seed-2 ...)
//      list.key          hex, LF; of every seal (list-2.key ...)
//      policy.json       canonical JSON {"policy","random"}, LF; of every seal: the design and the 32 bytes of its commitment
//      ids.ndjson        research ids with the random bytes of what the record committed to (IdLine)
//      allocations.csv   every draw in order, with envelope, probability, group and sessions (FinalTable)
//      codebook.csv      what its columns hold (FinalBook)
//      flow.csv          the steps of allocations.csv counted, by arm
//
//  It is personal data, as the audit is.

/// <summary>Makes the final export.</summary>
public static class FinalExport
{
    /// <summary>The files, their sums and the note over these last.</summary>
    /// <exception cref="ArgumentException">The study is not revealed, or a body is malformed.</exception>
    public static IReadOnlyList<ExportFile> Make(FinalSource source)
    {
        var state = source.Audit.Bodies.Aggregate(StudyState.Empty, Follow);
        if (state.Phase is not Phase.Revealed)
        {
            throw new ArgumentException("The study is not revealed.", nameof(source));
        }

        return AuditExport.Seal(
            source.Audit,
            [
                .. AuditExport.Files(source.Audit, isFinal: true),
                .. state.Reveals.Values.OfType<Act.RevealSeed>().Select(reveal => KeyFile.Format(SeedName(reveal.Number), reveal.Seed)),
                .. source.Secrets.SelectMany((secrets, index) => Files(secrets, index + 1)),
                new(IdLine.FileName, Ids(source, state)),
                .. Tables(source, state),
            ],
            ExportNote.FinalKind);
    }

    private static StudyState Follow(StudyState before, Body body) =>
        body.Parse() is { } entry
            ? before.Apply(entry, body.Commitment)
            : throw new ArgumentException("This is not a body of a record.", nameof(body));

    private static byte[] Ids(FinalSource source, StudyState state) => Lines.Join(state.Draws.Values
        .Where(id => source.People[id].Known is not null)
        .Select(id => new IdLine(id, source.People[id].Known!).ToLine()));

    // The day on which each signed up who waited for their lot.
    internal static Dictionary<ParticipantId, DateOnly> Referred(IEnumerable<Entry> record) => record
        .Where(entry => entry.Act is Act.Referral)
        .ToDictionary(entry => ((Act.Referral)entry.Act).Participant, entry => entry.Stamp.At);

    private static IEnumerable<ExportFile> Tables(FinalSource source, StudyState state)
    {
        var seats = Seats.Of(source.Audit.Bodies, source.Audit.Rows ?? new Dictionary<int, Detail>());
        var seated = state.Participants.Keys.Select(seats.Of).OfType<(string Group, string Pair)>().ToList();
        var groups = Labels.Of("G", seated.Select(seat => seat.Group), source.LabelKey);
        var pairs = Labels.Of("F", seated.Select(seat => seat.Pair), source.LabelKey);
        var referred = Referred(source.Audit.Bodies.Select(body => body.Parse()!));
        var lists = source.Audit.Seals.ToDictionary(seal => seal.Hash, seal => seal.List);
        List<FinalRow> rows = [.. FinalTable.Rows(state, lists, drawn => source.People[drawn.Id].ResearchId is not { } id
            ? FinalPerson.Unknown
            : FinalPerson.Of(
                id.ToString(), seats, drawn.Id, referred.GetValueOrDefault(drawn.Id, drawn.Drawn),
                seat => (groups[seat.Group], pairs[seat.Pair])))];
        if (!Setup.TryRead(source.Audit.Seals[^1].Setup.ToArray(), out var setup, out _))
        {
            throw new ArgumentException("A setup is malformed.", nameof(source));
        }

        return
        [
            new(FinalTable.FileName, FinalTable.Format(rows)),
            new(Codebook.FileName, FinalBook.Format(setup)),
            new(Flow.FileName, Flow.Format(Flow.OfCells(rows.Select(row => row.Cells), setup.Arms.Select(arm => arm.Id)))),
        ];
    }

    internal static string SeedName(int number) => SealInUse.FileName("seed", number);

    internal static string ListKeyName(int number) => SealInUse.FileName("list", number, ".key");

    internal static string PolicyName(int number) => SealInUse.FileName("policy", number, ".json");

    /// <summary>Reads a policy with its 32 bytes; null for any other spelling.</summary>
    internal static (Policy Policy, Digest Random)? ParsePolicy(ReadOnlyMemory<byte> bytes) =>
        bytes.Span is [.. var text, (byte)'\n']
        && CanonicalJson.ParseObject(text) is { Count: 2 } values
        && new Fields(values).Digest("random") is { } random
        && values["policy"] is JsonObject inner
        && Policy.Parse(CanonicalJson.Format(inner)) is { } policy
        && policy.Format().AsSpan().SequenceEqual(CanonicalJson.Format(inner))
            ? (policy, random)
            : null;

    private static IEnumerable<ExportFile> Files(ListSecret secrets, int number) =>
    [
        KeyFile.Format(ListKeyName(number), secrets.ListKey!.Value),
        new(PolicyName(number), (byte[])[.. CanonicalJson.Format(new JsonObject
        {
            ["policy"] = JsonNode.Parse(secrets.Policy.Format()),
            ["random"] = secrets.PolicyRandom.ToString(),
        }), (byte)'\n']),
    ];
}
