using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Core;
using Trial.Core.Input;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Coordinator;

//  A form of a group, place or introduction meeting is the JSON that a program would send to /api/groups and so on, written by people
//
//      numbers    as text; what is no number stays text, and is refused there
//      time       16.30 or 16:30, also 9.30
//      days       as a browser sends them, or 1.12.2026
//
//  Which fields may be given where is decided there too: nothing here is a rule.

/// <summary>What the forms of the coordinator send.</summary>
internal static class GroupForm
{
    /// <summary>The field that carries the version that was seen.</summary>
    public const string Version = "version";

    /// <summary>The field that says that the page before was read.</summary>
    public const string Sure = "sure";

    /// <summary>The field that calls a meeting off.</summary>
    public const string Off = "off";

    /// <summary>The field that says that another group at the same house, time and first day was seen.</summary>
    public const string Beside = "beside";

    private static readonly HashSet<string> Ours = [Version, Sure, Desks.Parts.Desk.Field, "week", "on", Off];
    private static readonly HashSet<string> Numbers = ["weekday", "capacity", "minimum", "came", "handedOut"];
    private static readonly string[] Days = ["d.M.yyyy", "d/M/yyyy", "d-M-yyyy"];
    private static readonly string[] Times = ["H.mm", "H:mm"];

    /// <summary>The JSON of a form.</summary>
    public static byte[] Json(PostedForm form)
    {
        var json = new JsonObject();
        foreach (var name in form.Names.Where(name => !Ours.Contains(name)))
        {
            if (form.One(name)?.Trim() is { } text && (text.Length > 0 || name == "room")) // an empty room is none
            {
                json[name] = Value(name, text);
            }
        }

        if (form.One("week") is { } week)
        {
            json["meeting"] = form.One(Off) is not null ? new JsonObject { ["week"] = Number(week), ["off"] = true }
                : form.One("on")?.Trim() is { Length: > 0 } on ? new JsonObject { ["week"] = Number(week), ["on"] = Day(on) }
                : new JsonObject { ["week"] = Number(week) };
        }

        return JsonSerializer.SerializeToUtf8Bytes(json);
    }

    /// <summary>
    /// What of a change was sent empty, as faults. To the rules it would be left out, and stay as it is, and they would say that nothing
    /// is changed.
    /// </summary>
    /// <param name="form">What was sent.</param>
    /// <param name="fields">The fields of the form.</param>
    public static IReadOnlyList<Fault> Emptied(PostedForm form, IEnumerable<string> fields) =>
    [
        .. fields.Where(field => field != "room" && form.One(field) is { } text && string.IsNullOrWhiteSpace(text))
            .Select(field => new Fault(field == "on" ? "meeting.on" : field, FaultCodes.Missing)),
    ];

    private static JsonNode Value(string name, string text) => name switch
    {
        "first" or "date" => Day(text),
        "time" => Time(text),
        "cancelled" or "join" or Beside => text == "true",
        _ => Numbers.Contains(name) ? Number(text) : text,
    };

    private static JsonValue Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);

    private static string Day(string text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Iso.Date(day) : text;

    private static string Time(string text) =>
        TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? Iso.Time(time)
            : text;
}
