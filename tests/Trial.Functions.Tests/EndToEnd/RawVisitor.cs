using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A visitor who writes bytes, since a well-kept client sends only what is right.</summary>
internal sealed class RawVisitor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient connection = new();
    private NetworkStream? stream; // kept: a connection that the other side has reset gives none

    private RawVisitor()
    {
    }

    public static async Task<RawVisitor> ConnectAsync(Uri address)
    {
        var visitor = new RawVisitor();
        await visitor.connection.ConnectAsync(IPAddress.Loopback, address.Port);
        visitor.stream = visitor.connection.GetStream();
        return visitor;
    }

    /// <summary>Connects, sends one request and reads its answer.</summary>
    public static async Task<RawAnswer> AskAsync(Uri address, string request)
    {
        using var visitor = await ConnectAsync(address);
        await visitor.SendAsync(request);
        return await visitor.ReadAsync();
    }

    /// <summary>Each character becomes one byte, so that a test can send any.</summary>
    public async Task SendAsync(string text) => await stream!.WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends no more, and still listens.</summary>
    public void FinishSending() => connection.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Leaves without a word: the other side sees a reset connection.</summary>
    public void Leave()
    {
        connection.LingerState = new LingerOption(enable: true, seconds: 0);
        connection.Close();
    }

    /// <summary>Reads until the service closes, which every request here asks it to do.</summary>
    public async Task<RawAnswer> ReadAsync() => RawAnswer.Of(await ReadTextAsync());

    /// <summary>The same, unread; empty where the service closed without an answer.</summary>
    public async Task<string> ReadTextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var answer = new MemoryStream();
        try
        {
            await stream!.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // Bytes that nobody read when the service closed reset the connection after the answer, or in place of one.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public void Dispose()
    {
        stream?.Dispose();
        connection.Dispose();
    }
}

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static RawAnswer Of(string text)
    {
        var parts = text.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        return new RawAnswer(
            (HttpStatusCode)int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture),
            lines.Skip(1).Select(line => line.Split(": ", 2))
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase),
            parts[1]);
    }
}
