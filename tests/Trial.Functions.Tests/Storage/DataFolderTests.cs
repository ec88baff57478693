using System.Text;

using Trial.Application.Start;
using Trial.Core;
using Trial.Core.Lottery;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

/// <summary>A start that was cut off while it made a demonstration's keys.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;

    public DataFolderTests() => store = new SqliteStore(folder.File("trial.db"));

    private string SeedPath => folder.File(DataFolder.SeedFile);

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_seed_that_no_keys_go_with_is_replaced()
    {
        await File.WriteAllTextAsync(SeedPath, "00\n");

        var keys = await DataFolder.KeysAsync(folder.Path, store, null, false, Demonstration.MakeKeys);

        Assert.True(Digest.TryParse((await File.ReadAllTextAsync(SeedPath)).Trim(), out var seed));
        Assert.True(Setup.TryRead(Encoding.UTF8.GetBytes(keys.DemonstrationSetup!), out var setup, out _));
        Assert.Equal(setup.Seed, ListKey.SeedCommitment(seed));
        Assert.Equal(keys.Pepper, (await DataFolder.KeysAsync(folder.Path, store, null, false, Demonstration.MakeKeys)).Pepper);
    }

    [Fact]
    public async Task Whoever_comes_after_another_start_made_its_keys_leaves_its_seed_as_it_is()
    {
        DataFolder.Keep(folder.Path, Demonstration.MakeKeys());
        var seed = await File.ReadAllTextAsync(SeedPath);

        Assert.Throws<IOException>(() => DataFolder.Keep(folder.Path, Demonstration.MakeKeys()));

        Assert.Equal(seed, await File.ReadAllTextAsync(SeedPath));
    }
}
