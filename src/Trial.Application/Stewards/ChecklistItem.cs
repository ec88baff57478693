namespace Trial.Application.Stewards;

/// <summary>What is seen to before and while a study takes people. The API names each as its word begins with a small letter.</summary>
public enum Item
{
    /// <summary>Who is responsible for the data.</summary>
    Owner,

    /// <summary>Whom people can call.</summary>
    Contact,

    /// <summary>The crisis numbers, checked.</summary>
    Numbers,

    /// <summary>Where people reach the site.</summary>
    PublicUrl,

    /// <summary>The record's head, kept elsewhere.</summary>
    Anchor,

    /// <summary>Sealed lists; how many.</summary>
    Lists,

    /// <summary>The last list's seal in the public log.</summary>
    Seal,

    /// <summary>The consent text; its version, then those that begin on a later day, and these days.</summary>
    Text,

    /// <summary>Planned groups; the places without one.</summary>
    Groups,

    /// <summary>Open places; which.</summary>
    Places,

    /// <summary>Slips; the sheets of which more were used than handed out, or than people were met.</summary>
    Slips,

    /// <summary>The daily jobs; those that did not run.</summary>
    Jobs,

    /// <summary>The public log; how many nights it is behind.</summary>
    Log,

    /// <summary>Lists that run low; the places.</summary>
    Envelopes,

    /// <summary>Challenges before the lot; the last hour in which they were asked.</summary>
    Challenges,

    /// <summary>The share of the cap for browsers without scripts; the last hour that met it.</summary>
    Unsolved,

    /// <summary>The hour's cap; the last hour that met it, in UTC.</summary>
    Cap,

    /// <summary>The clock.</summary>
    Clock,

    /// <summary>The day of the last backup that the steward told of.</summary>
    Backup,
}

/// <summary>How an item stands.</summary>
public enum Standing
{
    /// <summary>It is seen to.</summary>
    Done,

    /// <summary>Something should be seen to.</summary>
    Look,

    /// <summary>It is not there.</summary>
    Missing,
}

/// <summary>One item of the checklist.</summary>
/// <param name="Item">What.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Of">Places, sheets, jobs or words that it is about.</param>
/// <param name="On">The day that it is about.</param>
/// <param name="Count">The number that it is about.</param>
public sealed record ChecklistItem(
    Item Item, Standing Standing, IReadOnlyList<string>? Of = null, DateOnly? On = null, int? Count = null)
{
    /// <summary>Of open places: when and why each was opened.</summary>
    public IReadOnlyList<PlaceTurn> Openings { get; init; } = [];

    /// <summary>Of places while the study runs: those that are not open.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];

    /// <summary>Of these: when and why each was closed that was open before.</summary>
    public IReadOnlyList<PlaceTurn> Closings { get; init; } = [];

    /// <summary>Of something that was met in an hour: when this began.</summary>
    public DateTimeOffset? Hour { get; init; }

    /// <summary>Of consent texts that begin on a later day: the day of each, in order.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];
}
