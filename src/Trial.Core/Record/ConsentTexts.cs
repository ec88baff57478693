using System.Collections.Immutable;

namespace Trial.Core.Record;

/// <summary>
/// The consent texts of a record after the setup's own, in order, without those that were withdrawn; each begins no earlier than the one
/// before.
/// </summary>
public static class ConsentTexts
{
    /// <summary>The text that is current on a day in Copenhagen; null for the setup's.</summary>
    public static Act.ConsentText? On(this IReadOnlyList<Act.ConsentText> texts, DateOnly day) =>
        texts.LastOrDefault(text => text.From is null || text.From <= day);

    /// <summary>The texts that begin after a day, with the day of each. Of two that begin on the same day the second is read.</summary>
    public static IReadOnlyList<(Act.ConsentText Text, DateOnly From)> After(this IReadOnlyList<Act.ConsentText> texts, DateOnly day) =>
    [
        .. from text in texts
           where text.From > day
           group text by text.From!.Value into same
           select (same.Last(), same.Key),
    ];

    /// <summary>Why a text cannot be withdrawn on a day; null when it can.</summary>
    public static Obstacle? Refusal(this IReadOnlyList<Act.ConsentText> texts, Act.ConsentTextWithdrawn withdrawn, DateOnly day) =>
        texts.LastOrDefault(withdrawn.IsOf) is not { } text ? new("no text of this name is to begin", "version")
        : text.From is null || text.From <= day ? new("this text has begun", "version")
        : null;

    /// <summary>Why a text cannot come next; null when it can.</summary>
    internal static Obstacle? Refusal(this IReadOnlyList<Act.ConsentText> texts, Act.ConsentText next) =>
        texts is not [.., var last] ? null
        : next.Version == last.Version ? new("this text is current", "version")
        : (next.From ?? DateOnly.MinValue) < last.From ? new("a text that was announced begins later", "from")
        : null;

    /// <summary>The texts after an act that was not refused.</summary>
    internal static ImmutableList<Act.ConsentText> After(this ImmutableList<Act.ConsentText> texts, Act act) => act switch
    {
        Act.ConsentText it => texts.Add(it),
        Act.ConsentTextWithdrawn it => texts.RemoveAt(texts.FindLastIndex(it.IsOf)),
        _ => texts,
    };

    private static bool IsOf(this Act.ConsentTextWithdrawn withdrawn, Act.ConsentText text) =>
        (text.Version, text.Consent) == (withdrawn.Version, withdrawn.Consent);
}
