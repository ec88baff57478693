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
    public void A_place_that_was_never_open_is_named()
    {
        var places = new ChecklistItem(Item.Places, Standing.Done, ["A"]) { Closed = ["F"] };

        Assert.Equal("1 sted er åbent. Ikke åbnet: F.", ChecklistWords.Danish.Text(places));
        Assert.Equal("1 place is open. Not opened: F.", ChecklistWords.English.Text(places));
    }
}
