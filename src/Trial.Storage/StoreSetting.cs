using Azure.Core;

using Microsoft.Data.Sqlite;

using Trial.Application.Record;
using Trial.Core;

namespace Trial.Storage;

/// <summary>Where the rows of the study are: TRIAL_STORE and what goes with it.</summary>
internal abstract record StoreSetting
{
    private StoreSetting()
    {
    }

    /// <summary>Opens the store.</summary>
    /// <exception cref="StartException">It cannot be reached, read or written.</exception>
    public abstract IStore Open(TokenCredential credential);

    /// <summary>One file in the data folder, one process.</summary>
    public sealed record Sqlite(string Folder) : StoreSetting
    {
        /// <summary>The file's name.</summary>
        public const string Name = "trial.db";

        /// <summary>The path of the file.</summary>
        public string Database => Path.Combine(Folder, Name);

        /// <inheritdoc/>
        public override IStore Open(TokenCredential credential)
        {
            var path = Database;
            try
            {
                return new SqliteStore(path);
            }
            catch (SqliteException exception)
            {
                throw new StartException($"The file {path} cannot be opened for writing: {exception.Message}", exception);
            }
        }
    }

    /// <summary>One partition of a table, any number of processes.</summary>
    public sealed record Tables(string Endpoint, string Study) : StoreSetting
    {
        /// <summary>The store of a study that exists. Reading needs the right to read, and no other.</summary>
        public IStore Existing(TokenCredential credential) => new TableStore(TableAccount.Client(Endpoint, credential), Study);

        /// <inheritdoc/>
        public override IStore Open(TokenCredential credential) => TableAccount.Open(Endpoint, Study, credential);
    }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartException">One is missing or not known.</exception>
    public static StoreSetting Read(Given given, string folder) => given["TRIAL_STORE"] switch
    {
        null or "sqlite" when given.IsAzure => throw new StartException("In Azure the rows are in tables: set TRIAL_STORE=tables."),
        null or "sqlite" => new Sqlite(folder),
        "tables" => new Tables(Needed(given, "TABLES_ENDPOINT"), Named(Needed(given, "TRIAL_STUDY"))),
        _ => throw new StartException("The setting TRIAL_STORE is neither 'sqlite' nor 'tables'."),
    };

    private static string Needed(Given given, string name) =>
        given[name] ?? throw new StartException($"TRIAL_STORE=tables needs the setting {name}.");

    private static string Named(string name) => Names.IsStudy(name)
        ? name
        : throw new StartException("The setting TRIAL_STUDY is not a study's name: small letters, digits and hyphens.");
}
