using System.Text;
using System.Text.RegularExpressions;

using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>An export that was changed, and the check of each verifier that names it.</summary>
/// <param name="Files">Makes the changed export.</param>
/// <param name="CSharp">The check of `trial verify`.</param>
/// <param name="JavaScript">The check of the page.</param>
/// <param name="Go">Words of the other program's; null where it does not look: it reads no tables.</param>
internal sealed record Lie(Func<IReadOnlyList<ExportFile>> Files, string CSharp, string JavaScript, string? Go)
{
    private static readonly SampleStudy Study = new SampleStudy().Open().Look().Draw("A", 30).EndDay().Draw("B", 12).Look().EndDay().Look();

    private static readonly IReadOnlyList<ExportFile> Table =
        TableExport.Make(new SampleStudy().Open().Draw("A", 30).Close().Table(blinded: false));

    private static readonly IReadOnlyList<ExportFile> Audit = AuditExport.Make(Study.Audit(log: true));

    private static readonly IReadOnlyList<ExportFile> Counted = AuditExport.Make(Study.Counted(SampleStudy.Start.AddMonths(1)));

    private static readonly IReadOnlyList<ExportFile> Final =
        FinalExport.Make(new SampleStudy().Open().Draw("A", 30, group: "g1").Draw("A", 1).Look().EndDay().Reveal().Final(log: true));

    /// <summary>The service told these: whoever changed the files signed them with its key.</summary>
    public static IReadOnlyDictionary<string, Lie> OfTheService { get; } = new Dictionary<string, Lie>
    {
        ["table: the arms' names exchanged"] = new(
            () => Table.Forge("codebook.csv", Change("P=peer; C=control", "P=control; C=peer")), "study", "study", null),
        ["table: of another study"] = new(() => Table.Forge("codebook.csv", Change("haab", "haap")), "study", "study", null),
        ["table: a place that the study does not have"] = new(
            () => Table.Forge("allocations.csv", Change(",A,", ",Z,")), "study", "study", null),
        ["table: taken before its months"] = new(
            () => Table.Forge("codebook.csv", text => text.Replace("taken,text,,2026-03", "taken,text,,2026-02", StringComparison.Ordinal)),
            "study", "study", null),
        ["table: a checkpoint of nonsense"] = new(
            () => Table.Append(new("checkpoint", "nonsense"u8.ToArray())).Forge("checkpoint", text => text),
            "checkpoint", "checkpoint", null),
        ["table: a checkpoint that strangers signed"] = new(
            () => Table.Append(new("checkpoint", Signed(SampleKey.Promise))).Forge("checkpoint", text => text),
            "checkpoint", "checkpoint", null),
        ["audit: the last twelve bodies cut"] = new(() => WithoutTheLast(12), "public log", "log-known", "an entry of the log is no seal"),
        ["audit: the access log emptied"] = new(
            () => Audit.Forge("accesses.ndjson", _ => ""), "accesses", "accesses", "the access log never was as the record says"),
        ["audit: a look of a day before last night rewritten"] = new(
            () => Audit.Forge("accesses.ndjson", text => Rewritten(text, line: 0)),
            "accesses", "accesses", "the access log never was as the record says"),
        ["audit: a checkpoint of nonsense"] = new(
            () => Audit.Forge("log/checkpoint", _ => "nonsense"), "checkpoint", "log-known", "malformed note"),
        ["audit: the log cut"] = new(() => Audit.ForgeBytes("log/entries", bytes => bytes[..^63]), "checkpoint", "log-known", "checkpoint"),
        ["audit: the leaves exchanged"] = new(
            () => Audit.ForgeBytes("leaves", bytes => [.. bytes[82..164], .. bytes[..82], .. bytes[164..]]), "leaves", "seals", "leaf 1"),
        ["audit: an opening of another envelope"] = new(
            () => Audit.Forge("openings.ndjson", text => Lines(1..2)(text) + Lines(0..1)(text) + Lines(2..)(text)),
            "openings", "openings", "line 0"),
        ["audit: a reason rewritten"] = new(
            () => Audit.Forge("rows.ndjson", Change("ready", "early")), "rows", "rows", "not the row of its body"),
        ["audit: somebody who began is counted twice"] = new(
            () => Counted.Forge("beginnings.csv", text => new Regex(",P,([0-9]+),0,").Replace(text, ",P,$1,1,", 1)),
            "beginnings", "beginnings", "not all people are counted once"),
        ["audit: a month of those who began left out"] = new(
            () => Counted.Forge("beginnings.csv", text => text[..(text.TrimEnd().LastIndexOf('\n') + 1)]),
            "beginnings", "beginnings", "not of the people whom the record draws"),
        ["audit: another dummies' key"] = new(
            () => Audit.Forge("dummies.key", _ => new string('0', 64) + "\n"), "dummies key", "log-known", "another dummies' key"),
        ["audit: a setup changed"] = new(
            () => Audit.Forge("setup.json", Change("\"batch\":16", "\"batch\":17")), "setups", "seals", "another setup"),
        ["final: the research ids of two exchanged"] = new(
            () => Final.Forge("ids.ndjson", Exchanged), "research ids", "research-ids", "ids.ndjson"),
        ["final: somebody in a group that they never were in"] = new(
            () => Final.Forge("allocations.csv", Change(",,,0,", ",G01,F01,1,")), "allocations", "seats", null),
        ["final: one of a group with another pair"] = new(
            () => Final.Forge("allocations.csv", text => new Regex(",F01,").Replace(text, ",F02,", 1)), "allocations", "seats", null),
        ["final: somebody who came twice"] = new(
            () => Final.Forge("allocations.csv", Change(",G01,F01,1,", ",G01,F01,1,2")), "allocations", "seats", null),
        ["final: somebody who waited a day longer for their group"] = new(
            () => Final.Forge("allocations.csv", text => new Regex(",15\r").Replace(text, ",16\r", 1)), "allocations", "seats", null),
        ["final: another seed"] = new(
            () => Final.Forge("seed", _ => new string('0', 64) + "\n"), "reveal", "list-recomputed", "the setup commits to another seed"),
        ["final: another design"] = new(
            () => Final.Forge("policy.json", Change("[4,6]", "[4,8]")),
            "design as committed", "list-recomputed", "the setup commits to another design"),
        ["final: another list key"] = new(
            () => Final.Forge("list.key", _ => new string('0', 64) + "\n"),
            "key from the committed seed", "list-recomputed", "the seal entry commits to another key"),
    };

