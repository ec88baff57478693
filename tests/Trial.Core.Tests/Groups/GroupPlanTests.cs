using System.Globalization;
using System.Text.Json;

using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

public sealed class GroupPlanTests
{
    [Fact]
    public void Weekdays_go_from_Monday_to_Sunday() =>
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Enumerable.Range(4, 7).Select(day => (int)GroupPlan.WeekdayOf(new DateOnly(2027, 1, day))));

    [Theory]
    [InlineData(Weekday.Tuesday, "2027-01-05")]
    [InlineData(Weekday.Wednesday, "2027-01-06")]
    [InlineData(Weekday.Monday, "2027-01-11")]
    public void The_first_weekday_from_a_date_on_can_be_the_date_itself(Weekday weekday, string first) =>
        Assert.Equal(DateOnly.Parse(first, CultureInfo.InvariantCulture), weekday.FirstFrom(new(2027, 1, 5))); // a Tuesday

    [Fact]
    public void Rows_have_the_number_of_a_weekday_and_the_hour_and_minute_of_a_time()
    {
        const string Meets = """{"weekday":7,"time":"09:05"}""";

        var plan = JsonSerializer.Deserialize<GroupPlan>(Meets, JsonSerializerOptions.Web)!;

        Assert.Equal((Weekday.Sunday, new TimeOnly(9, 5)), (plan.Weekday, plan.Time));
        Assert.Contains("\"weekday\":7,\"time\":\"09:05\",", Written(plan), StringComparison.Ordinal);
        Assert.Contains(
            "\"time\":\"19:00\",", Written(new IntroductionPlan("", default, new(19, 0), "", "")), StringComparison.Ordinal);
    }

    private static string Written<T>(T plan) => JsonSerializer.Serialize(plan, JsonSerializerOptions.Web);
}
