using Microsoft.Data.Sqlite;

using Trial.Functions.Ledger;

namespace Trial.Functions.Storage;

/// <summary>The data folder: keys and rows of one study.</summary>
internal static class DataFolder
{
    private const string Database = "trial.db";

    /// <summary>Opens what is there; an empty folder becomes a demonstration.</summary>
    /// <exception cref="StartException">What is there cannot be read or written.</exception>
    public static (ServiceKeys Keys, IStore Store) Open(string folder)
    {
        var path = Path.Combine(folder, Database);
        if (ServiceKeys.Load(folder) is not { } keys)
        {
            keys = File.Exists(path)
                ? throw new StartException($"The data folder {folder} holds a study but not its keys.")
                : Demonstration.MakeKeys(folder);
        }

        try
        {
            return (keys, new SqliteStore(path));
        }
        catch (SqliteException exception)
        {
            throw new StartException($"The file {path} cannot be opened for writing: {exception.Message}", exception);
        }
    }
}
