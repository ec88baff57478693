using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

using Trial.Application.Record;

namespace Trial.Storage;

//  TABLES_ENDPOINT
//
//      https://NAME.table.core.windows.net         Azure: managed identity, never a key
//      UseDevelopmentStorage=true                  Azurite where it listens by default
//      http://127.0.0.1:PORT/devstoreaccount1      Azurite on another port
//
//  A connection string with a key is refused, and so is every other http address.

/// <summary>The table of a study, where the setting says it is.</summary>
internal static class TableAccount
{
    private const string Table = "trial";
    private const string DevelopmentStorage = "UseDevelopmentStorage=true";
    private const string DevelopmentAccount = "devstoreaccount1";

    // Azurite's own, printed in its manual: it opens nothing but an emulator on this machine.
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Opens the store, and makes its table when it is not there.</summary>
    /// <exception cref="StartException">The setting is not one of the three forms, or the tables cannot be reached.</exception>
    public static TableStore Open(string endpoint, string study, TokenCredential credential)
    {
        var table = Client(endpoint, credential);
        try
        {
            table.CreateIfNotExists();
            return new TableStore(table, study);
        }
        catch (Exception exception) when (IsAway(exception))
        {
            throw Away(exception);
        }
    }

    /// <summary>Works on the tables.</summary>
    /// <exception cref="StartException">They cannot be reached, or may not be used.</exception>
    public static async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (IsAway(exception))
        {
            throw Away(exception);
        }
    }

    /// <summary>The client, with its timeouts and retries.</summary>
    internal static TableClient Client(string endpoint, TokenCredential credential, HttpPipelineTransport? transport = null)
    {
        if (endpoint == DevelopmentStorage)
        {
            return Client($"http://127.0.0.1:10002/{DevelopmentAccount}", credential, transport);
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || address is not ({ Scheme: "https" } or { Scheme: "http", IsLoopback: true }))
        {
            throw new StartException(
                $"The setting TABLES_ENDPOINT is not an https address or {DevelopmentStorage}; account keys are not accepted.");
        }

        return address switch
        {
            { Query.Length: > 0 } =>
                throw new StartException("The setting TABLES_ENDPOINT holds a signature; the service signs in with its identity."),
            { Scheme: "https" } => new TableClient(address, Table, credential, Options(transport)),
            { AbsolutePath: "/" + DevelopmentAccount } =>
                new TableClient(address, Table, new TableSharedKeyCredential(DevelopmentAccount, DevelopmentKey), Options(transport)),
            _ => throw new StartException(
                $"The setting TABLES_ENDPOINT is an http address, but not Azurite's: it ends in /{DevelopmentAccount}."),
        };
    }

    // A transaction takes some ten milliseconds. One that was not answered in five seconds is sent again, up to four times, after
    // 0.1, 0.2, 0.4 and 0.8 seconds, more or less, or when the service says. A person waits half a minute at most.
    private static TableClientOptions Options(HttpPipelineTransport? transport)
    {
        var options = new TableClientOptions
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = 4,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(2),
                NetworkTimeout = TimeSpan.FromSeconds(5),
            },

            // Row keys are in the addresses of requests, and a row key can stand for a code.
            Diagnostics = { IsLoggingEnabled = false, IsDistributedTracingEnabled = false, IsTelemetryEnabled = false },
        };
        options.Transport = transport ?? options.Transport;
        options.AddPolicy(new Attempts.Policy(), HttpPipelinePosition.PerRetry);
        return options;
    }

    private static bool IsAway(Exception exception) =>
        exception is RequestFailedException or AggregateException or Azure.Identity.AuthenticationFailedException;

    private static StartException Away(Exception exception) =>
        new($"The tables at TABLES_ENDPOINT cannot be used: {Reason(exception)}.", exception);

    private static string Reason(Exception exception) =>
        exception is RequestFailedException { ErrorCode: { Length: > 0 } code } ? code : exception.GetType().Name;
}
