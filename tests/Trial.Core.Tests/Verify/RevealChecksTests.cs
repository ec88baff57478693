using System.Text;

using Trial.Application.Keys;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

public sealed class RevealChecksTests
{
    private static readonly SampleStudy Study = new SampleStudy().Open().Look().Draw("A", 12).Draw("C", 5);

    private static readonly IReadOnlyList<ExportFile> Audit = AuditExport.Make(Study.Audit(log: true));

    private static readonly ListSecret Opened = Study.Final().Secrets[0];

    private static readonly OpenedSecrets Secrets = new(Opened.Policy, Opened.PolicyRandom, SampleStudy.Seed(), ListKey: null);

    private static readonly RevealSource Source = new(
        File("setup.json"), File("seal.txt"), File("leaves"), Secrets, ExportFiles.Of(Audit), [Study.Receipt(0), Study.Receipt(16)]);

    [Fact]
    public void All_that_a_seed_proves_is_verified_in_order()
    {
        var verdict = RevealChecks.Run(Source, Ed25519.Verify);
        var found = verdict.Checks;

        Assert.Equal(
            [
                "setup and seal entry", "leaves", "design as committed", "key from the committed seed", "list as sealed",
                "sums", "files", "setups", "leaves", "bodies", "sequence", "commitments", "envelopes", "order of "
                    + "acts", "seals", "openings", "dummies key", "accesses", "rows", "note",
                "draws in order", "receipts genuine", "beacon signature",
            ],
            found.Select(check => check.Name));
        Assert.All(found.SkipLast(1), check => Assert.IsType<Finding.Verified>(check.Finding));
        Assert.IsType<Finding.NotChecked>(found[^1].Finding);
        Assert.NotNull(verdict.List);
    }

    [Fact]
    public void A_list_key_proves_all_but_that_it_came_from_the_seed()
    {
        var found = Run(Source with { Secrets = Secrets with { Seed = null, ListKey = Opened.ListKey } });

        Assert.Equal(["key from the committed seed", "beacon signature"], found.Where(
            check => check.Finding is Finding.NotChecked).Select(check => check.Name));
        Assert.DoesNotContain(found, check => check.Finding is Finding.False);
    }

    [Fact]
    public void Without_an_audit_the_draws_are_not_checked_and_a_receipt_by_itself()
    {
        var found = Run(Source with { Audit = null });

        Assert.Equal(
            ["draws in order", "beacon signature"], found.Where(check => check.Finding is Finding.NotChecked).Select(check => check.Name));
        Assert.Contains(
            "2, each of an envelope under this seal", Assert.IsType<Finding.Verified>(found[^2].Finding).Extent, StringComparison.Ordinal);
        Assert.IsType<Finding.NotChecked>(Run(Source with { Audit = null, Receipts = [] })[^2].Finding);
    }

    public static TheoryData<string, string, string> Falsehoods => new()
    {
        { "setup", "setup and seal entry", "seal.txt names another setup than setup.json" },
        { "entry", "setup and seal entry", "seal.txt is not a seal entry" },
        { "root", "leaves", "the leaves do not hash to the root of the seal entry" },
        { "leaf", "leaves", "the leaves do not hash to the root of the seal entry" },
        { "policy", "design as committed", "the setup commits to another policy" },
        { "random", "design as committed", "the setup commits to another policy" },
        { "seed", "key from the committed seed", "the setup commits to another seed" },
        { "key of the entry", "key from the committed seed", "seed, setup and beacon give a list key other than that of the seal entry" },
        { "contributions", "seed of all contributions", "these contributions do not make the seed that the setup commits to" },
        { "list key", "list as sealed", "the seal entry commits to another list key" },
        { "sums", "sums", "" },
        { "table", "files", "the export does not have the files of an audit or a final export" },
        { "other study", "draws in order", "the audit does not have this seal" },
        { "receipt", "receipts genuine", "its envelope is not under the seal" },
        { "receipt alone", "receipts genuine", "it is of another seal" },
    };

    [Theory]
    [MemberData(nameof(Falsehoods))]
    public void The_first_false_thing_is_named_and_nothing_after_it_checked(string what, string check, string reason)
    {
        var last = Run(Forged(what))[^1];

        Assert.Equal(check, last.Name);
        Assert.StartsWith(reason, Assert.IsType<Finding.False>(last.Finding).Reason, StringComparison.Ordinal);
    }

    // The list as a file: every envelope of every stratum, and the arms of the draws among them.
    [Fact]
    public void The_list_is_written_with_odds_and_leaves()
    {
        var verdict = RevealChecks.Run(Source, Ed25519.Verify);
        var lines = Encoding.UTF8.GetString(ListTable.Format(verdict.List!, verdict.Strata)).Split("\r\n");

        Assert.Equal("\uFEFFstratum,envelope,arm,probability_numerator,probability_denominator,leaf", lines[0]);
        Assert.Equal(2 + verdict.Strata.Sum(verdict.List!.Length), lines.Length);
        Assert.Matches("^A,1,[PC],1,2,[0-9]+$", lines[1]);
    }

    private static RevealSource Forged(string what)
    {
        var other = new SampleStudy(new Policy.PermutedBlocks([8])).Open().Look().Draw("A", 3);
        return what switch
        {
            "setup" => Source with { Setup = Replaced(Source.Setup, "revision", "revised") },
            "entry" => Source with { Entry = Replaced(Source.Entry, "v1/seal", "v2/seal") },
            "root" => Source with { Entry = Encoding.UTF8.GetBytes((Entry with { Root = default }).ToString()) },
            "leaf" => Source with { Leaves = (byte[])[.. Source.Leaves.Span[..^1], (byte)(Source.Leaves.Span[^1] ^ 1)] },
            "policy" => Source with { Secrets = Secrets with { Policy = new Policy.PermutedBlocks([4]) } },
            "random" => Source with { Secrets = Secrets with { PolicyRandom = default } },
            "seed" => Source with { Secrets = Secrets with { Seed = default(Digest) } },
            "key of the entry" => Source with { Entry = Encoding.UTF8.GetBytes((Entry with { ListKeyCommitment = default }).ToString()) },
            "contributions" => Source with { Contributions = [[1], [2]] },
            "list key" => Source with { Secrets = Secrets with { Seed = null, ListKey = default(Digest) } },
            "sums" => Source with { Audit = ExportFiles.Of(Audit.Where(file => file.Name != "leaves")) },
            "table" => Source with { Audit = ExportFiles.Of(TableExport.Make(Study.Table())) },
            "other study" => Source with { Audit = ExportFiles.Of(AuditExport.Make(other.Audit())) },
            "receipt" => Source with { Receipts = [Encoding.UTF8.GetBytes("{}"), Replaced(Source.Receipts[0], "\"leaf\":", "\"leaf\":1")] },
            _ => Source with { Audit = null, Receipts = [other.Receipt(0)] },
        };
    }

    private static SealEntry Entry => SealEntry.Parse(Encoding.UTF8.GetString(Source.Entry.Span))!;

    private static byte[] Replaced(ReadOnlyMemory<byte> bytes, string from, string to) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes.Span).Replace(from, to, StringComparison.Ordinal));

    private static IReadOnlyList<Check> Run(RevealSource source) => RevealChecks.Run(source, Ed25519.Verify).Checks;

    private static ReadOnlyMemory<byte> File(string name) => Audit.Single(file => file.Name == name).Bytes;
}
