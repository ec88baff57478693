namespace Trial.Core.Record;

/// <summary>Why an act cannot come now.</summary>
/// <param name="Why">As a clause.</param>
/// <param name="Field">What of the act it is about, by its name in a body; null for none.</param>
public sealed record Obstacle(string Why, string? Field = null)
{
    /// <summary>One that is about no field; null for none.</summary>
    public static implicit operator Obstacle?(string? why) => FromString(why);

    /// <summary>One that is about no field; null for none.</summary>
    public static Obstacle? FromString(string? why) => why is null ? null : new(why);
}
