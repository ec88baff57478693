using Microsoft.AspNetCore.Components;

namespace Trial.Functions.Site.Parts;

/// <summary>A page or a part with its own words. Rendered once to text; it has no life after that.</summary>
public abstract class PageOf<TWords> : ComponentBase
    where TWords : IWords<TWords>
{
    [Parameter]
    [EditorRequired]
    public required Visit Visit { get; set; }

    protected TWords Words => Visit.Language.Words<TWords>();
}
