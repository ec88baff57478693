using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Tests.Site;
using Trial.Functions.Tests.Site.Desks;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// All that a coordinator can read of a study today: each endpoint of docs/openapi.json in each form, each page that their desk leads to,
/// and what comes when each form of each page is pressed once.
/// </summary>
internal sealed partial class CoordinatorLooks(LivedStudy study, DeskBrowser browser)
{
    private static readonly string[] Formats = ["json", "csv", "xlsx", "ics", "html"];

    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>What is read, with its headers, by where.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(LivedStudy study, SiteServer server)
    {
        using var browser = await server.BrowserOfAsync(StaffRole.Coordinator);
        var looks = new CoordinatorLooks(study, browser);
        await looks.AskAsync();
        await looks.WalkAsync();
        return looks.seen;
    }

    private async Task AskAsync()
    {
        var groups = (await study.AskAsync(StaffRole.Coordinator, "GET", "/api/rosters")).Json.AsArray();
        var paths = Looks.Endpoints.Where(it => it.Role is StaffRole.Coordinator).SelectMany(it => it.Path.Contains('{')
            ? groups.Select(group => it.Path[..it.Path.IndexOf('{')] + group!["group"]!.GetValue<string>())
            : [it.Path]);
        var addresses = paths.SelectMany(path => Formats.Select(form => $"{path}?format={form}"));
        foreach (var address in addresses)
        {
            var answer = await study.AskAsync(StaffRole.Coordinator, "GET", address);
            seen[address] = $"{answer.Headers}\n{await UnpackAsync(answer.Body)}";
        }
    }

    private async Task WalkAsync()
    {
        foreach (var (path, page) in await browser.WalkAsync(Desk.Home(StaffRole.Coordinator)))
        {
            Keep(path, page);
            foreach (var (action, form) in Form().Matches(page.Html).Select(form => (form.Groups[1].Value, form.Value)))
            {
                await PressAsync(path, action, form);
            }
        }
    }

    private async Task PressAsync(string path, string action, string form)
    {
        if (!action.EndsWith("/ud", StringComparison.Ordinal)) // they stay signed in
        {
            var texts = Areas().Matches(form).Select(area => (area.Groups[1].Value, "Husk sko."));
            var choices = Choices().Matches(form).Select(choice => (choice.Groups[1].Value, choice.Groups[2].Value));
            Keep($"{path}: {action}", await browser.PostAsync(action, [.. Page.FieldsOf(form), .. texts, .. choices]));
        }
    }

    private void Keep(string where, Page page) =>
        seen[where] = $"{string.Join('\n', page.Headers.Select(header => $"{header.Key}: {header.Value}"))}\n{page.Html}";

    // A workbook is packed.
    private static async Task<string> UnpackAsync(byte[] body)
    {
        if (!body.AsSpan().StartsWith("PK"u8))
        {
            return Encoding.UTF8.GetString(body);
        }

        var text = new StringBuilder();
        using var zip = new ZipArchive(new MemoryStream(body));
        foreach (var file in zip.Entries)
        {
            using var reader = new StreamReader(await file.OpenAsync());
            text.AppendLine(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }

    [GeneratedRegex("<form [^>]*action=\"([^\"]*)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<textarea [^>]*name=\"([^\"]*)\"")]
    private static partial Regex Areas();

    [GeneratedRegex("<select [^>]*name=\"([^\"]*)\"[^>]*>.*?<option [^>]*value=\"([^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex Choices();
}
