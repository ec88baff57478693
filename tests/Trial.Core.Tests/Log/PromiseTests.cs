using System.Globalization;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class PromiseTests
{
    [Fact]
    public void Is_the_text_of_the_vectors()
    {
        foreach (var vector in Vectors.Read("formats-v1.json")["promises"]!.AsArray())
        {
            var promise = Promise.For(vector!.Text("study"), vector!.Digest("commitment"), Day(vector!.Text("drawn")));

            Assert.Equal(Day(vector!.Text("by")), promise.By);
            Assert.Equal(vector!.Text("text"), promise.Format());
            Assert.Equal(promise, Promise.Parse(promise.Format()));
        }
    }

    [Fact]
    public void Is_due_on_the_earliest_first_of_a_month_that_is_thirty_days_on()
    {
        for (var day = new DateOnly(2027, 1, 1); day.Year < 2029; day = day.AddDays(1))
        {
            var by = Promise.For("haab", default, day).By;

            Assert.Equal(1, by.Day);
            Assert.True(by >= day.AddDays(30) && by.AddMonths(-1) < day.AddDays(30));
        }
    }

    [Theory]
    [InlineData("trial/v1/promise\nhaab\n{0}\n2026-12-01\n", true)]
    [InlineData("trial/v1/promise\nhaab\n{0}\n2026-12-02\n", false)] // no first
    [InlineData("trial/v1/promise\nhaab\n{0}\n2026-13-01\n", false)]
    [InlineData("trial/v1/promise\nhaab\n{0}\n2026-12-1\n", false)]
    [InlineData("trial/v1/promise\nhaab\n{0}\n2026-12-01", false)]
    [InlineData("trial/v1/promise\nhaab\n{0}\n2026-12-01\n\n", false)]
    [InlineData("trial/v1/promise\nHaab\n{0}\n2026-12-01\n", false)]
    [InlineData("trial/v1/promise\n\n{0}\n2026-12-01\n", false)]
    [InlineData("trial/v2/promise\nhaab\n{0}\n2026-12-01\n", false)]
    [InlineData("trial/v1/promise\nhaab\n{0}=\n2026-12-01\n", false)]
    public void Reads_only_the_one_spelling(string text, bool accepted)
    {
        var commitment = Convert.ToBase64String(new byte[Digest.Size]);

        Assert.Equal(accepted, Promise.Parse(text.Replace("{0}", commitment, StringComparison.Ordinal)) is not null);
    }

    [Fact]
    public void Has_a_key_name_of_its_own() => Assert.Equal("example.com/log/promise", Promise.KeyName("example.com/log"));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
