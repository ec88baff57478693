using System.Text.Json.Nodes;

namespace Trial.Core.Record;

//  A cursor, in the head and in a restore: [seal, next]
//
//      Where nothing was opened in a stratum yet it is absent, which is [1, 1].

/// <summary>Where a stratum's envelopes stand: they are used seal by seal, and counted from 1 in each.</summary>
/// <param name="Seal">The number of the seal, from 1.</param>
/// <param name="Next">Its next envelope, from 1; past the list's end once all are used.</param>
public readonly record struct Cursor(int Seal, int Next)
{
    /// <summary>Before the first envelope.</summary>
    public static Cursor First { get; } = new(1, 1);

    /// <summary>The envelope to open: the lowest seal from here on that has some left.</summary>
    /// <param name="lengths">How many envelopes each seal has for the stratum, in the order of their numbers; 0 where it has none.</param>
    /// <returns>Null when all are used.</returns>
    public Cursor? Within(IReadOnlyList<int> lengths)
    {
        for (var seal = Seal; seal <= lengths.Count; seal++)
        {
            var next = seal == Seal ? Next : 1;
            if (next <= lengths[seal - 1])
            {
                return new Cursor(seal, next);
            }
        }

        return null;
    }

    /// <summary>This many envelopes further on in the same seal.</summary>
    public Cursor After(int envelopes) => this with { Next = Next + envelopes };

    /// <summary>
    /// This many envelopes further on, through as many seals as they reach into; what is more than there are lies past the last one's end.
    /// </summary>
    /// <param name="envelopes">How many.</param>
    /// <param name="lengths">As for <see cref="Within"/>.</param>
    public Cursor After(int envelopes, IReadOnlyList<int> lengths)
    {
        var at = this;
        while (envelopes > 0 && at.Within(lengths) is { } next)
        {
            var passed = Math.Min(envelopes, lengths[next.Seal - 1] - next.Next + 1);
            (at, envelopes) = (next.After(passed), envelopes - passed);
        }

        return at.After(envelopes);
    }

    /// <summary>Whether a stratum whose cursor is the other one has passed this one.</summary>
    public bool IsBefore(Cursor other) => (Seal, Next).CompareTo((other.Seal, other.Next)) < 0;

    internal static JsonObject Format(IEnumerable<KeyValuePair<string, Cursor>> cursors) => new(cursors.Select(
        cursor => KeyValuePair.Create(cursor.Key, (JsonNode?)new JsonArray(cursor.Value.Seal, cursor.Value.Next))));

    internal static Cursor? Parse(JsonNode? node) =>
        node is JsonArray { Count: 2 } pair && Number(pair[0]) is { } seal && Number(pair[1]) is { } next ? new Cursor(seal, next) : null;

    private static int? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 ? number : null;
}
