using Trial.Core.Export;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>
/// What is not in the published log yet is counted and named: a cut after it would not show.
/// </summary>
public sealed class UnpublishedTests
{
    [Fact]
    public void Nothing_is_left_when_the_log_holds_all() => Assert.Equal(
        new Finding.Verified("the log holds every body, and with them every look"),
        Find(Study().EndDay(), unpublished: 0));

    [Theory]
    [InlineData(1, "the last body and the last look are not")] // the digest of the day
    [InlineData(2, "the last 2 bodies and the last look are not")]
    [InlineData(13, "the last 13 bodies and the last look are not")]
    public void What_the_log_does_not_hold_is_counted(int unpublished, string told) => Assert.StartsWith(
        told, Assert.IsType<Finding.NotChecked>(Find(Study().EndDay(), unpublished)).Why, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "the last 2 looks are not")]
    [InlineData(3, "the last 3 bodies and the last 3 looks are not")] // one day's digest among them
    public void Looks_count_from_the_last_published_digest(int unpublished, string told)
    {
        var study = Study().EndDay().Draw("A").Draw("B").Look().Look();

        Assert.StartsWith(told, Assert.IsType<Finding.NotChecked>(Find(study, unpublished)).Why, StringComparison.Ordinal);
    }

    private static SampleStudy Study() => new SampleStudy().Open().Draw("A", 12).Look();

    private static Finding Find(SampleStudy study, int unpublished)
    {
        var last = study.Bodies.TakeLast(unpublished).Select(body => body.Commitment).ToHashSet();
        return SampleVerification.Run(AuditExport.Make(study.Audit(log: true, leaveOut: last)))
            .Checks.Single(check => check.Name == "published").Finding;
    }
}
