using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Trial.Benchmarks;

/// <summary>A program with connections that never end their request. One that is closed is opened again.</summary>
internal static class SlowClients
{
    private const int Second = 1_000;

    /// <summary>Starts it, for a processor that nobody else asks for. It prints a line when all are connected.</summary>
    public static Process Start(Uri address, int connections) => Tool.Start(
        "nice",
        [
            "-n", "19", "dotnet", Path.Combine(AppContext.BaseDirectory, "Trial.Benchmarks.dll"), "slow-clients", $"{address}",
            connections.ToString(CultureInfo.InvariantCulture),
        ]);

    /// <summary>The program. It ends when it is killed.</summary>
    public static async Task<int> RunAsync(string address, string connections)
    {
        var all = new List<Task>();
        for (var number = 0; number < int.Parse(connections, CultureInfo.InvariantCulture); number++)
        {
            all.Add(SendAsync(await OpenAsync(new Uri(address)), new Uri(address)));
        }

        Console.WriteLine("connected");
        await Task.WhenAll(all);
        return 0;
    }

    private static async Task SendAsync(TcpClient first, Uri address)
    {
        var client = first;
        await Task.Delay(RandomNumberGenerator.GetInt32(Second)); // nobody's second begins with another's
        while (true)
        {
            await Task.Delay(Second);
            try
            {
                await client.GetStream().WriteAsync("0"u8.ToArray());
            }
            catch (IOException)
            {
                client.Dispose();
                client = await OpenAsync(address);
            }
        }
    }

    private static async Task<TcpClient> OpenAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var head = $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        return client;
    }
}
