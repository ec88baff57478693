using System.Text;

using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

/// <summary>Houses have ids of their own, and what they are called may be corrected.</summary>
public sealed class KnownPlacesTests
{
    private static readonly GroupPlan Plan =
        new("A", "A-tue", "Kulturhuset", 2, "17:00", new DateOnly(2027, 1, 12), 8, 4, "p1", House: "h1");

    // Written last first: h1 was called Kulturhusset before.
    private static readonly KnownPlaces Known = new(
        [Plan, Plan with { Place = "Biblioteket", House = "h2", Slot = "A-tue-2" },
         Plan with { Place = "Kulturhusset", Slot = "A-mon" }], 9);

    [Fact]
    public void A_house_is_called_what_the_plan_says_that_was_written_last()
    {
        Assert.Equal("Kulturhuset", Known.House("h1")!.Place);
        Assert.Equal(["Kulturhuset", "Biblioteket"], Known.Houses("A").Select(house => house.Place));
        Assert.Equal("h1", Known.House("A", "Kulturhusset")!.HouseId); // by its old name too
        Assert.Equal("Kulturhuset", Known.House("A", "Kulturhusset")!.Place);
        Assert.Null(Known.House("B", "Kulturhuset"));
    }

    [Theory]
    [InlineData("kulturhuset", "h1")]
    [InlineData(" Kultur  Huset", "h1")]
    [InlineData("KULTURHUSSET", "h1")] // by its old name
    [InlineData("Kulturhuset 4", null)]
    public void A_house_is_found_without_regard_to_case_and_spaces(string place, string? house) =>
        Assert.Equal(house, Known.House("A", place)?.HouseId);

    [Fact]
    public void Of_two_that_are_called_almost_the_same_the_one_is_found_that_is_called_exactly_so()
    {
        var two = new KnownPlaces([Plan with { Place = "kulturhuset", House = "h3" }, Plan], 9);
        Assert.Equal(["h1", "h3"], ((string[])["Kulturhuset", "kulturhuset"]).Select(place => two.House("A", place)!.HouseId));
    }

    [Fact]
    public void A_house_that_no_plan_names_is_new_beside_the_others_of_its_stratum()
    {
        Assert.Null(Known.NewBeside(Plan));
        Assert.Equal(["Biblioteket", "Kulturhuset"], Known.NewBeside(Plan with { House = "h9" })!);
        Assert.Equal([], Known.NewBeside(Plan with { House = "h9", Stratum = "B" })!);
    }

    [Fact]
    public void An_id_ends_with_how_many_plans_were_written_and_so_is_never_given_twice()
    {
        Assert.Equal("A-tue-1700-10", Known.NewId("A-tue-1700"));
        Assert.Equal("A-tue-1700-11", (Known with { Plans = [], Written = 10 }).NewId("A-tue-1700")); // though no plan has the one before
    }

    [Theory]
    [InlineData("""{"place":"Medborgerhuset"}""", null)]
    [InlineData("""{"place":"Kulturhuset"}""", null)] // as it is
    [InlineData("""{"place":"Biblioteket"}""", "place twice")] // another house
    [InlineData("""{"place":"biblio teket"}""", "place twice")]
    [InlineData("""{"place":"=1+1"}""", "place malformed")]
    [InlineData("""{"place":"Hos 010190-1234"}""", "place cpr")]
    [InlineData("{}", "place missing")]
    [InlineData("""{"place":"X","time":"17:00"}""", " unknown")]
    public void A_correction_has_every_fault_told(string json, string? fault)
    {
        var (place, faults) = Known.Correct(Encoding.UTF8.GetBytes(json), Plan);
        Assert.Equal(fault is null ? [] : [fault], faults.Select(it => $"{it.Field} {it.Code}"));
        Assert.True(fault is not null || place is not null);
    }
}
