using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Trial.LocalHost.Tests;

[Collection(OneAppTests.Name)]
public sealed class TimersOnTheWireTests(OneApp app)
{
    private readonly RunningHost host = app.Host;

    [Fact]
    public async Task Run_on_their_schedule()
    {
        var before = await TicksAsync();

        var waited = Stopwatch.StartNew();
        while (await TicksAsync() < before + 2)
        {
            Assert.True(waited.Elapsed < RunningHost.Limit);
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task Are_told_of_the_run_expected()
    {
        var status = (await RunAsync("daily"))["ScheduleStatus"]!;

        var next = status["Next"]!.GetValue<DateTime>();
        Assert.Equal((DateTimeKind.Utc, new TimeSpan(5, 0, 0)), (next.Kind, next.TimeOfDay));
        Assert.Equal(default, status["Last"]!.GetValue<DateTime>());
    }

    [Theory]
    [InlineData("unmonitored")]
    [InlineData("every_second")]
    public async Task Are_told_nothing_without_a_monitor_or_closer_than_a_minute(string name) =>
        Assert.Null((await RunAsync(name))["ScheduleStatus"]);

    [Fact]
    public async Task May_also_run_at_start()
    {
        await host.KeyAsync(); // it is ready

        var waited = Stopwatch.StartNew();
        while (await host.GetAsync("noted/at_start") != "begun")
        {
            Assert.True(waited.Elapsed < RunningHost.Limit);
            await Task.Delay(20);
        }
    }

    private async Task<int> TicksAsync() => int.Parse(await host.GetAsync("counted/ticks"), CultureInfo.InvariantCulture);

    private async Task<JsonNode> RunAsync(string name)
    {
        using var response = await host.SendAsync("POST", $"admin/functions/{name}", ("x-functions-key", await host.KeyAsync()));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
