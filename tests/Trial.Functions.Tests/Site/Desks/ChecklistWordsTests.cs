using Trial.Application.Stewards;
using Trial.Functions.Site.Desks.Steward;

namespace Trial.Functions.Tests.Site.Desks;

public sealed class ChecklistWordsTests
{
    [Fact]
    public void Before_a_place_opens_the_overview_names_the_dry_run() => Assert.All(
        [ChecklistWords.Danish, ChecklistWords.English],
        words => Assert.Contains("trial simulate", words.Text(new(Item.Places, Standing.Missing)), StringComparison.Ordinal));

    [Fact]
    public void Every_item_has_a_title_of_its_own() => Assert.All(
        [ChecklistWords.Danish, ChecklistWords.English],
        words => Assert.Equal(Enum.GetValues<Item>().Length, Enum.GetValues<Item>().Select(item => words.Titles[item]).Distinct().Count()));

    [Fact]
    public void Since_when_browsers_without_scripts_are_told_to_come_again_is_said_by_the_clock_in_Copenhagen()
    {
        var met = new ChecklistItem(Item.Unsolved, Standing.Look) { Hour = new(2026, 11, 21, 21, 0, 0, TimeSpan.Zero) };

        Assert.Equal(
            "Deres del af loftet blev nået i timen fra 21. november 2026 kl. 22.00. Kom der flere, blev de bedt om at komme igen.",
            ChecklistWords.Danish.Text(met));
        Assert.Equal(
            "Their part of the cap was met in the hour from 21 November 2026 at 22:00. If more came, they were asked to come again.",
            ChecklistWords.English.Text(met));
    }

    [Fact]
    public void A_place_that_was_never_open_is_named()
    {
        var places = new ChecklistItem(Item.Places, Standing.Done, ["A"]) { Closed = ["F"] };

        Assert.Equal("1 sted er åbent. Ikke åbnet: F.", ChecklistWords.Danish.Text(places));
        Assert.Equal("1 place is open. Not opened: F.", ChecklistWords.English.Text(places));
    }
}
