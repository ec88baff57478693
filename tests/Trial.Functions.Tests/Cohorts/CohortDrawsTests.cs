using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Cohorts;

/// <summary>Who is drawn when, four at a time and nobody later than 28 days after the first of two.</summary>
[Trait("Requirement", "R2")]
public sealed class CohortDrawsTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Four_who_wait_are_drawn_by_the_timer_and_three_are_not()
    {
        await study.SignUpAsync(3);
        await study.SignUpAsync(3, "B");
        Assert.Equal(0, await study.DrawDueAsync());

        await study.SignUpAsync(1);

        Assert.Equal(4, await study.DrawDueAsync());
        Assert.Equal((4, 3), await CountAsync());
        Assert.Equal(0, await study.DrawDueAsync());
        Assert.All(await ActsAsync(), entry => Assert.Equal(entry.Act is Act.Cohort or Act.Draw, entry.Stamp.Actor.Name == "timer"));
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task Those_who_came_first_are_drawn_in_the_order_of_the_key_of_their_cohort()
    {
        await study.SignUpAsync(9);
        Assert.Equal(8, await study.DrawDueAsync());

        var acts = (await ActsAsync()).Select(entry => entry.Act).ToList();
        var came = acts.OfType<Act.Referral>().Select(referral => referral.Participant).ToList();
        var cohorts = acts.OfType<Act.Cohort>().ToList();
        Assert.Equal([1, 2], cohorts.Select(cohort => cohort.Number));
        Assert.Equal(
            CohortOrder.Of(cohorts[0].Key, came[..4], id => id).Concat(CohortOrder.Of(cohorts[1].Key, came[4..8], id => id)),
            acts.OfType<Act.Draw>().Select(draw => draw.Participant));
        Assert.NotEqual(cohorts[0].Key, cohorts[1].Key);
        Assert.Equal(Enumerable.Range(1, 8), acts.OfType<Act.Draw>().Select(draw => draw.Envelope));
    }

    [Fact]
    public async Task After_28_days_two_are_drawn_and_the_next_cohort_fills_their_block_and_one_more()
    {
        await study.SignUpAsync(2);
        await study.SignUpAsync(1, "B");
        await study.PassAsync(27);
        Assert.Equal(0, await study.DrawDueAsync());
        await study.PassAsync(1);
        Assert.Equal(2, await study.DrawDueAsync()); // one alone would be told apart

        await study.SignUpAsync(5);
        Assert.Equal(0, await study.DrawDueAsync());
        await study.SignUpAsync(1);
        Assert.Equal(6, await study.DrawDueAsync());
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task Somebody_erased_while_waiting_is_never_drawn_and_not_counted()
    {
        var lots = await study.SignUpAsync(4);
        Assert.Equal(WithdrawAnswer.Done, await study.Holders.WithdrawAsync(lots[1].Code.ToString(), Leaving.Data, default));
        Assert.Equal(0, await study.DrawDueAsync());

        await study.SignUpAsync(1);

        Assert.Equal(4, await study.DrawDueAsync());
        Assert.Equal((4, 1), await CountAsync());
        Assert.IsType<StatusAnswer.Erased>(await study.Holders.StatusAsync(lots[1].Code.ToString(), default));
        await study.SleepAsync();
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task Nobody_is_taken_once_those_who_wait_need_all_that_the_list_has()
    {
        await study.PassOverAsync(298);
        await study.SignUpAsync(2);

        Assert.Equal(Refusal.StratumClosed, Assert.IsType<ReferralAnswer.Refused>(await study.SignUpAsync()).Why);
        Assert.False((await study.Studies.ViewAsync(default)).Strata[0].Open);
        Assert.Contains("A", (await study.Warnings.ReadAsync(default)).Lists);
        await study.PassAsync(28);
        Assert.Equal(2, await study.DrawDueAsync());
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_service_that_is_killed_at_any_commit_draws_everybody_once(bool isStored)
    {
        for (var commit = 0; commit < 3; commit++)
        {
            await study.SignUpAsync(8);
            (study.Store.FailsAt, study.Store.Stores) = (study.Store.Commits + commit, isStored);
            await IgnoreAsync(study.DrawDueAsync());
            study.Begin();
            study.Store.FailsAt = null;
            await study.DrawDueAsync();

            Assert.Equal((8 * (commit + 1), 0), await CountAsync());
            Assert.Null((await study.VerifyAsync()).FirstFalse);
        }
    }

    [Fact]
    public async Task Two_processes_that_draw_at_once_draw_everybody_once()
    {
        await study.SignUpAsync(12);
        await using var another = study.Compose(study.Store);
        var drawn = await Task.WhenAll(
            study.DrawDueAsync(),
            ((Application.Study.CohortDraws)another.GetService(typeof(Application.Study.CohortDraws))!).DrawDueAsync(default));

        Assert.Equal(12, drawn.Sum());
        Assert.Equal((12, 0), await CountAsync());
    }

    private async Task<(int Drawn, int Waiting)> CountAsync()
    {
        var state = (await study.Ledger.ReadAsync(default)).State;
        return (state.Draws.Count, state.Undrawn.Count);
    }

    private async Task<IReadOnlyList<Entry>> ActsAsync() => await study.Ledger
        .BodiesAsync(0, (await study.Ledger.ReadAsync(default)).State.Count, default)
        .Select(body => body.Parse()!)
        .Where(entry => entry.Act is Act.Referral or Act.Cohort or Act.Draw)
        .ToListAsync();

    private static async Task IgnoreAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (IOException)
        {
            // the commit that a test has fail
        }
    }
}
