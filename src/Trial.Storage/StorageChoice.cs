using Azure.Core;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;

namespace Trial.Storage;

/// <summary>Where a study's rows, keys and anchor are, as the settings ask.</summary>
/// <param name="Folder">The data folder: TRIAL_DATA.</param>
/// <param name="Rows">TRIAL_STORE and what goes with it.</param>
/// <param name="Vault">The key vault, with TRIAL_KEYS=keyvault; null where the keys lie in the data folder.</param>
/// <param name="Anchor">TRIAL_ANCHOR: the file, or the blob's https address, that keeps the record's head elsewhere; null for none.</param>
internal sealed record StorageChoice(string Folder, StoreSetting Rows, Uri? Vault, string? Anchor)
{
    /// <summary>The study that the rows' partition is named after; null where they are a file, which takes any study.</summary>
    public string? Study => (Rows as StoreSetting.Tables)?.Study;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartException">A setting is missing, or has a value that this build does not know.</exception>
    public static StorageChoice Read(Given given)
    {
        var folder = Path.GetFullPath(given["TRIAL_DATA"] ?? "data");
        var rows = StoreSetting.Read(given, folder);
        return new(folder, rows, VaultKeys.Setting(given), AnchorFile(given["TRIAL_ANCHOR"], rows));
    }

    /// <summary>Holds the data folder for this process where the rows are a file; null where any number of processes may run.</summary>
    /// <exception cref="StartException">Another process has it, or it cannot be written.</exception>
    public async Task<FolderLock?> LockAsync() => Rows is StoreSetting.Sqlite ? await FolderLock.TakeAsync(Folder) : null;

    /// <summary>The keys. New ones are made for an empty store without any: a demonstration's, or a real study's.</summary>
    /// <exception cref="StartException">They cannot be had, or are those of another kind of study.</exception>
    public Task<ServiceKeys> KeysAsync(
        TokenCredential identity, IStore store, bool isReal, Func<(ServiceKeys Keys, Digest Seed)> demonstration) =>
        Vault is null ? DataFolder.KeysAsync(Folder, store, isReal, demonstration) : VaultKeys.LoadAsync(Vault, identity);

    /// <summary>Where the anchor is kept; null for nowhere.</summary>
    public IAnchorPlace? AnchorPlace(TokenCredential identity) =>
        Anchor is null ? null : IsBlob(Anchor) ? new BlobPlace(new Uri(Anchor), identity) : new FilePlace(Anchor);

    // A deployed site has no folder of its own that outlives it, so there a place must be named.
    private static string? AnchorFile(string? place, StoreSetting rows) =>
        place is not null ? (IsBlob(place) ? place : Path.GetFullPath(place)) : (rows as StoreSetting.Sqlite)?.File("anchor.json");

    private static bool IsBlob(string place) =>
        place.StartsWith("https://", StringComparison.Ordinal)
        && (Uri.TryCreate(place, UriKind.Absolute, out var blob) && blob.Query.Length == 0
            ? true
            : throw new StartException(
                "The setting TRIAL_ANCHOR is not a blob's address without a signature; the service signs in with its identity."));
}
