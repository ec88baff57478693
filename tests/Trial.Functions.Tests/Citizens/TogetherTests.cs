using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core;
using Trial.Core.Intake;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Citizens;

/// <summary>People who come at the same time share a commit, and nothing else.</summary>
[Trait("Requirement", "R23")]
public sealed class TogetherTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Those_who_come_at_the_same_time_are_one_commit_with_their_bodies_in_the_order_of_the_record()
    {
        await using var crowd = new Crowd(study);
        var before = (await study.Ledger.ReadAsync(default)).State.Count;

        var lots = Drawn(await Task.WhenAll(crowd.Ask(People(7))));

        var changes = Assert.Single(crowd.Store.Commits);
        Assert.Equal(
            Enumerable.Range(before, 7).Select(RowKeys.Body),
            changes.Where(change => change.Key.StartsWith('b')).Select(change => change.Key));
        Assert.Equal((await study.Store.GetAsync(RowKeys.Head, default))!.Value, await File.ReadAllBytesAsync(study.AnchorPath));
        var receipts = lots.Select(lot => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(lot.Receipt));
        Assert.Null((await study.VerifyAsync([.. receipts])).FirstFalse);
        await IsWholeAsync();
    }

    [Theory]
    [InlineData(false, 19)] // 5 rows each, the head and the hour
    [InlineData(true, 16)] // 6 rows each, the slip among them, and the head
    public async Task A_batch_is_as_large_as_a_commit(bool bySlip, int largest)
    {
        var people = bySlip ? await WithSlipsAsync(40) : People(40);
        await using var crowd = new Crowd(study);

        Drawn(await Task.WhenAll(crowd.Ask(people)));

        Assert.Equal([largest, largest, 40 - (2 * largest)], crowd.Store.Commits.Select(People));
        await IsWholeAsync();
    }

    [Fact]
    public async Task The_head_and_everybodys_slip_are_asked_for_before_any_of_them_is_there()
    {
        const int Slips = 16;
        var people = await WithSlipsAsync(Slips);
        await using var crowd = new Crowd(study);
        var (asked, heads, all) = (0, 0, new TaskCompletionSource());
        crowd.Store.Read = async key =>
        {
            // The first head is read by whoever has the turn while they come.
            if ((RowKeys.IsSlip(key) && key.StartsWith(RowKeys.Slips, StringComparison.Ordinal))
                || (key == RowKeys.Head && Interlocked.Increment(ref heads) > 1))
            {
                if (Interlocked.Increment(ref asked) > Slips)
                {
                    all.SetResult();
                }

                await all.Task.WaitAsync(TimeSpan.FromSeconds(20));
            }
        };

        Drawn(await Task.WhenAll(crowd.Ask(people)));

        Assert.Equal(Slips, People(Assert.Single(crowd.Store.Commits)));
        Assert.Equal(Slips + 1, asked);
    }

    // On tables another process may commit between the two reads. That is a lost race, and no reason to look anybody's rows up.
    [Fact]
    public async Task An_hour_that_was_read_before_the_head_moved_is_read_again_and_no_more()
    {
        await using var crowd = new Crowd(study);
        var (heads, hour, keys) = (0, new TaskCompletionSource(), new List<string>());
        crowd.Store.WasRead = key =>
        {
            keys.Add(key);
            if (key == RowKeys.Hour)
            {
                hour.TrySetResult();
            }
        };
        crowd.Store.Read = async key =>
        {
            // The first head is read by whoever has the turn while they come.
            if (key == RowKeys.Head && Interlocked.Increment(ref heads) == 2)
            {
                await hour.Task.WaitAsync(TimeSpan.FromSeconds(20));
                Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(StudyByNight.Somebody("A"), default));
            }
        };

        Drawn(await Task.WhenAll(crowd.Ask(People(4))));

        Assert.Equal((1, 4), (crowd.Store.Refused, People(Assert.Single(crowd.Store.Commits))));
        Assert.DoesNotContain(keys, key => key.StartsWith(RowKeys.Codes, StringComparison.Ordinal));
        await IsWholeAsync();
    }

    [Fact]
    public async Task Nobody_is_answered_before_the_commit()
    {
        var (atCommit, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var crowd = new Crowd(study);
        var rows = 0;
        study.Store.BeforeCommit = async changes =>
        {
            rows = changes.Count;
            atCommit.SetResult();
            await goOn.Task;
        };

        var closed = StudyByNight.Somebody(slot: "no such time");
        var asked = crowd.Ask([.. People(3), closed]);
        await atCommit.Task;

        Assert.True(rows > 15);
        Assert.DoesNotContain(asked, one => one.IsCompleted);
        goOn.SetResult();
        Drawn([.. await Task.WhenAll(asked.Take(3))]);
        Assert.IsType<ReferralAnswer.Faulty>(await asked[3]);
    }

    [Fact]
    public async Task The_same_token_twice_in_a_batch_is_one_lot()
    {
        await using var crowd = new Crowd(study);
        var said = StudyByNight.Somebody();

        var answers = await Task.WhenAll(crowd.Ask([.. People(2), said, .. People(1), said]));

        var lot = Assert.IsType<ReferralAnswer.Drawn>(answers[2]).Lot;
        Assert.Equal(new ReferralAnswer.Stored(lot), answers[4]);
        Assert.Equal(4, People(Assert.Single(crowd.Store.Commits)));
        await IsWholeAsync();
    }

    [Fact]
    public async Task Of_two_with_one_slip_in_a_batch_the_first_is_drawn()
    {
        var people = await WithSlipsAsync(3);
        var second = StudyByNight.Somebody(slip: people[1].Slip!.ToString());
        await using var crowd = new Crowd(study);

        var answers = await Task.WhenAll(crowd.Ask([people[0], people[1], second, people[2]]));

        Drawn([answers[0], answers[1], answers[3]]);
        Assert.Equal(new ReferralAnswer.Refused(Refusal.SlipNotGood), answers[2]);
        Assert.Single(crowd.Store.Commits);
        await IsWholeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_comes_with_a_slip_among_those_without_or_without_among_those_with_one_fails_nobody_else(bool bySlip)
    {
        var (with, without) = (await WithSlipsAsync(4), People(4));
        await study.ConfigureAsync(config => config with { Admission = bySlip ? "slip" : "open" });
        await using var crowd = new Crowd(study);

        var answers = await Task.WhenAll(crowd.Ask(with.Zip(without).SelectMany(two => new[] { two.First, two.Second })));

        Drawn([.. answers.Where((_, number) => number % 2 == (bySlip ? 0 : 1))]);
        Assert.All(
            answers.Where((_, number) => number % 2 == (bySlip ? 1 : 0)),
            answer => Assert.Equal("slip", Assert.Single(Assert.IsType<ReferralAnswer.Faulty>(answer).Faults).Field));
        Assert.Equal(4, People(Assert.Single(crowd.Store.Commits)));
        await IsWholeAsync();
    }

    [Fact]
    public async Task A_slip_that_is_used_meanwhile_fails_nobody_else()
    {
        var people = await WithSlipsAsync(5);
        var thief = StudyByNight.Somebody(slip: people[2].Slip!.ToString());
        await using var crowd = new Crowd(study);
        study.Store.BeforeCommit = _ => study.Referrals.ReferAsync(thief, default);

        var answers = await Task.WhenAll(crowd.Ask(people));

        Drawn([.. answers.Where((_, number) => number != 2)]);
        Assert.Equal(new ReferralAnswer.Refused(Refusal.SlipNotGood), answers[2]);
        Assert.Equal(1, crowd.Store.Refused);
        await IsWholeAsync();
    }

    [Fact]
    public async Task A_token_that_was_used_before_is_told_its_lot_and_fails_nobody_else()
    {
        var said = StudyByNight.Somebody();
        var lot = Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(said, default)).Lot;
        await using var crowd = new Crowd(study);

        var answers = await Task.WhenAll(crowd.Ask([.. People(2), said, .. People(2)]));

        Assert.Equal(new ReferralAnswer.Stored(lot), answers[2]);
        Drawn([.. answers.Where((_, number) => number != 2)]);
        Assert.Equal(4, People(Assert.Single(crowd.Store.Commits)));
        await IsWholeAsync();
    }

    [Fact]
    public async Task A_research_id_that_is_taken_fails_nobody_else()
    {
        var people = People(4);
        var taken = ResearchId.Of(people[1].Token!.Value, study.Keys.PepperKey).Row(study.Keys.PepperKey);
        await study.Store.CommitAsync([new Change.Insert(RowKeys.ResearchId(taken), [])], default);
        await using var crowd = new Crowd(study);

        var answers = await Task.WhenAll(crowd.Ask(people));

        Assert.Equal(new ReferralAnswer.Refused(Refusal.TryAgain), answers[1]);
        Drawn([.. answers.Where((_, number) => number != 1)]);
    }

    [Fact]
    public async Task Whoever_fails_half_way_leaves_nothing_and_the_others_go_on()
    {
        await using var crowd = new Crowd(study);
        var ledger = crowd.Part<StudyLedger>();
        var failing = ledger.TransactTogetherAsync<object>(
            draft =>
            {
                draft.Add(Actor.Steward, new Act.Close(Digest.Of([1])));
                throw new IOException("half-way");
            },
            [],
            default);

        var lots = Drawn(await Task.WhenAll(crowd.Ask(People(3))));

        await Assert.ThrowsAsync<IOException>(() => failing);
        Assert.Equal(3, lots.Count);
        Assert.Equal(3, People(Assert.Single(crowd.Store.Commits)));
        await IsWholeAsync();
    }

    private async Task IsWholeAsync()
    {
        study.Begin();
        await study.Part<Application.Start.StartCheck>().RunAsync(default);
        await study.Part<Application.Start.WholeCheck>().RunAsync(default);
    }

    private static int People(IReadOnlyList<Change> commit) =>
        commit.Count(change => change.Key.StartsWith(RowKeys.Participants, StringComparison.Ordinal));

    private static IReadOnlyList<SubmissionDraft> People(int count) =>
        [.. Enumerable.Range(0, count).Select(number => StudyByNight.Somebody("ABCDE"[number % 5].ToString()))];

    private static List<Lot> Drawn(ReferralAnswer[] answers) =>
        [.. answers.Select(answer => Assert.IsType<ReferralAnswer.Drawn>(answer).Lot)];

    private async Task<IReadOnlyList<SubmissionDraft>> WithSlipsAsync(int count)
    {
        await study.ConfigureAsync(config => config with { Admission = "slip" });
        var steward = new StaffMember(StaffRole.Steward, "steward");
        var sheet = Assert.IsType<SheetAnswer.Done>(
            await study.Part<SlipSheets>().IssueAsync(steward, count, until: null, "", default)).Sheet;
        return [.. sheet.Slips.Select((slip, number) => StudyByNight.Somebody("ABCDE"[number % 5].ToString(), slip.ToString()))];
    }
}
