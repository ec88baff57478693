using System.Globalization;

using Microsoft.AspNetCore.Http;

using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>Meetings for which a sign is to be hung on a door, as addresses name them: <c>3.2026-12-03</c>, the week and the day.</summary>
internal static class DoorSigns
{
    /// <summary>In the query of a page that was just saved.</summary>
    public const string Field = "skilt";

    /// <summary>The word of a meeting.</summary>
    public static string Format(LostMeeting lost) => string.Create(CultureInfo.InvariantCulture, $"{lost.Week}.{Iso.Date(lost.On)}");

    /// <summary>Whether a meeting has a sign: people were told its day, and none is held then. Without a roster nobody was told.</summary>
    public static bool IsFor(PlannedGroup group, LostMeeting lost) =>
        group.Record.RosterVersion > 0 && ShortNotice.IsInVain(group.Plan, group.Cancelled, lost);

    /// <summary>The meetings that a query names.</summary>
    public static IReadOnlyList<LostMeeting> Read(IQueryCollection query) => [.. query[Field].Select(Parse).OfType<LostMeeting>()];

    /// <summary>The meeting of a word; null for any other text.</summary>
    public static LostMeeting? Parse(string? word) =>
        word?.Split('.') is [var week, var day]
        && int.TryParse(week, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= GroupPlan.Weeks
        && Iso.TryDate(day, out var on)
            ? new LostMeeting(number, on)
            : null;
}
