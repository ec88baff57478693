using System.Net;

using Microsoft.Extensions.Logging;

using Trial.LocalHost.Start;

namespace Trial.LocalHost.Tests;

public sealed class HostJsonTests
{
    [Theory]
    [InlineData("Function.run.User", LogLevel.Information)]
    [InlineData("Function.other.User", LogLevel.Error)]
    [InlineData("function.run.user.more", LogLevel.Information)]
    [InlineData("Elsewhere", LogLevel.Warning)]
    public void A_category_has_the_level_of_its_longest_beginning(string category, LogLevel level)
    {
        var hostJson = Read("""{"logging":{"logLevel":{"default":"Warning","Function":"Error","Function.run.User":"information"}}}""");

        Assert.Equal(level, hostJson.LowestLevel(category));
    }

    [Theory]
    [InlineData("Default")]
    [InlineData("DEFAULT")]
    public void The_default_level_is_that_of_default_whatever_the_case(string name) => Assert.Equal(
        LogLevel.None,
        Read("""{"logging":{"logLevel":{"NAME":"None"}}}""".Replace("NAME", name, StringComparison.Ordinal)).LowestLevel("any"));

    [Fact]
    public void A_limit_of_49_days_is_the_longest() =>
        Assert.Equal(TimeSpan.FromDays(49), Read("""{"functionTimeout":"49.00:00:00"}""").FunctionTimeout);

    [Fact]
    public void Without_one_the_Functions_hosts_defaults_hold()
    {
        var hostJson = HostJson.Read(Directory.CreateTempSubdirectory().FullName);

        Assert.Equal(("api", TimeSpan.FromMinutes(30), LogLevel.Information),
            (hostJson.RoutePrefix, hostJson.FunctionTimeout, hostJson.LowestLevel("any")));
    }

    [Fact]
    public void Minus_one_is_no_limit_of_time() =>
        Assert.Equal(Timeout.InfiniteTimeSpan, Read("""{"functionTimeout":"-1"} // comments are read over""").FunctionTimeout);

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"functionTimeout":"soon"}""")]
    [InlineData("""{"functionTimeout":5}""")]
    [InlineData("""{"functionTimeout":"-00:00:05"}""")]
    [InlineData("""{"functionTimeout":"-00:00:00.001"}""")] // which the platform takes for no limit
    [InlineData("""{"functionTimeout":"00:00:00"}""")]
    [InlineData("""{"functionTimeout":"60.00:00:00"}""")]
    [InlineData("""{"logging":{"logLevel":{"default":null}}}""")]
    [InlineData("""{"logging":{"logLevel":{"default":"None","Default":"None"}}}""")]
    [InlineData("[]")]
    [InlineData("""{"logging":{"logLevel":{"default":"Loud"}}}""")]
    [InlineData("""{"extensions":{"http":{"routePrefix":7}}}""")]
    [InlineData("""{"functions":["run"]}""")] // the Functions host would leave out the others
    public void One_that_cannot_be_read_is_refused(string text) => Assert.Throws<RefusalException>(() => Read(text));

    [Fact]
    public async Task Its_route_prefix_is_api()
    {
        var folder = Built.Copy("""{"version":"2.0"}""");
        await using (var host = await RunningHost.StartAsync(folder))
        {
            Assert.Equal("zz_site /late", await host.GetAsync("api/late"));
            using var outside = await host.SendAsync("GET", "late");
            Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static HostJson Read(string text)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "host.json"), text);
        return HostJson.Read(folder);
    }
}
