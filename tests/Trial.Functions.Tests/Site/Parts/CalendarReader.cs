using System.Diagnostics;
using System.Text.Json;

namespace Trial.Functions.Tests.Site.Parts;

/// <summary>
/// An event of a calendar file, as ical.js reads it (tests/web/read-calendar.mjs). Instants are in UTC, whole days are days.
/// </summary>
public sealed record CalendarEntry(
    string Uid, int Sequence, string Stamp, string Status, string Summary, string Location, bool Recurs, string Zone,
    string Starts, string Ends, bool Busy);

/// <summary>Reads calendar files with a second program.</summary>
internal static class CalendarReader
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task<IReadOnlyList<CalendarEntry>> ReadAsync(string file)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests/web/read-calendar.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var said = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(file);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<IReadOnlyList<CalendarEntry>>(await said, Web)!;
    }
}
