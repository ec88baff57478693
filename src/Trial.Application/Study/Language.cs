namespace Trial.Application.Study;

/// <summary>The language of a page. It is in the path: English pages begin with <c>/en</c>.</summary>
public enum Language
{
    Danish,
    English,
}
