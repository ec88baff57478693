using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.Site;

/// <summary>A page as a browser without scripts has it: what it says, and what its own form would send untouched.</summary>
internal sealed partial record Page(HttpStatusCode Status, string Html, IReadOnlyDictionary<string, string> Headers, int Length)
{
    public string Title => WebUtility.HtmlDecode(TitleText().Match(Html).Groups[1].Value);

    public string Heading => WebUtility.HtmlDecode(HeadingText().Match(Html).Groups[1].Value);

    public string Code => CodeText().Match(Html).Groups[1].Value;

    public string Action => OwnForm().Match(Html).Groups[1].Value;

    /// <summary>Hidden fields and whatever is ticked or filled in already.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields => FieldsOf(OwnForm().Match(Html).Value);

    /// <summary>What each of the page's own forms would send when its button is pressed, fields first.</summary>
    public IReadOnlyList<IReadOnlyList<(string Name, string Value)>> Forms =>
        [.. OwnForm().Matches(Html).Select(form => (IReadOnlyList<(string, string)>)[.. FieldsOf(form.Value), .. ButtonsOf(form.Value)])];

    public JsonNode Json => JsonNode.Parse(Html)!;

    /// <summary>The form that shows the same page in the other language.</summary>
    public (string Action, IReadOnlyList<(string Name, string Value)> Fields) Turning =>
        (LanguageForm().Match(Html).Groups[1].Value, FieldsOf(LanguageForm().Match(Html).Value));

    /// <summary>The words between the tags, a line for each piece.</summary>
    public IReadOnlyList<string> Texts =>
        [.. Tags().Split(Body().Match(Html).Value).Select(WebUtility.HtmlDecode).Select(text => text!.Trim())
            .Where(text => text.Length > 0)];

    /// <summary>The text of a file that is in the page, by its link's id.</summary>
    public string FileOf(string id) => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(
        WebUtility.HtmlDecode(Regex.Match(Html, $"<a [^>]*id=\"{id}\"[^>]*;base64,([^\"]*)\"").Groups[1].Value)));

    public static async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        return new Page(response.StatusCode, System.Text.Encoding.UTF8.GetString(bytes), headers, bytes.Length);
    }

    /// <summary>What is hidden, ticked or filled in already in a form.</summary>
    public static IReadOnlyList<(string Name, string Value)> FieldsOf(string form) =>
        [.. Inputs().Matches(form)
            .Select(match => match.Value)
            .Where(input => !input.Contains("type=\"radio\"", StringComparison.Ordinal)
                && !input.Contains("type=\"checkbox\"", StringComparison.Ordinal)
                || input.Contains(" checked", StringComparison.Ordinal))
            .Select(input => (Attribute(input, "name"), Attribute(input, "value")))];

    private static IEnumerable<(string Name, string Value)> ButtonsOf(string form) =>
        Buttons().Matches(form).Select(button => (Attribute(button.Value, "name"), Attribute(button.Value, "value")))
            .Where(button => button.Item1.Length > 0);

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex TitleText();

    [GeneratedRegex("<h1[^>]*>(?:<label[^>]*>)?(.*?)<")]
    private static partial Regex HeadingText();

    [GeneratedRegex("<p class=\"code\" id=\"code\" translate=\"no\">(.*?)</p>")]
    private static partial Regex CodeText();

    [GeneratedRegex("<form (?![^>]*class=\"language\")(?![^>]*action=\"/personale(?:/en)?/ud\")[^>]*action=\"([^\"]*)\".*?</form>",
        RegexOptions.Singleline)]
    private static partial Regex OwnForm();

    [GeneratedRegex("<form class=\"language\"[^>]*action=\"([^\"]*)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex LanguageForm();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<button [^>]*>")]
    private static partial Regex Buttons();

    [GeneratedRegex("<body[^>]*>.*</body>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
