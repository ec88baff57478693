namespace Trial.Application.Stewards;

/// <summary>What a real study lacks before it may take people.</summary>
public enum Want
{
    /// <summary>Nobody is named who is responsible for the data.</summary>
    Owner,

    /// <summary>Nobody is named who can be called.</summary>
    Contact,

    /// <summary>A crisis number is missing, or nobody checked it within half a year.</summary>
    Numbers,

    /// <summary>The address of the site is not set.</summary>
    PublicUrl,

    /// <summary>No anchor is kept outside the data folder.</summary>
    Anchor,

    /// <summary>No group is planned at a place where lots are drawn at referral.</summary>
    Group,
}

/// <summary>One thing that a real study lacks.</summary>
/// <param name="What">The thing.</param>
/// <param name="Stratum">The place that lacks it; null for the study.</param>
public sealed record Lack(Want What, string? Stratum = null)
{
    /// <summary>The field that the API names it by.</summary>
    public string Field => What switch
    {
        Want.Owner => "owner",
        Want.Contact => "contact",
        Want.Numbers => "numbers",
        Want.PublicUrl => "publicUrl",
        Want.Anchor => "anchor",
        _ => $"groups.{Stratum}",
    };

    /// <summary>What to do about it, as a sentence in English.</summary>
    public string Sentence => What switch
    {
        Want.Owner => "owner.json names nobody who is responsible for the data (controller).",
        Want.Contact => "owner.json names nobody with a telephone (contacts).",
        Want.Numbers => "A crisis number in owner.json is missing, or was not checked within half a year.",
        Want.PublicUrl => "The setting PUBLIC_URL does not say where people reach the site.",
        Want.Anchor => "No anchor is kept outside the data folder: the setting TRIAL_ANCHOR names a place for one.",
        _ => "No group is planned there that still takes people.",
    };
}
