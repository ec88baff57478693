using System.Net;
using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>A browser without scripts that keeps its cookies, and follows nothing by itself.</summary>
internal sealed partial class DeskBrowser : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly Uri address;

    public DeskBrowser(Uri address)
    {
        this.address = address;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    /// <summary>The names of the cookies that would be sent with a request for a page.</summary>
    public IEnumerable<string> CookiesFor(string path) => cookies.GetCookies(new Uri(address, path)).Select(cookie => cookie.Name);

    /// <summary>Sends this header with every request from now on, instead of what was sent before.</summary>
    public void Send(string header, string? value)
    {
        http.DefaultRequestHeaders.Remove(header);
        if (value is not null)
        {
            http.DefaultRequestHeaders.Add(header, value);
        }
    }

    public async Task<Page> GetAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return await Page.ReadAsync(response);
    }

    public async Task<Page> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await Page.ReadAsync(response);
    }

    /// <summary>Presses a button of a page's form: its own fields, and what was filled in.</summary>
    public Task<Page> PressAsync(Page page, string action, params IEnumerable<(string Name, string Value)> fields) =>
        PostAsync(action, [("form", FormValue(page)), .. fields]);

    /// <summary>What the page's forms carry.</summary>
    public static string FormValue(Page page) => FormField().Match(page.Html).Groups[1].Value;

    /// <summary>The pages of staff that a page leads to.</summary>
    public static IReadOnlyList<string> Links(Page page) =>
        [.. DeskLink().Matches(page.Html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct()];

    /// <summary>Every page of staff that can be reached from one by links.</summary>
    public async Task<IReadOnlyDictionary<string, Page>> WalkAsync(string from)
    {
        var (seen, waiting) = (new Dictionary<string, Page>(StringComparer.Ordinal), new Queue<string>([from]));
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.ContainsKey(path))
            {
                seen[path] = await GetAsync(path);
                Links(seen[path]).ToList().ForEach(waiting.Enqueue);
            }
        }

        return seen;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"form\" value=\"([^\"]*)\"")]
    private static partial Regex FormField();

    [GeneratedRegex(" href=\"(/personale[^\"#]*)\"")]
    private static partial Regex DeskLink();
}
