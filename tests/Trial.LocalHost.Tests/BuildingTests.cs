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

    [Fact]
    public async Task A_project_that_does_not_build_ends_it_with_one_sentence()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var project = Path.Combine(folder, "Broken.csproj");
        await File.WriteAllTextAsync(project, """<Project><Target Name="Restore" /><Target Name="Build"><Error Text="on purpose" /></Target></Project>""");

        await using var host = RunningHost.Launch(folder);

        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains("on purpose", host.Output, StringComparison.Ordinal);
        Assert.Equal($"The project {project} does not build.", host.Errors);
        Directory.Delete(folder, recursive: true);
    }
}
