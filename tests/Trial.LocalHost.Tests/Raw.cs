using System.Net.Sockets;
using System.Text;

namespace Trial.LocalHost.Tests;

/// <summary>Requests that no well-kept client would send.</summary>
internal static class Raw
{
    /// <summary>Sends these characters in UTF-8, and gives back the head of the answer.</summary>
    public static async Task<string> AskAsync(RunningHost host, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Http.BaseAddress!.Host, host.Http.BaseAddress.Port);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        var head = new StringBuilder();
        while (await reader.ReadLineAsync().WaitAsync(RunningHost.Limit) is { Length: > 0 } line)
        {
            head.Append(line).Append("\r\n");
        }

        return head.ToString();
    }
}
