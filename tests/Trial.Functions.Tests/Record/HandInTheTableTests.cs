using Trial.Application.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Record;

/// <summary>
/// A head or a chain that somebody puts back or takes away in the table, each row right in itself, is named when the service begins
/// again.
/// </summary>
public sealed class HandInTheTableTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_head_that_is_put_back_or_taken_away_leaves_bodies_behind_it(bool isTakenAway)
    {
        var older = await RowAsync(RowKeys.Head);
        var count = (await study.Ledger.ReadAsync(default)).State.Count;
        await study.DrawAsync(2);
        await study.Ledger.CheckEndAsync(default);

        await PutBackAsync(isTakenAway ? older with { Value = [] } : older);
        study.Begin();

        var fault = await Assert.ThrowsAsync<RecordFaultException>(() => study.Ledger.CheckEndAsync(default));
        Assert.Contains(RowKeys.Body(isTakenAway ? 0 : count), fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_access_logs_head_that_is_put_back_or_taken_away_leaves_entries_behind_it(bool isTakenAway)
    {
        await study.LookAsync();
        var older = await RowAsync(RowKeys.Access);
        await study.LookAsync();
        Assert.Equal(2, (await study.Accesses.ReadAsync(default)).Count);

        await PutBackAsync(isTakenAway ? older with { Value = [] } : older);

        await Assert.ThrowsAsync<RecordFaultException>(() => study.Accesses.ReadAsync(default));
    }

    [Fact]
    [Trait("Requirement", "R10")]
    public async Task An_access_log_that_is_put_back_whole_lacks_what_the_record_has_seen()
    {
        await study.LookAsync();
        var older = await RowAsync(RowKeys.Access);
        await study.LookAsync();
        await study.SleepAsync();
        await study.LookAsync();
        var recorded = (await study.Ledger.ReadAsync(default)).State.Accesses!.Value.Digest;
        await study.Accesses.CheckAsync(recorded, default);

        await PutBackAsync(older);
        foreach (var sequence in (int[])[1, 2])
        {
            await PutBackAsync((await RowAsync(RowKeys.AccessEntry(sequence))) with { Value = [] });
        }

        Assert.Single(await study.Accesses.ReadAsync(default)); // it is whole in itself
        await Assert.ThrowsAsync<RecordFaultException>(() => study.Accesses.CheckAsync(recorded, default));
    }

    private async Task<Row> RowAsync(string key) => (await study.Store.GetAsync(key, default))!;

    // As it was then; empty: taken away.
    private async Task PutBackAsync(Row then)
    {
        var etag = (await RowAsync(then.Key)).ETag;
        Change change = then.Value.Length == 0 ? new Change.Delete(then.Key, etag) : new Change.Replace(then.Key, etag, then.Value);
        Assert.True(await study.Store.CommitAsync([change], default));
    }
}
