using System.Buffers;

namespace Trial.Application.Record;

/// <summary>The port's limits, refused before a store is asked, so that no store is the first to discover them.</summary>
public static class CommitRules
{
    /// <summary>The most changes in one commit: an entity group transaction's limit.</summary>
    public const int MaxChanges = 100;

    /// <summary>The most bytes in one value: a property's limit.</summary>
    public const int MaxValueBytes = 64 * 1024;

    /// <summary>The most bytes in one commit, as <see cref="Cost"/> counts them: a transaction's limit.</summary>
    public const int MaxCommitBytes = 4 * 1024 * 1024;

    /// <summary>The most characters in a key.</summary>
    public const int MaxKeyLength = 256;

    // What a change costs on the wire besides its value: MIME part, request line, headers, entity keys.
    private const int Envelope = 2048;

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except("/\\#?%")]);

    /// <summary>Refuses what the port does not accept.</summary>
    /// <exception cref="ArgumentException">No changes or too many, a key twice, a bad key, a value or the whole too large.</exception>
    public static void Check(IReadOnlyList<Change> changes)
    {
        var fault = changes.Count is 0 or > MaxChanges ? $"A commit has 1 to {MaxChanges} changes."
            : changes.DistinctBy(change => change.Key, StringComparer.Ordinal).Count() != changes.Count ? "A commit changes a key once."
            : changes.Any(change => !IsKey(change.Key)) ? $"A key is 1 to {MaxKeyLength} printable characters without / \\ # ? and %."
            : changes.Any(change => !Fits(Value(change))) ? $"A value has at most {MaxValueBytes} bytes."
            : changes.Sum(Cost) > MaxCommitBytes ? $"A commit has at most {MaxCommitBytes} bytes."
            : null;

        if (fault is not null)
        {
            throw new ArgumentException(fault, nameof(changes));
        }
    }

    /// <summary>Whether a row can hold this value.</summary>
    public static bool Fits(byte[] value) => value.Length <= MaxValueBytes;

    /// <summary>A change's bytes as Table Storage counts them: the value in base64 and what is written around it.</summary>
    public static int Cost(Change change) => checked((Value(change).Length + 2) / 3 * 4 + Envelope);

    private static bool IsKey(string key) => key.Length is > 0 and <= MaxKeyLength && !key.AsSpan().ContainsAnyExcept(KeyCharacters);

    private static byte[] Value(Change change) => change switch
    {
        Change.Insert insert => insert.Value,
        Change.Replace replace => replace.Value,
        _ => [],
    };
}
