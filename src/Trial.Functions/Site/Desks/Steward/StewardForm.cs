using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Core;
using Trial.Core.Lottery;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Steward;

//  A form of the steward's is the JSON that a program would send, written by people
//
//      numbers    as text; what is no number stays text, and is refused there
//      days       as a browser sends them, or 1.12.2026
//      strata     a line a place: A Ved havnen
//      files      a browser ends lines with CR LF; setup.json and seal.txt end with LF, and the consent text as its hash says
//
//  What may be asked for is decided there too: nothing here is a rule.

/// <summary>What the steward's forms send.</summary>
internal static class StewardForm
{
    /// <summary>The box that says that what comes of it was read.</summary>
    public const string Sure = "sure";

    private static readonly HashSet<string> Numbers =
    [
        "of", "skip", "number", "handedOut", "met", "count", "hourlyCap", "unsolvedCap", "leadDays", "decideDays", "retention.peopleDays",
        "retention.groupDays",
    ];

    private static readonly string[] Days = ["d.M.yyyy", "d/M/yyyy", "d-M-yyyy"];

    /// <summary>The JSON of these fields of a form. Empty ones are absent.</summary>
    public static byte[] Json(PostedForm form, IEnumerable<string> fields)
    {
        var json = new JsonObject();
        foreach (var field in fields)
        {
            if (form.One(field)?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } text)
            {
                Put(json, field, Value(field, text, form));
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(json);
    }

    private static void Put(JsonObject json, string field, JsonNode value)
    {
        if (field.Split('.') is [var outer, var inner])
        {
            json[outer] ??= new JsonObject();
            json[outer]![inner] = value;
        }
        else
        {
            json[field] = value;
        }
    }

    private static JsonNode Value(string field, string text, PostedForm form) => field switch
    {
        "setup" or "sealEntry" => text + "\n",
        "strata" => new JsonArray([.. text.Split('\n').Select(Stratum)]),
        "consent.da" => Consent(text, form.One("setup") ?? ""),
        "date" or "until" or "from" => Day(text),
        _ when Numbers.Contains(field) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };

    private static JsonNode Stratum(string line)
    {
        var (code, name) = line.Trim().Split(' ', 2) is [var first, var rest] ? (first, rest.Trim()) : (line.Trim(), "");
        return new JsonObject { ["code"] = code, ["name"] = name };
    }

    // The file may end with a line's end or not, and only one of the two has the hash that the setup names.
    private static string Consent(string text, string setup) =>
        Setup.TryRead(Encoding.UTF8.GetBytes(setup.ReplaceLineEndings("\n").Trim() + "\n"), out var read, out _)
        && Digest.Of(Encoding.UTF8.GetBytes(text + "\n")) == read.Consent
            ? text + "\n"
            : text;

    private static string Day(string text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Iso.Date(day) : text;
}