    /// <summary>Somebody changed these after they left the service, and summed them anew.</summary>
    public static IReadOnlyDictionary<string, Lie> OfAStranger { get; } = new Dictionary<string, Lie>
    {
        ["table: two lines' research ids exchanged"] = OfStranger(() => Table.Forge("allocations.csv", ExchangedIds), null),
        ["audit: the last twelve bodies cut, and the log"] = OfStranger(
            () => WithoutTheLast(12).Where(file => !file.Name.StartsWith("log/", StringComparison.Ordinal)), "note"),
        ["audit: the looks since last night emptied"] = OfStranger(() => Audit.Forge("accesses.ndjson", Lines(..^1)), "note"),
        ["audit: a look since last night rewritten"] = OfStranger(
            () => Audit.Forge("accesses.ndjson", text => Rewritten(text, line: 2)), "note"),
        ["audit: told to be another day's"] = OfStranger(() => Audit, "note"),
    };

    // Summed anew over what is there, beside the note of the true export, or one of somebody else's.
    private static Lie OfStranger(Func<IEnumerable<ExportFile>> forge, string? go) =>
        new(() => Resigned([.. forge()]), "note", "export-note", go);

    private static IReadOnlyList<ExportFile> Resigned(IReadOnlyList<ExportFile> forged)
    {
        ExportFile[] files = [.. forged.Where(file => file.Name is not (Sums.Name or ExportNote.FileName))];
        var sums = Sums.Format(files);
        var told = ExportNote.Parse(SignedNote.Parse(forged.Single(file => file.Name == ExportNote.FileName).Bytes.Span)!.Text)!;
        var note = SignedNote.Sign(
            (told with { SumsHash = Digest.Of(sums), Day = told.Day.AddDays(1) }).Format(), SampleKey.Log).ToString();
        return [.. files, new(Sums.Name, sums), new(ExportNote.FileName, Encoding.UTF8.GetBytes(note))];
    }

    private static IReadOnlyList<ExportFile> WithoutTheLast(int bodies)
    {
        var study = new SampleStudy().Open().Look().Draw("A", 30).EndDay();
        var log = AuditExport.Make(study.Audit(log: true)).Where(file => file.Name.StartsWith("log/", StringComparison.Ordinal));
        var cut = new SampleStudy().Open().Look().Draw("A", 30 - bodies + 1);
        return AuditExport.Make(cut.Audit(log: true))
            .Select(file => log.FirstOrDefault(one => one.Name == file.Name) ?? file)
            .Forge("log/checkpoint", text => text);
    }

    private static byte[] Signed(NoteSigner signer) =>
        Encoding.UTF8.GetBytes(SignedNote.Sign(new Checkpoint(SampleKey.Origin, 3, default).Format(), signer).ToString());

    private static Func<string, string> Change(string from, string to) => text =>
        text.Contains(from, StringComparison.Ordinal)
            ? text.Replace(from, to, StringComparison.Ordinal)
            : throw new ArgumentException(from);

    private static Func<string, string> Lines(Range range) => text =>
        string.Concat(text.Split('\n')[..^1][range].Select(line => line + "\n"));

    // A look by somebody else, and every line after it chained anew.
    private static string Rewritten(string text, int line)
    {
        List<Core.Record.AccessEntry> all =
            [.. text.Split('\n')[..^1].Select(one => Core.Record.AccessEntry.ParseLine(Encoding.UTF8.GetBytes(one))!)];
        all[line] = all[line] with { Staff = "somebody" };
        for (var next = line + 1; next < all.Count; next++)
        {
            all[next] = all[next] with { Previous = all[next - 1].Hash };
        }

        return string.Concat(all.Select(one => one.ToLine() + "\n"));
    }

    private static string Exchanged(string text)
    {
        var lines = text.Split('\n');
        string Id(int line) => lines[line][lines[line].IndexOf("\"researchId\":", StringComparison.Ordinal)..];
        var (first, second) = (Id(0), Id(1));
        lines[0] = lines[0].Replace(first, second, StringComparison.Ordinal);
        lines[1] = lines[1].Replace(second, first, StringComparison.Ordinal);
        return string.Join('\n', lines);
    }

    // The first line of each arm, so that nothing but the two ids has changed.
    private static string ExchangedIds(string text)
    {
        List<string> lines = [.. text.Split("\r\n")];
        string IdOf(string arm) => lines.First(line => line.Split(',') is [_, _, _, _, var its, ..] && its == arm).Split(',')[0];
        var (peer, control) = (IdOf("P"), IdOf("C"));
        var changed = lines.Select(line => line.StartsWith(peer, StringComparison.Ordinal) ? control + line[peer.Length..]
            : line.StartsWith(control, StringComparison.Ordinal) ? peer + line[control.Length..] : line).ToList();
        return string.Join("\r\n", [changed[0], .. changed[1..^1].Order(StringComparer.Ordinal), changed[^1]]);
    }
}
