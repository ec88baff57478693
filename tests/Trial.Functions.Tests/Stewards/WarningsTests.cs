using System.Collections.Concurrent;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Core.Intake;
using Trial.Functions.Tests.Citizens;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Stewards;

/// <summary>What runs low: the steward is told where, the log file only that something does.</summary>
[Trait("Requirement", "R16")]
public sealed class WarningsTests : IAsyncLifetime
{
    private const int Capacity = 300;

    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Of_a_fresh_study_nothing_is_said()
    {
        await study.DrawAsync(5);
        await study.SleepAsync();
        var warned = await study.Warnings.ReadAsync(default);

        Assert.Empty(warned.Lists);
        Assert.Empty(warned.Groups);
        Assert.Null(warned.CapMet);
        Assert.Empty(study.Logged);
    }

    [Fact]
    public async Task A_list_that_runs_low_is_said_of_open_places_and_no_place_is_in_the_log_file()
    {
        await study.Acts.CloseAsync(Steward, "B", "the room is gone", default);
        await study.PassOverAsync(Capacity * 9 / 10);
        using var measured = Measured.Begin();
        await study.SleepAsync();

        Assert.Equal(["A", "C", "D", "E"], (await study.Warnings.ReadAsync(default)).Lists);
        Assert.Equal(["Lists that run low: 4. The steward's record names them."], study.Logged);
        Assert.Equal([4], measured.Of("trial.lists.low"));
    }

    [Fact]
    public async Task A_list_that_comes_to_run_low_is_said_by_the_draw_that_makes_it_and_by_no_other()
    {
        await study.PassOverAsync((Capacity * 9 / 10) - 2);
        using var measured = Measured.Begin();
        await study.SignUpAsync(1, "A");
        Assert.Empty(study.Logged);

        await study.SignUpAsync(2, "A");
        Assert.Equal([At(1)], study.Logged);
        await study.SignUpAsync(2, "B");
        Assert.Equal([At(1), At(2)], study.Logged);
        await study.SignUpAsync(1, "B");
        Assert.Equal([1, 2], measured.Of("trial.lists.low"));
        Assert.Equal(["A", "B"], (await study.Warnings.ReadAsync(default)).Lists);
        Assert.Equal(2, study.Logged.Count);

        static string At(int lists) => $"Lists that run low: {lists}; the last of them since just now. The steward's record names them.";
    }

    [Fact]
    public async Task Of_a_batch_only_the_draw_that_makes_a_list_run_low_says_so_and_once_it_is_committed()
    {
        await study.PassOverAsync((Capacity * 9 / 10) - 2);
        await using var crowd = new Crowd(study);
        study.Store.BeforeCommit = _ =>
        {
            Assert.Empty(study.Logged);
            return Task.CompletedTask;
        };

        var answers = await Task.WhenAll(crowd.Ask(Enumerable.Range(0, 5).Select(_ => StudyByNight.Somebody("A"))));

        Assert.All(answers, answer => Assert.IsType<ReferralAnswer.Drawn>(answer));
        Assert.Single(crowd.Store.Commits);
        Assert.StartsWith("Lists that run low: 1;", Assert.Single(study.Logged), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_up_that_is_not_committed_says_nothing_of_a_list()
    {
        await study.PassOverAsync((Capacity * 9 / 10) - 1);
        study.Store.FailsAt = study.Store.Commits;

        await Assert.ThrowsAsync<IOException>(() => study.SignUpAsync());

        Assert.Empty(study.Logged);
        Assert.Empty((await study.Warnings.ReadAsync(default)).Lists);
    }

    [Fact]
    public async Task Looking_for_lists_that_run_low_reads_nothing_more()
    {
        await study.PassOverAsync((Capacity * 9 / 10) - 2);
        await using var crowd = new Crowd(study);
        var keys = new ConcurrentBag<string>();
        crowd.Store.WasRead = keys.Add;
        await ReadByAsync("A"); // what a process reads once

        var usual = await ReadByAsync("B");
        Assert.Empty(study.Logged);
        Assert.Equal(usual, await ReadByAsync("A"));
        Assert.Single(study.Logged);

        // How many aliases are tried is chance.
        async Task<IReadOnlyList<string>> ReadByAsync(string stratum)
        {
            keys.Clear();
            var answer = await crowd.Part<Referrals>().ReferAsync(StudyByNight.Somebody(stratum), default);
            Assert.IsType<ReferralAnswer.Drawn>(answer);
            return [.. keys.Where(key => !key.StartsWith(RowKeys.Aliases, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public void Of_a_place_it_is_said_once_a_day()
    {
        var shortage = study.Part<LowListWarning>();
        shortage.Say("A", 1);
        shortage.Say("A", 1);
        shortage.Say("B", 2);
        Assert.Equal(2, study.Logged.Count);

        study.Clock.Advance(TimeSpan.FromDays(1));
        shortage.Say("A", 1);
        Assert.Equal(3, study.Logged.Count);
    }

    [Fact]
    public async Task A_place_whose_groups_have_all_begun_is_said()
    {
        study.Clock.Advance(TimeSpan.FromDays(60));

        Assert.Equal(["A", "B", "C", "D", "E"], (await study.Warnings.ReadAsync(default)).Groups);
    }

    // An alert waits for the line about lists: it does not come of places.
    [Fact]
    public async Task A_place_without_a_group_is_said_each_night_and_nothing_of_lists()
    {
        await study.PassAsync(60);
        await study.SleepAsync();

        Assert.Equal(["Open places without a planned group: 5. The steward's record names them."], study.Logged);
    }

    [Fact]
    public async Task The_cap_of_an_hour_is_said_once_it_is_met()
    {
        using var measured = Measured.Begin();
        await CapAsync(4);
        await study.DrawAsync(4);

        Assert.Equal("2026-11-21T21", (await study.Warnings.ReadAsync(default)).CapMet);
        Assert.Empty(study.Logged);
        Assert.Equal(Refusal.TooMany, Assert.IsType<ReferralAnswer.Refused>(await study.SignUpAsync()).Why);
        Assert.Equal(Refusal.TooMany, Assert.IsType<ReferralAnswer.Refused>(await study.SignUpAsync()).Why);
        Assert.Single(study.Logged); // once an hour
        Assert.Equal([1], measured.Of("trial.cap.met"));
        Assert.Equal(["too-many", "too-many"], measured.Kinds("trial.refusals"));

        study.Clock.Advance(TimeSpan.FromMinutes(65));
        await study.DrawAsync(1);
        Assert.Equal("2026-11-21T21", (await study.Warnings.ReadAsync(default)).CapMet); // it stays
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(59)]
    public async Task No_hour_takes_more_than_its_cap_wherever_it_begins(int minutes)
    {
        await CapAsync(2);
        study.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await study.DrawAsync(2);

        study.Clock.Advance(TimeSpan.FromMinutes(59) + TimeSpan.FromSeconds(59));
        Assert.Equal(Refusal.TooMany, Assert.IsType<ReferralAnswer.Refused>(await study.SignUpAsync()).Why);

        study.Clock.Advance(TimeSpan.FromMinutes(6)); // the five minutes in which they came are over an hour ago
        await study.DrawAsync(2);
    }

    private Task CapAsync(int cap) => study.ConfigureAsync(config => config with { HourlyCap = cap, UnsolvedCap = cap / 2 });
}
