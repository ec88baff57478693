using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Start;

namespace Trial.Storage;

/// <summary>The data folder's keys.</summary>
internal static class DataFolder
{
    /// <summary>Reads the keys; without them, an empty store becomes a demonstration's, or a real study's that is yet to be installed.</summary>
    /// <exception cref="StartException">A real study is asked for where a demonstration is. The store holds a study and the folder not its keys, or cannot be read.</exception>
    public static async Task<ServiceKeys> KeysAsync(string folder, IStore store, bool isReal)
    {
        if (KeysFile.Load(folder) is { } keys)
        {
            return isReal && keys.DemonstrationSetup is not null
                ? throw new StartException($"The setting TRIAL_ORIGIN asks for a real study, and the data folder {folder} holds a demonstration.")
                : keys;
        }

        return await store.GetAsync(RowKeys.Head, CancellationToken.None) is null
            ? isReal ? MakeKeys(folder) : Demonstration.MakeKeys(folder)
            : throw new StartException($"There is a study, but its keys are not in the data folder {folder}.");
    }

    private static ServiceKeys MakeKeys(string folder)
    {
        var keys = ServiceKeys.Make();
        KeysFile.Create(folder, keys);
        return keys;
    }
}
