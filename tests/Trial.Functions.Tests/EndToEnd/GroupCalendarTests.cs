using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

using Trial.Core.Groups;
using Trial.Functions.Tests.Site.Parts;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A group's calendar while the group is moved and cancelled, as a second program reads it.</summary>
public sealed class GroupCalendarTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private RunningService Service => fixture.Service;

    [Fact]
    public async Task Follows_the_plan_under_the_same_ids_and_says_when_the_group_is_cancelled()
    {
        await SeatAsync();
        var planned = await ReadAsync();
        var later = Day(planned[0]).AddDays(7);

        await ChangeAsync(new JsonObject { ["first"] = later.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["beside"] = true });
        var moved = await ReadAsync();
        await ChangeAsync(new JsonObject { ["state"] = "cancelled" });
        var cancelled = await ReadAsync();

        Assert.Equal(10, planned.Count);
        Assert.Equal(Tuesdays(later), moved.Select(Day));
        Assert.All([moved, cancelled], events => Assert.Equal(planned.Select(each => each.Uid), events.Select(each => each.Uid)));
        Assert.All(planned, each => Assert.Equal(("CONFIRMED", 0), (each.Status, each.Sequence)));
        Assert.All(moved, each => Assert.Equal(("CONFIRMED", 1), (each.Status, each.Sequence)));
        Assert.All(cancelled, each => Assert.Equal(("CANCELLED", 2), (each.Status, each.Sequence)));
        string[] stamps = [planned[0].Stamp, moved[0].Stamp, cancelled[0].Stamp];
        Assert.Equal(stamps.Order(StringComparer.Ordinal), stamps);
    }

    // Ten, on which Denmark is open.
    private static IEnumerable<DateOnly> Tuesdays(DateOnly from) =>
        Enumerable.Range(0, 20).Select(week => from.AddDays(7 * week)).Where(day => !DanishHolidays.Has(day)).Take(10);

    private static DateOnly Day(CalendarEntry entry) => DateOnly.ParseExact(entry.Starts[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Of twelve people at one place, in blocks of eight or less, four or more are in the group, whatever the lots say.
    private async Task SeatAsync()
    {
        var strata = (await Service.Http.GetFromJsonAsync<JsonObject>("api/study"))!["strata"]!;
        var slot = strata[0]!["slots"]![0]!["id"]!.GetValue<string>();
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(HttpStatusCode.Created, await new Applicant("A", slot).SignUpAsync(Service.Http));
        }

        await Service.RunTimerAsync("IssueRosters");
    }

    private async Task ChangeAsync(JsonObject change)
    {
        using var answer = await Service.StaffAsync("coordinator", HttpMethod.Patch, "api/groups/A1", change);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<IReadOnlyList<CalendarEntry>> ReadAsync()
    {
        using var answer = await Service.StaffAsync("coordinator", HttpMethod.Get, "api/rosters/A1?format=ics");
        return await CalendarReader.ReadAsync(await answer.Content.ReadAsStringAsync());
    }
}
