using System.IO.Compression;
using System.Reflection;

namespace Trial.Functions.Site.Web;

/// <summary>One static file and its compressed forms, each made when it is first asked for.</summary>
internal sealed class Asset
{
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    private Asset(string contentType, byte[] plain)
    {
        ContentType = contentType;
        Plain = plain;
        brotli = new(() => Compress(to => new BrotliStream(to, CompressionLevel.SmallestSize)));
        gzip = new(() => Compress(to => new GZipStream(to, CompressionLevel.SmallestSize)));
    }

    public string ContentType { get; }

    public byte[] Plain { get; }

    // Fonts and pictures are compressed already.
    public bool Compressible => !ContentType.StartsWith("font/", StringComparison.Ordinal) && ContentType != "image/png";

    public static Asset Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        return new Asset(TypeOf(Path.GetExtension(resource)), plain);
    }

    /// <summary>The best form for an Accept-Encoding header: its name, null for plain, and its bytes.</summary>
    public (string? Encoding, byte[] Bytes) For(string acceptEncoding)
    {
        var accepted = acceptEncoding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        return !Compressible ? (null, Plain)
            : accepted.Contains("br") ? ("br", brotli.Value)
            : accepted.Contains("gzip") ? ("gzip", gzip.Value)
            : (null, Plain);
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".json" => "application/json",
        ".html" => "text/html; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".txt" => "text/plain; charset=utf-8",
        ".woff2" => "font/woff2",
        _ => throw new NotSupportedException($"wwwroot holds a {extension} file, which has no content type here."),
    };

    private byte[] Compress(Func<Stream, Stream> into)
    {
        using var memory = new MemoryStream();

        using (var stream = into(memory))
        {
            stream.Write(Plain);
        }

        return memory.ToArray();
    }
}
