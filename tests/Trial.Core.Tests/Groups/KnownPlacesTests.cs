using System.Text;

using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

/// <summary>Houses have ids of their own, and what they are called may be corrected.</summary>
public sealed class KnownPlacesTests
{
    private static readonly GroupPlan Plan =
        new("A", "A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0), new DateOnly(2027, 1, 12), 8, 4, "p1", House: "h1");

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
    [InlineData("""{"place":"Biblioteket"}""", "place same-house")] // another house
    [InlineData("""{"place":"biblio teket"}""", "place same-house")]
    [InlineData("""{"place":"biblioteket","join":true}""", null)]
    [InlineData("""{"place":"Biblioteket","join":false}""", "join must-be-true")]
    [InlineData("""{"place":"Medborgerhuset","join":true}""", "join not-asked")]
    [InlineData("""{"place":"=1+1"}""", "place malformed")]
    [InlineData("""{"place":"Hos 010190-1234"}""", "place cpr")]
    [InlineData("{}", "place missing")]
    [InlineData("""{"place":"X","time":"17:00"}""", " unknown")]
    public void A_correction_has_every_fault_told(string json, string? fault)
    {
        var (place, _, faults) = Known.Correct(Encoding.UTF8.GetBytes(json), Plan);
        Assert.Equal(fault is null ? [] : [fault], faults.Select(it => $"{it.Field} {it.Code}"));
        Assert.True(fault is not null || place is not null);
    }

    [Fact]
    public void A_house_that_gets_the_name_of_another_is_to_join_it_and_keeps_that_ones_name()
    {
        var (place, into, faults) = Known.Correct("""{"place":"biblioteket"}"""u8, Plan, isTried: true);
        Assert.Equal(("Biblioteket", "h2", 0), (place, into!.HouseId, faults.Count));
    }

    [Fact]
    public void Ids_of_joined_houses_lead_to_what_they_are_now_also_over_two_steps()
    {
        var plans = new[]
        {
            Plan,
            Plan with { House = "h2", Slot = "s2" },
            Plan with { House = "h2", Slot = "s3", Time = new(9, 0) },
            Plan with { House = null, Slot = "h3" }, // of an earlier build: the house has the slot's id
        };
        var first = JoinedHouse.Of(plans, "h3", "h2");
        var second = JoinedHouse.Of(plans, "h2", "h1");
        var joined = new JoinedHouses([Plan with { Joined = [first, second] }]);

        Assert.Equal(["A-tue", "s3", "else"], joined.Now(["h3", "s2", "A-tue", "s3", "else"]));
        Assert.Equal([("h1", "A-tue"), ("h1", "A-tue"), ("h1", "s3"), ("h1", "A-tue")],
            plans.Select(joined.Now).Select(plan => (plan.HouseId, plan.Slot)));
        Assert.Equal(["h3"], JoinedHouses.None.Now(["h3"]));
    }
}
