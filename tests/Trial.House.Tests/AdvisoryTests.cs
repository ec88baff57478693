using System.Xml.Linq;

namespace Trial.House.Tests;

/// <summary>An advisory about a package, published after a clone was made, must not stop its build.</summary>
public sealed class AdvisoryTests
{
    [Theory]
    [InlineData("NU1901")]
    [InlineData("NU1902")]
    [InlineData("NU1903")]
    [InlineData("NU1904")]
    public void An_advisory_warns_and_breaks_no_build(string advisory)
    {
        var allowed = XDocument.Parse(Repository.Text("Directory.Build.props")).Descendants("WarningsNotAsErrors");

        Assert.Contains(advisory, Assert.Single(allowed).Value.Split(';'));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_project_makes_one_an_error_again(string folder) => Assert.DoesNotContain(
        Repository.Files(folder, ".csproj", ".props", ".targets").Select(Repository.Text),
        text => text.Contains("NU190", StringComparison.Ordinal) || text.Contains("WarningsNotAsErrors", StringComparison.Ordinal));
}
