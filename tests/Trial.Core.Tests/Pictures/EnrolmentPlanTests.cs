using Trial.Core.Pictures;

namespace Trial.Core.Tests.Pictures;

public sealed class EnrolmentPlanTests
{
    [Theory]
    [InlineData("2000-01", true)]
    [InlineData("2100-12", true)]
    [InlineData("1999-12", false)]
    [InlineData("2101-01", false)]
    [InlineData("0001-01", false)]
    [InlineData("2027-13", false)]
    [InlineData("2027-1", false)]
    [InlineData(null, false)]
    public void A_month_is_of_a_year_from_2000_to_2100(string? text, bool isRead) =>
        Assert.Equal(isRead, EnrolmentPlan.TryMonth(text, out _));

    [Theory]
    [InlineData("1", true)]
    [InlineData("999999", true)]
    [InlineData("0", false)]
    [InlineData("1000000", false)]
    [InlineData("-1", false)]
    [InlineData("1.5", false)]
    public void People_are_a_whole_number_from_1_to_999999(string text, bool isRead) =>
        Assert.Equal(isRead, EnrolmentPlan.TryPeople(text, out _));
}
