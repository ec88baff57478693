using System.Net;

using Trial.Application.Groups;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;

namespace Trial.Functions.Tests.Site.Staff;

public sealed class RosterPageTests
{
    [Theory]
    [InlineData(true, "<h1>ØVELSE: Gruppe A1</h1>")]
    [InlineData(false, "<h1>Gruppe A1</h1>")]
    public async Task What_is_printed_in_a_practice_says_so(bool isPractice, string heading)
    {
        var plan = new GroupPlan("A", "A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0), new DateOnly(2027, 1, 12), 8, 4, "AB");
        var page = WebUtility.HtmlDecode(await Rendering.TextAsync<RosterPage>(new()
        {
            [nameof(RosterPage.Roster)] = new Roster("A1", 1, plan, new Meetings("s", "A1", "", new(17, 0), [], true, 0, default), []),
            [nameof(RosterPage.Practice)] = new Practice(isPractice),
        }));

        Assert.Contains(heading, page, StringComparison.Ordinal);
    }
}
