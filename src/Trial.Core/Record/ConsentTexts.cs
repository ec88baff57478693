namespace Trial.Core.Record;

/// <summary>The consent texts of a record after the setup's own, in order; each begins no earlier than the one before.</summary>
public static class ConsentTexts
{
    /// <summary>The text that is current on a day in Copenhagen; null for the setup's.</summary>
    public static Act.ConsentText? On(this IReadOnlyList<Act.ConsentText> texts, DateOnly day) =>
        texts.LastOrDefault(text => text.From is null || text.From <= day);

    /// <summary>Why a text cannot come next; null when it can.</summary>
    internal static string? Refusal(this IReadOnlyList<Act.ConsentText> texts, Act.ConsentText next) =>
        texts is not [.., var last] ? null
        : next.Version == last.Version ? "this text is current"
        : (next.From ?? DateOnly.MinValue) < last.From ? "a text that was announced begins later"
        : null;
}
