using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Microsoft.Azure.Functions.Worker;

using Trial.Functions.Tests.EndToEnd;

namespace Trial.Functions.Tests.Deployment;

/// <summary>What the Functions host reads: names and routes of functions, host.json, and the sample of settings.</summary>
public sealed partial class HostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_catch_all_sorts_last()
    {
        var last = AllFunctions.Http.MaxBy(function => function.Name, StringComparer.OrdinalIgnoreCase);
        var catchAll = Assert.Single(AllFunctions.Http, function => function.Trigger.Route!.StartsWith("{*", StringComparison.Ordinal));
        Assert.Equal(last.Name, catchAll.Name);
    }

    [Fact]
    public void Where_GET_is_listed_HEAD_is() =>
        Assert.DoesNotContain(
            AllFunctions.Http, function => function.Trigger.Methods!.Contains("get") && !function.Trigger.Methods!.Contains("head"));

    [Fact]
    public void No_route_is_one_of_the_hosts_own() =>
        Assert.DoesNotContain(AllFunctions.Http, function => function.Trigger.Route is not { } route || HostsOwn().IsMatch(route));

    [Fact]
    public void No_function_asks_for_a_function_key() =>
        Assert.All(AllFunctions.Http, function => Assert.Equal(AuthorizationLevel.Anonymous, function.Trigger.AuthLevel));

    [Fact]
    public void The_host_logs_no_requests_and_leaves_no_line_out()
    {
        var host = Read("host.json");
        var insights = host["logging"]!["applicationInsights"]!;

        Assert.Equal("2.0", host["version"]!.GetValue<string>());
        Assert.Equal("", host["extensions"]!["http"]!["routePrefix"]!.GetValue<string>());
        Assert.Equal("01:00:00", host["functionTimeout"]!.GetValue<string>()); // docs/scale.md says why
        Assert.False(insights["samplingSettings"]!["isEnabled"]!.GetValue<bool>());
        Assert.False(insights["enableDependencyTracking"]!.GetValue<bool>());
        Assert.False(insights["httpAutoCollectionOptions"]!["enableHttpTriggerExtendedInfoCollection"]!.GetValue<bool>());
        Assert.Equal("Error", host["logging"]!["logLevel"]!["Host.Results"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("DrawCohorts")]
    [InlineData("IssueRosters")]
    [InlineData("PublishLog")]
    public void The_line_that_an_alert_waits_for_is_let_through(string job)
    {
        Assert.Equal("Information", Read("host.json")["logging"]!["logLevel"]![$"Function.{job}.User"]!.GetValue<string>());
    }

    [Fact]
    public void The_sample_has_every_setting_that_is_read_and_says_what_each_is_for()
    {
        var sample = Read("local.settings.sample.json")["Values"]!.AsObject().Select(pair => pair.Key).ToList();
        var read = ((string[])["src/Trial.Functions", "src/Trial.Storage"])
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => SettingName().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Where(name => !name.StartsWith("WEBSITE_", StringComparison.Ordinal)) // the platform's own
            .ToHashSet();

        Assert.Contains("TRIAL_STUDY", read); // or nothing was searched
        Assert.Empty(read.Except(sample));
        Assert.All(
            sample.Index().Where(pair => !pair.Item.StartsWith("// ", StringComparison.Ordinal)),
            pair => Assert.Equal("// " + pair.Item, sample[pair.Index - 1]));
    }

    [Fact]
    public async Task The_service_starts_with_the_sample_as_it_stands()
    {
        // What the Functions host does with the file: every value is an environment variable.
        var values = Read("local.settings.sample.json")["Values"]!.AsObject()
            .Where(pair => pair.Key is not ("TRIAL_DATA" or "ASPNETCORE_URLS") && !pair.Key.StartsWith("// ", StringComparison.Ordinal))
            .Select(pair => (pair.Key, pair.Value!.GetValue<string>()));

        using var service = await RunningService.StartAsync(folder.File("data"), [.. values]);
        using var study = await service.Http.GetAsync("api/study");
        Assert.True(study.IsSuccessStatusCode);
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, file)))!;

    [GeneratedRegex("^(admin|runtime)", RegexOptions.IgnoreCase)]
    private static partial Regex HostsOwn();

    [GeneratedRegex("""(?:given\[|\(given, )"([A-Z][A-Z_]+)"[\]),]""")]
    private static partial Regex SettingName();
}
