namespace Trial.Core;

/// <summary>The calendar that the trial goes by: Europe/Copenhagen, from the platform's time zone data.</summary>
public static class Copenhagen
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>The date there at an instant.</summary>
    public static DateOnly Date(DateTimeOffset instant) => DateOnly.FromDateTime(Time(instant).DateTime);

    /// <summary>The clock there at an instant, with its offset from UTC.</summary>
    public static DateTimeOffset Time(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
