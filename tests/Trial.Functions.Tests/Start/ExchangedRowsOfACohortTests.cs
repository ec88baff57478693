using Trial.Core.Lottery;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Start;

/// <summary>
/// The exchanges of <see cref="ExchangedRowsTests"/> between two people whose cohort was drawn: their rows still hold the receipts of their
/// referrals.
/// </summary>
public sealed class ExchangedRowsOfACohortTests : ExchangedRowsTests
{
    internal override CohortPlan? Cohort { get; } = new(4, 28);

    internal override async Task BeforeAsync(StudyByNight study)
    {
        await study.SignUpAsync(3, "A");
        await study.SignUpAsync(3, "B");
        Assert.Equal(8, await study.DrawDueAsync());
    }
}
