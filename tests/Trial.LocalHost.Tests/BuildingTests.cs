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
}
