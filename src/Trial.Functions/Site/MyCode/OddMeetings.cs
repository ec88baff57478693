using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The lines about meetings that are not as the others: on <em>Min kode</em>, and where a coordinator reads them first.</summary>
internal static class OddMeetings
{
    /// <summary>A line for each to come that is moved, one for those called off, one for the other days without a meeting.</summary>
    public static IEnumerable<string> Ahead(Language language, GroupView group)
    {
        var words = language.Words<MyCodeWords>();
        var off = group.Meetings.Off.Select(week => group.Meetings.Dates[week - 1]).Where(day => day >= group.Today).Order().ToArray();
        var never = group.Without.Where(day => day >= group.Today).Except(off).Order().ToArray();
        return
        [
            .. group.Moved.Where(meeting => meeting.Value >= group.Today).OrderBy(meeting => meeting.Key)
                .Select(meeting => words.Moved(meeting.Key, When.Weekday(language, meeting.Value))),
            .. off.Length > 0 ? [words.CalledOff(When.List(language, off), off.Length > 1)] : (string[])[],
            .. never.Length > 0 ? [words.Without(When.List(language, never))] : (string[])[],
        ];
    }
}
