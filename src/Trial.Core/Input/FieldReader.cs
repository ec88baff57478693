using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Trial.Core.Input;

/// <summary>
/// Reads the fields of one JSON object strictly and gathers every fault. A field that nobody asks for is a fault; so is one that
/// is given twice, and one that holds what looks like a CPR number, about which nothing else is then said.
/// </summary>
public sealed class FieldReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    private readonly ILookup<string, JsonElement> given;
    private readonly Fault? unreadable;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<Fault> faults = [];
    private readonly List<(string Name, FieldReader Fields)> inner = [];

    private FieldReader(IEnumerable<JsonProperty> fields, string? unreadable = null)
    {
        given = fields.ToLookup(field => field.Name, field => field.Value, StringComparer.Ordinal);
        this.unreadable = unreadable is null ? null : new Fault("", unreadable);
    }

    /// <summary>Reads one of a person's spellings of a value.</summary>
    public delegate bool Parser<T>([NotNullWhen(true)] string? text, out T value);

    /// <summary>Takes UTF-8. What is not JSON or not Unicode is the one fault <c>json</c>; what is no object, <c>type</c>.</summary>
    public static FieldReader Of(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var input = JsonElement.Parse(utf8, Strict);
            _ = JsonTexts.In(input).Count(); // reads each text once, so that a lone surrogate is found here
            return input.ValueKind == JsonValueKind.Object
                ? new FieldReader(input.EnumerateObject())
                : new FieldReader([], FaultCodes.Type);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new FieldReader([], FaultCodes.Json);
        }
    }

    /// <summary>Everything wrong so far, in the order it was asked for; ask for all fields first.</summary>
    public IReadOnlyList<Fault> Faults() => unreadable is not null ? [unreadable] : [.. faults, .. OfUnknown().Distinct(), .. OfInner()];

    /// <summary>True when the field was given, right or wrong.</summary>
    public bool Has(string field) => given[field].Any();

    /// <summary>Adds a fault when something is wrong, unless it was found before.</summary>
    public void RefuseWhen(string field, string code, bool wrong)
    {
        if (wrong && !faults.Contains(new Fault(field, code)))
        {
            faults.Add(new Fault(field, code));
        }
    }

    /// <summary>A text of at most <paramref name="longest"/> characters that <paramref name="isGood"/> accepts; null otherwise.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="longest">In characters.</param>
    /// <param name="isGood">Whether the text has the field's form.</param>
    /// <param name="required">True when it must be given.</param>
    /// <param name="isCode">True for texts with hashes and keys in them, which may look like anything.</param>
    public string? Text(string field, int longest, Func<string, bool> isGood, bool required = true, bool isCode = false) =>
        Take(field, required, isCode) is { } value ? Text(field, value, longest, isGood) : null;

    /// <summary>A value that <paramref name="parse"/> reads from at most 64 characters; null otherwise.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="parse">The value's own parser.</param>
    /// <param name="required">True when it must be given.</param>
    /// <param name="isCode">True for tokens, codes and slips, whose random symbols may look like anything.</param>
    public T? Parsed<T>(string field, Parser<T> parse, bool required = true, bool isCode = false)
        where T : struct
    {
        T read = default;
        return Take(field, required, isCode) is { } value && Text(field, value, 64, text => parse(text, out read)) is not null
            ? read
            : null;
    }

    /// <summary>True or false; null when it is absent or a fault.</summary>
    public bool? Flag(string field, bool required = true) => Take(field, required) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Fail<bool?>(field, FaultCodes.Type),
    };

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>; null otherwise.</summary>
    public int? Number(string field, int least, int most, bool required = true) => Take(field, required) switch
    {
        null => null,
        { ValueKind: not JsonValueKind.Number } => Fail<int?>(field, FaultCodes.Type),
        { } value when !value.TryGetInt32(out var number) || number < least || number > most => Fail<int?>(field, FaultCodes.OutOfRange),
        { } value => value.GetInt32(),
    };

    /// <summary>The good ones of a list of 1 to <paramref name="most"/> different texts, each read as a text field is.</summary>
    public IReadOnlyList<string> Texts(string field, int most, int longest, Func<string, bool> isGood)
    {
        if (Take(field, required: true) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return Fail<IReadOnlyList<string>>(field, FaultCodes.Type) ?? [];
        }

        RefuseWhen(field, FaultCodes.Missing, value.GetArrayLength() == 0);
        RefuseWhen(field, FaultCodes.TooMany, value.GetArrayLength() > most);
        List<string> texts = [.. value.EnumerateArray().Take(most).Select(item => Text(field, item, longest, isGood)).OfType<string>()];
        RefuseWhen(field, FaultCodes.Twice, texts.Distinct(StringComparer.Ordinal).Count() < texts.Count);
        return texts;
    }

    /// <summary>The fields of an object, whose faults are this reader's; null when it is absent or a fault.</summary>
    public FieldReader? Inner(string field, bool required = true) => Take(field, required) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => Add(field, value),
        _ => Fail<FieldReader>(field, FaultCodes.Type),
    };

    /// <summary>The fields of each object in a list of 1 to <paramref name="most"/>; empty when it is absent or a fault.</summary>
    public IReadOnlyList<FieldReader> InnerList(string field, int most)
    {
        if (Take(field, required: true) is not { } value)
        {
            return [];
        }

        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        var isType = value.ValueKind != JsonValueKind.Array || items.Exists(item => item.ValueKind != JsonValueKind.Object);
        RefuseWhen(field, FaultCodes.Type, isType);
        RefuseWhen(field, FaultCodes.Missing, items.Count == 0);
        RefuseWhen(field, FaultCodes.TooMany, items.Count > most);
        return isType || items.Count > most ? [] : [.. items.Select(item => Add(field, item))];
    }

    /// <summary>
    /// A yes or no under each of 1 to <paramref name="most"/> names; empty when it is absent or a fault. No fault repeats a name.
    /// </summary>
    public IReadOnlyDictionary<string, bool> Flags(string field, int most)
    {
        var value = Take(field, required: true);
        RefuseWhen(field, FaultCodes.Type, value is { ValueKind: not JsonValueKind.Object });
        var flags = value is { ValueKind: JsonValueKind.Object } names ? names.EnumerateObject().ToList() : [];
        RefuseWhen(field, FaultCodes.Missing, flags.Count == 0 && !faults.Exists(fault => fault.Field == field));
        RefuseWhen(field, FaultCodes.TooMany, flags.Count > most);
        RefuseWhen(field, FaultCodes.Twice, flags.DistinctBy(flag => flag.Name).Count() < flags.Count);
        RefuseWhen(field, FaultCodes.Type, flags.Exists(flag => flag.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)));
        return faults.Exists(fault => fault.Field == field)
            ? new Dictionary<string, bool>()
            : flags.ToDictionary(flag => flag.Name, flag => flag.Value.GetBoolean(), StringComparer.Ordinal);
    }

    private FieldReader Add(string field, JsonElement value)
    {
        var fields = new FieldReader(value.EnumerateObject());
        inner.Add((field, fields));
        return fields;
    }

    private IEnumerable<Fault> OfInner() => inner
        .SelectMany(part => part.Fields.Faults().Select(
            fault => fault with { Field = fault.Field.Length == 0 ? part.Name : $"{part.Name}.{fault.Field}" }))
        .Distinct();

    private JsonElement? Take(string field, bool required, bool isCode = false)
    {
        asked.Add(field);
        List<JsonElement> values = [.. given[field]];
        if (!isCode && values.Exists(HoldsCpr))
        {
            return Fail<JsonElement?>(field, FaultCodes.Cpr);
        }

        RefuseWhen(field, FaultCodes.Missing, required && values.Count == 0);
        RefuseWhen(field, FaultCodes.Twice, values.Count > 1);
        return values.Count == 1 ? values[0] : null;
    }

    private string? Text(string field, JsonElement value, int longest, Func<string, bool> isGood) => value switch
    {
        { ValueKind: not JsonValueKind.String } => Fail<string>(field, FaultCodes.Type),
        _ when value.GetString()!.Length > longest => Fail<string>(field, FaultCodes.TooLong),
        _ when !isGood(value.GetString()!) => Fail<string>(field, FaultCodes.Malformed),
        _ => value.GetString(),
    };

    private IEnumerable<Fault> OfUnknown() =>
        from field in given
        where !asked.Contains(field.Key)
        let isCpr = CprNumber.LooksLikeOne(field.Key) || field.Any(HoldsCpr)
        select new Fault("", isCpr ? FaultCodes.Cpr : FaultCodes.Unknown);

    private static bool HoldsCpr(JsonElement value) => JsonTexts.In(value).Any(CprNumber.LooksLikeOne);

    private T? Fail<T>(string field, string code)
    {
        RefuseWhen(field, code, wrong: true);
        return default;
    }
}
