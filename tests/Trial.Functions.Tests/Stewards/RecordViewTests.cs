using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Record;

namespace Trial.Functions.Tests.Stewards;

/// <summary>The record as the steward reads it.</summary>
public sealed class RecordViewTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        await study.DrawAsync(6);
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("draw")]
    [InlineData("group")]
    public async Task Many_rows_are_ranges_and_no_request_is_made_for_one(string? kind)
    {
        var store = new InterruptedStore(study.Store);
        using var ledger = new StudyLedger(store, study.Keys.RecordKey, study.Clock);

        var lines = await new RecordView(ledger).ReadAsync(new RecordFilter(kind), default);

        Assert.True(lines.Count >= 6);
        Assert.All(lines.Where(line => line.Kind is "draw" or "group" or "open"), line => Assert.NotNull(line.At));
        Assert.Empty(store.Keys.Except([RowKeys.Head, RowKeys.Kept]));
        Assert.True(store.Ranges.Count <= 4, string.Join(' ', store.Ranges));
    }

    [Fact]
    public async Task Groups_plans_are_read_as_one_range()
    {
        var store = new InterruptedStore(study.Store);
        using var ledger = new StudyLedger(store, study.Keys.RecordKey, study.Clock);
        var (plans, state) = (new Plans(ledger), (await ledger.ReadAsync(default)).State);
        store.Ranges.Clear();

        Assert.Equal(20, (await plans.GroupsAsync(state, default)).Count);
        Assert.Equal([RowKeys.Detail(1)], store.Ranges);

        await plans.GroupsAsync(state, default);
        Assert.Single(store.Ranges); // and kept
    }
}
