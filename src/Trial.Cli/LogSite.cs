using System.Globalization;
using System.Net;

using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Cli;

/// <summary>The public files of a study, read over the network.</summary>
/// <param name="site">Where the study is; https, or http on this machine.</param>
/// <param name="http">Asks for them.</param>
internal sealed class LogSite(Uri site, HttpClient http)
{
    private const long LongestFile = 1 << 24;

    /// <summary>A client for it, which follows no redirect.</summary>
    /// <param name="handler">Closed with the client.</param>
    public static HttpClient Client(HttpClientHandler handler)
    {
        (handler.AllowAutoRedirect, handler.CheckCertificateRevocationList) = (false, true);
        return new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = LongestFile };
    }

    /// <summary>Whether this address may be used: https, or http on this machine.</summary>
    public static bool IsSite(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>The setups of all seals, in order.</summary>
    /// <exception cref="IOException">It does not answer, or not as a study does.</exception>
    public IReadOnlyList<ReadOnlyMemory<byte>> Setups()
    {
        var setups = new List<ReadOnlyMemory<byte>>();
        while (setups.Count < Setup.MostSeals
            && Find(string.Create(CultureInfo.InvariantCulture, $"api/setup/{setups.Count + 1}")) is { } setup)
        {
            setups.Add(setup);
        }

        return setups;
    }

    /// <summary>The latest checkpoint.</summary>
    /// <exception cref="IOException">It does not answer, or not as a study does.</exception>
    public byte[] Checkpoint() => Find("log/checkpoint") ?? throw new IOException($"{site}: there is no public log yet.");

    /// <summary>The entries from one index up to another, which is not among them.</summary>
    /// <exception cref="IOException">It does not answer, or not as a study does.</exception>
    public IEnumerable<byte[]> Entries(long from, long to)
    {
        for (var tile = from / Tile.Full; tile * Tile.Full < to; tile++)
        {
            var first = tile * Tile.Full;
            var path = $"log/{new Tile(Tile.EntryLevel, tile, (int)Math.Min(Tile.Full, to - first))}";
            if (Find(path) is not { } bytes || TileBytes.ParseEntries(bytes) is not { } entries)
            {
                throw new IOException($"{site}{path}: the log does not have these entries.");
            }

            foreach (var entry in entries.Skip((int)Math.Max(0, from - first)))
            {
                yield return entry;
            }
        }
    }

    private byte[]? Find(string path)
    {
        var address = new Uri(site, path);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = http.Send(request);
            if (answer.StatusCode is HttpStatusCode.NotFound)
            {
                return null;
            }

            using var bytes = new MemoryStream();
            answer.EnsureSuccessStatusCode().Content.ReadAsStream().CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            throw new IOException($"{address}: {exception.Message}", exception);
        }
    }
}
