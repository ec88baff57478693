using System.Globalization;

namespace Trial.LocalHost.Tests;

public sealed class BuildingTests
{
    [Fact]
    public async Task A_project_is_built_before_the_eyes_of_who_started_it_and_run()
    {
        await using var host = await RunningHost.StartAsync(Built.Project);

        Assert.Equal("zz_site /", await host.GetAsync("/"));
        Assert.Contains($"host  Building {Built.Project}", host.Output, StringComparison.Ordinal);
        Assert.Contains("Build succeeded.", host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<Error Text="on purpose" />""", "does not build")]
    [InlineData("", "does not say where it is built")]
    public async Task A_project_that_cannot_be_built_ends_it_with_one_sentence(string build, string why)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var project = Path.Combine(folder, "Broken.csproj");
        await File.WriteAllTextAsync(
            project, $"""<Project DefaultTargets="Build"><Target Name="Restore" /><Target Name="Build">{build}</Target></Project>""");

        await using var host = RunningHost.Launch(folder);

        Assert.Equal(1, await host.ExitAsync());
        Assert.Equal(build.Length > 0, host.Output.Contains("on purpose", StringComparison.Ordinal));
        Assert.Equal($"The project {project} {why}.", host.Errors);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_signal_ends_the_build_and_gives_the_exit_code(string signal, int code)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var begun = Path.Combine(folder, "begun");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Slow.csproj"),
            $"""
            <Project DefaultTargets="Build">
              <Target Name="Restore" />
              <Target Name="Build"><Exec Command="echo $$ &gt; {begun}; sleep 60" /></Target>
            </Project>
            """);
        await using var host = RunningHost.Launch(folder);
        while (!File.Exists(begun) || await File.ReadAllTextAsync(begun) is "")
        {
            await Task.Delay(50);
        }

        await Signals.SendAsync(signal, host.Id);

        Assert.Equal(code, await host.ExitAsync());
        Assert.Equal("", host.Errors);
        Assert.True(await Signals.IsGoneAsync(int.Parse(await File.ReadAllTextAsync(begun), CultureInfo.InvariantCulture)));
        Directory.Delete(folder, recursive: true);
    }
}
