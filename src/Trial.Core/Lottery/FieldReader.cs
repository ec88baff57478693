using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trial.Core.Lottery;

/// <summary>Reads the fields of one JSON object and notes every fault, so that all can be told at once.</summary>
/// <remarks>After a fault a reading method gives an empty value; whoever asked looks at the faults before using any.</remarks>
internal sealed class FieldReader(JsonObject json, string prefix, ICollection<SetupFault> faults)
{
    private readonly HashSet<string> known = [];

    /// <summary>A text of 1 to <paramref name="longest"/> characters, none of them a control character.</summary>
    public string Text(string name, int longest = 200)
    {
        var text = Value<string>(name, "a text");
        if (text is { Length: 0 } || text?.Length > longest || text?.Any(char.IsControl) == true)
        {
            Fault(name, $"Must have 1 to {longest} characters on one line.");
        }

        return text ?? "";
    }

    /// <summary>A whole number within the bounds.</summary>
    public int Number(string name, int least, int most)
    {
        var number = Value<int?>(name, "a whole number");
        if (number < least || number > most)
        {
            Fault(name, $"Must be from {least} to {most}.");
        }

        return number ?? 0;
    }

    /// <summary>A whole number.</summary>
    public int Number(string name) => Value<int?>(name, "a whole number") ?? 0;

    /// <summary>32 bytes in hexadecimal.</summary>
    public Digest Hash(string name)
    {
        if (Value<string>(name, "a text") is { } text && !Digest.TryParse(text, out _))
        {
            Fault(name, "Must be 64 lower-case hexadecimal characters.");
        }

        return Digest.TryParse(json[name]?.GetValueKind() == JsonValueKind.String ? json[name]!.GetValue<string>() : null, out var digest)
            ? digest
            : default;
    }

    /// <summary>A list of whole numbers.</summary>
    public IReadOnlyList<int> Numbers(string name) => List<int>(name, "whole numbers");

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) => List<string>(name, "texts");

    /// <summary>A list of objects, each for a reader of its own.</summary>
    public IReadOnlyList<FieldReader> Objects(string name) =>
        [.. List<JsonObject>(name, "objects").Select((item, i) => new FieldReader(item, $"{prefix}{name}[{i}].", faults))];

    /// <summary>An object, or null where the file has no object.</summary>
    public FieldReader? Object(string name) =>
        Value<JsonObject>(name, "an object") is { } item ? new FieldReader(item, $"{prefix}{name}.", faults) : null;

    /// <summary>Whether the field is there and null, which is then no fault.</summary>
    public bool IsNull(string name)
    {
        known.Add(name);
        return json.TryGetPropertyValue(name, out var node) && node is null;
    }

    /// <summary>Notes a fault of a field.</summary>
    public void Fault(string name, string reason) => faults.Add(new(prefix + name, reason));

    /// <summary>Notes every field that nobody asked for.</summary>
    public void Done()
    {
        foreach (var name in json.Select(field => field.Key).Where(name => !known.Contains(name)))
        {
            Fault(name, "This field is unknown.");
        }
    }

    private T? Value<T>(string name, string kind)
    {
        known.Add(name);
        if (!json.TryGetPropertyValue(name, out var node))
        {
            Fault(name, "Is missing.");
            return default;
        }

        if (Is<T>(node, out var value))
        {
            return value;
        }

        Fault(name, $"Must be {kind}.");
        return default;
    }

    private List<T> List<T>(string name, string kind)
    {
        var values = new List<T>();
        foreach (var node in Value<JsonArray>(name, $"a list of {kind}") ?? [])
        {
            if (!Is<T>(node, out var value))
            {
                Fault(name, $"Must be a list of {kind}.");
                return [];
            }

            values.Add(value);
        }

        return values;
    }

    private static bool Is<T>(JsonNode? node, out T value)
    {
        value = node is T same ? same : default!;
        return node is T || (node is JsonValue scalar && scalar.TryGetValue(out value!));
    }
}
