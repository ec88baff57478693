using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Cohorts;

/// <summary>A place, or the study, is closed where people wait for their lot: they are drawn first, one alone too.</summary>
[Trait("Requirement", "R2")]
public sealed class ClosingTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync(cohort: new CohortPlan(40, 28));

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task One_who_waits_in_a_place_is_drawn_with_its_close_and_the_others_wait_on()
    {
        await study.SignUpAsync(1);
        await study.SignUpAsync(2, "B");

        var done = Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, "A", "the room is gone", default));

        var acts = await ActsAsync();
        Assert.Equal(["cohort", "draw", "close"], acts.TakeLast(3).Select(entry => entry.Act.Kind));
        Assert.Equal(done.Sequence, acts[^1].Stamp.Sequence);
        Assert.All(acts.TakeLast(3), entry => Assert.Equal("steward", entry.Stamp.Actor.Name));
        Assert.Equal(2, (await StateAsync()).Undrawn.Count);
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task The_study_draws_all_who_wait_anywhere_in_the_commit_that_closes_it()
    {
        await study.SignUpAsync(1);
        await study.SignUpAsync(2, "B");
        await study.SignUpAsync(3, "E");
        var before = study.Store.Commits;

        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, null, "the end", default));

        Assert.Equal(before + 1, study.Store.Commits);
        Assert.Equal((6, Phase.Closed), ((await StateAsync()).Draws.Count, (await StateAsync()).Phase));
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_than_a_commit_holds_is_drawn_place_by_place_whenever_the_service_is_killed(bool isStored)
    {
        foreach (var (place, people) in ((string, int)[])[("A", 39), ("B", 39), ("C", 39), ("D", 39)])
        {
            await study.SignUpAsync(people, place);
        }

        for (var commit = 0; ; commit++)
        {
            (study.Store.FailsAt, study.Store.Stores) = (study.Store.Commits, isStored);
            await Assert.ThrowsAsync<IOException>(() => study.Acts.CloseAsync(Steward, null, "the end", default));
            study.Begin();
            Assert.Null((await study.VerifyAsync()).FirstFalse);
            if (commit == 1)
            {
                break;
            }
        }

        study.Store.FailsAt = null;
        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, null, "the end", default));
        Assert.Equal((156, Phase.Closed), ((await StateAsync()).Draws.Count, (await StateAsync()).Phase));
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task Whole_cohorts_that_are_due_go_ahead_of_the_rest()
    {
        await study.SignUpAsync(101);

        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, "A", "the room is gone", default));

        Assert.Equal([40, 40, 21], (await ActsAsync()).Select(entry => entry.Act).OfType<Act.Cohort>().Select(cohort => cohort.People));
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task What_cannot_be_closed_draws_nobody()
    {
        await study.SignUpAsync(1);

        var unknown = new ActAnswer.Refused("the study has no such place") { Field = "stratum" };
        Assert.Equal(unknown, await study.Acts.CloseAsync(Steward, "Q", "why", default));
        await study.Acts.CloseAsync(Steward, "B", "why", default);
        var closed = new ActAnswer.Refused("this place is not open") { Field = "stratum" };
        Assert.Equal(closed, await study.Acts.CloseAsync(Steward, "B", "why", default));
        Assert.Empty((await StateAsync()).Draws);
    }

    [Fact]
    public async Task A_place_that_is_opened_again_goes_on_where_its_list_stands()
    {
        await study.SignUpAsync(3);
        await study.Acts.CloseAsync(Steward, "A", "the room is gone", default);
        Assert.IsType<ActAnswer.Done>(await study.Acts.OpenAsync(Steward, "A", "another room", default));
        await study.SignUpAsync(77);

        Assert.Equal(77, await study.DrawDueAsync()); // the 37 that its 40 still lack, and 40 more
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    private async Task<StudyState> StateAsync() => (await study.Ledger.ReadAsync(default)).State;

    private async Task<List<Entry>> ActsAsync() =>
        await study.Ledger.BodiesAsync(0, (await StateAsync()).Count, default).Select(body => body.Parse()!).ToListAsync();
}
