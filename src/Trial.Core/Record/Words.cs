namespace Trial.Core.Record;

/// <summary>Each value of an enumeration with its word in the record.</summary>
internal sealed class Words<T>(params (T Value, string Word)[] pairs)
    where T : struct, Enum
{
    public string this[T value] => pairs.Single(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;

    public IReadOnlyList<string> All => [.. pairs.Select(pair => pair.Word)];

    public T? Parse(string? word) =>
        Array.FindIndex(pairs, pair => pair.Word == word) is var index and >= 0 ? pairs[index].Value : null;
}
