using System.Text.RegularExpressions;

namespace Trial.House.Tests;

/// <summary>A page that a comment or another page names is in the repository.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string[] Places = ["src", "tests", "docs", "eng", "infra"];

    // Those of a package, which its build copies; and what trial report writes.
    private static readonly string[] NotOurs = ["LICENSE.md", "methods.en.md", "methods.da.md"];

    private static readonly string[] Texts =
    [
        .. Places.SelectMany(folder =>
            Repository.Files(folder, ".cs", ".razor", ".mjs", ".css", ".go", ".py", ".bicep", ".md", ".json", ".csproj")),
        .. new DirectoryInfo(Repository.Root).GetFiles("*.md").Select(file => file.Name),
    ];

    [Fact]
    public void Every_page_that_is_named_is_there() => Assert.Empty(
        from file in Texts
        from Match named in Page().Matches(Repository.Text(file))
        where !NotOurs.Contains(named.Value)
            && !File.Exists(Path.Combine(Repository.Root, named.Value))
            && !File.Exists(Path.Combine(Repository.Root, "docs", named.Value))
        select $"{file} names {named.Value}");

    [Fact]
    public void Every_section_that_is_named_is_there()
    {
        var sections = Section().Matches(Repository.Text("docs/formats.md")).Select(section => section.Groups[1].Value).ToHashSet();
        var named =
            from file in Texts
            from Match mention in Mention().Matches(Repository.Text(file))
            from Match number in Number().Matches(mention.Value)
            select (file, number.Value);

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, mention => !sections.Contains(mention.Value));
    }

    [Fact]
    public void Every_file_that_the_architecture_names_is_there()
    {
        var files = Repository.Files("src", ".cs", ".razor", ".mjs").Concat(Repository.Files("tests", ".cs", ".go"))
            .SelectMany(file => (string[])[Path.GetFileName(file), Path.GetFileNameWithoutExtension(file)])
            .ToHashSet();
        Assert.DoesNotContain(
            CodeName().Matches(Repository.Text("docs/architecture.md")).Select(name => name.Groups[1].Value),
            name => !files.Contains(name) && !files.Contains(name.Split('.')[0]));
    }

    // `SealedList`, `StudyLedger.TransactAsync`, `list.go`; not a path and not a command.
    [GeneratedRegex(@"`([A-Z]\w+(?:\.\w+)?|\w+\.(?:go|mjs))`")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"(?<![\w/.-])(?:docs/[\w-]+\.(?:md|json)|[a-z-]+\.md|[A-Z]+\.md)\b")]
    private static partial Regex Page();

    [GeneratedRegex(@"^## (\d+)\.", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"formats\.md`?,? sections? \d+(?:(?:, | and |-)\d+)*")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
