using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

/// <summary>A database that is removed, moved or replaced under the process that has it open.</summary>
[Trait("Requirement", "R12")]
public sealed class LostFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private int commits;

    public LostFileTests()
    {
        Directory.CreateDirectory(folder.File("data"));
        store = new SqliteStore(Database);
    }

    private string Database => folder.File("data/trial.db");

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    public static TheoryData<string> Losses =>
        ["folder removed", "folder moved", "file removed", "file moved", "file replaced", "log removed"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Nothing_is_acknowledged_into_it(string loss)
    {
        await CommitAsync();
        Lose(loss);

        var refused = await Assert.ThrowsAsync<StoreLostException>(CommitAsync);

        Assert.Contains(Database, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        await Assert.ThrowsAsync<StoreLostException>(CommitAsync); // and so it stays
    }

    [Fact]
    public async Task No_reader_makes_another_in_its_place()
    {
        await CommitAsync();
        File.Delete(Database);

        await Assert.ThrowsAsync<StoreLostException>(() => Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.RangeAsync("a", "z", default).ToListAsync().AsTask()))));

        Assert.False(File.Exists(Database));
    }

    private void Lose(string loss)
    {
        var data = folder.File("data");
        switch (loss)
        {
            case "folder removed":
                Directory.Delete(data, recursive: true);
                break;
            case "folder moved":
                Directory.Move(data, folder.File("elsewhere"));
                break;
            case "file removed":
                File.Delete(Database);
                break;
            case "file moved":
                File.Move(Database, folder.File("trial.db"));
                break;
            case "file replaced":
                File.Copy(Database, folder.File("copy.db"));
                File.Move(folder.File("copy.db"), Database, overwrite: true);
                break;
            default:
                File.Delete(Database + "-wal");
                break;
        }
    }

    private Task CommitAsync() => store.CommitAsync([new Change.Insert($"k{commits++}", [1])], default);
}
