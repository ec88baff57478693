using Microsoft.Extensions.Time.Testing;

using Moq;

using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.Record;

/// <summary>Two processes on one store, each with its place in the line, under a clock that stands.</summary>
public sealed class SharedTurnTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new();
    private readonly SqliteStore store;
    private readonly SharedTurn one;
    private readonly SharedTurn other;

    public SharedTurnTests()
    {
        store = new SqliteStore(folder.File("trial.db"));
        (one, other) = (new SharedTurn(store, clock), new SharedTurn(store, clock));
        one.Enter();
        other.Enter();
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Nobody_stands_in_line_while_nobody_is_in_the_way()
    {
        for (var commits = 0; commits < 20; commits++)
        {
            await one.WaitAsync(0, looks: true, None);
            await other.WaitAsync(1, looks: true, None);
        }

        Assert.Null(await store.GetAsync(RowKeys.Turn, None));
    }

    [Fact]
    public async Task Whoever_loses_two_races_waits_for_those_who_stand_there()
    {
        await one.WaitAsync(2, looks: true, None);
        var waits = other.WaitAsync(2, looks: true, None);
        await PassAsync(TimeSpan.FromMilliseconds(300));

        Assert.False(waits.IsCompleted);
        Assert.Equal(2, (await LineAsync()).Count);
        var rests = one.RestAsync();
        await PassAsync(TimeSpan.FromMilliseconds(100));
        await rests;
        await waits;
        Assert.Single(await LineAsync());
    }

    [Fact]
    public async Task Whoever_has_had_a_share_goes_to_the_end()
    {
        await one.WaitAsync(2, looks: true, None);
        var second = other.WaitAsync(2, looks: true, None);
        await PassAsync(TimeSpan.FromMilliseconds(450));
        Assert.False(second.IsCompleted);
        await one.WaitAsync(0, looks: true, None); // at least two commits, however slow they are
        var again = one.WaitAsync(0, looks: true, None);
        await PassAsync(TimeSpan.FromMilliseconds(100));

        await second;
        Assert.False(again.IsCompleted);
    }

    [Fact]
    public async Task Whoever_comes_during_its_share_does_not_wait()
    {
        await one.WaitAsync(2, looks: true, None);
        _ = other.WaitAsync(2, looks: true, None);

        for (var commits = 0; commits < 20; commits++)
        {
            await one.WaitAsync(commits % 3, looks: true, None);
        }
    }

    [Fact]
    public async Task Whoever_loses_no_race_finds_the_line_all_the_same()
    {
        await one.WaitAsync(2, looks: true, None);
        var waits = Task.CompletedTask;
        for (var commits = 0; commits < 8; commits++)
        {
            await waits;
            waits = other.WaitAsync(0, looks: true, None);
        }

        await PassAsync(TimeSpan.FromMilliseconds(100));
        Assert.False(waits.IsCompleted);
        Assert.Equal(2, (await LineAsync()).Count);
    }

    [Fact]
    public async Task An_act_of_the_staff_asks_the_store_for_nothing_more_while_it_loses_no_race()
    {
        await one.WaitAsync(2, looks: true, None);

        for (var acts = 0; acts < 20; acts++)
        {
            await other.WaitAsync(acts % 2, looks: false, None);
        }

        Assert.Single(await LineAsync());
    }

    [Fact]
    public async Task Nobody_waits_for_a_process_that_is_gone()
    {
        await one.WaitAsync(2, looks: true, None);
        var waits = other.WaitAsync(2, looks: true, None);

        await PassAsync(TimeSpan.FromSeconds(1.5));

        await waits;
        Assert.Single(await LineAsync());
    }

    [Fact]
    public async Task Whoever_was_taken_out_of_the_line_while_it_waited_stands_in_it_again()
    {
        await one.WaitAsync(2, looks: true, None);
        var waits = other.WaitAsync(2, looks: true, None);
        await PassAsync(TimeSpan.FromMilliseconds(100));
        var row = (await store.GetAsync(RowKeys.Turn, None))!;
        var first = RowJson.Parse<TurnRow>(row).Line[0];
        await store.CommitAsync([Change.Put(row, RowKeys.Turn, RowJson.Format(new TurnRow([first])))], None);

        await PassAsync(TimeSpan.FromMilliseconds(100));

        Assert.Equal(2, (await LineAsync()).Count);
        Assert.False(waits.IsCompleted);
    }

    [Fact]
    public async Task Somebody_who_leaves_costs_nobody_in_their_process_its_place()
    {
        await one.WaitAsync(2, looks: true, None);
        using var end = new CancellationTokenSource();
        var leaves = other.WaitAsync(2, looks: true, end.Token);
        var stays = other.WaitAsync(0, looks: true, None);
        await PassAsync(TimeSpan.FromMilliseconds(100));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);

        Assert.Equal(2, (await LineAsync()).Count);
        var rests = one.RestAsync();
        await PassAsync(TimeSpan.FromMilliseconds(100));
        await rests;
        await stays;
    }

    [Fact]
    public async Task A_process_in_which_nobody_waits_any_more_leaves_when_it_is_first()
    {
        await one.WaitAsync(2, looks: true, None);
        using var end = new CancellationTokenSource();
        var leaves = other.WaitAsync(2, looks: true, end.Token);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);

        var rest = Task.WhenAll(other.RestAsync(), one.RestAsync());
        await PassAsync(TimeSpan.FromMilliseconds(200));
        await rest;

        Assert.Empty(await LineAsync());
    }

    [Fact]
    public async Task Who_begins_meanwhile_keeps_the_turn()
    {
        await one.WaitAsync(2, looks: true, None);
        var rests = one.RestAsync();
        one.Enter();
        await PassAsync(TimeSpan.FromMilliseconds(100));
        await rests;

        Assert.Single(await LineAsync());
    }

    [Fact]
    public async Task Nobody_waits_for_a_process_that_ends_while_it_stands_in_line()
    {
        await one.WaitAsync(2, looks: true, None);
        var ends = new SharedTurn(store, clock);
        ends.Enter();
        var waits = ends.WaitAsync(2, looks: true, None);
        await PassAsync(TimeSpan.FromMilliseconds(100));
        Assert.Equal(2, (await LineAsync()).Count);
        await ends.DisposeAsync();
        await PassAsync(TimeSpan.FromMilliseconds(200));

        Assert.Single(await LineAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waits);
    }

    [Fact]
    public async Task Nobody_waits_for_a_process_that_ends()
    {
        var ends = new SharedTurn(store, clock);
        ends.Enter();
        await ends.WaitAsync(2, looks: true, None);
        await ends.DisposeAsync();

        await other.WaitAsync(2, looks: true, None);

        Assert.Single(await LineAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_line_that_cannot_be_read_is_no_reason_to_wait(int lost)
    {
        var away = new Mock<IStore>();
        away.Setup(it => it.GetAsync(RowKeys.Turn, It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("It is away."));
        using var alone = new SharedTurn(away.Object, clock);

        for (var commits = 0; commits < 8; commits++)
        {
            alone.Enter();
            await alone.WaitAsync(lost, looks: true, None);
            await alone.RestAsync();
        }

        away.Verify(it => it.GetAsync(RowKeys.Turn, It.IsAny<CancellationToken>()), Times.AtLeastOnce);
    }

    private async Task<IReadOnlyList<string>> LineAsync() => RowJson.Parse<TurnRow>((await store.GetAsync(RowKeys.Turn, None))!).Line;

    // In small steps, so that whoever looks again in between does.
    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMilliseconds(10))
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(5);
        }
    }
}
