using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

using Trial.Core.Log;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>A site with a public log of whole nights, on this machine.</summary>
internal sealed class SampleLogSite : IDisposable
{
    public const int Batch = 16;

    private readonly HttpListener listener = new();
    private int counter;

    public SampleLogSite()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        free.Stop();
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public byte[] Setup { get; set; } = [.. Seal.Setup.ToArray()];

    public List<byte[]> Entries { get; } = [Encoding.UTF8.GetBytes(Seal.Entry)];

    public IReadOnlyList<NoteSigner> Signers { get; set; } = SampleKey.LogSigners;

    /// <summary>Answers everything with this instead.</summary>
    public HttpStatusCode? Instead { get; set; }

    private static Core.Export.SealInUse Seal { get; } = new SampleStudy().Audit().Seals[0];

    public SampleLogSite Write(int entries = Batch)
    {
        for (var i = 0; i < entries; i++)
        {
            Entries.Add(LogEntry.Format(SampleStudy.Hash($"entry {(counter++).ToString(CultureInfo.InvariantCulture)}")));
        }

        return this;
    }

    public void Dispose() => listener.Close();

    private byte[] Checkpoint()
    {
        var root = MerkleTree.Root(Entries.Select(entry => MerkleTree.LeafHash(entry)));
        return Encoding.UTF8.GetBytes(SignedNote.Sign(new Checkpoint(SampleKey.Origin, Entries.Count, root).Format(), Signers).ToString());
    }

    private byte[]? Find(string path) => path switch
    {
        "/api/setup/1" => Setup,
        "/log/checkpoint" => Checkpoint(),
        _ when path.StartsWith("/log/", StringComparison.Ordinal) && Tile.Parse(path["/log/".Length..]) is { } tile =>
            TileBytes.Of(tile, Entries, new MerkleTree([.. Entries.Select(entry => MerkleTree.LeafHash(entry))])),
        _ => null,
    };

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                var bytes = Find(context.Request.Url!.AbsolutePath);
                context.Response.StatusCode = (int)(Instead ?? (bytes is null ? HttpStatusCode.NotFound : HttpStatusCode.OK));
                await context.Response.OutputStream.WriteAsync(bytes ?? []);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
