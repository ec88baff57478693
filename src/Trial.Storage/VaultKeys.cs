using System.Text;

using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Lottery;

namespace Trial.Storage;

//  Secrets of the vault, a vault a study; their values are those of keys.json (ServiceKeys)
//
//      trial-pepper  trial-record  trial-dummies  trial-log-ed25519  trial-log-ecdsa  trial-promise
//      trial-list-1, trial-list-2 ...   JSON {"listKey","policy","policyRandom"}, since the ceremony
//
//  They are read once, at start, and kept, so the vault's log shows every start. A list that is put there
//  later is known after the next start.

/// <summary>The study's keys out of Azure Key Vault.</summary>
internal static class VaultKeys
{
    /// <summary>The vault, where TRIAL_KEYS says keyvault; null where the keys are in the data folder.</summary>
    /// <exception cref="StartException">The settings are not known.</exception>
    public static Uri? Setting(Given given) => given["TRIAL_KEYS"] switch
    {
        null or "file" when given.IsAzure => throw new StartException("In Azure the keys are in a key vault: set TRIAL_KEYS=keyvault."),
        null or "file" => null,
        "keyvault" => Uri.TryCreate(given["KEYVAULT_URI"], UriKind.Absolute, out var vault) && vault.Scheme == "https"
            ? vault
            : throw new StartException("TRIAL_KEYS=keyvault needs the setting KEYVAULT_URI, an https address."),
        _ => throw new StartException("The setting TRIAL_KEYS is neither 'file' nor 'keyvault'."),
    };

    /// <summary>Reads every secret. There is no second way when that fails.</summary>
    /// <exception cref="StartException">The vault cannot be reached, refuses, or lacks a key; one sentence, without a secret.</exception>
    public static Task<ServiceKeys> LoadAsync(Uri vault, TokenCredential identity) => LoadAsync(vault, identity, Options());

    /// <summary>Reads every secret, as these options say.</summary>
    /// <inheritdoc cref="LoadAsync(Uri, TokenCredential)"/>
    internal static async Task<ServiceKeys> LoadAsync(Uri vault, TokenCredential identity, SecretClientOptions options)
    {
        var secrets = new SecretClient(vault, identity, options);
        try
        {
            return (await ReadAsync(secrets)).Checked();
        }
        catch (RequestFailedException exception) when (exception.Status is 401 or 403)
        {
            throw new StartException($"The key vault {vault} refuses this service's identity.", exception);
        }
        catch (Exception exception) when (exception
            is RequestFailedException or AuthenticationFailedException or AggregateException or TaskCanceledException)
        {
            throw new StartException(
                $"The key vault {vault} cannot be reached, and the keys are only there: {exception.GetType().Name}.", exception);
        }
        catch (InvalidOperationException exception) // thrown by the client: the address asks for a token that is not a key vault's
        {
            throw new StartException($"The address {vault} in KEYVAULT_URI is not that of a key vault.", exception);
        }
        catch (Exception exception) when (exception is RecordFaultException or FormatException)
        {
            throw new StartException($"The key vault {vault} holds a malformed key.", exception);
        }
    }

    private static async Task<ServiceKeys> ReadAsync(SecretClient secrets) => new(
        await GetAsync(secrets, "trial-pepper"),
        await GetAsync(secrets, "trial-record"),
        await GetAsync(secrets, "trial-dummies"),
        await GetAsync(secrets, "trial-log-ed25519"),
        await GetAsync(secrets, "trial-log-ecdsa"),
        await GetAsync(secrets, "trial-promise"),
        await ListsAsync(secrets));

    private static async Task<Dictionary<int, ListSecret>> ListsAsync(SecretClient secrets)
    {
        var lists = new Dictionary<int, ListSecret>();
        while (await FindAsync(secrets, $"trial-list-{lists.Count + 1}") is { } json)
        {
            lists.Add(lists.Count + 1, RowJson.Parse<ListSecret>(new Row("", "", Encoding.UTF8.GetBytes(json))));
        }

        return lists;
    }

    private static async Task<string> GetAsync(SecretClient secrets, string name) =>
        await FindAsync(secrets, name) ?? throw new StartException($"The key vault {secrets.VaultUri} has no secret {name}.");

    private static async Task<string?> FindAsync(SecretClient secrets, string name)
    {
        try
        {
            return (await secrets.GetSecretAsync(name)).Value.Value;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == "SecretNotFound")
        {
            return null;
        }
    }

    private static SecretClientOptions Options() => new()
    {
        Retry =
        {
            MaxRetries = 3,
            Delay = TimeSpan.FromMilliseconds(500),
            MaxDelay = TimeSpan.FromSeconds(4),
            NetworkTimeout = TimeSpan.FromSeconds(10),
        },
        Diagnostics = { IsLoggingEnabled = false, IsDistributedTracingEnabled = false, IsTelemetryEnabled = false },
    };
}
