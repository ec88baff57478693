using System.Globalization;
using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

using Trial.Core.Log;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>A site with a public log of whole nights, on this machine.</summary>
internal sealed class SampleLogSite : IDisposable
{
    public const int Batch = 16;

    private readonly WebApplication app = WebApplication.CreateSlimBuilder().Build();
    private int counter;

    public SampleLogSite()
    {
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(context => ServeAsync(context));
        app.StartAsync().GetAwaiter().GetResult();
        Address = new Uri($"{app.Urls.Single()}/");
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

    public void Dispose() => app.DisposeAsync().AsTask().GetAwaiter().GetResult();

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

    private async Task ServeAsync(HttpContext context)
    {
        var bytes = Find(context.Request.Path);
        context.Response.StatusCode = (int)(Instead ?? (bytes is null ? HttpStatusCode.NotFound : HttpStatusCode.OK));
        await context.Response.Body.WriteAsync(bytes);
    }
}
