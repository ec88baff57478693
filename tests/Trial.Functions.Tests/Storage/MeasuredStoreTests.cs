using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

/// <summary>The store that counts its commits.</summary>
public sealed class MeasuredStoreTests
{
    [Fact]
    public async Task A_commit_is_counted_with_its_size_and_a_lost_race_by_itself()
    {
        using var folder = new TemporaryFolder();
        using var store = new MeasuredStore(new SqliteStore(folder.File("trial.db")));
        using var measured = Measured.Begin();

        Assert.True(await store.CommitAsync([new Change.Insert("a", [1]), new Change.Insert("b", [1])], default));
        Assert.False(await store.CommitAsync([new Change.Insert("a", [2])], default));

        Assert.Equal([1], measured.Of("trial.commits"));
        Assert.Equal([2], measured.Of("trial.batch.size"));
        Assert.Equal([1], measured.Of("trial.conflicts"));
    }
}
