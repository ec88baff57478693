using System.Net;
using System.Text;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Stewards;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Correcting what a house is called, as a browser without scripts does it.</summary>
public sealed class HousePagesTests() : DeskTests(StaffRole.Coordinator, people: 4)
{
    private const string Places = "/personale/koordinator/huse";

    [Fact]
    public async Task A_house_is_corrected_once_the_page_has_said_what_people_read_and_how_many_are_on_an_issued_roster()
    {
        var people = (await Host.Part<Rosters>().ReadAsync("C1", default))!.Members.Count;
        var sure = await SureAsync("C-house", "Skovstuen, Egevej 9");
        Assert.Contains("Husets navn eller adresse er rettet: Skovstuen, Egevej 9.", sure.Html, StringComparison.Ordinal);
        Assert.Contains($"{people} på listen kan læse det.", sure.Texts);

        Assert.Equal($"{Places}?gemt", (await Browser.PostAsync(sure.Action, [.. sure.Fields])).Headers["Location"]);
        Assert.Contains("Skovstuen, Egevej 9", (await Browser.GetAsync(Places)).Texts);
    }

    [Fact]
    public async Task A_house_that_is_called_so_already_is_not_asked_to_be_saved()
    {
        var same = await SureAsync("C-house", "Skovstuen, Egevej 8");
        Assert.Contains("Hus og adresse: Huset er sådan i forvejen. Skriv det, der skal være anderledes.", same.Texts);
        Assert.DoesNotContain("name=\"sure\"", same.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_house_that_gets_the_name_of_one_at_another_place_brings_a_warning()
    {
        var other = (await Host.Part<HouseDesk>().ReadAsync(default)).First(house => house.Stratum == "A");
        var sure = await SureAsync("C-house", other.Place.ToUpperInvariant());

        Assert.Contains(
            "Et hus hedder også sådan her: Ved havnen. Er det samme hus, så hører det kun til det ene sted.", sure.Texts);
        Assert.DoesNotContain("id=\"also-in\"", (await SureAsync("C-house", "Skovstuen, Egevej 9")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_house_without_a_roster_no_number_is_told_and_a_fault_is_told_beside_its_field()
    {
        using var empty = new DeskHost();
        await empty.InitializeAsync();
        using var other = await empty.BrowserOfAsync(StaffRole.Coordinator);
        Assert.DoesNotContain("på listen", (await SureAsync(other, "A-house", "Havnehuset, Kajen 5")).Html, StringComparison.Ordinal);
        await empty.DisposeAsync();

        var faulty = await SureAsync("A-house", "=1+1");
        Assert.Contains(faulty.Texts, text => text.StartsWith("Hus og adresse: ", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Places}/nowhere")).Status);
    }

    [Fact]
    public async Task A_house_that_stands_there_twice_becomes_one_once_the_page_has_said_so()
    {
        const string Json = """
            {"stratum":"C","place":"Skovstuen, Egevej 88","weekday":4,"time":"16:00","first":"2027-01-14",
             "capacity":8,"minimum":3,"pair":"AB"}
            """;
        var planned = await Host.Part<GroupDesk>().PlanAsync(new(StaffRole.Coordinator, "c"), Encoding.UTF8.GetBytes(Json), default);
        Assert.True(Assert.IsType<GroupAnswer.Done>(planned).IsNewHouse);
        var wrong = (await Host.Part<HouseDesk>().ReadAsync(default)).Single(house => house.Place == "Skovstuen, Egevej 88").Id;

        var sure = await SureAsync(wrong, "Skovstuen, Egevej 8");
        Assert.Contains(sure.Texts, text => text.StartsWith("Et andet hus på stedet hedder allerede sådan.", StringComparison.Ordinal));
        Assert.Contains("Gør dem til ét hus", sure.Html, StringComparison.Ordinal);
        await Browser.PostAsync(sure.Action, [.. sure.Fields]);
        Assert.Single(await Host.Part<HouseDesk>().ReadAsync(default), house => house.Stratum == "C");
    }

    [Fact]
    public async Task A_place_that_is_closed_is_said_to_be_with_its_houses_and_with_its_groups()
    {
        const string Closed = "Stedet er lukket: ingen kan melde sig her nu.";
        Assert.DoesNotContain(Closed, (await Browser.GetAsync(Places)).Texts);
        Assert.IsType<ActAnswer.Done>(await Host.Part<StudyActs>().CloseAsync(new(StaffRole.Steward, "s"), "C", "prøve", default));

        foreach (var path in new[] { Places, "/personale/koordinator/grupper" })
        {
            var texts = (await Browser.GetAsync(path)).Texts;
            Assert.Single(texts, Closed);
            Assert.Equal(Closed, texts[texts.ToList().IndexOf("Ved skoven") + 1]);
        }
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_told()
    {
        var second = await SureAsync("C-house", "To");
        var first = await SureAsync("C-house", "Et");
        await Browser.PostAsync(first.Action, [.. first.Fields]);
        var told = await Browser.PostAsync(second.Action, [.. second.Fields]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, told.Status);
        Assert.Contains(told.Texts, text => text.StartsWith("Hus og adresse: En anden har ændret en gruppe her", StringComparison.Ordinal));
        Assert.Contains("value=\"To\"", told.Html, StringComparison.Ordinal);
        Assert.Contains("Et", told.Texts);
    }

    private Task<Page> SureAsync(string house, string place) => SureAsync(Browser, house, place);

    private static async Task<Page> SureAsync(DeskBrowser browser, string house, string place)
    {
        var page = await browser.GetAsync($"{Places}/{house}");
        var version = page.Fields.First(field => field.Name == "version").Value;
        return await browser.PressAsync(page, $"{Places}/{house}", ("version", version), ("place", place));
    }
}
