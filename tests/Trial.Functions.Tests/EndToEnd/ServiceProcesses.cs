using System.Diagnostics;
using System.Text;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>
/// The processes of one service: the host, the app, and whatever they started. The data folder in their environment tells.
/// </summary>
internal static class ServiceProcesses
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The id of the app's process.</summary>
    public static int App(string data) =>
        Of(data).Single(process => Text(process, "cmdline").Contains("Trial.Functions.dll\0", StringComparison.Ordinal));

    /// <summary>Tells the host to end, as Ctrl-C and a stopping machine do.</summary>
    public static async Task TerminateHostAsync(string data)
    {
        var host = Of(data)
            .Single(process => Text(process, "cmdline").StartsWith($"dotnet\0{PublishedApp.Host}\0", StringComparison.Ordinal));
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {host}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits a moment for the last of them to end.</summary>
    public static async Task AreGoneAsync(string data)
    {
        var clock = Stopwatch.StartNew();
        while (Of(data) is [var left, ..])
        {
            Assert.True(clock.Elapsed < Patience, $"A process is left over: {Text(left, "cmdline").Replace('\0', ' ')}");
            await Task.Delay(20);
        }
    }

    private static List<int> Of(string data) =>
    [
        .. from folder in Directory.GetDirectories("/proc")
           let id = int.TryParse(Path.GetFileName(folder), out var number) ? number : 0
           where id > 0 && id != Environment.ProcessId
           where Text(id, "environ").Contains($"TRIAL_DATA={data}\0", StringComparison.Ordinal)
           select id,
    ];

    private static string Text(int process, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/{file}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // it ended meanwhile, or is somebody else's
        }
    }
}
