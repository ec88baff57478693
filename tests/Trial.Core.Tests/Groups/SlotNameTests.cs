using System.Globalization;

using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

public sealed class SlotNameTests
{
    [Theory]
    [InlineData("A", 1, 9, 5, "09:05")]
    [InlineData("b-2", 7, 23, 59, "23:59")]
    public void A_name_tells_the_time_that_it_was_made_of(string stratum, int weekday, int hour, int minute, string time) =>
        Assert.Equal(
            ((Weekday)weekday, TimeOnly.Parse(time, CultureInfo.InvariantCulture)),
            SlotName.Read($"{SlotName.Of(stratum, (Weekday)weekday, new(hour, minute))}-12"));

    [Theory]
    [InlineData("")]
    [InlineData("A-tir")]
    [InlineData("A-tue-1700")]
    [InlineData("A-tir-1700-1")]
    [InlineData("A-tue-2460-1")]
    [InlineData("A-tue-17:00-1")]
    [InlineData("A-house-3")]
    public void Another_name_tells_none(string name) => Assert.Null(SlotName.Read(name));
}
