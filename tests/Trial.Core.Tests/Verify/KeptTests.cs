using System.Text;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>What people kept, held against an audit: receipts whose promises come due, and an older checkpoint.</summary>
public sealed class KeptTests
{
    private const string Growth = "log has grown";

    // The draws are of 2026-11-01 or so; their promises fall due on a first of a month at least 30 days on.
    private static readonly DateOnly LongAfter = new(2036, 1, 1);

    private static readonly SampleStudy Study = new SampleStudy().Open().Draw("A", 7).Draw("B", 4);

    private static readonly IReadOnlyList<ExportFile> Audit = AuditExport.Make(Study.Audit(log: true));

    [Fact]
    public void A_promise_is_kept_when_the_log_holds_the_draw() => Assert.Equal(
        new Finding.Verified("2 of 2 are due, and the log holds them"),
        Find(Audit, Verification.PromisesCheck, new Kept { Receipts = [Study.Receipt(0), Study.Receipt(9)], Today = LongAfter }));

    [Fact]
    public void A_promise_is_broken_when_its_day_has_come_and_the_log_has_left_the_draw_out()
    {
        var audit = AuditExport.Make(Study.Audit(log: true, leaveOut: [Study.Commitment(9)]));
        var kept = new Kept { Receipts = [Study.Receipt(0), Study.Receipt(9)], Today = Study.PromisedBy(9) };

        Assert.Equal(
            new Finding.False(1, "the log had to hold this draw by a day that has passed, and does not hold it"),
            Find(audit, Verification.PromisesCheck, kept));
        Assert.Equal(
            new Finding.Verified("0 of 2 are due, and the log holds them"),
            Find(audit, Verification.PromisesCheck, kept with { Today = Study.PromisedBy(9).AddDays(-1) }));
    }

    [Fact]
    public void Promises_are_not_checked_without_a_log_a_receipt_or_a_day()
    {
        var kept = new Kept { Receipts = [Study.Receipt(0)], Today = LongAfter };

        Assert.IsType<Finding.NotChecked>(Find(AuditExport.Make(Study.Audit()), Verification.PromisesCheck, kept));
        Assert.IsType<Finding.NotChecked>(Find(Audit, Verification.PromisesCheck, kept with { Receipts = [] }));
        Assert.IsType<Finding.NotChecked>(Find(Audit, Verification.PromisesCheck, kept with { Today = null }));
    }

    [Fact]
    public void A_log_has_grown_from_every_checkpoint_that_was_over_its_beginning()
    {
        var entries = TileBytes.ParseEntries(Audit.Single(file => file.Name == "log/entries").Bytes.Span)!;
        for (var size = 1; size <= entries.Count; size++)
        {
            var root = MerkleTree.Root(entries.Take(size).Select(entry => MerkleTree.LeafHash(entry)));
            var then = size == 1 ? "1 entry" : $"{size} entries";
            Assert.Equal(new Finding.Verified($"from {then} to {entries.Count}, none changed"), FindGrowth(Signed(size, root)));
        }
    }

    [Fact]
    public void A_log_that_did_not_grow_from_the_checkpoint_is_found()
    {
        Assert.Equal(new Finding.False(null, "the log had other entries then"), FindGrowth(Signed(3, Digest.Of([3]))));
        Assert.Equal(new Finding.False(null, "the log had 900 entries and now has 17"), FindGrowth(Signed(900, default)));
        Assert.Equal(
            new Finding.False(null, "the given checkpoint belongs to another log"), FindGrowth(Signed(3, default, "log.elsewhere/haab")));
        Assert.IsType<Finding.Unusable>(FindGrowth("x"));
        Assert.Equal(
            new Finding.False(null, "the Ed25519 log key of the setup did not sign the given checkpoint"),
            FindGrowth(Signed(3, default).Replace("\n3\n", "\n4\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_log_key_must_have_signed_the_checkpoint_given(int one)
    {
        var root = MerkleTree.LeafHash(TileBytes.ParseEntries(Audit.Single(file => file.Name == "log/entries").Bytes.Span)![0]);

        Assert.IsType<Finding.Verified>(FindGrowth(Signed(1, root)));
        Assert.IsType<Finding.Unusable>(FindGrowth(Signed(1, root, signers: [SampleKey.LogSigners[one]])));
    }

    private static Finding FindGrowth(string checkpoint) =>
        Find(Audit, Growth, new Kept { Checkpoint = Encoding.UTF8.GetBytes(checkpoint) });

    private static Finding Find(IReadOnlyList<ExportFile> export, string check, Kept kept) =>
        SampleVerification.Run(ExportFiles.Of(export), kept).Checks.Single(each => each.Name == check).Finding;

    private static string Signed(long size, Digest root, string origin = SampleKey.Origin, IReadOnlyList<NoteSigner>? signers = null) =>
        SignedNote.Sign(new Checkpoint(origin, size, root).Format(), signers ?? SampleKey.LogSigners).ToString();
}
