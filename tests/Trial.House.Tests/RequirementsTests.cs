using System.Text.RegularExpressions;

namespace Trial.House.Tests;

/// <summary>docs/requirements.md names the tests that hold each requirement, and those tests carry it as a trait.</summary>
[Trait("Requirement", "R15")]
public sealed partial class RequirementsTests
{
    private static readonly string Page = Repository.Text("docs/requirements.md");

    private static readonly string[] Lines = [.. Page.Split('\n').Where(line => Line().IsMatch(line))];

    private static readonly Traced[] OnPage =
    [
        .. from line in Lines
           from Match name in TestNames().Matches(line)
           select new Traced(Line().Match(line).Groups[1].Value, name.Groups[1].Value),
    ];

    [Fact]
    public void Every_requirement_has_a_line() => Assert.Empty(
        Enumerable.Range(1, 26).Select(number => $"R{number}")
            .Concat(Enumerable.Range(1, 22).Select(number => $"P{number}"))
            .Except(Lines.Select(line => Line().Match(line).Groups[1].Value)));

    [Fact]
    public void Every_test_that_the_page_names_is_there_and_carries_the_requirement() =>
        Assert.Empty(OnPage.Except(Traced.All));

    [Fact]
    public void Every_test_that_carries_a_requirement_is_on_the_page() => Assert.Empty(Traced.All.Except(OnPage));

    [Fact]
    public void Every_file_that_the_page_names_is_there()
    {
        string[] named = [.. FileNames().Matches(Page).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !File.Exists(Path.Combine(Repository.Root, name)));
    }

    [Fact]
    public void Every_line_names_a_test_or_says_that_it_is_not_met() => Assert.DoesNotContain(
        Lines, line => !TestNames().IsMatch(line) && !line.Contains("not met", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"`(Trial\.\w+\.Tests\.[\w.]+)`")]
    private static partial Regex TestNames();

    [GeneratedRegex(@"`(tests/[\w/.-]+\.mjs)`")]
    private static partial Regex FileNames();

    [GeneratedRegex(@"^\| ([RP]\d+) \|")]
    private static partial Regex Line();
}
