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
//      allocations.csv   every draw in order, with envelope and probability (FinalTable)
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
                .. AuditExport.Files(source.Audit),
                .. state.Reveals.Values.OfType<Act.RevealSeed>().Select(reveal => KeyFile.Format(SeedName(reveal.Number), reveal.Seed)),
                .. source.Secrets.SelectMany((secrets, index) => Files(secrets, index + 1)),
                new(IdLine.FileName, Ids(source, state)),
                new(FinalTable.FileName, Table(source, state)),
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

    private static byte[] Table(FinalSource source, StudyState state)
    {
        var groups = Labels.Of("G", source.People.Values.Select(person => person.Group).OfType<string>(), source.LabelKey);
        var pairs = Labels.Of("F", source.People.Values.Select(person => person.Pair).OfType<string>(), source.LabelKey);
        var lists = source.Audit.Seals.ToDictionary(seal => seal.Hash, seal => seal.List);

        return FinalTable.Format(FinalTable.Rows(state, lists, drawn =>
        {
            var person = source.People[drawn.Id];
            return person.ResearchId is { } id ? (id.ToString(), Label(person.Group, groups), Label(person.Pair, pairs)) : ("", "", "");
        }));
    }

    private static string Label(string? id, IReadOnlyDictionary<string, string> labels) => id is null ? "" : labels[id];

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
