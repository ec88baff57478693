using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

using Trial.Functions.Tests.EndToEnd;

namespace Trial.Functions.Tests.Storage;

/// <summary>Microsoft's emulator of storage, from eng/, as a process on a free loopback port and a fresh folder.</summary>
public sealed class Azurite : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();
    private readonly int port = RunningService.FreePort();
    private Process? process;

    /// <summary>Makes it speak TLS and take tokens of Entra ID, whose signature it does not check.</summary>
    internal X509Certificate2? Certificate { get; init; }

    /// <summary>What it stands for: table or blob storage.</summary>
    internal string Service { get; init; } = "table";

    /// <summary>Where it listens, as the setting TABLES_ENDPOINT says it.</summary>
    public string Endpoint => $"{(Certificate is null ? "http" : "https")}://127.0.0.1:{port}/devstoreaccount1";

    public async Task InitializeAsync()
    {
        var script = Path.Combine(Repository.Root, $"eng/node_modules/azurite/dist/src/{Service}/main.js");
        Assert.True(File.Exists(script), "Azurite is not installed. Run: npm --prefix eng ci --ignore-scripts");
        process = Process.Start(new ProcessStartInfo(
            "node",
            [
                script, "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", folder.Path,
                $"--{Service}Host", "127.0.0.1", $"--{Service}Port", port.ToString(CultureInfo.InvariantCulture),
                .. Secure(),
            ])
        { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { }; // a full pipe would stop it
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var patience = new CancellationTokenSource(Patience);
        while (!await ListensAsync())
        {
            Assert.False(process.HasExited, "Azurite ended.");
            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Stops it as its manual says, so that it writes what it has; the folder stays.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        process.Dispose();
        process = null;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        folder.Dispose();
    }

    private string[] Secure()
    {
        if (Certificate is null)
        {
            return [];
        }

        File.WriteAllText(folder.File("certificate"), Certificate.ExportCertificatePem());
        File.WriteAllText(folder.File("key"), Certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return ["--oauth", "basic", "--cert", folder.File("certificate"), "--key", folder.File("key")];
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>Tests that share one Azurite, each in a study of its own.</summary>
[CollectionDefinition(nameof(Azurite))]
public sealed class OneAzurite : ICollectionFixture<Azurite>;
