using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Trial.House.Tests;

public sealed class SizeTests
{
    private const int LongestLine = 140;
    private const int LongestMethod = 40;

    [Theory]
    [InlineData("src", 250)]
    [InlineData("tests", 350)]
    public void No_file_is_too_long(string folder, int most) =>
        Assert.DoesNotContain(Repository.Files(folder, ".cs", ".razor"), file => Repository.Lines(file).Length > most);

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_is_too_long(string folder) => Assert.Empty(
        from file in Repository.Files(folder, ".cs", ".razor")
        from line in Repository.Lines(file).Index()
        where line.Item.Length > LongestLine
        select $"{file}:{line.Index + 1} has {line.Item.Length} characters");

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_method_is_too_long(string folder) => Assert.Empty(
        from file in Repository.Files(folder, ".cs")
        from method in CSharpSyntaxTree.ParseText(Repository.Text(file)).GetRoot().DescendantNodes()
        where method is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let lines = Lines(method)
        where lines > LongestMethod
        select $"{file}: {method.ToString().Split('\n')[0].Trim()} has {lines} lines");

    // From its signature to its last brace, without the comment and the attributes above.
    private static int Lines(SyntaxNode method)
    {
        var signature = method.ChildNodesAndTokens().First(part => !part.IsKind(SyntaxKind.AttributeList));
        var lines = method.SyntaxTree.GetLineSpan(TextSpan.FromBounds(signature.SpanStart, method.Span.End));
        return lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1;
    }
}
