namespace Trial.Functions.Site.Parts;

/// <summary>The words of one page or part, whole in both languages: a missing one does not compile.</summary>
public interface IWords<TSelf>
    where TSelf : IWords<TSelf>
{
    static abstract TSelf Danish { get; }

    static abstract TSelf English { get; }
}
