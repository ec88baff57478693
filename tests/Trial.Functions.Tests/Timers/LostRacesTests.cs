using System.Text;

using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Intake;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;
using Trial.Functions.Timers;

namespace Trial.Functions.Tests.Timers;

/// <summary>Others are first with every commit to the record: no job has run then, and whoever waits may try again.</summary>
public sealed class LostRacesTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    public static TheoryData<string> Jobs => [.. DailyJob.All.Select(job => job.Name)];

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task A_job_that_stays_busy_has_not_run_and_runs_at_the_next_hour(string name)
    {
        var job = DailyJob.All.Single(job => job.Name == name);
        await PrepareAsync();

        LoseAll();
        await Assert.ThrowsAsync<BusyException>(() => TickAsync(job));
        Assert.Equal(Day(job).AddDays(-1), await RanForAsync(job));

        study.Store.Loses = _ => false;
        Assert.False((await TickAsync(job)).StartsWith('0'));
        Assert.Equal(Day(job), await RanForAsync(job));
    }

    [Fact]
    public async Task Rosters_that_were_not_written_are_written_by_the_next_run()
    {
        await study.SignUpAsync(4);
        await study.DrawDueAsync();

        LoseAll();
        await Assert.ThrowsAsync<BusyException>(() => study.Part<Rosters>().IssueAsync(default));

        study.Store.Loses = _ => false;
        Assert.NotEqual(0, (await study.Part<Rosters>().IssueAsync(default)).Made);
    }

    [Fact]
    public async Task What_each_came_to_is_not_told_as_written_when_it_is_not()
    {
        await MarkAsync();
        LoseAll();

        await Assert.ThrowsAsync<BusyException>(() => study.Part<Sessions>().WriteAsync(default));
    }

    [Fact]
    public async Task A_study_is_closed_though_what_each_came_to_is_left_for_the_night()
    {
        await MarkAsync();
        study.Store.Loses = changes => changes.OfType<Change.Insert>().Any(change => Says(change, "sessions"));

        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, null, "slut", default));
    }

    [Fact]
    public async Task Whoever_acts_is_told_to_try_again()
    {
        LoseAll();

        Assert.IsType<ActAnswer.TryAgain>(await study.Acts.UnblindAsync(Steward, "nød", default));
        Assert.IsType<ActAnswer.TryAgain>(await study.Acts.CloseAsync(Steward, null, "slut", default));
        Assert.IsType<GroupAnswer.TryAgain>(await study.Part<MessageDesk>().SendAsync(Coordinator, "A", "I februar", default));
        Assert.Equal(new ReferralAnswer.Refused(Refusal.TryAgain), await study.SignUpAsync());
    }

    // Something for each of the jobs to do, and the day before noted for all of them.
    private async Task PrepareAsync()
    {
        await study.SignUpAsync(4);
        await study.PassAsync(1);
        var id = ResearchId.FromBytes([0, 0, 0, 0, 1]);
        var erased = new ErasedRow(id, Copenhagen.Date(study.Clock.GetUtcNow()).AddDays(-31));
        Change[] changes =
        [
            new Change.Insert(RowKeys.Erasure(id), RowJson.Format(erased)),
            .. await Task.WhenAll(DailyJob.All.Select(async job => Change.Put(
                await study.Store.GetAsync(RowKeys.Job(job.Name), default), RowKeys.Job(job.Name),
                RowJson.Format(new JobRow(Day(job).AddDays(-1)))))),
        ];
        Assert.True(await study.Store.CommitAsync(changes, default));
    }

    private async Task MarkAsync()
    {
        await study.SignUpAsync(4);
        await study.DrawDueAsync();
        var somebody = await study.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, default)
            .Select(person => RowJson.Parse<ParticipantRow>(person).Person!)
            .FirstAsync();
        var row = Plans.Detail(
            new AttendanceRow(new Dictionary<string, bool> { [somebody.Alias] = true }, "coordinator", study.Clock.GetUtcNow()));
        await study.Ledger.TransactAsync(
            draft =>
            {
                draft.Add(Actor.Coordinator, new Act.Attendance("A1", 1, row.Hash), row);
                return Task.CompletedTask;
            },
            default);
    }

    private void LoseAll() => study.Store.Loses = changes => changes.Any(change => change.Key == RowKeys.Head);

    private static bool Says(Change.Insert change, string text) =>
        Encoding.UTF8.GetString(change.Value).Contains(text, StringComparison.Ordinal);

    private DateOnly Day(DailyJob job) => job.Day(study.Clock.GetUtcNow());

    private async Task<DateOnly> RanForAsync(DailyJob job) =>
        RowJson.Parse<JobRow>((await study.Store.GetAsync(RowKeys.Job(job.Name), default))!).Day;

    private Task<string> TickAsync(DailyJob job) => new DailyRuns(study.Ledger, study.Clock, NullLogger<DailyRuns>.Instance).RunAsync(
        job,
        new TimerInfo { ScheduleStatus = new ScheduleStatus { Next = study.Clock.GetUtcNow().UtcDateTime } },
        ending => study.Part<DailyJobs>().DoAsync(job, ending),
        default);
}
