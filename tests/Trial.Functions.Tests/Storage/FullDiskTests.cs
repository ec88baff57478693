using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

/// <summary>The disk of the embedded store is full, and then there is room again.</summary>
public sealed class FullDiskTests
{
    private const int Kibibytes = 12 * 1024;
    private const int OthersKibibytes = 6 * 1024;
    private const int RowBytes = 20_000;

    [SmallDiskFact]
    public async Task What_was_acknowledged_is_kept_and_writing_goes_on_as_soon_as_there_is_room()
    {
        using var disk = SmallDisk.Mount(Kibibytes)!;
        var others = Path.Combine(disk.Path, "others");
        await File.WriteAllBytesAsync(others, new byte[OthersKibibytes * 1024]);
        var acknowledged = new List<string>();
        using (var store = new SqliteStore(Path.Combine(disk.Path, "trial.db")))
        {
            var refused = 0;
            for (var number = 0; refused < 10; number++)
            {
                refused += await IsWrittenAsync(store, Key(number)) ? 0 : 1;
            }

            File.Delete(others);
            for (var number = 5_000; number < 5_020; number++)
            {
                Assert.True(await IsWrittenAsync(store, Key(number)));
            }
        }

        using var next = new SqliteStore(Path.Combine(disk.Path, "trial.db"));
        Assert.Equal(acknowledged, (await next.RangeAsync("k", "l", default).ToListAsync()).Select(row => row.Key));

        async Task<bool> IsWrittenAsync(SqliteStore store, string key)
        {
            try
            {
                Assert.True(await store.CommitAsync([new Change.Insert(key, new byte[RowBytes])], default));
                acknowledged.Add(key);
                return true;
            }
            catch (NotWrittenException exception)
            {
                Assert.Contains("full", exception.Message, StringComparison.Ordinal);
                return false;
            }
        }
    }

    private static string Key(int number) => $"k{number:d5}";
}
