using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

public sealed class ReceiptChecksTests
{
    private static readonly SampleStudy Study = new SampleStudy().Open().Draw("A", 7).Draw("B", 3);

    private static readonly IReadOnlyList<ExportFile> Audit = AuditExport.Make(Study.Audit());

    [Fact]
    public void Receipts_of_the_record_are_genuine_and_told_by_their_sequence()
    {
        var finding = Find(Study.Receipt(0), Study.Receipt(9));
        Assert.Equal(new Finding.Verified("2, each what the record says at sequence 2, 11"), finding);
    }

    [Fact]
    public void White_space_between_fields_is_fine()
    {
        var receipt = JsonNode.Parse(Study.Receipt(3))!.AsObject();

        Assert.IsType<Finding.Verified>(Find(Encoding.UTF8.GetBytes(receipt.ToJsonString(new() { WriteIndented = true }) + "\n")));
    }

    [Theory]
    [InlineData("sealProof")]
    [InlineData("promise")]
    public void A_receipt_without_its_promise_or_proof_is_none(string field)
    {
        var receipt = JsonNode.Parse(Study.Receipt(3))!.AsObject();
        receipt.Remove(field);

        Assert.Equal(NoReceipt, Find(Encoding.UTF8.GetBytes(receipt.ToJsonString())));
    }

    [Fact]
    public void The_index_is_that_of_the_first_false_receipt() =>
        Assert.Equal(1, Assert.IsType<Finding.False>(Find(Study.Receipt(0), Changed("arm", "X"), "{}"u8.ToArray())).Index);

    [Fact]
    public void A_receipt_of_another_study_is_refused()
    {
        var other = new SampleStudy(new Core.Lottery.Policy.Simple()).Open().Draw("A");
        Assert.Equal(new Finding.False(0, "it names a seal that is not part of this study"), Find(other.Receipt(0)));
    }

    [Fact]
    public void A_receipt_of_a_draw_that_the_record_lost_is_refused()
    {
        var more = new SampleStudy().Open().Draw("A", 7).Draw("B", 4);
        Assert.Equal(new Finding.False(0, "the record does not hold its draw"), Find(more.Receipt(10)));
    }

    public static TheoryData<string, string, string> Forged => new()
    {
        { "sealProof", "c2sp.org/tlog-proof@v1\n", "its proof of the seal entry is malformed" },
        { "cPos", SampleStudy.Hash("x").ToString(), "its envelope is not under the seal" },
        { "nArm", SampleStudy.Hash("x").ToString(), "its envelope is not under the seal" },
        { "arm", "PEER", "its envelope is not under the seal" },
        { "open", "{}", "its copy of the record names another arm, leaf or seal" },
        { "nOpen", SampleStudy.Hash("x").ToString(), "its promise is for another draw" },
        { "closedHash", SampleStudy.Hash("x").ToString(), "its promise is for another draw" },
        { "promise", "a note\n\n— a AAAAAAA=\n", "its promise is malformed" },
        { "setup", "{}\n", "its setup or seal entry is malformed" },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public void A_forged_field_is_found(string field, string value, string reason) =>
        Assert.Equal(new Finding.False(0, reason), Find(Changed(field, value)));

    [Theory]
    [InlineData("format", "trial/v2/receipt")]
    [InlineData("name", "Anna")]
    public void A_receipt_of_another_form_is_none(string field, string value) => Assert.Equal(NoReceipt, Find(Changed(field, value)));

    [Fact]
    public void The_other_arm_is_refused()
    {
        var arm = JsonNode.Parse(Study.Receipt(0))!["arm"]!.GetValue<string>();
        Assert.Equal(new Finding.False(0, "its envelope is not under the seal"), Find(Changed("arm", arm == "P" ? "C" : "P")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":\"trial/v1/receipt\",\"format\":\"trial/v1/receipt\"}")]
    [InlineData("PK")]
    public void What_is_no_receipt_is_refused(string text) =>
        Assert.Equal(NoReceipt, Find(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_flip_of_any_bit_is_refused()
    {
        var random = new Random(3);
        var receipt = Study.Receipt(4);
        for (var i = 0; i < 100; i++)
        {
            var forged = receipt.ToArray();
            var (place, bit) = (random.Next(forged.Length), random.Next(8));
            forged[place] ^= (byte)(1 << bit);
            Assert.True(Find(forged) is Finding.False or Finding.Unusable, $"byte {place}, bit {bit}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_log_key_must_have_signed_the_proof_of_the_seal_entry(int fromTheEnd)
    {
        List<string> lines = [.. JsonNode.Parse(Study.Receipt(0))!["sealProof"]!.GetValue<string>().Split('\n')];
        lines.RemoveAt(lines.Count - 1 - fromTheEnd);

        Assert.Equal(
            new Finding.False(0, "not every log key of the setup signed the checkpoint of its proof"),
            Find(Changed("sealProof", string.Join('\n', lines))));
    }

    private static readonly Finding NoReceipt =
        new Finding.Unusable(0, "this file is not a whole receipt: save it again");

    private static Finding Find(params byte[][] receipts) => SampleVerification
        .Run(Audit, [.. receipts.Select(receipt => (ReadOnlyMemory<byte>)receipt)])
        .Checks.Single(check => check.Name == "receipts genuine").Finding;

    private static byte[] Changed(string field, string value)
    {
        var receipt = JsonNode.Parse(Study.Receipt(0))!.AsObject();
        receipt[field] = value;
        return Encoding.UTF8.GetBytes(receipt.ToJsonString());
    }
}
