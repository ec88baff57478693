using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Articles;

/// <summary>A page that is read: a lead and sections.</summary>
public sealed record Article(string Title, string Lead, params IReadOnlyList<Section> Sections);

/// <summary>A heading, what stands under it, and a list of points after that.</summary>
public sealed record Section(string Title, IReadOnlyList<string> Text, params IReadOnlyList<string> Points);

/// <summary>The words of a page that is nothing but an article.</summary>
public interface IArticleWords<TSelf> : IWords<TSelf>
    where TSelf : IArticleWords<TSelf>
{
    /// <summary>The article, with what this study and its owner have decided.</summary>
    Func<Visit, Article> For { get; }
}
