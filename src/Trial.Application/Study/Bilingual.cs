namespace Trial.Application.Study;

/// <summary>One text in both languages.</summary>
public sealed record Bilingual(string Danish, string English)
{
    public string In(Language language) => language == Language.Danish ? Danish : English;
}
