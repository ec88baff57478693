using System.Text.Json.Nodes;

namespace Trial.Core.Input;

/// <summary>Reads the fields of one object in a format of ours: each is null when it is missing or of another type or spelling.</summary>
/// <remarks>What people send is for <see cref="FieldReader"/>, whose faults repeat nothing of it.</remarks>
/// <param name="values">The object.</param>
/// <param name="fault">Told the field and what is wrong with it, as a sentence; null where null fields say enough.</param>
public sealed class Fields(JsonObject values, Action<string, string>? fault = null)
{
    private readonly HashSet<string>? asked = fault is null ? null : [];
    private int read;

    /// <summary>Whether each of the object's fields was asked for, when none was asked for twice.</summary>
    internal bool NoneIsLeft => read == values.Count;

    /// <summary>Whether there is a field of this name.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Whether the field is there and null, which is then no fault.</summary>
    public bool IsNull(string name)
    {
        asked?.Add(name);
        return values.TryGetPropertyValue(name, out var node) && node is null;
    }

    /// <summary>A string.</summary>
    public string? Text(string name) => Value<string>(name, "a text");

    /// <summary>A text of 1 to <paramref name="longest"/> characters, none of them a control character.</summary>
    public string? Line(string name, int longest = 200)
    {
        var text = Text(name);
        return text is { Length: 0 } || text?.Length > longest || text?.Any(char.IsControl) == true
            ? Fail<string>(name, $"Must have 1 to {longest} characters on one line.")
            : text;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string name) => Value<bool?>(name, "true or false");

    /// <summary>An integer from 0 to 2^31 - 1.</summary>
    public int? Count(string name) => Number(name, 0);

    /// <summary>An integer within the bounds.</summary>
    public int? Number(string name, int least = int.MinValue, int most = int.MaxValue)
    {
        var number = Value<int?>(name, "a whole number");
        return number < least || number > most ? Fail<int?>(name, $"Must be from {least} to {most}.") : number;
    }

    /// <summary>32 bytes in hexadecimal.</summary>
    public Digest? Digest(string name) => Parsed<Digest>(name, Core.Digest.TryParse, "64 lower-case hexadecimal characters");

    /// <summary>An arm. A text that is none's is no arm, so that what holds it against a seal can say so.</summary>
    public Arm? Arm(string name) => Text(name) is { } text ? Core.Arm.TryParse(text, out var arm) ? arm : default(Arm) : null;

    /// <summary>A date, as yyyy-MM-dd.</summary>
    public DateOnly? Date(string name) => Parsed<DateOnly>(name, Iso.TryDate, "a date, as yyyy-MM-dd");

    /// <summary>A value that <paramref name="parse"/> reads from a string.</summary>
    public T? Parsed<T>(string name, FieldReader.Parser<T> parse, string kind)
        where T : struct =>
        Text(name) is not { } text ? null : parse(text, out var value) ? value : Fail<T?>(name, $"Must be {kind}.");

    /// <summary>A list of integers; lists are empty where others are null.</summary>
    public IReadOnlyList<int> Numbers(string name) => List<int>(name, "whole numbers");

    /// <summary>A list of strings.</summary>
    public IReadOnlyList<string> Texts(string name) => List<string>(name, "texts");

    /// <summary>A list of objects, each with its own reader.</summary>
    public IReadOnlyList<Fields> InnerList(string name) =>
        [.. List<JsonObject>(name, "objects").Select((item, index) => Of(item, $"{name}[{index}]"))];

    /// <summary>An object, with its own reader.</summary>
    public Fields? Inner(string name) => Json(name) is { } item ? Of(item, name) : null;

    /// <summary>An object.</summary>
    internal JsonObject? Json(string name) => Value<JsonObject>(name, "an object");

    /// <summary>Tells a fault of a field.</summary>
    public void Fault(string name, string reason) => fault?.Invoke(name, reason);

    /// <summary>Tells every field that nobody asked for.</summary>
    public void Done() => values.Select(field => field.Key).Where(name => asked?.Contains(name) == false).ToList()
        .ForEach(name => Fault(name, "This field is unknown."));

    private Fields Of(JsonObject item, string name) =>
        new(item, fault is null ? null : (field, reason) => fault($"{name}.{field}", reason));

    private T? Value<T>(string name, string kind)
    {
        asked?.Add(name);
        if (!values.TryGetPropertyValue(name, out var node))
        {
            return Fail<T>(name, "Is missing.");
        }

        read++;
        return Is<T>(node, out var value) ? value : Fail<T>(name, $"Must be {kind}.");
    }

    private List<T> List<T>(string name, string kind)
    {
        var items = new List<T>();
        foreach (var node in Value<JsonArray>(name, $"a list of {kind}") ?? [])
        {
            if (!Is<T>(node, out var value))
            {
                return Fail<List<T>>(name, $"Must be a list of {kind}.") ?? [];
            }

            items.Add(value);
        }

        return items;
    }

    private T? Fail<T>(string name, string reason)
    {
        Fault(name, reason);
        return default;
    }

    private static bool Is<T>(JsonNode? node, out T value)
    {
        value = node is T same ? same : default!;
        return node is T || (node is JsonValue scalar && scalar.TryGetValue(out value!));
    }
}
