using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Record;

/// <summary>A whole older table that is put back, by somebody who can do anything to the table, is seen at the next start.</summary>
public sealed class AnchorTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_record_that_has_grown_from_the_anchor_is_fine()
    {
        await CheckAsync(); // no anchor yet
        await study.SleepAsync();
        await CheckAsync();
        await study.DrawAsync(3);
        await CheckAsync();
    }

    [Fact]
    public async Task An_older_table_is_refused()
    {
        await study.DrawAsync(2);
        var older = await study.Store.RangeAsync("\u0001", "\u007f", default).ToListAsync();
        await study.DrawAsync(1);
        await study.SleepAsync();

        await PutBackAsync(older);

        study.Begin();
        await study.Ledger.ReadAsync(default); // it is whole in itself
        Assert.Contains("has gone back", await FaultAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_table_that_has_grown_anew_is_refused()
    {
        var older = await study.Store.RangeAsync("\u0001", "\u007f", default).ToListAsync();
        await study.DrawAsync(2);
        await study.SleepAsync();

        await PutBackAsync(older);
        study.Begin();
        await study.DrawAsync(5);
        await study.Publisher.PublishAsync(default);

        Assert.Contains("has gone back", await FaultAsync(), StringComparison.Ordinal);
    }

    // What docs/log.md tells the steward to do when a copy had to be put back.
    [Fact]
    public async Task After_a_copy_was_put_back_a_restore_passes_over_what_it_may_not_know_of()
    {
        await study.DrawAsync(5);
        var copy = await study.Store.RangeAsync("\u0001", "\u007f", default).ToListAsync();
        var lost = (await study.DrawAsync(5)).Select(lot => System.Text.Json.Nodes.JsonNode.Parse(lot.Receipt)!["leaf"]!.GetValue<int>()).ToList();

        await PutBackAsync(copy);
        study.Begin();
        var steward = new StaffMember(StaffRole.Steward, "steward");
        Assert.IsType<ActAnswer.Done>(await study.Acts.RestoreAsync(steward, 3, "Disken gik i stykker", default));
        var later = (await study.DrawAsync(5)).Select(lot => System.Text.Json.Nodes.JsonNode.Parse(lot.Receipt)!["leaf"]!.GetValue<int>());

        Assert.Empty(lost.Intersect(later)); // no envelope is opened a second time
        var verdict = await study.VerifyAsync();
        Assert.Null(verdict.FirstFalse);
        Assert.Contains(
            "passed over by a restore: A 2-4, B 2-4, C 2-4, D 2-4, E 2-4",
            verdict.Checks.Single(check => check.Name == "envelopes").Finding.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_in_its_place_is_refused()
    {
        await File.WriteAllTextAsync(study.AnchorPath, "{}");

        Assert.Contains("was not written by this service", await FaultAsync(), StringComparison.Ordinal);
    }

    private async Task CheckAsync() => await study.Anchor.CheckAsync(await study.Ledger.ReadAsync(default), default);

    private async Task<string> FaultAsync() => (await Assert.ThrowsAsync<RecordFaultException>(CheckAsync)).Message;

    private async Task PutBackAsync(List<Row> older)
    {
        await foreach (var row in study.Store.RangeAsync("\u0001", "\u007f", default))
        {
            Assert.True(await study.Store.CommitAsync([new Change.Delete(row.Key, row.ETag)], default));
        }

        foreach (var row in older)
        {
            Assert.True(await study.Store.CommitAsync([new Change.Insert(row.Key, row.Value)], default));
        }
    }
}
