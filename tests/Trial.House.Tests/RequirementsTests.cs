using System.Text.RegularExpressions;

namespace Trial.House.Tests;

/// <summary>docs/requirements.md names the tests that hold each requirement: they must be there.</summary>
public sealed partial class RequirementsTests
{
    private static readonly string Page = Repository.Text("docs/requirements.md");

    private static readonly string[] Sources = [.. Repository.Files("tests", ".cs")];

    [Fact]
    public void Every_test_that_the_page_names_is_there()
    {
        string[] named = [.. TestNames().Matches(Page).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !Exists(name));
    }

    [Fact]
    public void Every_file_that_the_page_names_is_there()
    {
        string[] named = [.. FileNames().Matches(Page).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !File.Exists(Path.Combine(Repository.Root, name)));
    }

    [Fact]
    public void Every_line_names_a_test_or_says_that_it_is_not_met() => Assert.DoesNotContain(
        Page.Split('\n').Where(line => Line().IsMatch(line)),
        line => !TestNames().IsMatch(line) && !line.Contains("not met", StringComparison.OrdinalIgnoreCase));

    // A class, or a class and its test; a class may lie in several files.
    private static bool Exists(string name)
    {
        var parts = name.Split('.');
        var (type, test) = parts[^1].EndsWith("Tests", StringComparison.Ordinal) ? (parts[^1], null) : (parts[^2], parts[^1]);
        return Sources
            .Where(file => file.Contains($"/{type}.", StringComparison.Ordinal))
            .Any(file => test is null || Repository.Text(file).Contains($" {test}(", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"`(Trial\.\w+\.Tests\.[\w.]+)`")]
    private static partial Regex TestNames();

    [GeneratedRegex(@"`(tests/[\w/.-]+\.mjs)`")]
    private static partial Regex FileNames();

    [GeneratedRegex(@"^\| [RP]\d")]
    private static partial Regex Line();
}
