using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A group's roster in its four forms, and its attendance.</summary>
public sealed class AttendanceTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private RunningService Service => fixture.Service;

    [Fact]
    [Trait("Requirement", "P5")]
    public async Task Is_marked_by_alias_and_stands_on_the_roster_in_every_form()
    {
        var aliases = await SeatAsync();

        Assert.Equal(HttpStatusCode.OK, await MarkAsync(1, (aliases[0], true), (aliases[1], true)));
        Assert.Equal(HttpStatusCode.OK, await MarkAsync(1, (aliases[0], true), (aliases[1], false))); // again: it replaces
        Assert.Equal(HttpStatusCode.OK, await MarkAsync(2, (aliases[0], true)));

        var members = JsonNode.Parse(await RosterAsync("json"))!["members"]!.AsArray().ToDictionary(
            member => member!["alias"]!.GetValue<string>(), member => member!["attendance"]!.ToJsonString());
        Assert.Equal("""{"1":true,"2":true}""", members[aliases[0]]);
        Assert.Equal("""{"1":false}""", members[aliases[1]]);

        var page = WebUtility.HtmlDecode(await RosterAsync("html"));
        Assert.Contains($"{aliases[0]}</th><td>+</td><td>+</td><td></td>", page, StringComparison.Ordinal);
        Assert.Contains($"{aliases[1]}</th><td>–</td><td></td>", page, StringComparison.Ordinal);
        var calendar = await RosterAsync("ics");
        Assert.Contains("SUMMARY:Gruppe A1", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain(aliases, alias => calendar.Contains(alias, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_refused_for_strangers_other_weeks_and_other_roles()
    {
        var aliases = await SeatAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await MarkAsync(3, (aliases[0], true), ("Grøn Giraf", true)));
        Assert.Equal(HttpStatusCode.BadRequest, await MarkAsync(0, (aliases[0], true)));
        Assert.Equal(HttpStatusCode.BadRequest, await MarkAsync(11, (aliases[0], true)));
        Assert.Equal(HttpStatusCode.BadRequest, await MarkAsync(3));
        Assert.DoesNotContain("\"3\":", await RosterAsync("json"), StringComparison.Ordinal);

        using var researcher =
            await Service.StaffAsync("researcher", HttpMethod.Put, "api/rosters/A1/attendance", Week(1, (aliases[0], true)));
        using var nowhere =
            await Service.StaffAsync("coordinator", HttpMethod.Put, "api/rosters/Z1/attendance", Week(1, (aliases[0], true)));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (researcher.StatusCode, nowhere.StatusCode));
    }

    // Of twelve people at one place, in blocks of eight or less, four or more are in the group, whatever the lots say.
    private async Task<IReadOnlyList<string>> SeatAsync()
    {
        var strata = (await Service.Http.GetFromJsonAsync<JsonObject>("api/study"))!["strata"]!;
        var slot = strata[0]!["slots"]![0]!["id"]!.GetValue<string>();
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(HttpStatusCode.Created, await new Applicant("A", slot).SignUpAsync(Service.Http));
        }

        await Service.RunTimerAsync("IssueRosters");
        return [.. JsonNode.Parse(await RosterAsync("json"))!["members"]!.AsArray().Select(member => member!["alias"]!.GetValue<string>())];
    }

    private async Task<string> RosterAsync(string format)
    {
        using var answer = await Service.StaffAsync("coordinator", HttpMethod.Get, $"api/rosters/A1?format={format}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> MarkAsync(int week, params (string Alias, bool There)[] present)
    {
        using var answer = await Service.StaffAsync("coordinator", HttpMethod.Put, "api/rosters/A1/attendance", Week(week, present));
        return answer.StatusCode;
    }

    private static JsonObject Week(int week, params (string Alias, bool There)[] present) => new()
    {
        ["week"] = week,
        ["present"] = new JsonObject(present.Select(person => KeyValuePair.Create(person.Alias, (JsonNode?)person.There))),
    };
}
