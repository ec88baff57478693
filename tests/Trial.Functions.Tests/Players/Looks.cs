using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Tests.Site.Desks;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// All that staff may see of a study on one day: each endpoint of docs/openapi.json that a role may read, in each form, the
/// researcher's table, each page that their desk leads to, and the lines of the log. Only the auditor's export is left out, because it
/// holds every lot that was drawn. What is random (keys, hashes, signatures, ids and aliases) is written as a star, and lines are sorted.
/// </summary>
internal sealed partial class Looks(LivedStudy study, SiteServer server)
{
    /// <summary>The paths of docs/openapi.json that a role may read.</summary>
    public static IReadOnlyList<(string Path, StaffRole Role)> Endpoints { get; } = [.. Read()];

    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> aliases = new(StringComparer.Ordinal);

    /// <summary>What is seen today, by where it is seen.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(LivedStudy study, SiteServer server)
    {
        var looks = new Looks(study, server);
        await looks.AskAsync();
        await looks.WalkAsync();
        looks.seen["log"] = string.Join('\n', study.Logged);
        return looks.seen.ToDictionary(look => look.Key, look => looks.Mask(look.Value));
    }

    private async Task AskAsync()
    {
        var groups = await study.AskAsync(StaffRole.Coordinator, "GET", "/api/rosters");
        var ids = groups.Json.AsArray().Select(group => group!["group"]!.GetValue<string>()).ToArray();
        foreach (var (path, role) in Endpoints)
        {
            foreach (var address in path.Contains('{') ? ids.Select(id => Placeholder().Replace(path, id)) : [path])
            {
                await KeepAsync(role, address);
            }
        }

        foreach (var id in ids)
        {
            var roster = await study.AskAsync(StaffRole.Coordinator, "GET", $"/api/rosters/{id}");
            aliases.UnionWith(roster.Json["members"]!.AsArray().Select(member => member!["alias"]!.GetValue<string>()));
        }

        await ExportAsync("table");
    }

    private async Task KeepAsync(StaffRole role, string path)
    {
        foreach (var address in (string[])[path, $"{path}?format=csv"])
        {
            var answer = await study.AskAsync(role, "GET", address);
            seen[$"{role} {address}"] = $"{answer.Status} {answer.Text}";
        }
    }

    private async Task ExportAsync(string kind)
    {
        var answer = await study.AskAsync(StaffRole.Researcher, "POST", "/api/exports",
            new { kind, purpose = "Vi vil gætte", recipient = "Os selv" });
        Assert.Equal(200, answer.Status);
        using var zip = new ZipArchive(new MemoryStream(answer.Body));
        foreach (var file in zip.Entries)
        {
            using var text = new StreamReader(await file.OpenAsync());
            seen[$"{kind} {file.FullName}"] = await text.ReadToEndAsync();
        }
    }

    private async Task WalkAsync()
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var browser = await server.BrowserOfAsync(role);
            foreach (var (path, page) in await browser.WalkAsync(Desk.Home(role)))
            {
                // Packed: as the CSV.
                seen[path] = path.EndsWith(".xlsx", StringComparison.Ordinal) ? $"{page.Status}" : $"{page.Status} {page.Html}";
            }
        }
    }

    private string Mask(string text)
    {
        var masked = aliases.Aggregate(Random().Replace(text, "*"), (all, alias) => all.Replace(alias, "*", StringComparison.Ordinal));
        return string.Join('\n', masked.Split('\n').Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Path, StaffRole Role)> Read()
    {
        var paths = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "openapi.json")))!["paths"]!.AsObject();
        return paths
            .Select(path => (path.Key, Security: path.Value!["get"]?["security"]?.AsArray()))
            .SelectMany(path => (path.Security ?? []).SelectMany(way => way!["staff"]?.AsArray() ?? []).Select(role => (path.Key, role)))
            .Select(path => (path.Key, Enum.Parse<StaffRole>(path.role!.GetValue<string>(), ignoreCase: true)));
    }

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Placeholder();

    // A hash; a key, a signature or a form's value; hexadecimal, as of a key's number in a note; a research id.
    [GeneratedRegex("[A-Za-z0-9+/_-]{20,}={0,2}|[0-9a-f]{8,}|[0-9A-Z]{4}-[0-9A-Z]{4}(-[0-9A-Z])?")]
    private static partial Regex Random();
}
