using System.Text;

using Trial.Core.Groups;
using Trial.Core.Input;

namespace Trial.Core.Tests.Groups;

/// <summary>What coordinators may say of an introduction meeting, before it and after it.</summary>
[Trait("Requirement", "R17")]
public sealed class IntroductionPlanTests
{
    private const string Whole =
        """{"place":"Biblioteket, Torvet 1","date":"2027-01-14","time":"19:00","call":"Mette","telephone":"12 34 56 78"}""";

    private static readonly DateOnly Today = new(2027, 1, 5);

    private static readonly IntroductionPlan Planned =
        new("Biblioteket, Torvet 1", new DateOnly(2027, 1, 14), new(19, 0), "Mette", "12 34 56 78");

    [Fact]
    public void A_meeting_has_a_place_a_day_a_time_and_somebody_to_call() => Assert.Equal((Planned, false), Good(Whole, null));

    [Fact]
    public void A_change_keeps_what_it_leaves_out()
    {
        Assert.Equal((Planned with { Time = new(18, 30) }, false), Good("""{"time":"18:30"}""", Planned));
        Assert.Equal((Planned with { Telephone = "+45 12345678" }, false), Good("""{"telephone":"+45 12345678"}""", Planned));
        Assert.Equal((Planned, true), Good("""{"cancelled":true}""", Planned));
    }

    [Theory]
    [InlineData("{}", "place missing, date missing, time missing, call missing, telephone missing")]
    [InlineData("""{"cancelled":true}""", "place missing, date missing, time missing, call missing, telephone missing,  unknown")]
    public void A_new_one_has_all_of_them(string json, string faults) => Assert.Equal(faults, Faults(json, null));

    [Theory]
    [InlineData("""{"date":"2027-01-04"}""", "date out-of-range")]
    [InlineData("""{"date":"2029-01-06"}""", "date out-of-range")]
    [InlineData("""{"date":"2027-12-24"}""", "date closed-day")]
    [InlineData("""{"date":"14.1.2027"}""", "date malformed")]
    [InlineData("""{"time":"19.00"}""", "time malformed")]
    [InlineData("""{"place":" "}""", "place malformed")]
    [InlineData("""{"call":"0101701234"}""", "call cpr")]
    [InlineData("""{"telephone":"12"}""", "telephone malformed")]
    [InlineData("""{"telephone":"mette@example.org"}""", "telephone malformed")]
    [InlineData("""{"cancelled":false}""", "cancelled must-be-true")]
    [InlineData("""{"cancelled":true,"time":"18:30"}""", "cancelled not-asked")]
    public void What_is_wrong_is_named(string json, string faults) => Assert.Equal(faults, Faults(json, Planned));

    [Fact]
    public void Afterwards_one_tells_how_many_came_and_how_many_slips_of_which_sheet_they_took()
    {
        Assert.Equal(new IntroductionCount(12, "S41", 8), Counted("""{"came":12,"sheet":"S41","handedOut":8}""").Count);
        Assert.Equal(new IntroductionCount(0, null, 0), Counted("""{"came":0}""").Count);
    }

    [Theory]
    [InlineData("{}", "came missing")]
    [InlineData("""{"came":12,"sheet":"S41"}""", "handedOut missing")]
    [InlineData("""{"came":12,"handedOut":8}""", "sheet missing")]
    [InlineData("""{"came":12,"sheet":"41","handedOut":8}""", "sheet malformed")]
    [InlineData("""{"came":-1,"sheet":"S41","handedOut":0}""", "came out-of-range, handedOut out-of-range")]
    [InlineData("""{"came":12,"who":"Mette"}""", " unknown")]
    public void A_sheet_and_its_number_come_together(string json, string faults) => Assert.Equal(faults, Text(Counted(json).Faults));

    private static (IntroductionPlan?, bool) Good(string json, IntroductionPlan? current)
    {
        var (plan, isCancelled, faults) = IntroductionPlan.Read(Encoding.UTF8.GetBytes(json), current, Today, ClosedDays.Danish);
        Assert.Empty(faults);
        return (plan, isCancelled);
    }

    private static string Faults(string json, IntroductionPlan? current) =>
        Text(IntroductionPlan.Read(Encoding.UTF8.GetBytes(json), current, Today, ClosedDays.Danish).Faults);

    private static (IntroductionCount? Count, IReadOnlyList<Fault> Faults) Counted(string json) =>
        IntroductionCount.Read(Encoding.UTF8.GetBytes(json));

    private static string Text(IEnumerable<Fault> faults) => string.Join(", ", faults.Select(fault => $"{fault.Field} {fault.Code}"));
}
