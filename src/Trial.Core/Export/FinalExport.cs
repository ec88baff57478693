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
    /// <summary>The files, their sums and the note over these last. A long one is made while it is read.</summary>
    /// <exception cref="ArgumentException">The study is not revealed, or a row beside a body does not have its form.</exception>
    public static IReadOnlyList<ExportFile> Make(FinalSource source)
    {
        var state = source.Audit.State;
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
                ExportFile.Of(IdLine.FileName, Lines.Join(Ids(source, state))),
                .. Tables(source, state),
            ],
            ExportNote.FinalKind);
    }

    private static IEnumerable<string> Ids(FinalSource source, StudyState state) => state.Draws.Values
        .Where(id => source.People[id].Known is not null)
        .Select(id => new IdLine(id, source.People[id].Known!).ToLine());

    private static IEnumerable<ExportFile> Tables(FinalSource source, StudyState state)
    {
        var (seats, referred) = SeatedRecord.Of(source.Audit.Bodies.Select(RowsBesideBodies.EntryOf), source.Audit.Rows ?? []);
        var seated = state.Participants.Keys.Select(seats.Of).OfType<(string Group, string Pair)>().ToList();
        var groups = Labels.Of("G", seated.Select(seat => seat.Group), source.LabelKey);
        var pairs = Labels.Of("F", seated.Select(seat => seat.Pair), source.LabelKey);
        var lists = source.Audit.Seals.ToDictionary(seal => seal.Hash, seal => seal.List);
        var rows = FinalTable.Rows(state, lists, drawn => source.People[drawn.Id].ResearchId is not { } id
            ? FinalPerson.Unknown
            : FinalPerson.Of(
                id.ToString(), seats, drawn.Id, referred.GetValueOrDefault(drawn.Id, drawn.Drawn),
                seat => (groups[seat.Group], pairs[seat.Pair])));
        if (!Setup.TryRead(source.Audit.Seals[^1].Setup.ToArray(), out var setup, out _))
        {
            throw new ArgumentException("A setup is malformed.", nameof(source));
        }

        return
        [
            ExportFile.Of(FinalTable.FileName, FinalTable.Format(rows)),
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
