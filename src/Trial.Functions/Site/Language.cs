namespace Trial.Functions.Site;

/// <summary>The language of a page. It lies in the path: English pages begin with <c>/en</c>.</summary>
public enum Language
{
    Danish,
    English,
}

/// <summary>What there is in a language.</summary>
public static class LanguageWords
{
    public static TWords Words<TWords>(this Language language)
        where TWords : IWords<TWords> => language == Language.Danish ? TWords.Danish : TWords.English;
}
