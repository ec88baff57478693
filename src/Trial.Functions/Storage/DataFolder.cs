using Trial.Functions.Ledger;

namespace Trial.Functions.Storage;

/// <summary>The data folder's keys.</summary>
internal static class DataFolder
{
    /// <summary>Reads the keys; without them, an empty store becomes a demonstration's.</summary>
    /// <exception cref="StartException">The store holds a study and the folder not its keys, or cannot be read.</exception>
    public static async Task<ServiceKeys> KeysAsync(string folder, IStore store)
    {
        if (ServiceKeys.Load(folder) is { } keys)
        {
            return keys;
        }

        return await store.GetAsync(RowKeys.Head, CancellationToken.None) is null
            ? Demonstration.MakeKeys(folder)
            : throw new StartException($"There is a study, but its keys are not in the data folder {folder}.");
    }
}
