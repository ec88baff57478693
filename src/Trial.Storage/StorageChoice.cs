using Azure.Core;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;

namespace Trial.Storage;

/// <summary>Where a study's rows, keys and anchor are, as the settings ask.</summary>
/// <param name="Folder">The data folder: TRIAL_DATA.</param>
/// <param name="Rows">TRIAL_STORE and what goes with it.</param>
/// <param name="Vault">The key vault, with TRIAL_KEYS=keyvault; null where the keys are in the data folder.</param>
/// <param name="Anchor">TRIAL_ANCHOR: the file, or the blob's https address, that keeps the record's head as well; null for none.</param>
internal sealed record StorageChoice(string Folder, StoreSetting Rows, Uri? Vault, string? Anchor)
{
    // A file has its rows beside it, so there is always one.
    private FilePlace? Beside => Rows is StoreSetting.Sqlite ? new(Path.Combine(Folder, "anchor.json"), isElsewhere: false) : null;

    /// <summary>The study that the rows' partition is named after; null where they are a file, which takes any study.</summary>
    public string? Study => (Rows as StoreSetting.Tables)?.Study;

    /// <summary>Why the start ends where an earlier build began the study. Only a demonstration may be deleted.</summary>
    public string OfEarlierBuild(bool isReal) =>
        (Study is { } study ? $"The partition {study} of the table" : $"The data folder {Folder}")
        + " holds a study that an earlier build of the program began, and this build cannot continue it: "
        + (isReal
            ? "nothing was changed, and that build goes on with it (docs/deploy.md)."
            : "a demonstration may be deleted, folder and all.");

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartException">A setting is missing, or has a value that this build does not know.</exception>
    public static StorageChoice Read(Given given)
    {
        var folder = Path.GetFullPath(given["TRIAL_DATA"] ?? "data");
        var rows = StoreSetting.Read(given, folder);
        var anchor = given["TRIAL_ANCHOR"] is { } place && !IsBlob(place) ? Path.GetFullPath(place) : given["TRIAL_ANCHOR"];
        return new(folder, rows, VaultKeys.Setting(given), anchor);
    }

    /// <summary>Locks the data folder for this process where the rows are a file; null where any number of processes may run.</summary>
    /// <exception cref="StartException">Another process has it, or it cannot be written.</exception>
    public async Task<FolderLock?> LockAsync() => Rows is StoreSetting.Sqlite ? await FolderLock.TakeAsync(Folder) : null;

    /// <summary>Opens the rows.</summary>
    /// <exception cref="StartException">They cannot be reached, read or written, or are gone from beside their keys.</exception>
    public IStore Open(TokenCredential identity) =>
        Vault is null && Rows is StoreSetting.Sqlite { Database: var path } && KeysFile.IsIn(Folder) && !File.Exists(path)
            ? throw new StartException(
                $"The data folder {Folder} holds the keys of a study, and its database trial.db is gone: put a copy back. "
                + "A demonstration may be deleted, folder and anchor.")
            : Rows.Open(identity);

    /// <summary>The keys. New ones are made for an empty store without any: a demonstration's, or a real study's.</summary>
    /// <exception cref="StartException">They cannot be read, or are those of another kind of study.</exception>
    public async Task<ServiceKeys> KeysAsync(
        TokenCredential identity, IStore store, bool isReal, Func<(ServiceKeys Keys, Digest Seed)> demonstration)
    {
        if (Vault is null)
        {
            return await DataFolder.KeysAsync(Folder, store, Beside, isReal, demonstration);
        }

        var keys = await VaultKeys.LoadAsync(Vault, identity);
        if (await store.GetAsync(RowKeys.Head, CancellationToken.None) is null)
        {
            await DataFolder.BeginAsync(Beside, keys, mayReplace: false);
        }

        return keys;
    }

    /// <summary>The keys of the data folder; null where there are none, or they are in a vault.</summary>
    /// <exception cref="StartException">A file there does not hold keys.</exception>
    public ServiceKeys? Keys() => Vault is null ? KeysFile.Load(Folder) : null;

    /// <summary>Where the anchor is kept: beside the rows' file, and where TRIAL_ANCHOR says.</summary>
    public IReadOnlyList<IAnchorPlace> Anchors(TokenCredential identity) =>
    [
        .. Beside is { } beside ? [beside] : (IAnchorPlace[])[],
        .. Anchor is null ? []
            : IsBlob(Anchor) ? [new BlobPlace(new Uri(Anchor), identity)]
            : (IAnchorPlace[])[new FilePlace(Anchor, !IsInside(Anchor))],
    ];

    private bool IsInside(string file) => file.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsBlob(string place) =>
        place.StartsWith("https://", StringComparison.Ordinal)
        && (Uri.TryCreate(place, UriKind.Absolute, out var blob) && blob.Query.Length == 0
            ? true
            : throw new StartException(
                "The setting TRIAL_ANCHOR is not a blob's address without a signature; the service signs in with its identity."));
}
