using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Record;

/// <summary>A process does not read back what it wrote: what it then knows is what another process reads.</summary>
public sealed class WrittenStateTests
{
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_the_state_that_another_process_reads(bool byCohort)
    {
        using var study = await StudyByNight.StartAsync(cohort: byCohort ? new CohortPlan(4, 365) : null);
        await SameAsync(study);
        var people = await study.SignUpAsync(24);
        await study.DrawDueAsync();
        await SameAsync(study);
        await study.Part<Rosters>().IssueAsync(default);
        await study.Part<GroupDesk>().ChangeAsync(Coordinator, "B1", """{"state":"cancelled"}"""u8.ToArray(), null, default);
        await study.Part<SlipSheets>().IssueAsync(Steward, 3, until: null, "", default);
        await SameAsync(study);
        await study.Holders.WithdrawAsync($"{people[0].Code}", Leaving.Data, default);
        await study.Holders.WithdrawAsync($"{people[1].Code}", Leaving.FollowUp, default);
        await study.SleepAsync(2);
        await SameAsync(study);
        await study.RevealAsync();
        await SameAsync(study);
    }

    private static async Task SameAsync(StudyByNight study)
    {
        using var other = study.Compose(study.Store);
        Assert.Equal(
            StateFormat.Format((await other.GetRequiredService<StudyLedger>().ReadAsync(default)).State),
            StateFormat.Format((await study.Ledger.ReadAsync(default)).State));
    }
}
