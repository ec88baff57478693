using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Trial.House.Tests;

/// <summary>A test, or a class of tests, that holds a requirement.</summary>
/// <param name="Requirement">R or P and a number.</param>
/// <param name="Test">Its full name.</param>
internal sealed record Traced(string Requirement, string Test)
{
    /// <summary>All that carry <c>[Trait("Requirement", ...)]</c>.</summary>
    public static IReadOnlyList<Traced> All { get; } =
    [
        .. from file in Repository.Files("tests", ".cs")
           where Repository.Text(file).Contains("Trait(\"Requirement\"", StringComparison.Ordinal)
           from type in CSharpSyntaxTree.ParseText(Repository.Text(file)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
           from traced in Of(type)
           select traced,
    ];

    private static IEnumerable<Traced> Of(ClassDeclarationSyntax type)
    {
        var name = $"{type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Single().Name}.{type.Identifier.Text}";
        return [
            .. Requirements(type.AttributeLists).Select(requirement => new Traced(requirement, name)),
            .. from method in type.Members.OfType<MethodDeclarationSyntax>()
               from requirement in Requirements(method.AttributeLists)
               select new Traced(requirement, $"{name}.{method.Identifier.Text}"),
        ];
    }

    private static IEnumerable<string> Requirements(IEnumerable<AttributeListSyntax> lists) =>
        from list in lists
        from attribute in list.Attributes
        where attribute.Name.ToString() == "Trait" && Text(attribute, 0) == "Requirement"
        select Text(attribute, 1);

    private static string Text(AttributeSyntax attribute, int index) =>
        ((LiteralExpressionSyntax)attribute.ArgumentList!.Arguments[index].Expression).Token.ValueText;
}
