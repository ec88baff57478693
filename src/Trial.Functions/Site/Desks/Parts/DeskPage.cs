using Microsoft.AspNetCore.Components;

using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>A page of somebody who is signed in, or a part of one.</summary>
public abstract class DeskPage<TWords> : PageOf<TWords>
    where TWords : IWords<TWords>
{
    [Parameter]
    [EditorRequired]
    public required Desk Desk { get; set; }
}
