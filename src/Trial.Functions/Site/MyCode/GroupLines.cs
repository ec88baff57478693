using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The lines about somebody's group: on <em>Min kode</em>, and where a coordinator reads them first.</summary>
internal static class GroupLines
{
    /// <summary>Where it meets, and when in the week.</summary>
    public static string Where(Language language, GroupView group) =>
        $"{group.Place}, {When.Weekly(language, group.Weekday, group.Time)}.";

    /// <summary>The next meeting; that there was a last one where there is none any more.</summary>
    public static string Next(Language language, GroupView group)
    {
        var words = language.Words<NextMeetingWords>();
        return group.Next is { } next
            ? words.Next(Day(language, group, next), When.Clock(language, group.Time), next, group.Meetings.Dates.Count)
            : words.Over;
    }

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All(Language language, GroupView group) =>
        [Where(language, group), Next(language, group), .. group.Next is null ? [] : OddMeetings.Ahead(language, group)];

    private static string Day(Language language, GroupView group, int week)
    {
        var day = group.Meetings.Dates[week - 1];
        return (day == group.Today ? language.Words<NextMeetingWords>().Today : "") + When.Weekday(language, day);
    }
}
