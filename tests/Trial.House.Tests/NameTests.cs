using System.Text.RegularExpressions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Trial.House.Tests;

/// <summary>A thing has one name wherever people read of it: the table of docs/design.md.</summary>
public sealed partial class NameTests
{
    private static readonly string[] Rooms =
        ["src/Trial.Functions/Site", "src/Trial.Functions/Web", "src/Trial.Application/Groups", "src/Trial.Application/Stewards"];

    [Fact]
    public void No_page_message_or_fault_calls_a_thing_by_a_name_that_is_not_used() =>
        Assert.Empty(
            from room in Rooms
            from file in Repository.Files(room, ".cs")
            from token in CSharpSyntaxTree.ParseText(Repository.Text(file)).GetRoot().DescendantTokens()
            where token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
            where Rejected().IsMatch(token.ValueText)
            select $"{file}: {token.ValueText}");

    [Fact]
    public void No_guide_does() =>
        Assert.Empty(
            from file in Repository.Files("docs", ".md")
            where Path.GetFileName(file).StartsWith("vejledning-", StringComparison.Ordinal)
            from line in Repository.Lines(file)
            where Rejected().IsMatch(line)
            select $"{file}: {line}");

    [Theory]
    [InlineData("Gang nr. 3 er flyttet", true)]
    [InlineData("Det er gang nr. ", true)]
    [InlineData("Flyt hele forløbet", true)]
    [InlineData("Stedets navn eller adresse er rettet", true)]
    [InlineData("Move the whole course", true)]
    [InlineData("Et gruppeforløb", false)]
    [InlineData("Kom en gang om ugen", false)]
    [InlineData("The main course of action, of course", true)]
    [InlineData("Of course", false)]
    [InlineData("Tag en liste i brug", true)]
    [InlineData("Forseglet liste", true)]
    [InlineData("Det er ikke det frø, som lodlisten blev lavet af", false)]
    [InlineData("Offentliggør en lodliste", false)]
    [InlineData("Print listen, og læg den væk", false)]
    public void The_look_for_them_finds_them(string text, bool isFound) => Assert.Equal(isFound, Rejected().IsMatch(text));

    // A list that is sealed, used or published is the one of lots.
    [GeneratedRegex(
        @"\bgang nr|\b(første|næste) gang (er )?$|\bforløb|\bsteds?ets? navn|(?<!\bof )\bcourses?\b"
            + @"|\bliste(n|r|rne)?\b[^.:]*\b(forsegl|offentligg|i brug)|\b(forsegl|offentligg|frøet)[^.:]*\bliste(n|r|rne)?\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Rejected();
}
