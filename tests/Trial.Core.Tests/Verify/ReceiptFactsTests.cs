using System.Text;

using Trial.Core.Lottery;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

public sealed class ReceiptFactsTests
{
    private static readonly SampleStudy Study = new SampleStudy().Open().Draw("A", 3);

    [Fact]
    public void A_receipt_tells_its_envelope_its_seal_its_line_in_the_log_and_the_day_of_its_promise()
    {
        var file = ReceiptFile.Parse(Study.Receipt(2))!;

        Assert.Equal(
            new ReceiptFacts(file.Lot!.Leaf, SealEntry.Hash(file.SealEntry), file.Commitment, file.PromisedBy),
            ReceiptFacts.Read(Encoding.UTF8.GetString(Study.Receipt(2))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void What_is_no_receipt_tells_nothing(string text) => Assert.Null(ReceiptFacts.Read(text));

    [Fact]
    public void A_receipt_whose_promise_is_malformed_tells_nothing() => Assert.Null(ReceiptFacts.Read(
        Encoding.UTF8.GetString(Study.Receipt(2)).Replace("trial/v1/promise", "trial/v1/promised", StringComparison.Ordinal)));
}
