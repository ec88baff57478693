using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The lines about meetings that are not as the others: on <em>Min kode</em>, and where a coordinator reads them first.</summary>
internal static class OddMeetings
{
    /// <summary>The lines about those that are still to come.</summary>
    public static IEnumerable<string> Ahead(Language language, GroupView group) => Lines(
        language,
        group.Moved.Where(meeting => meeting.Value >= group.Today).ToDictionary(),
        [.. group.Meetings.Off.Select(week => group.Meetings.Dates[week - 1]).Where(day => day >= group.Today)],
        group.Without.Where(day => day >= group.Today));

    /// <summary>A line for each that is moved, one for those called off, one for the days without a meeting.</summary>
    /// <param name="language">Of the words.</param>
    /// <param name="moved">Week → the day that it is on now.</param>
    /// <param name="off">The days of those called off.</param>
    /// <param name="without">Every day without a meeting, those called off among them.</param>
    public static IEnumerable<string> Lines(
        Language language, IReadOnlyDictionary<int, DateOnly> moved, IReadOnlyList<DateOnly> off, IEnumerable<DateOnly> without)
    {
        var words = language.Words<MyCodeWords>();
        var never = without.Except(off).Order().ToList();
        return
        [
            .. moved.OrderBy(meeting => meeting.Key).Select(meeting => words.Moved(meeting.Key, When.Weekday(language, meeting.Value))),
            .. off.Count > 0 ? [words.CalledOff(When.List(language, [.. off.Order()]), off.Count > 1)] : (string[])[],
            .. never.Count > 0 ? [words.Without(When.List(language, never))] : (string[])[],
        ];
    }
}
