using System.Text.Json.Nodes;

namespace Trial.LocalHost.Tests;

/// <summary>README's command: dotnet run --project src/Trial.LocalHost.</summary>
public sealed class ReadmeTests
{
    private static readonly string Project = Path.Combine(Built.Root, "src", "Trial.LocalHost");

    [Fact]
    public async Task Dotnet_run_keeps_the_data_where_it_was_typed_and_passes_on_the_end()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        string[] command = ["dotnet", "run", "--no-build", "-c", Built.Configuration, "--project", Project, "--", Built.App];
        await using var host = RunningHost.Launch(folder, command);

        var key = await host.KeyAsync();
        var app = await host.AppAsync();

        Assert.Equal($"{key}\n", await File.ReadAllTextAsync(Path.Combine(folder, "data", "host-key")));
        Assert.Equal(0, await host.TerminateAsync());
        Assert.True(await Signals.IsGoneAsync(app));
        Assert.EndsWith("app stopped", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_arguments_it_runs_the_service()
    {
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Project, "Properties", "launchSettings.json")))!;

        var profile = Assert.Single(settings["profiles"]!.AsObject()).Value!;
        Assert.Equal("src/Trial.Functions", profile["commandLineArgs"]!.GetValue<string>());
        Assert.Null(profile["workingDirectory"]);
        Assert.Single(Directory.GetFiles(Path.Combine(Built.Root, "src", "Trial.Functions"), "*.csproj"));
    }
}
