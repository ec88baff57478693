using Azure.Identity;

using Trial.Application.Citizens;
using Trial.Core.Lottery;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Storage;
using Trial.Storage;

namespace Trial.Functions.Tests.Cohorts;

/// <summary>The largest cohort that there can be, in Table Storage.</summary>
[Collection(nameof(Azurite))]
public sealed class CohortOnTablesTests(Azurite azurite)
{
    [Fact]
    public async Task A_cohort_of_79_after_one_envelope_is_one_commit()
    {
        var tables = TableAccount.Open(azurite.Endpoint, "t" + Guid.NewGuid().ToString("n"), new DefaultAzureCredential());
        using var study = await StudyByNight.StartAsync(cohort: new CohortPlan(40, 28), rows: tables);
        await study.PassOverAsync(1);
        var lots = await study.SignUpAsync(79);
        var before = study.Store.Commits;

        Assert.Equal(79, await study.DrawDueAsync());

        Assert.Equal(before + 1, study.Store.Commits);
        study.Begin();
        var status = Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lots[^1].Code.ToString(), default)).Status;
        Assert.NotEqual(Outcome.Waiting, status.Outcome);
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }
}
