using Trial.Application.Study;

namespace Trial.Functions.Site.Parts;

/// <summary>What there is in a language.</summary>
public static class LanguageWords
{
    public static TWords Words<TWords>(this Language language)
        where TWords : IWords<TWords> => language == Language.Danish ? TWords.Danish : TWords.English;
}
